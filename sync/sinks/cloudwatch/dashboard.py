"""The dashboard: what is sold, and which lanes need somebody; for all lanes of the namespace.

Queries are Metrics Insights, so a new lane or currency shows by itself. Sources: CloudWatch user
guide, "Dashboard body structure and syntax" (24 columns) and "Metrics Insights query components".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sync.sinks.cloudwatch.metrics import CURRENCY, MEANINGS, STORE, TERMINAL, Metric

COLUMNS = 24
MINUTE_S = 60
WORST = 20  # lanes of a graph of health: those that need somebody
_FUNCTIONS = {"Sum": "SUM", "Maximum": "MAX"}
_INTRODUCTION = (
    "# MyPOS\nSales and refunds of all lanes, and the lanes' health. Amounts are in major units, "
    "one line a currency. Sums are nearly exact, totals since the journal began are exact; the "
    "books are in Postgres."
)


@dataclass(frozen=True, slots=True)
class Graph:
    """One graph: metrics in one unit, a line for each value of `by`."""

    title: str
    metrics: tuple[Metric, ...]
    by: tuple[str, ...]
    width: int
    order: str = ""  # ASC, DESC: only the WORST, by the greatest or least value
    view: str = "timeSeries"


HEIGHT = 6
ROWS: tuple[tuple[Graph, ...], ...] = (
    (
        Graph("Sales and refunds a minute", (Metric.COUNT, Metric.REFUNDS), (STORE,), 12),
        Graph("Amount a minute", (Metric.AMOUNT,), (CURRENCY,), 12),
    ),
    (
        Graph(
            "Totals since the journal began: sales, refunds",
            (Metric.SALES_TOTAL, Metric.REFUNDS_TOTAL),
            (TERMINAL, CURRENCY),
            16,
            "DESC",
            view="singleValue",
        ),
        Graph("Refunds a minute", (Metric.REFUNDS,), (TERMINAL,), 8, "DESC"),
    ),
    (
        Graph("Events that wait", (Metric.WAITING,), (TERMINAL,), 8, "DESC"),
        Graph("Age of the oldest of them, seconds", (Metric.AGE,), (TERMINAL,), 8, "DESC"),
        Graph("Stores that are not reached", (Metric.SINKS_DOWN,), (TERMINAL,), 8, "DESC"),
    ),
    (
        Graph("Last seen: 1 a minute", (Metric.SEEN,), (TERMINAL,), 8, "ASC"),
        Graph("Events that are parked", (Metric.PARKED,), (TERMINAL,), 8, "DESC"),
        Graph("Minutes too old for CloudWatch", (Metric.DROPPED,), (TERMINAL,), 8, "DESC"),
    ),
)


def body(namespace: str, region: str) -> str:
    """The dashboard as PutDashboard takes it: JSON, always the same bytes for the same lane."""
    text = {"type": "text", "properties": {"markdown": _INTRODUCTION}}
    widgets = [_placed(text, 0, 0, COLUMNS, 3)]
    top = 3
    for row in ROWS:
        left = 0
        for graph in row:
            widgets.append(
                _placed(_widget(graph, namespace, region), left, top, graph.width, HEIGHT)
            )
            left += graph.width
        top += HEIGHT
    return json.dumps({"widgets": widgets}, indent=1)


def query(metric: Metric, namespace: str, by: Sequence[str], order: str = "") -> str:
    """A Metrics Insights query; names in quotes, for some are keywords there."""
    meaning = MEANINGS[metric]
    function = _FUNCTIONS[meaning.statistic]
    known = (TERMINAL, STORE, CURRENCY) if meaning.by_currency else (TERMINAL, STORE)
    parts = [
        f"SELECT {function}({metric})",
        f"FROM SCHEMA({_quoted((namespace, *known))})",
        f"GROUP BY {_quoted(by)}",
    ]
    if order:
        parts.append(f"ORDER BY {function}() {order} LIMIT {WORST}")
    return " ".join(parts)


def _widget(graph: Graph, namespace: str, region: str) -> dict[str, Any]:
    lines: list[list[dict[str, Any]]] = []
    for number, metric in enumerate(graph.metrics, start=1):
        expression = query(metric, namespace, graph.by, graph.order)
        line: dict[str, Any] = {"expression": expression, "id": f"q{number}", "period": MINUTE_S}
        if len(graph.metrics) > 1:
            line["label"] = metric.value
        lines.append([line])
    properties: dict[str, Any] = {
        "title": graph.title,
        "view": graph.view,
        "region": region,
        "period": MINUTE_S,
        "stat": MEANINGS[graph.metrics[0]].statistic,
        "metrics": lines,
    }
    if graph.view == "timeSeries" and Metric.AMOUNT not in graph.metrics:
        properties["yAxis"] = {"left": {"min": 0}}
    return {"type": "metric", "properties": properties}


def _placed(widget: dict[str, Any], x: int, y: int, width: int, height: int) -> dict[str, Any]:
    return {"x": x, "y": y, "width": width, "height": height} | widget


def _quoted(names: Iterable[str]) -> str:
    return ", ".join('"' + name.replace('"', "") + '"' for name in names)
