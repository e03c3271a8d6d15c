"""Holds an outcome to its own types before the lane sees it, whoever made it."""

from __future__ import annotations

from typing import Any

import msgspec

from plugins.outcomes import KINDS
from plugins.typed import convert
from pos_terminal.domain.errors import BugError
from pos_terminal.store.canonical import canonical

MOST_BYTES = 65_536  # of one outcome
_TYPES = {kind: outcome for outcome, kind in KINDS.items()}


class TooLarge(ValueError):
    """An outcome beyond MOST_BYTES."""


def check_outcome(kind: str, data: dict[str, Any]) -> None:
    """Raise ValueError with a sentence where the journal or the lane could not take it."""
    if kind not in _TYPES:
        raise ValueError(f"{kind} is no kind of outcome")
    try:
        convert(data, _TYPES[kind])
        size = len(canonical(data))
    except (msgspec.ValidationError, BugError) as err:
        raise ValueError(f"{kind}: {err}") from err
    if size > MOST_BYTES:
        raise TooLarge(f"an outcome of {size:,} bytes; {MOST_BYTES:,} at most")
