"""What every plugin keeps: ours, the template's and a small one that uses every part."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins import histories, sentences
from plugins.base import BasePlugin
from plugins.errors import PluginFailed
from plugins.loading import load
from plugins.outcome_check import check_outcome
from pos_terminal.domain.events import EventType
from pos_terminal.domain.plugin_events import BY_PLUGINS
from tests.contract.plugins.stages import (
    OURS,
    PLACES,
    ROOT,
    in_process,
    in_thread,
    journal,
    play,
    rows,
    seen,
)

LANGUAGES = ("en", "de", "ar")
every_plugin = pytest.mark.parametrize("name", PLACES)
our_own = pytest.mark.parametrize("name", OURS)


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def keys_in(value: Any) -> Iterator[str]:
    """The keys of all sentences in an outcome's or a description's data."""
    if isinstance(value, dict):
        if value.keys() == {"text", "key", "facts"}:
            yield value["key"]
        for item in value.values():
            yield from keys_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from keys_in(item)


def titles_of(plugin: BasePlugin) -> set[str]:
    """The keys of what an admin sees of a plugin."""
    found = {getattr(plugin.title, "key", ""), getattr(plugin.about, "key", "")}
    for shown in (*plugin.reports, *plugin.acts):
        found |= {getattr(shown.title, "key", ""), getattr(shown.about, "key", "")}
    return found - {""}


@every_plugin
def test_it_says_what_it_is(name: str, tmp_path: Path) -> None:
    with in_thread(PLACES[name], tmp_path / "thread") as stage:
        description = stage.describe()
    assert description.name == name
    assert description.title["text"]
    assert description.supported
    assert not {*description.emits} & ({*EventType.__members__} - {*BY_PLUGINS})


@every_plugin
def test_its_words_are_whole_in_every_language(name: str) -> None:
    plugin = load(PLACES[name])
    spoken = sentences.load(plugin.words)
    assert set(LANGUAGES) <= spoken.keys()
    english = spoken["en"]
    for language in LANGUAGES:
        assert spoken[language].keys() == english.keys(), language
        for key, text in spoken[language].items():
            assert text.strip(), (language, key)
            assert placeholders(text) == placeholders(english[key]), (language, key)
    assert titles_of(plugin) <= english.keys()


@every_plugin
def test_its_settings_have_defaults_that_it_takes_and_keeps(name: str, tmp_path: Path) -> None:
    with in_thread(PLACES[name], tmp_path) as stage:
        if stage.plugin.settings is None:
            return
        defaults = stage.describe().default_settings
        assert stage.checked_settings({}) == defaults
        assert stage.checked_settings(defaults) == defaults


@every_plugin
def test_its_migrations_make_the_tables_of_its_models(name: str, tmp_path: Path) -> None:
    assert histories.differences(load(PLACES[name]), tmp_path) == []


@pytest.mark.slow
@every_plugin
def test_the_same_events_give_the_same_rows_and_outcomes(name: str, tmp_path: Path) -> None:
    with in_thread(PLACES[name], tmp_path / "one") as stage:
        single = play(stage, journal())
        for report in stage.describe().reports:
            stage.report(report.name, {})
    with in_thread(PLACES[name], tmp_path / "many") as stage:
        batched = play(stage, journal(), batch=500)
    with in_thread(PLACES[name], tmp_path / "replay") as stage:
        play(stage, journal(), batch=500, live=False)
    assert seen(single) == seen(batched)
    assert rows(tmp_path / "one") == rows(tmp_path / "many") == rows(tmp_path / "replay")
    spoken = sentences.load(load(PLACES[name]).words)["en"]
    for outcome in single:
        check_outcome(outcome.kind, outcome.data)
        assert {key for key in keys_in(outcome.data) if key} <= spoken.keys()
    assert len({outcome.outcome_id for outcome in single}) == len(single)


@pytest.mark.slow
@every_plugin
def test_a_batch_that_was_rolled_back_leaves_no_trace(name: str, tmp_path: Path) -> None:
    with in_thread(PLACES[name], tmp_path / "clean") as stage:
        clean = play(stage, journal(), batch=40)
    with in_thread(PLACES[name], tmp_path / "shaken") as stage:
        shaken = play(stage, journal(), batch=40, handle=lambda *a, **k: _shaken(stage, *a, **k))
    assert seen(shaken) == seen(clean)
    assert rows(tmp_path / "shaken") == rows(tmp_path / "clean")


def _shaken(stage: Any, bodies: list[dict[str, Any]], *, live: bool) -> Any:
    """The same batch twice; the first time all is undone behind the last event."""
    real = stage.plugin.handle_event

    def breaks(event_type: str, event_data: dict[str, Any]) -> Any:
        answer = real(event_type, event_data)
        if event_data["seq"] == last:
            raise OSError("the disk is gone")
        return answer

    last = max(b["seq"] for b in bodies)
    stage.plugin.handle_event = breaks
    try:
        stage.handle(bodies, live=live)
    except PluginFailed:
        pass
    finally:
        stage.plugin.handle_event = real
    return stage.handle(bodies, live=live)


@pytest.mark.slow
@every_plugin
def test_a_process_of_its_own_makes_no_difference(name: str, tmp_path: Path) -> None:
    with in_thread(PLACES[name], tmp_path / "thread") as stage:
        here = play(stage, journal(), batch=50)
        said = stage.describe()
    with in_process(PLACES[name], tmp_path / "process") as remote:
        there = play(remote, journal(), batch=50)
        assert remote.describe() == said
        assert remote.wanted == stage.wanted
        assert remote.cursor == stage.cursor
        undelivered = remote.undelivered()
    assert seen(there) == seen(here) == seen([outcome for _, outcome in undelivered])
    assert rows(tmp_path / "process") == rows(tmp_path / "thread")


@our_own
def test_it_is_taught_and_has_tests_of_its_own(name: str) -> None:
    assert name in (ROOT / "docs" / "plugins.md").read_text("utf-8")
    assert list((ROOT / "tests" / "unit" / "plugins" / name).glob("test_*.py"))
