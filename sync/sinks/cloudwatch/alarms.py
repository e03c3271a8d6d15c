"""Alarms of one lane: it is silent, its events wait too long, are parked, or a store is away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sync.sinks.cloudwatch.metrics import MEANINGS, Metric, dimensions

PERIOD_S = 300


@dataclass(frozen=True, slots=True)
class Alarm:
    """When somebody is called; `missing` is what a time without figures means, and `why` so."""

    name: str
    metric: Metric
    statistic: str
    side: Literal["above", "below"]
    limit: int
    periods: int
    missing: str
    why: str


_OPERATORS = {"above": "GreaterThanThreshold", "below": "LessThanThreshold"}
SILENT_MIN = 15
LATE_S = 900
ALARMS: tuple[Alarm, ...] = (
    Alarm(
        "silent",
        Metric.SEEN,
        "Sum",
        "below",
        1,
        SILENT_MIN * 60 // PERIOD_S,
        "breaching",
        "no figures are the very thing that it tells",
    ),
    Alarm(
        "late",
        Metric.AGE,
        "Maximum",
        "above",
        LATE_S,
        3,
        "ignore",
        "a lane without a line can neither tell that events wait nor that they no longer do",
    ),
    Alarm(
        "sink-down",
        Metric.SINKS_DOWN,
        "Minimum",  # all the time, not for a moment
        "above",
        0,
        3,
        "ignore",
        "a store that was away when the lane fell silent is not back for that",
    ),
    Alarm(
        "parked",
        Metric.PARKED,
        "Maximum",
        "above",
        0,
        1,
        "ignore",
        "what is parked stays parked until a person has looked, whether the lane is on or off",
    ),
)


def alarm_name(terminal_id: str, alarm: Alarm) -> str:
    """`mypos-T1-silent`."""
    return f"mypos-{terminal_id}-{alarm.name}"


def description(alarm: Alarm) -> str:
    """When it is on, and what missing figures mean."""
    minutes = alarm.periods * PERIOD_S // 60
    means = {"breaching": "count as trouble", "ignore": "change nothing"}[alarm.missing]
    return (
        f"{alarm.metric}, {MEANINGS[alarm.metric].words}: {alarm.side} "
        f"{alarm.limit} for {minutes} minutes. "
        f"Missing figures {means}: {alarm.why}."
    )


def request(
    alarm: Alarm, lane: tuple[str, str], namespace: str, notify: tuple[str, ...]
) -> dict[str, Any]:
    """What PutMetricAlarm takes; `lane` is (terminal, store), `notify` ARNs of topics."""
    return {
        "AlarmName": alarm_name(lane[0], alarm),
        "AlarmDescription": description(alarm),
        "Namespace": namespace,
        "MetricName": alarm.metric.value,
        "Dimensions": dimensions(*lane),
        "Statistic": alarm.statistic,
        "Period": PERIOD_S,
        "EvaluationPeriods": alarm.periods,
        "Threshold": float(alarm.limit),
        "ComparisonOperator": _OPERATORS[alarm.side],
        "TreatMissingData": alarm.missing,
        "ActionsEnabled": True,
        "AlarmActions": list(notify),
        "OKActions": list(notify),
    }
