"""The devices at work: built from what files and settings say, exchanged while the lane sells."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from hardware import registry
from hardware.connections import connection
from hardware.ports import Device, Role, ScanData
from hardware.registry import Make
from hardware.transports.traced import Trace
from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.config.settings import Settings
from pos_terminal.devices.absent import Absent
from pos_terminal.devices.config import MANY
from pos_terminal.devices.files import DeviceFiles
from pos_terminal.devices.lineup import Entry, free_id, line_up
from pos_terminal.devices.place import Place, name_of
from pos_terminal.devices.slots import DrawerSlot, PrinterSlot, Slot, TerminalSlot
from pos_terminal.devices.usual import Usual
from pos_terminal.domain.errors import CashierError
from pos_terminal.log import get_logger

log = get_logger(__name__)
_HOW = "{what}. Set it right on the Devices page, or ask IT."
LEAVE_S = 4.0  # for a device that is taken away to end what it does


class Shelf:
    """Changed by one thread at a time, read by any."""

    def __init__(
        self,
        settings: Settings,
        usual: Usual,
        changed: Callable[[], None],
        scanned: Callable[[ScanData], None],
    ) -> None:
        """Read the files; nothing is made before `apply`."""
        self._settings = settings
        self._usual = usual
        self._changed = changed
        self._scanned = scanned
        self._lock = threading.Lock()
        self._places: dict[str, Place] = {}
        self.files = DeviceFiles(settings)
        self.printer = PrinterSlot(Absent("receipt printer"))
        self.drawer = DrawerSlot(Absent("cash drawer"))
        self.terminal = TerminalSlot(Absent("payment terminal"))
        self._slots: dict[Role, Slot[Any]] = {
            Role.RECEIPT_PRINTER: self.printer,
            Role.CASH_DRAWER: self.drawer,
            Role.PAYMENT_TERMINAL: self.terminal,
        }

    # -- reading

    def places(self) -> tuple[Place, ...]:
        """All of them, in the order of roles."""
        with self._lock:
            return tuple(self._places.values())

    def place(self, device_id: str) -> Place:
        """One of them; raises CashierError("device.gone")."""
        with self._lock:
            found = self._places.get(device_id)
        if found is None:
            raise CashierError("device.gone", device=device_id)
        return found

    def of(self, role: Role) -> Place | None:
        """The first of a role."""
        return next((place for place in self.places() if place.role is role), None)

    # -- changing

    def keep(self, config: DeviceConfig, device_id: str) -> str:
        """Write it to the file, after everything that could refuse it; its id."""
        config = self.files.checked(config)
        self._refuse_fixed(device_id, config.role)
        if not device_id:
            taken = [place.device_id for place in self.places()]
            device_id = free_id(config.role, taken) if config.role in MANY else config.role
        elif self.place(device_id).role != config.role:
            raise CashierError("device.setting", setting="role", why="a device keeps its role")
        self._device(config, Place(device_id, Entry(config), self._changed, self._scanned))
        self.files.put(device_id, config)
        return device_id

    def drop(self, device_id: str) -> None:
        """Take it out of the file; raises CashierError for what others have set."""
        place = self.place(device_id)
        self._refuse_fixed(device_id, place.role)
        if place.entry.default:
            raise CashierError("device.default", device=place.name)
        self.files.drop(device_id)

    def _refuse_fixed(self, device_id: str, role: str) -> None:
        """What IT's file, or the way this run was started, says of a role counts alone."""
        for place in self.places():
            if place.entry.fixed and (place.device_id == device_id or place.role == role):
                key = "device.simulated" if place.entry.for_run else "device.fixed"
                raise CashierError(key, device=place.name)

    def apply(self) -> tuple[Place, ...]:
        """Have at work what files and settings say now, and nothing else; those that are new."""
        wanted = line_up(self._settings, self.files.fixed, self.files.own)
        with self._lock:
            kept = {i: p for i, p in self._places.items() if wanted.get(i) == p.entry}
            gone = [p for i, p in self._places.items() if i not in kept]
            self._places = kept
        for place in gone:
            place.stop(LEAVE_S)  # its port is free before another takes it
        made = {i: kept.get(i) or self._put(i, entry) for i, entry in wanted.items()}
        with self._lock:
            self._places = made
        self._settle_slots()
        return tuple(place for i, place in made.items() if i not in kept)

    def _put(self, device_id: str, entry: Entry) -> Place:
        place = Place(device_id, entry, self._changed, self._scanned)
        slot = self._slots.get(place.role)
        device = self._made(place)
        if slot is None:
            place.use_thread(device)
        else:
            slot.put(device, place.told)
            place.use_slot(device, slot)
        return place

    def _settle_slots(self) -> None:
        """A desk whose device nobody names (any more) works with the usual one."""
        for role, slot in self._slots.items():
            if self.of(role) is None and not slot.usual:
                slot.put(self._usual.device(role, self.printer, Trace()), usual=True)

    def _made(self, place: Place) -> Device:
        """Its device; one that cannot be made is told of, and stops nobody."""
        try:
            return self._device(place.config, place)
        except CashierError as err:  # it is set up as nobody can use it: people can read why
            log.warning("device set-up", device=place.device_id, error=str(err))
            return Absent(place.name, _HOW.format(what=_what_is_wrong(err)))
        except Exception as err:
            log.error("device driver", device=place.device_id, exc_info=err)
            return Absent(place.name)

    def _device(self, config: DeviceConfig, place: Place) -> Device:
        role = Role(config.role)
        if place.entry.default:
            return self._usual.device(role, self.printer, place.trace)
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


def _what_is_wrong(err: CashierError) -> str:
    what = err.facts.get("connection") or err.facts.get("setting")
    return f"{what}: {err.facts['why']}" if what and "why" in err.facts else str(err)
