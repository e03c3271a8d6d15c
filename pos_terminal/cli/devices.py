"""`pos-terminal devices`: what this machine's devices are, how they are, and what is plugged in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from pos_terminal.cli import backend, context, output
from pos_terminal.cli.exits import Exit

group = typer.Typer(
    name="devices",
    help="Scanners, printers, drawers, displays, scales, ID readers and card terminals.",
    no_args_is_help=True,
)
_Json = Annotated[bool, typer.Option("--json", help="Print as JSON.")]
_Id = Annotated[str, typer.Argument(help="As `devices list` names it.", metavar="DEVICE")]
_WELL = frozenset({"ready", "unknown"})
_EVERY_S = 0.5


@group.command("list")
def list_(
    found: Annotated[
        bool, typer.Option("--found", help="Look for what is plugged in, too; nothing is opened.")
    ] = False,
    at: Annotated[
        str, typer.Option(help="Look for a printer at this address, too.", metavar="HOST[:PORT]")
    ] = "",
    as_json: _Json = False,
) -> None:
    """List the devices that are set up, how each is, and what to do where one is not well.

    Ends with 1 when one is not reached, needs a hand, or a file cannot be read.
    """
    from pos_terminal.cli import device_backend, device_words

    with device_backend.devices(context.settings()) as ask:
        told = ask("devices.list", {})
        seen = ask("devices.found", {"address": at}) if found or at else []
    if as_json:
        output.say_json(told | {"found": seen})
    else:
        device_words.show(told)
        device_words.show_found(seen, asked=found or bool(at), at=at)
    if told["problems"] or any(one["state"] not in _WELL for one in told["devices"]):
        raise typer.Exit(Exit.REFUSED)


@group.command("test")
def try_out(
    device: _Id,
    act: Annotated[
        str, typer.Argument(help="print, kick, show, weigh, zero, scan or buzz.", metavar="ACT")
    ] = "",
    as_json: _Json = False,
) -> None:
    """Have a device show that it works: print, weigh, open, wait for a scan.

    Without ACT the first that it can do. On record where a shop is set up.
    """
    from pos_terminal.cli import device_backend

    settings = context.settings()
    if not act:
        with device_backend.devices(settings) as ask:
            act = _first_act(ask("devices.list", {}), device)
    if act == "scan":
        output.note("Scan something now.")
    said = device_backend.tried(settings, {"device_id": device, "act": act})["said"]
    if as_json:
        output.say_json({"device": device, "act": act, "said": said})
    else:
        output.say(f"{device}: {said or 'done'}.")


def _first_act(told: dict[str, Any], device: str) -> str:
    from pos_terminal.domain.errors import CashierError

    for one in told["devices"]:
        if one["device_id"] == device:
            if not one["acts"]:
                raise CashierError("device.act", device=device, act="test")
            return str(one["acts"][0])
    raise CashierError("device.gone", device=device)


@group.command()
def watch(as_json: _Json = False) -> None:
    """Print each change of a device's state, and what it says of itself, until Ctrl-C."""
    from pos_terminal.cli import device_backend, device_words

    before: dict[str, Any] = {}
    with backend.interruptible() as stopping, device_backend.devices(context.settings()) as ask:
        while not stopping.is_set():
            now = {one["device_id"]: one for one in ask("devices.list", {})["devices"]}
            for change in device_words.changes(before, now):
                output.say_json_line(change) if as_json else output.say(device_words.line(change))
            before = now
            stopping.wait(_EVERY_S)


@group.command("set")
def set_(
    role: Annotated[str, typer.Argument(help="What it is for: scanner, scale …", metavar="ROLE")],
    driver: Annotated[str, typer.Argument(help="As `devices drivers` names it.", metavar="DRIVER")],
    connection: Annotated[
        str, typer.Argument(help="Such as serial:/dev/ttyUSB0 or tcp://10.0.0.5:9100.")
    ],
    name: Annotated[str, typer.Option(help="What people call it.", metavar="TEXT")] = "",
    options: Annotated[
        list[str] | None,
        typer.Option("--option", help="One of the driver's; may be repeated.", metavar="KEY=VALUE"),
    ] = None,
    device: Annotated[
        str, typer.Option(help="Change this one; without it a new one.", metavar="DEVICE")
    ] = "",
) -> None:
    """Set a device up, or another way; a running lane uses it at once. On record."""
    from pos_terminal.cli import device_words

    settings = context.settings()
    backend.need_store(settings)
    config = {"role": role, "driver": driver, "connection": connection, "name": name}
    values = device_words.options(role, driver, options or [])
    done = backend.change(
        settings, "devices.keep", {"config": config | {"options": values}, "device_id": device}
    )
    output.say(f"{done['device_id']} is set up.")


@group.command()
def remove(device: _Id) -> None:
    """Use a device no longer; what the settings say of its role counts again. On record."""
    settings = context.settings()
    backend.need_store(settings)
    backend.change(settings, "devices.remove", {"device_id": device})
    output.say(f"{device} is no longer used.")


@group.command()
def replay(
    file: Annotated[Path, typer.Argument(help="Saved from Bytes of the Devices page.")],
    role: Annotated[str, typer.Argument(help="What it is for: scale …", metavar="ROLE")],
    driver: Annotated[str, typer.Argument(help="As `devices drivers` names it.", metavar="DRIVER")],
    options: Annotated[
        list[str] | None,
        typer.Option("--option", help="One of the driver's; may be repeated.", metavar="KEY=VALUE"),
    ] = None,
) -> None:
    """Play the saved bytes of a device to a driver, and say what it makes of them.

    No device is opened. Ends with 1 at the byte where the driver says something else.
    """
    from hardware.transports.replay import Departed
    from pos_terminal.cli import device_replay

    chosen = device_replay.driver_of(role, driver)
    told = device_replay.read(file)
    try:
        for words in device_replay.played(chosen, told, options or []):
            output.say(words)
    except Departed as err:
        output.say(f"{driver} would not have said this. {err}")
        raise typer.Exit(Exit.REFUSED) from err


@group.command()
def drivers(
    role: Annotated[str, typer.Argument(help="Only of this role.", metavar="ROLE")] = "",
    as_json: _Json = False,
) -> None:
    """List the drivers that can be chosen, how each is connected, and its options."""
    from pos_terminal.cli import device_operations, device_words

    told = device_operations.drivers()
    told["drivers"] = [one for one in told["drivers"] if role in ("", one["role"])]
    if as_json:
        output.say_json(told)
    else:
        device_words.show_drivers(told)
