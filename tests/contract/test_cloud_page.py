"""docs/cloud.md: its tables of messages, metrics and alarms are those of the program."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sync.sinks.cloudwatch.alarms import ALARMS, PERIOD_S
from sync.sinks.cloudwatch.metrics import CURRENCY, MEANINGS, STORE, TERMINAL
from sync.sinks.sns import words
from sync.sinks.sns.messages import ATTRIBUTES, FIELDS
from sync.sinks.sns.notices import notice_of
from tests.sync_journal import body, lane_events

PAGE = Path(__file__).parents[2] / "docs" / "cloud.md"


def table(*rows: tuple[str, ...]) -> str:
    head, *rest = rows
    lines = [head, tuple("---" for _ in head), *rest]
    return "\n".join("| " + " | ".join(row) + " |" for row in lines)


def fields() -> str:
    rows = [(f"`{name}`", meaning) for name, meaning in FIELDS.items()]
    return table(("field", "meaning"), *rows)


def attributes() -> str:
    rows = [(f"`{name}`", kind, meaning) for name, (kind, meaning) in ATTRIBUTES.items()]
    return table(("attribute", "type", "meaning"), *rows)


def metrics() -> str:
    rows = [
        (
            f"`{metric}`",
            each.unit,
            each.statistic,
            f"`{CURRENCY}`" if each.by_currency else "",
            each.words,
        )
        for metric, each in MEANINGS.items()
    ]
    return table(("metric", "unit", "read with", "also by", "meaning"), *rows)


def alarms() -> str:
    rows = [
        (
            f"`mypos-TERMINAL-{alarm.name}`",
            f"{alarm.statistic} of `{alarm.metric}` {alarm.side} {alarm.limit}"
            f" for {alarm.periods * PERIOD_S // 60} minutes",
            f"`{alarm.missing}`: {alarm.why}",
        )
        for alarm in ALARMS
    ]
    return table(("alarm", "is on with", "without figures"), *rows)


@pytest.mark.parametrize("made", [fields, attributes, metrics, alarms])
def test_the_page_has_each_table_as_the_program_does(
    made: Callable[[], str],
) -> None:
    expected = made()
    assert expected in PAGE.read_text("utf-8"), f"docs/cloud.md lacks this table:\n{expected}"


def test_the_page_names_dimensions_and_the_example_reads_as_the_program_writes() -> None:
    page = PAGE.read_text("utf-8")
    assert f"Dimensions are `{TERMINAL}` and `{STORE}`" in page
    line = {"sku": "milk", "unit": "ea", "qty_milli": -3000}
    data = {
        "kind": "refund",
        "currency": "GBP",
        "lines": [line],
        "total_minor": -1234,
        "tax_minor": 0,
        "due_minor": -1234,
        "receipt_no": "T1-1-000001",
        "tenders": [{"tender_id": "1", "kind": "cash", "amount_minor": -1234}],
    }
    at = {"occurred_at": "2026-11-21T20:00:00.000000Z", "utc_offset_min": 0}
    (event,) = lane_events("T1", [body("BASKET_CLOSED", data, **at)])
    notice = notice_of(event, 5000)
    assert notice is not None
    assert words.sentence(notice) in page


def test_each_metric_of_the_page_is_one_of_the_program() -> None:
    section = PAGE.read_text("utf-8").partition("## CloudWatch")[2].partition("### Dashboard")[0]
    named = set(re.findall(r"^\| `(\w+)`", section, re.M))
    assert named == {metric.value for metric in MEANINGS}
