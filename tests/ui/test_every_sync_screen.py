"""The strip and the Sync page, state by state, against "The screen, in checks" of the design."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.sync_views import SinkState
from pos_terminal.ui.i18n import PSEUDO
from pos_terminal.ui.look import Look
from pos_terminal.ui.viewmodels.sync_words import TITLES
from sync.settings import SECTIONS, SINKS
from tests.ui import test_every_screen as screens
from tests.ui.picturing import complaints
from tests.ui.sync_shots import WALK, walk
from tests.ui.synced import ALL_LIVE, ASIDE, TROUBLE, TWO, open_synced, sections

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("language", "text_scale", "size", "theme"),
    [
        ("en", 1.0, (1024, 768), "dark"),
        ("de", 2.0, (1024, 768), "light"),
        ("ar", 1.5, (1366, 768), "dark"),
    ],
)
def test_every_state_of_sync_fits(
    tmp_path: Path, language: str, text_scale: float, size: tuple[int, int], theme: str
) -> None:
    look = Look(theme, language, text_scale, touch=False)
    assert complaints(open_synced, walk, screens.fits, tmp_path, look, size) == {}


def test_longer_words_fit_none_is_forgotten_and_everything_has_a_name_and_is_reached_by_tab(
    tmp_path: Path,
) -> None:
    names = {*TITLES.values(), "reports.example.com", "i"}  # what no language translates

    def complain(window: QWidget) -> list[str]:
        return [
            *(words for words in screens.untranslated(window) if words not in names),
            *screens.fits(window),
            *screens.windows_of_their_own(window),
            *screens.named_and_reached(window),
        ]

    look = Look(language=PSEUDO, touch=False)
    assert complaints(open_synced, walk, complain, tmp_path, look, (1366, 768)) == {}


def test_the_walk_shows_every_state() -> None:
    seen = {sink.state for view in (ALL_LIVE, TROUBLE, TWO) for sink in view.sinks}
    assert seen >= set(SinkState) - {SinkState.OFF, SinkState.CONNECTING, SinkState.BROKEN}
    assert max(sink.waiting for sink in TROUBLE.sinks) == 1_000_000
    assert len(ASIDE) == 3
    assert any(view.fixed for view in sections())
    assert {view.name for view in sections()} == set(SECTIONS) >= set(SINKS)
    assert len([name for name, _step in WALK if name]) > 20
