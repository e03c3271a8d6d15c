"""All devices of this lane: built, started, watched, changed while it sells, and shown.

Any thread may call. Nothing waits here for a device: printer, drawer and card terminal work on
their desks' threads behind a slot, every other device on one of its own.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

from hardware import registry
from hardware.errors import NoHardware
from hardware.hotplug import HotPlug
from hardware.ports import Role, ScanData, Weight
from pos_terminal.bus import Listeners
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
from pos_terminal.devices.every import Every
from pos_terminal.devices.label_printing import dpi_of, label_printing
from pos_terminal.devices.paper import paper_of
from pos_terminal.devices.place import Place
from pos_terminal.devices.shelf import Shelf
from pos_terminal.devices.usual import Usual
from pos_terminal.domain.errors import CashierError
from pos_terminal.log import get_logger
from pos_terminal.receipts.printer_settings import PrinterSettings

if TYPE_CHECKING:
    from pos_terminal.receipts.labels import LabelSheet

log = get_logger(__name__)
_ON_CABLES = ("serial:", "usb:", "hid:", "file:/dev/")
LOOK_S = 30.0  # how old the state of a desk's device may be
STOP_S = 4.0  # for all devices together
_PRINT_S = 20.0
T = TypeVar("T")


class Rack:
    """`ui.ports.Devices` of a running lane."""

    def __init__(self, settings: Settings, usual: Usual) -> None:
        """Read the files and make the devices; nothing is opened before it is used."""
        self._shelf = Shelf(settings, usual, self._changed, self._scanned)
        self._lock = threading.Lock()
        self._listeners: Listeners[[]] = Listeners()
        self._scan_listeners: Listeners[[ScanData]] = Listeners()
        self._drivers: tuple[DriverView, ...] = ()
        self._started = self._stopped = False
        self.cards_settled: Callable[[bool], None] = lambda _integrated: None
        self.cards_open: Callable[[], bool] = lambda: False  # a payment is under way, or in doubt
        self.printer = self._shelf.printer
        self.drawer = self._shelf.drawer
        self.terminal = self._shelf.terminal
        self._desk = Desk("devices")
        self._hotplug = HotPlug(self._plugged)
        self._looks = Every(LOOK_S, self._look_around, "device-looks")
        self._shelf.apply()

    # -- life

    def start(self) -> None:
        """Let all devices begin; a second call does nothing."""
        with self._lock:
            if self._started or self._stopped:
                return
            self._started = True
        for place in self._shelf.places():
            place.start()
            self._look(place)
        self._watch()
        self._looks.start()
        self._desk.do(self._know_drivers)
        self._desk.do(_read_once)

    def _look_around(self) -> None:
        """What the desks' devices said last grows old: nobody may believe it for hours."""
        for place in self._shelf.places():
            self._look(place)

    def _look(self, place: Place) -> None:
        """See how a desk's device is, behind what the rack has in hand."""
        if place.slot is not None:
            self._desk.do(place.slot.look)

    def stop(self) -> None:
        """Stop all devices, together within a few seconds; one that hangs is left behind."""
        with self._lock:
            if self._stopped:
                return
            self._stopped = True
        places = self._shelf.places()
        for place in places:
            place.ask_to_stop()
        until = time.monotonic() + STOP_S
        self._hotplug.stop(STOP_S)
        self._looks.stop(STOP_S)
        self._desk.stop(max(0.1, until - time.monotonic()))
        for place in self._shelf.places():  # of a change that was in hand, too
            place.stop(max(0.1, until - time.monotonic()))

    # -- what is there

    def views(self) -> tuple[DeviceView, ...]:
        """All devices that are set up, in the order of roles."""
        return tuple(place.view() for place in self._shelf.places())

    def problems(self) -> tuple[CashierError, ...]:
        """What is wrong with the files."""
        return self._shelf.files.problems

    def has(self, role: str) -> bool:
        """Whether one is set up."""
        return any(place.role == role for place in self._shelf.places())

    def drivers(self) -> tuple[DriverView, ...]:
        """What can be chosen."""
        return self._drivers

    def found(self, address: str = "") -> Future[tuple[FoundDevice, ...]]:
        """What is plugged in; and whether something is at an address of the network."""
        return self._soon(lambda: self._find(address))

    def _find(self, address: str) -> tuple[FoundDevice, ...]:
        self._hotplug.start()  # whoever looks for devices wants to hear of new ones
        from pos_terminal.devices.found import found  # late: pyserial lists the ports

        return found({view.device_id: view.config for view in self.views()}, address)

    def trace(self, device_id: str) -> tuple[TraceLine, ...]:
        """The last bytes of its cable."""
        place = self._place(device_id)
        return place.lines() if place is not None else ()

    @property
    def paper_settings(self) -> PrinterSettings:
        """The paper that is in the receipt printer now."""
        place = self._shelf.of(Role.RECEIPT_PRINTER)
        return paper_of(place.config) if place is not None else PrinterSettings()

    @property
    def integrated_cards(self) -> bool:
        """Whether a card terminal does what the lane tells it; or a cashier beside it."""
        place = self._shelf.of(Role.PAYMENT_TERMINAL)
        return place is not None and place.config.driver != "standalone"

    def vitals(self) -> dict[str, object]:
        """How each is, in short, by id."""
        return {
            view.device_id: {"state": view.state, "key": view.key, "hint": view.hint}
            for view in self.views()
        }

    # -- listening

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener`, on any thread, when a view has changed; returns how to stop that."""
        return self._listeners.add(listener)

    def subscribe_scans(self, listener: Callable[[ScanData], None]) -> Callable[[], None]:
        """Call `listener` with each scan and document, on its device's thread."""
        return self._scan_listeners.add(listener)

    def _changed(self) -> None:
        self._listeners.tell()

    def _scanned(self, scan: ScanData) -> None:
        self._scan_listeners.tell(scan)

    # -- using them

    def do(self, role: Role, work: Callable[[Any], T]) -> Future[T]:
        """Have it done by the device of a role; NoHardware where none is set up."""
        place = self._shelf.of(role)
        if place is None:
            return _failed(NoHardware(role.replace("_", " ")))
        return self._do(place, work)

    def weigh(self) -> Future[Weight]:
        """A stable weight."""
        return self.do(Role.SCALE, acts.weigh)

    def print_labels(self, sheet: LabelSheet) -> Future[int]:
        """Print them on the label printer; ends with how many."""
        place = self._shelf.of(Role.LABEL_PRINTER)
        dpi = dpi_of(place.config) if place is not None else 0
        return self.do(Role.LABEL_PRINTER, label_printing(sheet, dpi))

    def test(self, device_id: str, act: str) -> Future[str]:
        """One of its acts."""
        place = self._place(device_id)
        if place is None:
            return _failed(CashierError("device.gone", device=device_id))
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
        place = self._place(device_id)
        if place is not None:
            place.poke()
            self._look(place)

    def simulate(self, device_id: str, act: str, value: str = "") -> Future[str]:
        """Work a simulator's front, also while it plays dead."""
        return self._soon(lambda: self._simulate(device_id, act, value))

    def paper(self, device_id: str) -> Future[bytes]:
        """What a simulated printer has on its roll."""
        return self._soon(lambda: self._simulator(device_id).paper())

    def _simulate(self, device_id: str, act: str, value: str) -> str:
        try:
            return str(self._simulator(device_id).simulate(act, value))
        except ValueError as err:  # a front that has no such switch
            name = self._shelf.place(device_id).name
            raise CashierError("device.act", device=name, act=f"{act} {value}".strip()) from err

    def _simulator(self, device_id: str) -> Any:
        place = self._shelf.place(device_id)
        if not place.view().simulated:
            raise CashierError("device.act", device=place.name, act="simulate")
        return place.device

    def _place(self, device_id: str) -> Place | None:
        return next((one for one in self._shelf.places() if one.device_id == device_id), None)

    def _print_work(self, place: Place) -> Callable[[Any], str]:
        where, paper = place.config.connection, paper_of(place.config)

        def work(printer: Any) -> str:
            if place.role is Role.LABEL_PRINTER:
                data = trial_page.label(place.name, printer.language, dpi_of(place.config))
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

        with self._lock:  # behind the stop nobody would ever do it
            if not self._stopped:
                self._desk.do(step)
                return answer
        return _failed(CashierError("lane.stopped"))

    # -- setting up

    def keep(self, config: DeviceConfig, device_id: str = "") -> Future[str]:
        """Set a device up, or another way; it is at work when the future ends."""
        return self._soon(lambda: self._keep(config, device_id))

    def remove(self, device_id: str) -> Future[None]:
        """Use it no longer; what the settings say comes back."""
        return self._soon(lambda: self._remove(device_id))

    def _keep(self, config: DeviceConfig, device_id: str) -> str:
        self._refuse_open_cards(config.role)
        device_id = self._shelf.keep(config, device_id)
        self._apply()
        return device_id

    def _remove(self, device_id: str) -> None:
        self._refuse_open_cards(self._shelf.place(device_id).role)
        self._shelf.drop(device_id)
        self._apply()

    def _refuse_open_cards(self, role: str) -> None:
        """Another terminal never heard of a payment, and would say that no money moved."""
        if role == Role.PAYMENT_TERMINAL and self.cards_open():
            raise CashierError("device.card_open")

    def _apply(self) -> None:
        integrated = self.integrated_cards
        fresh = self._shelf.apply()
        with self._lock:
            starts = self._started and not self._stopped
        if starts:
            self._watch()
            for place in fresh:
                place.start()
                self._look(place)
        if self.integrated_cards != integrated:
            self.cards_settled(self.integrated_cards)
        self._changed()

    # -- plugging in

    def _watch(self) -> None:
        """Listen for cables as soon as a device hangs on one."""
        if any(view.config.connection.startswith(_ON_CABLES) for view in self.views()):
            self._hotplug.start()

    def _plugged(self) -> None:
        """Something came or went: whoever waits for it tries now, the others look."""
        for view in self.views():
            if view.config.connection.startswith(_ON_CABLES):
                self.retry(view.device_id)
        self._changed()

    def _know_drivers(self) -> None:
        self._drivers = tuple(
            DriverView(one.role, one.name, one.title, one.by, one.options)
            for one in registry.drivers()
        )
        self._changed()


def _read_once() -> None:
    """The first scan of the day waits for no import and no disk."""
    from hardware.parsing.gs1 import warm_up
    from hardware.parsing.reading import read

    warm_up()
    read(ScanData(b"0"))


def _note(place: Place, done: Future[str]) -> None:
    if not done.cancelled() and done.exception() is None and done.result():
        place.said(done.result())


def _failed(error: Exception) -> Future[Any]:
    answer: Future[Any] = Future()
    answer.set_exception(error)
    return answer
