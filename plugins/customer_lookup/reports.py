"""Tables for the manager: names are asked of the lane when a table is made, and kept nowhere."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from plugins.base import Column, Facts, Report, Table, words
from plugins.customer_lookup import book
from plugins.customer_lookup.models import visits
from plugins.customer_lookup.rules import oldest_kept
from plugins.customer_lookup.settings import AwayAsked, BestAsked, HistoryAsked

MOST_ROWS = 1_000
REPORTS = (
    Report(
        "best",
        words("reports.best", "Best customers"),
        BestAsked,
        words("reports.best.about", "Who spent most, refunds taken off."),
    ),
    Report(
        "away",
        words("reports.away", "Not seen for a while"),
        AwayAsked,
        words("reports.away.about", "Regulars who stay away."),
    ),
    Report(
        "history",
        words("reports.history", "One customer"),
        HistoryAsked,
        words("reports.history.about", "Every visit that is kept."),
    ),
    Report("liked", words("reports.liked", "One customer's products"), HistoryAsked),
)
_CUSTOMER = Column(words("columns.customer", "Customer"), "text", stretch=True)
_REF = Column(words("columns.reference", "Reference"), "text")
_VISITS = Column(words("columns.visits", "Visits"), "number")
_TOTAL = Column(words("columns.total", "Spent"), "money")
_LAST = Column(words("columns.last", "Last visit"), "date")


def made(connection: Connection, facts: Facts, name: str, asked: Any) -> Table:
    """One report."""
    if name == "best":
        return _best(connection, facts, asked)
    if name == "away":
        return _away(connection, facts, asked)
    ref = book.who_counts(connection, asked.customer_ref.strip())
    return _history(connection, ref) if name == "history" else _liked(connection, ref)


def _today(connection: Connection) -> date:
    """The day of the last visit that is known: a plugin reads no clock."""
    last = connection.execute(select(func.max(visits.c.business_date))).scalar()
    return date.fromisoformat(last) if last else date(1970, 1, 1)


def _sums(currency: str) -> Any:
    count, spent = func.count(), func.sum(visits.c.total_minor)
    last = func.max(visits.c.business_date)
    return (
        select(visits.c.customer_ref, count.label("visits"), spent.label("spent"),
            last.label("last_on"))
        .where(visits.c.currency == currency)
        .group_by(visits.c.customer_ref)
    )  # fmt: skip


def _named(connection: Connection, facts: Facts, query: Any) -> list[tuple[Any, ...]]:
    rows = connection.execute(query).all()
    people = ((facts.customer(row.customer_ref), row) for row in rows)
    return [
        (person.name if person else "–", row.visits, row.spent, row.last_on, row.customer_ref)
        for person, row in people
    ]


def _best(connection: Connection, facts: Facts, asked: BestAsked) -> Table:
    since = oldest_kept(_today(connection), asked.months)
    query = _sums(facts.shop().currency).where(visits.c.business_date >= since)
    spent = func.sum(visits.c.total_minor)
    query = query.order_by(spent.desc(), visits.c.customer_ref).limit(asked.count)
    note = words("reports.since", "Since {since_on}.", since_on=since)
    columns = (_CUSTOMER, _VISITS, _TOTAL, _LAST, _REF)
    return Table(columns, _named(connection, facts, query), note)


def _away(connection: Connection, facts: Facts, asked: AwayAsked) -> Table:
    until = (_today(connection) - timedelta(days=asked.days)).isoformat()
    last = func.max(visits.c.business_date)
    query = _sums(facts.shop().currency).having(last <= until, func.count() >= asked.visits)
    query = query.order_by(last.desc(), visits.c.customer_ref).limit(MOST_ROWS)
    note = words("reports.until", "Last seen on {until_on} or before.", until_on=until)
    columns = (_CUSTOMER, _VISITS, _TOTAL, _LAST, _REF)
    return Table(columns, _named(connection, facts, query), note)


def _history(connection: Connection, ref: str) -> Table:
    query = select(visits).where(visits.c.customer_ref == ref).order_by(visits.c.seq.desc())
    return Table(
        (
            Column(words("columns.at", "When"), "time"),
            Column(words("columns.receipt", "Receipt"), "text", stretch=True),
            Column(words("columns.lines", "Lines"), "number"),
            _TOTAL,
        ),
        [
            (row.closed_at, row.receipt_no, row.lines, row.total_minor)
            for row in connection.execute(query.limit(MOST_ROWS))
        ],
    )


def _liked(connection: Connection, ref: str) -> Table:
    day = _today(connection)
    ranked = book.favourites(connection, ref, day, MOST_ROWS)
    return Table(
        (
            Column(words("columns.product", "Product"), "text", stretch=True),
            Column(words("columns.times", "Visits with it"), "number"),
            Column(words("columns.bought_on", "Last bought"), "date"),
        ),
        [(one.name, one.times, one.scored_on.isoformat()) for one in ranked],
    )
