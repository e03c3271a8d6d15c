"""The metrics that we put: names, units, dimensions and what each means.

docs/cloud.md shows this table, and a test compares both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pos_terminal.domain.money import Money


class Metric(StrEnum):
    """Names of metrics; sums per minute, totals since the journal began, the lane's health."""

    AMOUNT = "TransactionAmount"
    COUNT = "TransactionCount"
    REFUNDS = "RefundCount"
    COUNT_TOTAL = "TransactionCountTotal"
    SALES_TOTAL = "SalesAmountTotal"
    REFUNDS_TOTAL = "RefundAmountTotal"
    DROPPED = "DroppedPoints"
    SEEN = "LaneSeen"
    WAITING = "EventsWaiting"
    AGE = "OldestUnsentAge"
    SINKS_DOWN = "SinksDown"
    PARKED = "ParkedEvents"


@dataclass(frozen=True, slots=True)
class Meaning:
    """How a metric is read; `by_currency`: it has the dimension currency beside the other two."""

    unit: str
    statistic: str
    words: str
    by_currency: bool = False


MEANINGS: Mapping[Metric, Meaning] = {
    Metric.AMOUNT: Meaning(
        "None", "Sum", "sales less refunds of the minute, in major units", by_currency=True
    ),
    Metric.COUNT: Meaning("Count", "Sum", "sales and refunds of the minute", by_currency=True),
    Metric.REFUNDS: Meaning("Count", "Sum", "refunds among them", by_currency=True),
    Metric.COUNT_TOTAL: Meaning(
        "Count", "Maximum", "sales and refunds since the journal began", by_currency=True
    ),
    Metric.SALES_TOTAL: Meaning(
        "None", "Maximum", "sales since the journal began, in major units", by_currency=True
    ),
    Metric.REFUNDS_TOTAL: Meaning(
        "None", "Maximum", "refunds since the journal began, in major units", by_currency=True
    ),
    Metric.DROPPED: Meaning(
        "Count", "Sum", "minutes with sales that CloudWatch does not take: too old or to come"
    ),
    Metric.SEEN: Meaning("Count", "Sum", "1 a minute while the lane's agent runs and has a line"),
    Metric.WAITING: Meaning("Count", "Maximum", "events that at least one store does not have"),
    Metric.AGE: Meaning("Seconds", "Maximum", "age of the oldest of them; 0: none waits"),
    Metric.SINKS_DOWN: Meaning("Count", "Maximum", "stores that are switched on and not reached"),
    Metric.PARKED: Meaning(
        "Count",
        "Maximum",
        "events that a store can never take and nobody has looked at, all stores",
    ),
}
TERMINAL, STORE, CURRENCY = "terminal", "store", "currency"  # dimensions, in this order


def dimensions(terminal_id: str, store_id: str, currency: str = "") -> list[dict[str, str]]:
    """The dimensions of a datum; without currency those of the lane's health."""
    named = {TERMINAL: terminal_id, STORE: store_id}
    if currency:
        named[CURRENCY] = currency
    return [{"Name": name, "Value": value} for name, value in named.items()]


def datum(
    metric: Metric, at: datetime, where: list[dict[str, str]], value: Decimal | int | float
) -> dict[str, Any]:
    """One value of a metric."""
    unit = MEANINGS[metric].unit
    # The API takes doubles only. They are exact for what we put: 15 decimal digits, a total of
    # 9,999,999,999,999.99; everything before this line is an integer or a Decimal.
    return {
        "MetricName": metric.value,
        "Dimensions": where,
        "Timestamp": at,
        "Unit": unit,
        "Value": float(value),
    }


def statistics(
    metric: Metric, at: datetime, where: list[dict[str, str]], amounts: list[Decimal]
) -> dict[str, Any]:
    """Many values of one minute as their count, sum, least and greatest."""
    made = datum(metric, at, where, 0)
    del made["Value"]
    made["StatisticValues"] = {
        "SampleCount": float(len(amounts)),
        "Sum": float(sum(amounts)),
        "Minimum": float(min(amounts)),
        "Maximum": float(max(amounts)),
    }
    return made


def major(amount_minor: int, currency: str) -> Decimal:
    """Minor units as the amount that people read: a graph shows 12.34, not 1234.

    Amounts of different currencies never meet in one metric: the currency is a dimension.
    """
    return Decimal(amount_minor) * Money(1, currency).major
