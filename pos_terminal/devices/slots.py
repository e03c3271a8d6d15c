"""What stands between a desk and its device: the device can change while the lane sells.

A slot keeps the life cycle: its device is claimed at the first use, given back after a fault of
the environment, claimed again at the next use. A desk calls it on its own thread as before.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, Generic, TypeVar

from hardware.conditions import Condition, DeviceState, condition_of, fault_of, proves
from hardware.errors import (
    DeviceFault,
    Mends,
    NoRight,
    PrinterOffline,
    TerminalUnreachable,
    UnusableWay,
)
from hardware.lifecycle import Unlinked
from hardware.ports import (
    CardResult,
    CashDrawer,
    Device,
    DeviceBusy,
    DeviceHealth,
    PaymentTerminal,
    PrintProof,
    ReceiptPrinter,
    Settlement,
)
from pos_terminal.log import get_logger

log = get_logger(__name__)
_PRINTS = "The printer that it hangs on is at work: its switch is looked at behind that."
CLOSE_S = 1.0  # whoever closes has waited for the job in hand already
D = TypeVar("D", bound=Device)
T = TypeVar("T")


def _cause(err: DeviceFault) -> DeviceFault:
    """What people mend: the system's refusal rather than a printer that is off because of it."""
    why = err.__cause__
    return why if isinstance(why, NoRight | UnusableWay) else err


class Slot(Generic[D]):
    """One device of a desk; used by one thread at a time."""

    unreachable: ClassVar[type[DeviceFault] | None] = None  # what a claim that fails is called

    def __init__(self, device: D) -> None:
        """Begin with `device`; who puts another hears how that is, on the thread that used it."""
        self._guard = threading.RLock()
        self._told: Callable[[Condition], None] = _to_nobody
        self._device = device
        self._claimed = False
        self._mute = False  # the device can never say how it is
        self.usual = False  # nobody has set it up: the desk works with what there always is
        self.condition = Condition(DeviceState.CONNECTING)

    @property
    def device(self) -> D:
        """What is behind it now."""
        return self._device

    @property
    def name(self) -> str:
        """The device's name."""
        return self._device.name

    def put(
        self, device: D, told: Callable[[Condition], None] | None = None, *, usual: bool = False
    ) -> None:
        """Have another device from now on; what is in hand is ended with the old one."""
        with self._guard:
            self.usual = usual
            self._leave()
            self._device, self._told = device, told or _to_nobody
            self._mute = False
            self._tell(Condition(DeviceState.CONNECTING))

    @property
    def busy(self) -> bool:
        """Whether whoever asks now waits for a job in hand, its own or that of what it hangs on."""
        return bool(getattr(self._device, "busy", False))

    def look(self) -> None:
        """See how the device is, unless it is busy; takes about a second."""
        if self.busy or not self._guard.acquire(blocking=False):
            return
        try:
            self.health()
        finally:
            self._guard.release()

    # -- Device

    def open(self) -> None:
        """The first use opens it."""

    def claim(self) -> None:
        """The first use claims it."""

    def enable(self) -> None:
        """The first use enables it."""

    def release(self) -> None:
        """Give it back until the next use."""
        with self._guard:
            self._let_go()

    def close(self) -> None:
        """Give up everything; harmless when repeated. A device that hangs is left as it is."""
        if not self._guard.acquire(timeout=CLOSE_S):
            log.warning("device hangs", device=self._device.name)
            return
        try:
            self._leave()
        finally:
            self._guard.release()

    def health(self) -> DeviceHealth:
        """As the device says; where it cannot be claimed, why."""
        with self._guard:
            try:
                with self._blamed():
                    self._ready()
                    health = self._device.health()
            except DeviceFault as err:
                return DeviceHealth(False, err.hint, err.key)
            self._mute = health.online is None
            fault = fault_of(self._device.name, health)
            self._well() if fault is None else self._tell(condition_of(fault))
            return health

    # -- inside

    def _use(self, work: Callable[[D], T]) -> T:
        with self._guard:
            with self._blamed():
                self._ready()
                answer = work(self._device)
            self._mute = self._mute and not proves(answer)
            self._well()
            return answer

    @contextmanager
    def _blamed(self) -> Iterator[None]:
        """What goes wrong is told, and the line given back where it is not to be trusted."""
        try:
            yield
        except DeviceFault as err:
            self._tell(condition_of(_cause(err)))
            if err.mends in (Mends.ENVIRONMENT, Mends.UNKNOWN):
                self._let_go()
            raise
        except Exception:  # a driver's mistake: whoever asked logs it
            self._tell(Condition(DeviceState.BROKEN, DeviceFault(self._device.name)))
            self._let_go()
            raise

    def _ready(self) -> None:
        if self._claimed:
            return
        try:
            self._device.open()
            self._device.claim()
            self._device.enable()
        except DeviceFault as err:
            self._let_go()
            if self.unreachable is None or isinstance(err, self.unreachable):
                raise
            raise self.unreachable(err.device, err.hint) from err
        self._claimed = True

    def _let_go(self) -> None:
        self._claimed = False
        try:
            self._device.release()
        except DeviceFault:
            return  # it is gone already
        except Exception:  # a driver's mistake must not keep another device from taking its place
            log.exception("device release", device=self._device.name)

    def _leave(self) -> None:
        self._let_go()
        try:
            self._device.close()
        except Exception:
            log.exception("device close", device=self._device.name)

    def _well(self) -> None:
        self._tell(Condition(DeviceState.UNKNOWN if self._mute else DeviceState.READY))

    def _tell(self, condition: Condition) -> None:
        self.condition = condition
        self._told(condition)


