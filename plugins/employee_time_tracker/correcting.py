"""A manager's correction, judged: what it makes of an entry, or why it cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from sqlalchemy import Connection

from plugins.base import Context, Emit, Notice, Outcome, Words, words
from plugins.employee_time_tracker import book
from plugins.employee_time_tracker.book import Entry, text_of


@dataclass
class RefusedError(Exception):
    """It cannot be; `said` is why."""

    said: Words


def carry_out(context: Context, event: dict[str, Any]) -> list[Outcome]:
    """Write the correction and tell it, or say why not."""
    try:
        was, opened_at, closed_at = _judged(context, event)
    except RefusedError as refusal:
        return [Notice(refusal.said, "warn")]
    data = event["data"]
    reason, by = data["reason"].strip(), event["acted_by"]
    number = book.correct(
        context.connection, was, opened_at, closed_at, seq=event["seq"], reason=reason, by=by
    )
    told = {
        "entry_id": was.entry_id,
        "employee_ref": was.employee,
        "opened_at": text_of(opened_at),
        "closed_at": None if closed_at is None else text_of(closed_at),
        "reason": reason,
        "corrected_by": by,
        "correction_no": number,
    }
    said = words("corrected", "Entry {entry} is corrected; the original is kept.", entry=was.no)
    return [Emit("TIME_ENTRY_CORRECTED", told), Notice(said, "success")]


def _judged(context: Context, event: dict[str, Any]) -> tuple[Entry, datetime, datetime | None]:
    data = event["data"]
    was = book.entry(context.connection, data["entry"])
    if was is None:
        raise RefusedError(words("no.entry", "There is no entry {entry}.", entry=data["entry"]))
    if not data["reason"].strip():
        raise RefusedError(words("no.reason", "Say why the entry is corrected."))
    if not data["clock_in"] and not data["clock_out"]:
        raise RefusedError(words("no.time", "Enter when it began, or when it ended."))
    closes_at = was.closed_offset_min
    offset = event["utc_offset_min"] if closes_at is None else closes_at
    opened_at = _local(data["clock_in"], was.opened_offset_min) or was.opened_at
    closed_at = _local(data["clock_out"], offset) or was.closed_at
    _check(context.connection, was, opened_at, closed_at, context.now)
    return was, opened_at, closed_at


def _local(text: str, offset_min: int) -> datetime | None:
    """A time on the shop's clock of that entry."""
    if not text:
        return None
    try:
        at = datetime.strptime(text, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - its zone follows
    except ValueError as err:
        raise RefusedError(words("no.such_time", "{time} is no time.", time=text)) from err
    return at.replace(tzinfo=timezone(timedelta(minutes=offset_min))).astimezone(UTC)


def _check(
    connection: Connection,
    was: Entry,
    opened_at: datetime,
    closed_at: datetime | None,
    now: datetime,
) -> None:
    if max(opened_at, closed_at or opened_at) > now:
        raise RefusedError(words("no.future", "That lies in the future."))
    if closed_at is not None and closed_at < opened_at:
        raise RefusedError(words("no.order", "It cannot end before it begins."))
    other = book.overlapping(connection, was, opened_at, closed_at)
    if other:
        text = "It would overlap with entry {entry} of the same person."
        raise RefusedError(words("no.overlap", text, entry=other))
