"""Which drivers there are: a name, what it is for, what it may be connected by, how it is made.

A driver's module is imported when it is used. Other people's come as packages with the entry
point group `pos_terminal.drivers`; each entry point is a `Driver` or a list of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from typing import Any

from hardware.connections import Connection, refused
from hardware.ports import Device, Role
from hardware.transports.base import Transport
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
    cable: Transport | None = None  # in place of what `where` says: a recording


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
        if asked.where.kind not in self.by:
            raise refused(str(asked.where), f"{self.title} is connected by {', '.join(self.by)}")
        asked = replace(asked, where=self._usual_line(asked.where))
        module, _, function = self.maker.partition(":")
        maker: Callable[[Make], Device] = getattr(import_module(module), function)
        return maker(asked)

    def _usual_line(self, where: Connection) -> Connection:
        """With what this kind of device usually has, where nothing is said of a serial line."""
        if where.kind != "serial":
            return where
        return replace(where, options={**self.line, **where.options})


@dataclass(frozen=True, slots=True)
class Unusable:
    """Somebody's package of drivers that cannot be used, and why."""

    package: str
    why: str


def drivers() -> tuple[Driver, ...]:
    """Ours and other people's; of two with one role and name the first counts."""
    found: dict[tuple[Role, str], Driver] = {}
    for driver in (*_ours(), *_others()[0]):
        found.setdefault((driver.role, driver.name), driver)
    return tuple(found.values())


def unusable() -> tuple[Unusable, ...]:
    """Packages whose drivers cannot be used; the others do not suffer from them."""
    return _others()[1]


def driver(role: Role, name: str) -> Driver | None:
    """One driver, or None; others' packages are looked through only for what is not ours."""
    for known in (_ours, lambda: _others()[0]):
        for one in known():
            if (one.role, one.name) == (role, name):
                return one
    return None


def _ours() -> tuple[Driver, ...]:
    from hardware import known_drivers  # late: it names every maker

    return known_drivers.OURS


@cache
def _others() -> tuple[tuple[Driver, ...], tuple[Unusable, ...]]:
    """Once a process: a package that comes later is known after a restart."""
    from importlib.metadata import entry_points  # late: a start has no need of it

    found: list[Driver] = []
    bad: list[Unusable] = []
    for point in entry_points(group=ENTRY_POINTS):
        package = point.dist.name if point.dist is not None else point.name
        try:
            loaded = point.load()
            listed = [loaded] if isinstance(loaded, Driver) else list(loaded)
        except Exception as err:  # anything can go wrong in somebody else's module
            bad.append(Unusable(package, f"{type(err).__name__}: {err}"[:200]))
            continue
        odd = [one for one in listed if not isinstance(one, Driver)]
        if odd:
            bad.append(Unusable(package, f"{type(odd[0]).__name__} is no Driver"))
        found += [one for one in listed if isinstance(one, Driver)]
    return tuple(found), tuple(bad)
