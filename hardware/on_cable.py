"""A driver on a cable that is made already: a recording, a simulator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hardware.connections import connection, refused
from hardware.ports import Device
from hardware.registry import Driver, Make
from hardware.transports.base import Transport
from hardware.transports.traced import Trace

# One connection of each kind that carries bytes; nothing of it is opened.
_PLACES = {
    "serial": "serial:none",
    "hid": "hid:0000:0000",
    "usb": "usb:0000:0000",
    "tcp": "tcp://none",
}


def speaks(driver: Driver) -> bool:
    """Whether it has a cable with bytes."""
    return any(kind in _PLACES for kind in driver.by)


def on_cable(
    driver: Driver,
    cable: Transport,
    options: Mapping[str, Any] | None = None,
    trace: Trace | None = None,
) -> Device:
    """The driver as it is made for its usual connection; CashierError where it has no cable."""
    place = next((place for kind, place in _PLACES.items() if kind in driver.by), "")
    if not place:
        raise refused(f"{driver.by[0]}:", f"{driver.title} has no cable")
    asked = Make(connection(place), driver.name, options or {}, trace or Trace(), cable=cable)
    return driver.make(asked)
