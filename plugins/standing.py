"""How a plugin is doing: written by its worker, read by anybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime


@dataclass
class Standing:
    """One plugin's state for screens; each field is written whole, so it may be read any time."""

    told: Callable[[], None] = field(default=lambda: None)
    state: str = "off"  # off | starting | catching_up | working | suspended | refused | missing
    seq: int = 0  # the last event that it has finished
    events_per_s: float = 0.0
    progress_milli: int = 1000
    last_error: str = ""
    last_error_at: str = ""
    refused: str = ""  # a sentence
    busy_since: float = 0.0  # monotonic, while it has events in hand; else 0
    allowed_s: float = 0.0  # for those events, by its own deadline

    def turns(self, state: str) -> None:
        """Another state; whoever watches hears of it."""
        if state != self.state:
            self.state = state
            self.told()

    def failed(self, what: str) -> None:
        """Remember the last error."""
        self.last_error = what
        self.last_error_at = datetime.now(UTC).isoformat(timespec="seconds")
        self.told()

    def has_done(self, milli: int) -> None:
        """How far a replay is; told in steps of a hundredth."""
        if milli // 10 != self.progress_milli // 10:
            self.progress_milli = milli
            self.told()
