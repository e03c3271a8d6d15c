"""Holds an outcome to its own types before the lane sees it, whoever made it."""

from __future__ import annotations

import uuid
from typing import Any

import msgspec

from plugins.outcomes import KINDS
from pos_terminal.checkout.commands import PluginOutcome
from pos_terminal.domain.errors import BugError
from pos_terminal.store.canonical import canonical
from pos_terminal.typed import convert

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


def check_kept(one: PluginOutcome) -> None:
    """The same of one that lay in a file: also its ids must be ids, or the lane would stop."""
    check_outcome(one.kind, one.data)
    for known in (one.outcome_id, one.cause_id, one.basket_id, one.shift_id):
        if known is not None:
            uuid.UUID(known)


def check_made(one: PluginOutcome, body: dict[str, Any]) -> None:
    """The same of one that a process made of an event: it stands in that event's context."""
    check_outcome(one.kind, one.data)
    uuid.UUID(one.outcome_id)
    told = (one.cause_id, one.cause_type, one.basket_id, one.employee_id, one.shift_id)
    context = ("event_id", "event_type", "basket_id", "employee_id", "shift_id")
    if told != tuple(body[key] for key in context):
        raise ValueError("an outcome of another event")
