"""Devices as the command line says them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import typer

from pos_terminal.cli import output

STATES = {
    "off": "off",
    "connecting": "connecting",
    "ready": "ready",
    "offline": "not reached",
    "needs_hand": "needs a hand",
    "unknown": "cannot tell",
    "broken": "driver fails",
}
_TOLD = ("state", "key", "hint", "heard")  # of a view; the rest is set-up


def show(told: dict[str, Any]) -> None:
    """A table, and a line for each trouble."""
    rows = []
    for one in told["devices"]:
        config = one["config"]
        by = "IT" if one["fixed"] else ""
        state = STATES.get(one["state"], one["state"])
        rows.append((one["device_id"], state, config["driver"], config["connection"], by))
    output.table(("device", "state", "driver", "connection", "set by"), rows)
    for one in told["devices"]:
        if one["hint"]:
            output.say(f"{one['device_id']}: {one['hint']}")
    for problem in told["problems"]:
        output.say(problem)


def show_found(seen: list[dict[str, Any]], *, asked: bool, at: str = "") -> None:
    """What is plugged in, with the set-ups that would fit as commands to type."""
    if not asked:
        return
    output.say()
    if at and not any(one["connection"].startswith("tcp:") for one in seen):
        output.say(f"No printer answers at {at}: check the address, its power and its cable.")
    if not seen:
        output.say("Nothing else is plugged in that could be a device.")
    for one in seen:
        used = f" – in use as {one['used_by']}" if one["used_by"] else ""
        output.say(f"{one['label'] or 'serial port'}: {one['connection']}{used}")
        for guess in () if used else one["guesses"][:3]:
            what = f"{guess['role']} {guess['driver']} '{guess['connection']}'"
            output.say(f"    pos-terminal devices set {what}")


def show_drivers(told: dict[str, Any]) -> None:
    """A table, and a line for each package that cannot be used."""
    output.table(
        ("role", "driver", "connected by", "options", "for"),
        [
            (
                one["role"],
                one["name"],
                ", ".join(one["by"]),
                ", ".join(one["options"]),
                one["title"],
            )
            for one in told["drivers"]
        ],
    )
    for one in told["unusable"]:
        output.say(f"The package {one['package']} cannot be used: {one['why']}")


def changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """What is different, a device at a time."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    for device_id in before.keys() - now.keys():
        yield {"at": at, "device": device_id, "state": "gone", "hint": "", "heard": ""}
    for device_id, view in now.items():
        old = before.get(device_id, {})
        if any(view[part] != old.get(part) for part in _TOLD):
            told = {part: str(view[part]) for part in _TOLD}
            if told["heard"] == old.get("heard"):
                told["heard"] = ""  # of before: no weight stands behind "not reached"
            yield {"at": at, "device": device_id} | told


def line(change: Mapping[str, str]) -> str:
    """One change for people."""
    state = STATES.get(change["state"], change["state"])
    rest = " – ".join(part for part in (change["heard"], change["hint"]) if part)
    return f"{change['at'][11:19]}  {change['device']}: {state}{f' – {rest}' if rest else ''}"


def options(role: str, driver: str, pairs: list[str]) -> dict[str, Any]:
    """KEY=VALUE as the driver's schema types them; what it does not know is refused later."""
    from hardware import registry

    known = next((d.options for d in registry.drivers() if (d.role, d.name) == (role, driver)), {})
    values: dict[str, Any] = {}
    for text in pairs:
        key, equals, value = text.partition("=")
        if not equals or not key.strip():
            raise typer.BadParameter(f"{text} must be KEY=VALUE")
        values[key.strip()] = _typed(value.strip(), known.get(key.strip(), {}).get("type", ""))
    return values


def _typed(text: str, kind: str) -> Any:
    if kind == "array":
        return [part.strip() for part in text.split(",") if part.strip()]
    if kind in ("integer", "number", "boolean", "object"):
        try:
            return json.loads(text)
        except ValueError:
            return text  # refused with the driver's own words
    return text
