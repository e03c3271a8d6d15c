"""What a driver makes of a recording that the Devices page saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from hardware import registry
from hardware.errors import DeviceFault
from hardware.on_cable import on_cable, speaks
from hardware.ports import Role
from hardware.recording import Recording, recording
from hardware.registry import Driver
from hardware.transports.replay import ReplayLink
from pos_terminal.cli import device_words
from pos_terminal.devices import acts
from pos_terminal.devices.options import checked_options
from pos_terminal.ui.sentences import sentence

_SOON_S = 1.0


def driver_of(role: str, name: str) -> Driver:
    """The driver; typer.BadParameter where there is none that speaks over a cable."""
    known = {(str(one.role), one.name): one for one in registry.drivers() if speaks(one)}
    if (role, name) not in known:
        there = ", ".join(f"{of} {one}" for of, one in known)
        raise typer.BadParameter(f"{role} {name} is no driver with a cable; there are: {there}")
    return known[role, name]


def read(file: Path) -> Recording:
    """The recording; typer.BadParameter for a file that is none."""
    try:
        told = recording(file.read_text("utf-8"))
        ReplayLink(told.said)  # whether all was kept
    except (OSError, ValueError) as err:
        raise typer.BadParameter(f"{file.name} is no recording: {err}") from err
    return told


def played(driver: Driver, told: Recording, pairs: list[str]) -> Iterator[str]:
    """What each use of the device comes to, until all is played; raises Departed."""
    values = device_words.options(driver.role, driver.name, pairs)
    options: Mapping[str, Any] = checked_options(values, driver.options)
    link = ReplayLink(told.said)
    device: Any = on_cable(driver, link, options)
    use = _USES.get(driver.role, _health)
    device.open()
    try:
        while link.left:
            left = link.left
            yield _used(device, link, use)
            if link.left == left:
                yield f"{driver.name} does not ask for what follows."
                return
    finally:
        device.close()


def _used(device: Any, link: ReplayLink, use: Callable[[Any], str]) -> str:
    try:
        if not link.is_open:
            device.claim()
            device.enable()
        return use(device)
    except DeviceFault as fault:
        return sentence(fault)


def _weigh(scale: Any) -> str:
    weight = acts.weigh(scale)
    return f"{weight.value} {weight.unit}"


def _scan(scanner: Any) -> str:
    scan = scanner.scan(time.monotonic() + _SOON_S)
    return "nothing" if scan is None else f"{len(scan.data)} characters, AIM {scan.aim or 'none'}"


def _read(reader: Any) -> str:
    scan = reader.read_document(time.monotonic() + _SOON_S)
    return "nothing" if scan is None else f"{len(scan.data)} characters"


def _health(device: Any) -> str:
    found = device.health()
    words = {True: "well", False: found.hint, None: "cannot tell"}[found.online]
    low = ", paper is low" if found.paper_low else ""
    drawer = {True: ", drawer open", False: ", drawer shut", None: ""}[found.drawer_open]
    return f"{words}{low}{drawer}"


_USES: dict[Role, Callable[[Any], str]] = {
    Role.SCALE: _weigh,
    Role.SCANNER: _scan,
    Role.ID_READER: _read,
}
