"""What `doctor` says of the devices: the running lane's own words, or what can be seen unopened."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pos_terminal.cli import device_words, doctor_system
from pos_terminal.cli.finding import Finding
from pos_terminal.config import Settings

PATIENCE_S = 5.0
_RULES = "Look at its cable; where it is plugged in, install its udev rules and plug it in again."
_TEST = "To try it: pos-terminal devices test "


def devices(settings: Settings) -> Iterator[Finding]:
    """A line a device; none of them is ever a reason not to sell."""
    from pos_terminal.cli.sentences import sentence_of
    from pos_terminal.devices.files import DeviceFiles
    from pos_terminal.devices.lineup import line_up

    files = DeviceFiles(settings)
    for problem in files.problems:
        yield Finding("devices", "warn", sentence_of(problem))
    wanted = line_up(settings, files.fixed, files.own)
    running = _states(settings)
    for device_id, entry in wanted.items():
        if entry.config.connection == "keyboard:":
            continue  # nothing is connected: somebody types
        if device_id in running:
            yield _as_told(device_id, running[device_id])
        elif entry.default and device_id == "receipt_printer":
            yield from doctor_system.printer(settings)
        elif not entry.default:
            yield _unopened(device_id, entry.config.driver, entry.config.connection)


def _states(settings: Settings) -> Mapping[str, Any]:
    """How the running lane finds them; empty where none runs."""
    from pos_terminal.control.client import ControlClient
    from pos_terminal.control.errors import LaneNotRunning
    from pos_terminal.control.transport import address_of

    try:
        with ControlClient(address_of(settings.data_dir)) as client:
            answer = client.call("lane.ping", patience_s=PATIENCE_S)
    except LaneNotRunning:
        return {}
    told: Mapping[str, Any] = answer.get("vitals", {}).get("devices", {})
    return told


def _as_told(device_id: str, told: Mapping[str, Any]) -> Finding:
    state = str(told["state"])
    name = "printer" if device_id == "receipt_printer" else device_id
    words = f"{device_id} is {device_words.STATES.get(state, state)}."
    if state == "ready":
        return Finding(name, "ok", words)
    return Finding(name, "warn", words, str(told["hint"]) or _TEST + device_id)


def _unopened(device_id: str, driver: str, where: str) -> Finding:
    kind, _, rest = where.partition(":")
    node = Path(rest.partition("?")[0])
    text = f"{device_id} is set up: {driver}, {where}."
    posix = sys.platform != "win32"
    if posix and kind in ("serial", "file") and node.is_absolute() and not node.exists():
        return Finding(device_id, "warn", f"{text} Nothing is there.", _RULES)
    return Finding(device_id, "ok", text, _TEST + device_id)
