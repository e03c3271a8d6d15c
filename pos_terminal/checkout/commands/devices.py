"""This lane's devices: looked at, set up, tested; what a manager does is on record."""

from __future__ import annotations

from dataclasses import dataclass

from pos_terminal.checkout.commands.base import Command


@dataclass(frozen=True, slots=True)
class LookAtDevices(Command):
    """Open the page of this lane's devices."""


@dataclass(frozen=True, slots=True)
class ManageDevices(Command):
    """Allow and note an act on a device; the devices' rack carries it out afterwards."""

    act: str  # one of ACTS
    device_id: str  # the role where a new one is set up
    detail: str = ""  # driver and connection, or which test; never what was scanned or read


ACTS = frozenset({"set_up", "change", "remove", "retry", "test", "simulate", "trace_export"})
