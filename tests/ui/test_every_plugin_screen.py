"""What plugins show, screen by screen, against "The screen, in checks" of the design."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from pos_terminal.ui.i18n import PSEUDO
from pos_terminal.ui.look import Look
from tests.ui import test_every_screen as screens
from tests.ui.picturing import complaints
from tests.ui.plugged import ALL, SETTINGS, TIMES, open_plugged
from tests.ui.plugin_shots import WALK, walk

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("language", "text_scale", "size", "theme"),
    [
        ("en", 1.0, (1920, 1080), "dark"),
        ("en", 1.0, (1024, 768), "light"),
        ("de", 2.0, (1024, 768), "light"),
        ("ar", 1.5, (1366, 768), "dark"),
    ],
)
def test_every_screen_of_plugins_fits(
    tmp_path: Path, language: str, text_scale: float, size: tuple[int, int], theme: str
) -> None:
    look = Look(theme, language, text_scale, touch=False)
    assert complaints(open_plugged, walk, screens.fits, tmp_path, look, size) == {}


def test_everything_of_plugins_has_a_name_and_is_reached_by_tab(tmp_path: Path) -> None:
    def complain(window: QWidget) -> list[str]:
        return [*screens.windows_of_their_own(window), *screens.named_and_reached(window)]

    assert complaints(open_plugged, walk, complain, tmp_path, Look(touch=False), (1366, 768)) == {}


def test_longer_words_of_plugins_screens_fit(tmp_path: Path) -> None:
    look = Look(language=PSEUDO, touch=False)
    assert complaints(open_plugged, walk, screens.fits, tmp_path, look, (1024, 768)) == {}


def test_the_walk_shows_every_state_and_every_kind_of_field() -> None:
    assert {view.state for view in ALL} >= {
        "off",
        "working",
        "suspended",
        "refused",
        "catching_up",
    }
    assert len(SETTINGS["$defs"]["Settings"]["properties"]) == 10  # type: ignore[index]
    assert {column.kind for column in TIMES.columns} >= {"money", "date", "time", "duration"}
    assert len([name for name, _step in WALK if name]) > 20
