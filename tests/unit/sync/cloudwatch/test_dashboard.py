"""The dashboard's grid, its queries, and alarms that mean what they say."""

from __future__ import annotations

import json
import re
from itertools import combinations
from typing import Any

import pytest

from sync.sinks.cloudwatch import dashboard
from sync.sinks.cloudwatch.alarms import ALARMS, PERIOD_S, description, request
from sync.sinks.cloudwatch.metrics import MEANINGS, Metric, datum, dimensions

NAMESPACE = "MyPOS/Transactions"
Box = tuple[int, int, int, int]


def widgets() -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(dashboard.body(NAMESPACE, "eu-central-1"))["widgets"]
    return made


def box(widget: dict[str, Any]) -> Box:
    return widget["x"], widget["y"], widget["width"], widget["height"]


def overlap(one: Box, other: Box) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def test_widgets_lie_on_the_grid_and_none_on_another() -> None:
    boxes = [box(widget) for widget in widgets()]
    assert len(boxes) > 8
    for x, y, width, height in boxes:
        assert 0 <= x < x + width <= dashboard.COLUMNS
        assert y >= 0
        assert 1 <= height <= 1000
    assert [pair for pair in combinations(boxes, 2) if overlap(*pair)] == []


def test_each_row_is_filled_to_the_edge() -> None:
    for row in dashboard.ROWS:
        assert sum(graph.width for graph in row) == dashboard.COLUMNS


@pytest.mark.parametrize("other", [(11, 5, 2, 2), (0, 0, 1, 1), (5, 3, 1, 1), (11, 0, 4, 9)])
def test_the_look_for_overlaps_finds_one(other: Box) -> None:
    assert overlap((0, 0, 12, 6), other)
    assert not overlap((0, 0, 12, 6), (12, 0, 12, 6))
    assert not overlap((0, 0, 12, 6), (0, 6, 12, 6))


def test_every_metric_that_is_read_by_people_is_on_the_dashboard() -> None:
    told = " ".join(
        line["expression"]
        for widget in widgets()
        if widget["type"] == "metric"
        for (line,) in widget["properties"]["metrics"]
    )
    shown = {name for name in Metric if f"({name})" in told}
    assert set(Metric) - shown == {Metric.COUNT_TOTAL}


def test_a_query_names_the_metric_s_own_dimensions_and_statistic() -> None:
    pattern = re.compile(
        r'SELECT (SUM|MAX)\((\w+)\) FROM SCHEMA\("MyPOS/Transactions", "terminal", "store"'
        r'(, "currency")?\) GROUP BY "\w+"(, "\w+")?( ORDER BY (SUM|MAX)\(\) (ASC|DESC) LIMIT 20)?'
    )
    for widget in widgets()[1:]:
        properties = widget["properties"]
        assert {"title", "view", "region", "metrics", "stat"} <= set(properties)
        ids = [line["id"] for (line,) in properties["metrics"]]
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch(r"[a-z][A-Za-z0-9_]*", each) for each in ids)
        for (line,) in properties["metrics"]:
            found = pattern.fullmatch(line["expression"])
            assert found, line["expression"]
            meaning = MEANINGS[Metric(found[2])]
            assert {"SUM": "Sum", "MAX": "Maximum"}[found[1]] == meaning.statistic
            assert bool(found[3]) is meaning.by_currency


def test_a_namespace_cannot_end_a_query_early() -> None:
    hostile = dashboard.query(Metric.SEEN, 'a") GROUP BY x', ("terminal",))
    assert hostile.count('"') == 8


def test_the_same_lane_makes_the_same_bytes() -> None:
    assert dashboard.body("a", "b") == dashboard.body("a", "b")
    assert "£" not in dashboard.body("a", "b")


def test_alarms_watch_what_the_lane_tells_under_the_very_same_dimensions() -> None:
    told = datum(Metric.SEEN, None, dimensions("T1", "S1"), 1)  # type: ignore[arg-type]
    for alarm in ALARMS:
        asked = request(alarm, ("T1", "S1"), NAMESPACE, ())
        assert asked["Dimensions"] == told["Dimensions"]
        assert asked["EvaluationPeriods"] * PERIOD_S <= 86_400
        assert not MEANINGS[alarm.metric].by_currency
        assert len(asked["AlarmDescription"]) <= 1024
        assert alarm.why in description(alarm)
    assert len({request(each, ("T1", "S1"), NAMESPACE, ())["AlarmName"] for each in ALARMS}) == 4


def test_only_silence_counts_missing_figures_as_trouble() -> None:
    missing = {alarm.name: alarm.missing for alarm in ALARMS}
    assert missing == {
        "silent": "breaching",
        "late": "ignore",
        "sink-down": "ignore",
        "parked": "ignore",
    }