class PrinterSlot(Slot[ReceiptPrinter]):
    """The receipt printer."""

    unreachable = PrinterOffline
    _prints = False

    def print(self, job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        """Print one job; see ReceiptPrinter."""
        self._prints = True
        try:
            return self._use(lambda printer: printer.print(job_id, data, deadline_s))
        finally:
            self._prints = False

    @property
    def busy(self) -> bool:
        """Whether it prints: a job may take its whole deadline."""
        return self._prints

    @property
    def can_pulse(self) -> bool:
        """Whether a drawer may hang on it."""
        return callable(getattr(self._device, "pulse", None))

    def pulse(self, command: bytes, deadline_s: float) -> None:
        """Pass a short command on: beside a job where the printer has a way for each."""
        device: Any = self._device
        if not self.can_pulse:
            raise DeviceFault(self.name, "This printer opens no drawer: choose another one.")
        if isinstance(self._device, Unlinked):
            device.pulse(command, deadline_s)
        else:
            self._use(lambda _: device.pulse(command, deadline_s))


class DrawerSlot(Slot[CashDrawer]):
    """The cash drawer."""

    def kick(self) -> None:
        """Open it once; raises DeviceFault."""
        self._use(lambda drawer: drawer.kick())

    def is_open(self) -> bool | None:
        """Whether it stands open; raises DeviceFault, DeviceBusy while its printer prints."""
        if self.busy:
            raise DeviceBusy(self.name, _PRINTS)
        return self._use(lambda drawer: drawer.is_open())


class TerminalSlot(Slot[PaymentTerminal]):
    """The payment terminal."""

    unreachable = TerminalUnreachable  # not claimed: surely not asked

    def authorize(self, key: str, amount_minor: int, currency: str) -> CardResult:
        """Take money; see PaymentTerminal."""
        return self._use(lambda terminal: terminal.authorize(key, amount_minor, currency))

    def refund(self, key: str, amount_minor: int, currency: str, reference: str) -> CardResult:
        """Give money back; see PaymentTerminal."""
        return self._use(lambda terminal: terminal.refund(key, amount_minor, currency, reference))

    def reverse(self, key: str, of_key: str, amount_minor: int, currency: str) -> CardResult:
        """Take a payment back; see PaymentTerminal."""
        return self._use(lambda terminal: terminal.reverse(key, of_key, amount_minor, currency))

    def settle(self, key: str) -> Settlement:
        """End its day; see PaymentTerminal."""
        return self._use(lambda terminal: terminal.settle(key))

    def last_transaction(self, key: str) -> CardResult | None:
        """What became of `key`; see PaymentTerminal."""
        return self._use(lambda terminal: terminal.last_transaction(key))


def _to_nobody(_condition: Condition) -> None:
    """It is not one of the devices that people see."""
