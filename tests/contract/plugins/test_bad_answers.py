"""A bad answer or an exception undoes the event, says why, and hurts nobody: in a thread, too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.base import ShopFacts
from plugins.errors import PluginFailed, PluginRefused
from plugins.loading import load
from plugins.rehearsal import Rehearsal, ScriptedFacts
from plugins.runtime import Runtime
from tests.contract.plugins.bad import HEALED

PLACE = "tests.contract.plugins.bad."
ANSWERS = {
    "Raises": ("raised", "ValueError: no such thing"),
    "Leaves": ("raised", "SystemExit: 3"),
    "AnswersRubbish": ("raised", "not an outcome"),
    "AnswersAString": ("raised", "not an outcome"),
    "HoldsWithoutReason": ("raised", "hold: Expected `str`, got `null` - at `$.reason.text`"),
    "TakesAnybodysRelease": ("raised", "'anybody'"),
    "Chooses": ("raised", "Choice"),
    "EmitsAFloat": ("raised", "float cannot be journalled"),
    "EmitsAnUmlaut": ("raised", "keys are ASCII"),
    "EmitsWhatItNeverSaid": ("raised", "UNITS_COUNTED is not in the plugin's `emits`"),
    "FloodsOutcomes": ("flooded", "1000 outcomes of one event; 32 at most"),
    "AnswersTooMuch": ("flooded", "bytes; 65,536 at most"),
}


@pytest.fixture
def played(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rehearsal]:
    rehearsal = Rehearsal(load(f"{PLACE}answers:{request.param}"), tmp_path)
    yield rehearsal
    rehearsal.close()


def add(played: Rehearsal, sku: str) -> dict[str, Any]:
    return played.event("ITEM_ADDED", line={"sku": sku})


def handled(played: Rehearsal) -> list[int]:
    engine = played.runtime._engine
    assert engine is not None
    with engine.connect() as connection:
        return list(connection.exec_driver_sql("SELECT seq FROM seen ORDER BY seq").scalars())


@pytest.mark.parametrize(
    ("played", "expected"), ANSWERS.items(), indirect=["played"], ids=list(ANSWERS)
)
def test_a_bad_answer_undoes_the_batch_says_why_and_is_handled_once_it_is_mended(
    played: Rehearsal, expected: tuple[str, str]
) -> None:
    cause, said = expected
    first, bad, last = add(played, "a"), add(played, "bad"), add(played, "b")
    played.runtime.handle([first], live=True)
    with pytest.raises(PluginFailed) as failed:
        played.runtime.handle([bad, last], live=True)
    assert (failed.value.cause, failed.value.seq) == (cause, 2)
    assert said in failed.value.detail
    assert handled(played) == [1]
    assert played.runtime.cursor.seq == 1
    played.facts.its_shop = ShopFacts(name=HEALED)
    played.runtime.handle([bad, last], live=True)
    assert handled(played) == [1, 2, 3]


@pytest.mark.parametrize("played", ["RaisesAndCannotForget"], indirect=True)
def test_a_plugin_that_cannot_forget_has_failed_and_not_the_host(played: Rehearsal) -> None:
    with pytest.raises(PluginFailed, match="KeyError"):
        played.runtime.handle([add(played, "bad")], live=True)
    assert handled(played) == []


@pytest.mark.slow
@pytest.mark.parametrize("played", ["IsSlow"], indirect=True)
def test_the_time_of_the_slowest_event_is_told(played: Rehearsal) -> None:
    played.runtime.handle([add(played, "a")], live=True)
    assert played.runtime.slowest_s < 0.3
    played.runtime.handle([add(played, "bad")], live=True)
    assert played.runtime.slowest_s >= 0.3


REFUSED = {
    "HasNoName": "lower-case letters",
    "HasABadName": "lower-case letters",
    "IsOfTomorrow": "version 2.0 of the plugin contract, and this program has 1.0",
    "IsOfAMinorTomorrow": "version 1.99",
    "HasAllTheTime": "deadline_s must be above 0 and at most 30",
    "TakesTablesOfTheHost": "Its table host_state has a name of the host's",
    "TakesTheCursor": "Its table alembic_version has a name of the host's",
    "HasNoDefaults": "Each field of its settings needs a default",
    "ClaimsTheSale": "BASKET_CLOSED is an event of the lane's",
    "HasNoListOfEvents": "RuntimeError: which events?",
    "CannotBeMade": "It cannot be loaded: RuntimeError: no licence",
    "NoPlugin": "derive it from plugins.base.BasePlugin",
    "NoSuchClass": "has no attribute 'NoSuchClass'",
}


@pytest.mark.parametrize(("plugin", "why"), REFUSED.items(), ids=list(REFUSED))
def test_a_plugin_that_cannot_run_here_is_refused_with_a_sentence(
    plugin: str, why: str, tmp_path: Path
) -> None:
    with pytest.raises(PluginRefused) as refused:
        opened(plugin, tmp_path)
    assert why in refused.value.why
    assert refused.value.why.endswith((".", "?"))


def opened(plugin: str, folder: Path) -> None:
    stage = Runtime(load(f"{PLACE}members:{plugin}"), folder, ScriptedFacts())
    stage.describe()
    stage.open()
    stage.close()


def test_a_plugin_that_fails_to_open_leaves_no_database_open(tmp_path: Path) -> None:
    with pytest.raises(PluginFailed, match="no memory of it"):
        opened("CannotOpen", tmp_path)
    with pytest.raises(PluginFailed, match="no memory of it"):
        opened("CannotOpen", tmp_path)


def test_two_tables_of_one_name_are_two_plugins_databases(tmp_path: Path) -> None:
    one = Rehearsal(load(f"{PLACE}answers:Raises"), tmp_path / "one", ScriptedFacts())
    two = Rehearsal(load(f"{PLACE}answers:Leaves"), tmp_path / "two", ScriptedFacts())
    one.runtime.handle([add(one, "a")], live=True)
    assert (handled(one), handled(two)) == ([1], [])
    one.close()
    two.close()
