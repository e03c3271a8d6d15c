"""Figures as tables and JSON."""

from __future__ import annotations

import json

import pytest

from tests.bench.figures import (
    Figure,
    as_data,
    figure_from,
    number,
    percentile,
    spread_of,
    table,
)

CLOSE = Figure("close a cash sale, p50", "ms", 3.0, 2.0, "a raw script", "≤ 2×", True, "600 sales")
SYNCS = Figure("syncs", "syncs", 3, None, "", "exactly 1", False)
PLAIN = Figure("replay", "sales/s", 1234.5, None, "", "", None)


def test_a_percentile_lies_between_its_neighbours() -> None:
    assert percentile([4, 1, 3, 2], 50) == 2.5
    assert percentile([4, 1, 3, 2], 0) == 1
    assert percentile([4, 1, 3, 2], 100) == 4
    with pytest.raises(ValueError, match="no samples"):
        percentile([], 50)


def test_blocks_that_agree_have_no_spread() -> None:
    assert spread_of([2.0, 2.0, 2.0]) == 0
    assert spread_of([2.0]) == 0
    assert spread_of([1.0, 2.0, 3.0]) == 0.25


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (0.0977, "0.0977"),
        (3, "3"),
        (3.14159, "3.14"),
        (99.96, "100"),
        (12345.6, "12,346"),
    ],
)
def test_a_number_has_three_significant_digits(value: float, text: str) -> None:
    assert number(value) == text


def test_the_table_says_ratio_goal_and_verdict() -> None:
    head, ruler, close, syncs, plain = table([CLOSE, SYNCS, PLAIN]).splitlines()
    assert len({line.count("|") for line in (head, ruler, close, syncs, plain)}) == 1
    assert close.split("|")[1].strip() == "close a cash sale, p50"
    for words in ("3 ms", "2 ms", "1.50×", "≤ 2×", "yes", "a raw script; 600 sales"):
        assert words in close
    assert "**no**" in syncs
    assert "1,234 sales/s" in plain


def test_figures_come_back_from_json_as_they_were() -> None:
    run = json.loads(json.dumps(as_data([CLOSE, SYNCS], {"cores": 2})))
    assert run["schema"] == 1
    assert run["machine"] == {"cores": 2}
    assert run["figures"][0]["ratio"] == 1.5
    assert [figure_from(data) for data in run["figures"]] == [CLOSE, SYNCS]
