"""How well something does, for every dot and sign on the screen."""

from __future__ import annotations

from enum import StrEnum


class Health(StrEnum):
    """How a state looks; the values are those of the strip's dots."""

    GOOD = "good"
    QUIET = "quiet"
    WARN = "warn"


SIGNS = {Health.GOOD: "●", Health.QUIET: "○", Health.WARN: "▲"}  # where a cell has words only
