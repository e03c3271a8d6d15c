"""Sales by minute and currency, as the data of PutMetricData.

CloudWatch takes points that are at most two weeks old and at most two hours to come; what is
outside is counted and dropped. Source: CloudWatch API reference, PutMetricData.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sync.lane_event import LaneEvent
from sync.sinks.cloudwatch.metrics import Metric, datum, dimensions, major, statistics
from sync.sinks.cloudwatch.totals import Sale, Sums, Totals, sale_of

ON_THE_WAY = timedelta(minutes=10)  # a call may take that long, a clock be that wrong
OLDEST = timedelta(weeks=2) - ON_THE_WAY
NEWEST = timedelta(hours=2) - ON_THE_WAY


@dataclass
class Minute:
    """One minute of one shop and currency."""

    store_id: str
    currency: str
    at: datetime
    sales: list[Sale] = field(default_factory=list)
    sums: Sums = field(default_factory=Sums)  # at its end


@dataclass(frozen=True)
class Folded:
    """What a batch comes to."""

    totals: Totals
    minutes: tuple[Minute, ...]


def fold(totals: Totals, events: Iterable[LaneEvent]) -> Folded:
    """Totals after the events, and the minutes of those that they did not know. Raises Poison."""
    minutes: dict[tuple[str, str, datetime], Minute] = {}
    for event in events:
        if totals.knows(event):
            continue
        sale = sale_of(event)
        totals = totals.past(event, sale)
        if sale is not None:
            at = _minute(sale.occurred_at)
            key = (sale.store_id, sale.currency, at)
            minute = minutes.setdefault(key, Minute(*key))
            minute.sales.append(sale)
            minute.sums = totals.sums[sale.currency]
    return Folded(totals, tuple(minutes.values()))


def data_of(folded: Folded, terminal_id: str, now: datetime) -> list[dict[str, Any]]:
    """The data to put, in order; dropped minutes become one datum that counts them."""
    data: list[dict[str, Any]] = []
    dropped = 0
    lasts = {(minute.store_id, minute.currency): minute for minute in folded.minutes}
    for minute in folded.minutes:
        where = dimensions(terminal_id, minute.store_id, minute.currency)
        taken = -OLDEST <= minute.at - now <= NEWEST
        if taken:
            data += _of_the_minute(minute, where)
        else:
            dropped += 1
        last = lasts[minute.store_id, minute.currency] is minute
        if folded.totals.whole and (taken or last):  # a total holds now as well
            data += _totals(minute, where, minute.at if taken else now)
    if dropped:
        where = dimensions(terminal_id, folded.minutes[0].store_id)
        data.append(datum(Metric.DROPPED, now, where, dropped))
    return data


def _of_the_minute(minute: Minute, where: list[dict[str, str]]) -> list[dict[str, Any]]:
    amounts = [major(sale.amount_minor, sale.currency) for sale in minute.sales]
    refunds = sum(sale.is_refund for sale in minute.sales)
    data = [
        statistics(Metric.AMOUNT, minute.at, where, amounts),
        datum(Metric.COUNT, minute.at, where, len(amounts)),
    ]
    return data + ([datum(Metric.REFUNDS, minute.at, where, refunds)] if refunds else [])


def _totals(minute: Minute, where: list[dict[str, str]], at: datetime) -> list[dict[str, Any]]:
    sums, currency = minute.sums, minute.currency
    data = [
        datum(Metric.COUNT_TOTAL, at, where, sums.transactions),
        datum(Metric.SALES_TOTAL, at, where, major(sums.sales_minor, currency)),
    ]
    if sums.refunds:
        data.append(datum(Metric.REFUNDS_TOTAL, at, where, major(sums.refunds_minor, currency)))
    return data


def _minute(occurred_at: str) -> datetime:
    return datetime.fromisoformat(occurred_at).replace(second=0, microsecond=0)
