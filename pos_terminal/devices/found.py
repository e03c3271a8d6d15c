"""What is plugged in as people are offered it: a name, and set-ups that would fit."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from hardware import discovery, registry
from hardware.connections import Connection, connection
from hardware.discovery import Plugged
from hardware.known_devices import MAKERS, roles_of, title_of
from hardware.ports import Role
from hardware.registry import Driver
from pos_terminal.checkout.device_views import DeviceConfig, FoundDevice
from pos_terminal.domain.errors import CashierError

_SAID = {
    "printer": (Role.RECEIPT_PRINTER, Role.LABEL_PRINTER),
    "scanner": (Role.SCANNER, Role.ID_READER),
    "scale": (Role.SCALE,),
    "keyboard": (Role.SCANNER,),
}
_ANYTHING = (  # on a cable that says nothing, the commonest first
    Role.SCANNER,
    Role.SCALE,
    Role.LINE_DISPLAY,
    Role.RECEIPT_PRINTER,
    Role.ID_READER,
    Role.LABEL_PRINTER,
)
_WAYS = {"usb": "USB", "hid": "USB", "file": "USB", "spool": "print queue", "tcp": "network"}


def found(configs: Mapping[str, DeviceConfig], address: str = "") -> tuple[FoundDevice, ...]:
    """All that is plugged in, once a device; `configs` are in use, by device id."""
    drivers = registry.drivers()
    seen: dict[str, list[Plugged]] = {}
    here = discovery.at(address) if address else None
    for one in (*discovery.plugged(), *([here] if here is not None else [])):
        seen.setdefault(one.whole or one.connection, []).append(one)
    shown = (_shown(ways, drivers, configs) for ways in seen.values())
    return tuple(one for one in shown if one is not None)


def _shown(
    ways: list[Plugged], drivers: Iterable[Driver], configs: Mapping[str, DeviceConfig]
) -> FoundDevice | None:
    """One device with all ways to it; None for a keyboard that is nobody's scanner."""
    first = ways[0]
    if all(way.kind == "keyboard" and way.vendor not in MAKERS for way in ways):
        return None
    guesses = tuple(guess for way in ways for guess in guesses_for(way, drivers))
    used = {_place(config.connection): i for i, config in configs.items()}
    here = (_place(way.connection) for way in ways)
    user = next((used[place] for place in here if place in used), "")
    return FoundDevice(first.connection, _label(first), guesses, user)


def guesses_for(way: Plugged, drivers: Iterable[Driver]) -> tuple[DeviceConfig, ...]:
    """Set-ups that would fit, the likeliest first."""
    kind = connection(way.connection).kind
    maker = MAKERS.get(way.vendor)
    roles = roles_of(way.vendor, way.product)
    said = _SAID.get(way.kind, ())
    wanted = [role for role in roles if role in said or not said] or said or roles or _ANYTHING
    likely = maker.scales if maker is not None else ()
    fitting = [one for one in drivers if kind in one.by and one.role in wanted]
    order = {name: place for place, name in enumerate(likely)}
    fitting.sort(key=lambda one: (wanted.index(one.role), order.get(one.name, len(order))))
    return tuple(_config(one, way) for one in fitting)


def _config(driver: Driver, way: Plugged) -> DeviceConfig:
    where = connection(way.connection)
    if where.kind == "serial" and driver.line:
        where = Connection(where.kind, where.place, driver.line)
    return DeviceConfig(str(driver.role), driver.name, str(where))


def _label(one: Plugged) -> str:
    where = connection(one.connection)
    title = title_of(one.vendor, one.product)
    name = title if title and one.says.lower() in title.lower() else f"{title} {one.says}".strip()
    port = _own_name(where.place).rpartition("/")[2]
    way = port if where.kind == "serial" else _WAYS.get(where.kind, "")
    if not name and where.kind == "serial":
        return ""  # its connection says all that is known
    return f"{name or where.place} ({way})" if way else (name or "keyboard")


def _place(line: str) -> str:
    """A connection without the settings of its line; a port by its own name, not by a link."""
    try:
        where = connection(line)
    except CashierError:
        return line
    linked = where.kind in ("serial", "file")
    return str(Connection(where.kind, _own_name(where.place) if linked else where.place))


def _own_name(place: str) -> str:
    return os.path.realpath(place) if place.startswith("/") else place
