"""Each check of the contract is seen failing on a plugin that breaks it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contract.plugins import planted
from tests.contract.plugins import test_every_plugin as contract
from tests.contract.plugins.stages import PLACES

PLACE = "tests.contract.plugins.planted:"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("plugin", "check"),
    [
        ("Remembers", contract.test_a_batch_that_was_rolled_back_leaves_no_trace),
        ("Dices", contract.test_the_same_events_give_the_same_rows_and_outcomes),
        ("CountsCalls", contract.test_the_same_events_give_the_same_rows_and_outcomes),
        ("Drifts", contract.test_its_migrations_make_the_tables_of_its_models),
    ],
)
def test_a_plugin_that_breaks_it_is_found(
    plugin: str,
    check: Callable[[str, Path], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(PLACES, "reference_plugin", PLACE + plugin)
    with pytest.raises(AssertionError):
        check("reference_plugin", tmp_path)


def test_words_that_lack_a_key_or_a_fact_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted.SpeaksHalf.speaking(tmp_path)
    for plugin in ("Mumbles", "SpeaksHalf"):
        monkeypatch.setitem(PLACES, "reference_plugin", PLACE + plugin)
        with pytest.raises(AssertionError):
            contract.test_its_words_are_whole_in_every_language("reference_plugin")
