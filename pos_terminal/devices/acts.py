"""The tests of devices: what each can be asked to do from the Devices page."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from hardware.parsing.reading import misread
from hardware.ports import CheckDigit, Device, DeviceBusy, DrawerStuck, Role, ScanData
from pos_terminal.checkout.drawer_desk import FIRST_LOOK_S

_ACTS: dict[Role, tuple[str, ...]] = {
    Role.SCANNER: ("scan",),
    Role.RECEIPT_PRINTER: ("print",),
    Role.CASH_DRAWER: ("kick",),
    Role.LINE_DISPLAY: ("show",),
    Role.SCALE: ("weigh", "zero"),
    Role.ID_READER: ("scan",),
    Role.LABEL_PRINTER: ("print",),
    Role.PAYMENT_TERMINAL: (),
}
WEIGH_S = 4.0  # for goods to come to rest
_LOOK_EVERY_S = 0.1  # at a drawer that was kicked
TILL_S = 1.0  # the till asks again and again, and shows in between why there is no weight


def acts_of(role: Role, device: Device | None) -> tuple[str, ...]:
    """What it can be asked for."""
    buzzes = ("buzz",) if callable(getattr(device, "buzz", None)) else ()
    return _ACTS[role] + buzzes


def weigh(scale: Any) -> Any:
    """A stable weight, or soon the reason why there is none."""
    return scale.weigh(time.monotonic() + TILL_S)


def _weigh(scale: Any) -> str:
    weight = scale.weigh(time.monotonic() + WEIGH_S)
    return f"{weight.value} {weight.unit}"


def _zero(scale: Any) -> str:
    scale.zero(time.monotonic() + WEIGH_S)
    return ""


def _show(display: Any) -> str:
    display.show("1234567890", "ABCDEFGHIJ")
    return ""


def kick(drawer: Any, within_s: float = FIRST_LOOK_S) -> str:
    """Open the drawer; DrawerStuck where its switch says for so long that it is still shut."""
    drawer.kick()
    until = time.monotonic() + within_s
    while _stands_shut(drawer):
        if time.monotonic() >= until:
            raise DrawerStuck(drawer.name)
        time.sleep(_LOOK_EVERY_S)
    return ""


def _stands_shut(drawer: Any) -> bool:
    try:
        return drawer.is_open() is False  # None: it has no switch
    except DeviceBusy:
        return False  # the printer that would say is at work


def scanned(device: str, scan: ScanData) -> str:
    """What a test tells of a scan, never what it says; CheckDigit where it was surely misread."""
    code = misread(scan)
    if code:
        raise CheckDigit(device, code)
    return f"{len(scan.data)} characters"


def _buzz(device: Any) -> str:
    device.buzz()
    return ""


# "print" and "scan" are the rack's: they need paper, or somebody who scans.
WORK: dict[str, Callable[[Any], str]] = {
    "weigh": _weigh,
    "zero": _zero,
    "show": _show,
    "kick": kick,
    "buzz": _buzz,
}
