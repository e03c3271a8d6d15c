"""What `doctor` asks the lane that runs; it answers in a moment or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from pos_terminal.cli.finding import Finding
from pos_terminal.config import Settings

PATIENCE_S = 5.0


def screen(settings: Settings) -> Iterator[Finding]:
    """Whether the screen has stood still since the lane started; silent without a window."""
    from pos_terminal.control.client import ControlClient
    from pos_terminal.control.errors import LaneNotRunning
    from pos_terminal.control.transport import address_of

    try:
        with ControlClient(address_of(settings.data_dir)) as client:
            answer = client.call("lane.ping", patience_s=PATIENCE_S)
    except LaneNotRunning:
        return
    seen = answer.get("vitals", {}).get("screen")
    if not seen:
        return
    if not seen["blocks"]:
        yield Finding("screen", "ok", "It has answered within a tenth of a second all the time.")
    else:
        yield Finding(
            "screen",
            "warn",
            f"It stood still {seen['blocks']} times, at worst for {seen['worst_ms']} ms, "
            f"in {seen['worst_in']}.",
            "Look for ui_blocked in lane.jsonl and send it to whoever looks after the program.",
        )
