"""All devices of this lane: built, started, watched, changed while it sells, and shown.

Any thread may call. Nothing waits here for a device: printer, drawer and card terminal work on
their desks' threads behind a slot, every other device on one of its own.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from hardware import registry
from hardware.connections import connection
from hardware.errors import NoHardware
from hardware.ports import Device, Role, ScanData, Weight
from hardware.registry import Make
from pos_terminal.checkout.desks import Desk
from pos_terminal.checkout.device_views import (
    DeviceConfig,
    DeviceView,
    DriverView,
    FoundDevice,
    TraceLine,
)
from pos_terminal.config.settings import Settings
from pos_terminal.devices import acts, trial_page
from pos_terminal.devices.absent import Absent
from pos_terminal.devices.config import MANY
from pos_terminal.devices.files import DeviceFiles
from pos_terminal.devices.lineup import Entry, free_id, line_up
from pos_terminal.devices.paper import paper_of
from pos_terminal.devices.place import Place, name_of
from pos_terminal.devices.slots import DrawerSlot, PrinterSlot, Slot, TerminalSlot
from pos_terminal.devices.usual import Usual
from pos_terminal.domain.errors import CashierError
from pos_terminal.log import get_logger
from pos_terminal.receipts.printer_settings import PrinterSettings

log = get_logger(__name__)
STOP_S = 4.0  # for all devices together
_PRINT_S = 20.0
T = TypeVar("T")


class Rack:
    """`ui.ports.Devices` of a running lane."""

    def __init__(self, settings: Settings, usual: Usual) -> None:
        """Read the files and make the desks' devices; nothing is opened before it is used."""
        self._settings = settings
        self._usual = usual
        self._files = DeviceFiles(settings)
        self._lock = threading.Lock()
        self._places: dict[str, Place] = {}
        self._listeners: list[Callable[[], None]] = []
        self._scan_listeners: list[Callable[[ScanData], None]] = []
        self._drivers: tuple[DriverView, ...] = ()
        self._started = self._stopped = False
        self.printer = PrinterSlot(Absent("receipt printer"))
        self.drawer = DrawerSlot(Absent("cash drawer"))
        self.terminal = TerminalSlot(Absent("payment terminal"))
        self._slots: dict[Role, Slot[Any]] = {
            Role.RECEIPT_PRINTER: self.printer,
            Role.CASH_DRAWER: self.drawer,
            Role.PAYMENT_TERMINAL: self.terminal,
        }
        self.cards_settled: Callable[[bool], None] = lambda _integrated: None
        self._desk = Desk("devices")
        self._apply()

    # -- life

    def start(self) -> None:
        """Let all devices begin; a second call does nothing."""
        with self._lock:
            if self._started or self._stopped:
                return
            self._started = True
            places = tuple(self._places.values())
        for place in places:
            place.start()
        self._desk.do(self._know_drivers)
        for place in places:
            if place.slot is not None:
                self._desk.do(place.slot.look)

    def stop(self) -> None:
        """Stop all devices, together within a few seconds; one that hangs is left behind."""
        with self._lock:
            if self._stopped:
                return
            self._stopped = True
            places = tuple(self._places.values())
        for place in places:
            place.ask_to_stop()
        until = time.monotonic() + STOP_S
        self._desk.stop(STOP_S)
        for place in places:
            place.stop(max(0.1, until - time.monotonic()))

    # -- what is there

    def views(self) -> tuple[DeviceView, ...]:
        """All devices that are set up, in the order of roles."""
        with self._lock:
            places = tuple(self._places.values())
        return tuple(place.view() for place in places)

    def problems(self) -> tuple[CashierError, ...]:
        """What is wrong with the files."""
        return self._files.problems

    def has(self, role: str) -> bool:
        """Whether one is set up."""
        with self._lock:
            return any(place.role == role for place in self._places.values())

    def drivers(self) -> tuple[DriverView, ...]:
        """What can be chosen."""
        return self._drivers

    def found(self) -> Future[tuple[FoundDevice, ...]]:
        """What is plugged in."""
        return self._soon(lambda: ())

    def trace(self, device_id: str) -> tuple[TraceLine, ...]:
        """The last bytes of its cable."""
        place = self._places.get(device_id)
        return place.lines() if place is not None else ()

    @property
    def paper_settings(self) -> PrinterSettings:
        """The paper that is in the receipt printer now."""
        place = self._place_of(Role.RECEIPT_PRINTER)
        return paper_of(place.config) if place is not None else PrinterSettings()

    @property
    def integrated_cards(self) -> bool:
        """Whether a card terminal does what the lane tells it; or a cashier beside it."""
        place = self._place_of(Role.PAYMENT_TERMINAL)
        return place is not None and place.config.driver != "standalone"

    def vitals(self) -> dict[str, object]:
        """How each is, in short, by id."""
        return {view.device_id: {"state": view.state, "key": view.key} for view in self.views()}

    # -- listening

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener`, on any thread, when a view has changed; returns how to stop that."""
        return _put(self._lock, self._listeners, listener)

    def subscribe_scans(self, listener: Callable[[ScanData], None]) -> Callable[[], None]:
        """Call `listener` with each scan and document, on its device's thread."""
        return _put(self._lock, self._scan_listeners, listener)

    def _changed(self) -> None:
        _tell(self._listeners)

    def _scanned(self, scan: ScanData) -> None:
        _tell(self._scan_listeners, scan)

    # -- using them

    def do(self, role: Role, work: Callable[[Any], T]) -> Future[T]:
        """Have it done by the device of a role; NoHardware where none is set up."""
        place = self._place_of(role)
        if place is None:
            return _failed(NoHardware(role.replace("_", " ")))
        return self._do(place, work)

    def weigh(self) -> Future[Weight]:
        """A stable weight."""
        return self.do(Role.SCALE, acts.weigh)

    def test(self, device_id: str, act: str) -> Future[str]:
        """One of its acts."""
        place = self._places.get(device_id)
        if place is None:
            return _failed(_gone(device_id))
        if act not in place.view().acts:
            return _failed(CashierError("device.act", device=place.name, act=act))
        if act == "scan":
            return place.next_scan()
        work = self._print_work(place) if act == "print" else acts.WORK[act]
        answer = self._do(place, work)
        answer.add_done_callback(lambda done: _note(place, done))
        return answer

    def retry(self, device_id: str) -> None:
        """Try to reach it now."""
        place = self._places.get(device_id)
        if place is None:
            return
        place.poke()
        if place.slot is not None:
            self._desk.do(place.slot.look)

    def simulate(self, device_id: str, act: str, value: str = "") -> Future[str]:
        """Work a simulator's front, also while it plays dead."""
        return self._soon(lambda: self._simulator(device_id).simulate(act, value))

    def paper(self, device_id: str) -> Future[bytes]:
        """What a simulated printer has on its roll."""
        return self._soon(lambda: self._simulator(device_id).paper())

    def _simulator(self, device_id: str) -> Any:
        place = self._places.get(device_id)
        if place is None or place.device is None or not place.view().simulated:
            raise _gone(device_id)
        return place.device

    def _print_work(self, place: Place) -> Callable[[Any], str]:
        where, paper = place.config.connection, paper_of(place.config)

        def work(printer: Any) -> str:
            if place.role is Role.LABEL_PRINTER:
                data = trial_page.label(place.name, printer.language, paper)
            else:
                data = trial_page.receipt(place.name, where, paper)
            return str(printer.print(f"test-{time.time_ns()}", data, _PRINT_S))

        return work

    def _do(self, place: Place, work: Callable[[Any], T]) -> Future[T]:
        slot = place.slot
        return place.do(work) if slot is None else self._soon(lambda: work(slot))

    def _soon(self, work: Callable[[], T]) -> Future[T]:
        answer: Future[T] = Future()

        def step() -> None:
            if not answer.set_running_or_notify_cancel():
                return
            try:
                answer.set_result(work())
            except Exception as err:
                answer.set_exception(err)

        self._desk.do(step)
        return answer

    # -- setting up

    def keep(self, config: DeviceConfig, device_id: str = "") -> Future[str]:
        """Set a device up, or another way; it is at work when the future ends."""
        return self._soon(lambda: self._keep(config, device_id))

    def remove(self, device_id: str) -> Future[None]:
        """Use it no longer; what the settings say comes back."""
        return self._soon(lambda: self._remove(device_id))

    def _keep(self, config: DeviceConfig, device_id: str) -> str:
        config = self._files.checked(config)
        self._refuse_fixed(device_id or config.role, config.role)
        if not device_id:
            one = config.role not in MANY
            device_id = config.role if one else free_id(config.role, self._places)
        elif self._changeable(device_id).role != config.role:
            raise CashierError("device.setting", setting="role", why="a device keeps its role")
        self._device(config, Place(device_id, Entry(config), self._changed, self._scanned))
        self._files.put(device_id, config)
        self._apply()
        return device_id

    def _remove(self, device_id: str) -> None:
        place = self._changeable(device_id)
        if place.entry.default:
            raise CashierError("device.default", device=place.name)
        self._files.drop(device_id)
        self._apply()

    def _changeable(self, device_id: str) -> Place:
        place = self._places.get(device_id)
        if place is None:
            raise _gone(device_id)
        self._refuse_fixed(device_id, place.role)
        return place

    def _refuse_fixed(self, device_id: str, role: str) -> None:
        """What IT's file says of a role counts alone."""
        for place in self._places.values():
            if place.entry.fixed and (place.device_id == device_id or place.role == role):
                raise CashierError("device.fixed", device=place.name)

    # -- changing what is at work

    def _apply(self) -> None:
        """Have at work what the files and settings say now, and nothing else."""
        by_terminal = self.integrated_cards
        wanted = line_up(self._settings, self._files.fixed, self._files.own)
        gone = {i: p for i, p in self._places.items() if wanted.get(i) != p.entry}
        with self._lock:
            kept = {i: p for i, p in self._places.items() if i not in gone}
            self._places = kept
        for place in gone.values():
            place.stop(STOP_S)  # its port is free before another takes it
        made = {i: kept.get(i) or self._place(i, entry) for i, entry in wanted.items()}
        with self._lock:
            self._places = made
            starts = self._started and not self._stopped
        self._settle_slots({place.role for place in gone.values()})
        if starts:
            for device_id in made.keys() - kept.keys():
                self._begin(made[device_id])
        if self.integrated_cards != by_terminal:
            self.cards_settled(self.integrated_cards)
        self._changed()

    def _begin(self, place: Place) -> None:
        place.start()
        if place.slot is not None:
            place.slot.look()

    def _place(self, device_id: str, entry: Entry) -> Place:
        place = Place(device_id, entry, self._changed, self._scanned)
        slot = self._slots.get(place.role)
        device = self._made(place)
        if slot is None:
            place.use_thread(device)
        else:
            slot.put(device, place.told)
            place.use_slot(device, slot)
        return place

    def _settle_slots(self, left: set[Role]) -> None:
        """A desk whose device nobody names any more works with the usual one."""
        for role, slot in self._slots.items():
            if self._place_of(role) is None and (role in left or isinstance(slot.device, Absent)):
                slot.put(self._usual.device(role, self.printer))

    def _made(self, place: Place) -> Device:
        """Its device; one that cannot be made is told of, and stops nobody."""
        try:
            return self._device(place.config, place)
        except Exception as err:
            log.error("device driver", device=place.device_id, exc_info=err)
            return Absent(place.name)

    def _device(self, config: DeviceConfig, place: Place) -> Device:
        role = Role(config.role)
        if place.entry.default:
            return self._usual.device(role, self.printer)
        driver = registry.driver(role, config.driver)
        if driver is None:
            raise CashierError("device.setting", setting="driver", why="there is none")
        asked = Make(
            connection(config.connection),
            name_of(config),
            config.options,
            place.trace,
            str(self._settings.data_dir),
            self.printer,
        )
        return driver.make(asked)

    def _place_of(self, role: Role) -> Place | None:
        with self._lock:
            return next((p for p in self._places.values() if p.role is role), None)

    def _know_drivers(self) -> None:
        self._drivers = tuple(
            DriverView(one.role, one.name, one.title, one.by, one.options)
            for one in registry.drivers()
        )
        self._changed()


def _put(lock: threading.Lock, listeners: list[Any], listener: Any) -> Callable[[], None]:
    with lock:
        listeners.append(listener)

    def leave() -> None:
        with lock:
            if listener in listeners:
                listeners.remove(listener)

    return leave


def _tell(listeners: list[Callable[..., None]], *what: object) -> None:
    """Tell all; whoever listens can neither stop a device nor keep others from hearing."""
    for listener in tuple(listeners):
        try:
            listener(*what)
        except Exception:
            log.exception("device listener")


def _note(place: Place, done: Future[str]) -> None:
    if not done.cancelled() and done.exception() is None and done.result():
        place.said(done.result())


def _gone(device_id: str) -> CashierError:
    return CashierError("device.gone", device=device_id)


def _failed(error: Exception) -> Future[Any]:
    answer: Future[Any] = Future()
    answer.set_exception(error)
    return answer
