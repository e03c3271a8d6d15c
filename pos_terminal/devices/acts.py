"""The tests of devices: what each can be asked to do from the Devices page."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from hardware.ports import Device, Role

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


def _kick(drawer: Any) -> str:
    drawer.kick()
    return ""


def _buzz(device: Any) -> str:
    device.buzz()
    return ""


# "print" and "scan" are the rack's: they need paper, or somebody who scans.
WORK: dict[str, Callable[[Any], str]] = {
    "weigh": _weigh,
    "zero": _zero,
    "show": _show,
    "kick": _kick,
    "buzz": _buzz,
}
