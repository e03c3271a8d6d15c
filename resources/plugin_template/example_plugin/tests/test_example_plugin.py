"""Example plugin, played by itself: events in, notices and rows out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.histories import differences
from plugins.rehearsal import Rehearsal
from plugins.sentences import load

from example_plugin.plugin import ExamplePlugin


@pytest.fixture
def played(tmp_path: Path) -> Iterator[Rehearsal]:
    rehearsal = Rehearsal(ExamplePlugin(), tmp_path)
    yield rehearsal
    rehearsal.close()


def sell(played: Rehearsal, total_minor: int = 250, kind: str = "sale") -> list[str]:
    """One sale; the keys of what the plugin says to it."""
    outcomes = played.play("BASKET_CLOSED", kind=kind, total_minor=total_minor)
    return [outcome.data["text"]["key"] for outcome in outcomes]


def test_a_round_number_of_sales_is_announced(played: Rehearsal) -> None:
    played.settings(every=3)
    assert [sell(played) for _ in range(6)] == [[], [], ["round"], [], [], ["round"]]


def test_a_refund_is_not_counted(played: Rehearsal) -> None:
    sell(played, total_minor=-250, kind="refund")
    assert played.report("days") == []


def test_the_report_adds_up_each_day(played: Rehearsal) -> None:
    sell(played, total_minor=250)
    sell(played, total_minor=150)
    played.passes(days=1)
    sell(played, total_minor=90)
    assert played.report("days") == [["2026-11-22", 1, 90], ["2026-11-21", 2, 400]]


def test_migrations_and_models_make_the_same_tables(tmp_path: Path) -> None:
    assert differences(ExamplePlugin(), tmp_path) == []


def test_every_sentence_is_there_in_every_language() -> None:
    spoken = load(ExamplePlugin.words)
    assert spoken["de"].keys() == spoken["ar"].keys() == spoken["en"].keys()
