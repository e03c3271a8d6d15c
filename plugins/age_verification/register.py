"""The register of checks: who looked, how, when, at which limit; never at whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any

from msgspec import Meta, Struct
from sqlalchemy import Connection, Select, func, insert, select

from plugins.age_verification.minimum_ages import BY_JURISDICTION
from plugins.age_verification.models import register
from plugins.age_verification.settings import AgeSettings
from plugins.base import Column, Context, Facts, Table, Words, words

MOST_ROWS = 10_000
_DAY = Meta(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", max_length=10)
_REFUSALS = ("refused", "hours", "unchecked", "released")


class Days(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A range of days of the shop's calendar."""

    from_day: Annotated[
        str, _DAY, Meta(title="From", description="Such as 2026-11-01; empty: the first.")
    ] = ""
    to_day: Annotated[
        str, _DAY, Meta(title="To", description="Such as 2026-11-30; empty: the last.")
    ] = ""


def note(
    connection: Connection,
    event: Mapping[str, Any],
    outcome: str,
    *,
    how: str,
    checked_by: str,
    limit: int = 0,
    document: str = "",
    challenge: int = 0,
    lines_refused: int = 0,
) -> None:
    """One entry, of one event."""
    connection.execute(
        insert(register),
        {
            "seq": event["seq"],
            "day": _local_day(event),
            "occurred_at": event["occurred_at"],
            "terminal_id": event["terminal_id"],
            "basket_id": event["basket_id"] or "",
            "checked_by": checked_by,
            "outcome": outcome,
            "how": how,
            "document": document,
            "limit_years": limit,
            "challenge_years": challenge,
            "lines_refused": lines_refused,
        },
    )


def _local_day(event: Mapping[str, Any]) -> str:
    at = datetime.fromisoformat(event["occurred_at"])
    return (at + timedelta(minutes=event["utc_offset_min"])).date().isoformat()


def _of(asked: Days, query: Select[Any]) -> Select[Any]:
    if asked.from_day:
        query = query.where(register.c.day >= asked.from_day)
    if asked.to_day:
        query = query.where(register.c.day <= asked.to_day)
    return query


# -- reports


def entries(context: Context, asked: Days, *, refusals: bool) -> Table:
    """Every entry, newest first; or only what was not sold as it should be."""
    say = context.speaker()
    query = _of(asked, select(register)).order_by(register.c.seq.desc()).limit(MOST_ROWS)
    if refusals:
        query = query.where(register.c.outcome.in_(_REFUSALS))
    columns = (
        Column(Words("When", "columns.when"), "time"),
        Column(Words("Till", "columns.till")),
        Column(Words("Checked by", "columns.checked_by")),
        Column(Words("Outcome", "columns.outcome")),
        Column(Words("How", "columns.how")),
        Column(Words("Document", "columns.document")),
        Column(Words("Age limit", "columns.limit"), "number"),
        Column(Words("Asked under", "columns.challenge"), "number"),
        Column(Words("Lines refused", "columns.lines_refused"), "number"),
        Column(Words("Sale", "columns.basket")),
    )
    rows = [
        [
            row.occurred_at,
            row.terminal_id,
            _who(context.facts, row.checked_by),
            say(row.outcome),
            say(row.how),
            say(row.document),
            row.limit_years,
            row.challenge_years,
            row.lines_refused,
            row.basket_id,
        ]
        for row in context.connection.execute(query)
    ]
    return Table(columns, rows, words("note.register", "Nothing here says who the customer was."))


def _who(facts: Facts, employee_id: str) -> str:
    person = facts.employee(employee_id) if employee_id else None
    return employee_id if person is None else f"{employee_id} {person.name}"


def counts(context: Context, asked: Days) -> Table:
    """How often each outcome came about, by limit, how and document."""
    say = context.speaker()
    keys = (
        register.c.outcome,
        register.c.limit_years,
        register.c.how,
        register.c.document,
    )
    sums = (func.count(), func.sum(register.c.lines_refused))
    query = _of(asked, select(*keys, *sums)).group_by(*keys).order_by(*keys)
    columns = (
        Column(Words("Outcome", "columns.outcome"), stretch=True),
        Column(Words("Age limit", "columns.limit"), "number"),
        Column(Words("How", "columns.how")),
        Column(Words("Document", "columns.document")),
        Column(Words("Checks", "columns.checks"), "number"),
        Column(Words("Lines refused", "columns.lines_refused"), "number"),
    )
    rows = [
        [say(row[0]), row[1], say(row[2]), say(row[3]), *row[4:]]
        for row in context.connection.execute(query)
    ]
    return Table(columns, rows)


def policy(context: Context) -> Table:
    """Which ages hold, and why."""
    settings: AgeSettings = context.settings
    say = context.speaker()
    columns = (
        Column(Words("For", "columns.what"), stretch=True),
        Column(Words("Years", "columns.years"), "number"),
        Column(Words("Source", "columns.source"), stretch=True),
    )
    rows: list[list[Any]] = [
        [say(law.kind), law.years, f"{settings.jurisdiction}: {law.source}"]
        for law in BY_JURISDICTION.get(settings.jurisdiction, ())
    ]
    rows += [[own.what, own.years, ""] for own in settings.ages]
    return Table(
        columns, rows, words("note.policy", "The strictest age counts, the product's own too.")
    )
