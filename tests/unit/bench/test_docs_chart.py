"""The growth chart, and the page that a run is written into."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from tests.bench.docs import kind_of, page_with, together
from tests.bench.docs_chart import SALES, SKUS, Series, chart, series_of
from tests.bench.figures import Figure, as_data

DARK_PAGES = "prefers-color-scheme:dark"
MACHINE = {
    "system": "Linux",
    "processor": "P",
    "cores": 2,
    "memory_gb": 8,
    "file_system": "ext4",
    "python": "3.11",
    "sqlite": "3.53",
    "qt": "6.11",
}


def ready(skus: str, ms: float) -> Figure:
    return Figure(f"ready to scan, {skus} SKUs", "ms", ms, 500.0, "empty", "", None, bench="start")


GROWN = Figure(
    "close a sale at 100,000 sales, p50", "ms", 1.05, 1.0, "the same lane at 1,000 sales", "", None
)
FIGURES = [ready("1,000", 600.0), ready("1,000,000", 660.0), GROWN]


def test_series_are_relative_to_the_smallest_size() -> None:
    assert series_of(FIGURES, SKUS) == [Series("ready to scan", ((1000, 1.0), (1_000_000, 1.1)))]
    assert series_of(FIGURES, SALES) == [
        Series("close a sale, p50", ((1000, 1.0), (100_000, 1.05)))
    ]


def test_a_figure_at_one_size_is_no_series() -> None:
    assert series_of(FIGURES[:1], SKUS) == []


def test_the_chart_is_sound_xml_with_every_series_and_both_themes() -> None:
    awkward = replace(FIGURES[0], name="scan <&> paint, 1,000 SKUs")
    larger = replace(awkward, name="scan <&> paint, 1,000,000 SKUs")
    drawn = chart([*FIGURES, awkward, larger])
    root = ElementTree.fromstring(drawn)
    words = "".join(root.itertext())
    for part in (
        "ready to scan: 1.10×",
        "scan <&> paint",
        "1,000,000",
        "prefers-color-scheme:dark",
    ):
        assert part in words


def test_a_chart_without_figures_says_so() -> None:
    assert chart([]).count("not measured yet") == 2


def test_the_page_keeps_its_words_around_the_new_table() -> None:
    page = "before\n<!-- figures full -->\nold\n<!-- /figures full -->\nafter\n"
    run = as_data(FIGURES, MACHINE)
    new = page_with(page, "full", run, FIGURES)
    assert new.startswith("before\n")
    assert new.endswith("after\n")
    assert "old" not in new
    assert "ready to scan, 1,000 SKUs" in new
    assert "2 cores, 8 GB, ext4" in new
    with pytest.raises(SystemExit, match="lost the marks"):
        page_with("nothing", "full", run, FIGURES)


def test_what_was_not_measured_again_stays_in_its_place() -> None:
    old = [replace(GROWN, bench="close_sale"), ready("1,000", 1.0), ready("5", 1.0)]
    now = [ready("1,000", 2.0)]
    assert together(old, now, ["close_sale", "start"]) == [old[0], now[0]]


def test_each_kind_of_run_has_its_own_file() -> None:
    kinds = {kind_of(quick=quick, scale=scale) for quick in (0, 1) for scale in (0, 1)}
    assert kinds == {"full", "quick", "scale"}
