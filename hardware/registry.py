"""Which drivers there are: a name, what it is for, what it may be connected by, how it is made.

A driver's module is imported when it is used. Other people's come as packages with the entry
point group `pos_terminal.drivers`; each entry point is a `Driver` or a list of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from hardware.connections import Connection
from hardware.ports import Device, Role
from hardware.transports.traced import Trace

ENTRY_POINTS = "pos_terminal.drivers"


@dataclass(frozen=True, slots=True)
class Make:
    """What a driver is made with."""

    where: Connection
    name: str  # what people call the device
    options: Mapping[str, Any] = field(default_factory=dict)  # checked against Driver.options
    trace: Trace = field(default_factory=Trace)
    folder: str = ""  # where a file or simulator may keep what is its own
    printer: Any = None  # the lane's receipt printer, for a drawer on its socket


@dataclass(frozen=True, slots=True)
class Driver:
    """One driver; `maker` is "module:function", a function from Make to a Device."""

    name: str  # "toledo8217"
    role: Role
    title: str  # what people know it by: "Toledo 8217 (also Mettler, CAS PD-II)"
    by: tuple[str, ...]  # kinds of connection that it can use
    maker: str
    options: Mapping[str, Any] = field(default_factory=dict)  # JSON Schema properties
    line: Mapping[str, str] = field(default_factory=dict)  # serial options that it usually has

    def make(self, asked: Make) -> Device:
        """The device, not opened yet; CashierError("device.connection") where that cannot be."""
        module, _, function = self.maker.partition(":")
        maker: Callable[[Make], Device] = getattr(import_module(module), function)
        return maker(asked)


def drivers() -> tuple[Driver, ...]:
    """Ours and other people's; of two with one role and name the first counts."""
    from hardware import known_drivers

    found: dict[tuple[Role, str], Driver] = {}
    for driver in (*known_drivers.OURS, *_others()):
        found.setdefault((driver.role, driver.name), driver)
    return tuple(found.values())


def driver(role: Role, name: str) -> Driver | None:
    """One driver, or None."""
    return next((one for one in drivers() if (one.role, one.name) == (role, name)), None)


def _others() -> Iterable[Driver]:
    for point in entry_points(group=ENTRY_POINTS):
        loaded = point.load()
        yield from [loaded] if isinstance(loaded, Driver) else loaded
