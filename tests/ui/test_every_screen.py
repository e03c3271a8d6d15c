"""Every screen, one after the other, against "The screen, in checks" of the design."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from pos_terminal.ui.i18n import PSEUDO
from pos_terminal.ui.look import Look
from pos_terminal.ui.widgets import Button, NumberPad, Sheet
from pos_terminal.ui.widgets.focus_order import focus_stops
from tests.ui import checks
from tests.ui.shots import WALK, Step
from tests.ui.till import GOODS, Till, bare, open_till

Complain = Callable[[QWidget], list[str]]

_OF_THE_CALENDAR = sorted(
    {name for names in (calendar.month_name, calendar.month_abbr, calendar.day_abbr)
     for name in names if name}, key=len, reverse=True,
)  # fmt: skip
# What a shop writes itself, or no language translates.
DATA = (
    {name for _s, name, *_rest in GOODS}
    | {"Jane Doe", "Ada Admin", "Mara Muster", "Omar Aziz", "Corner Shop", "Blue coat", "EUR"}
    | {"admin", "jane", "Bakery", "Fruit", "Dairy", "Drinks", "Household", "Open department"}
    | {
        "Standard",
        "VAT 20 %",
        "Fraud detection",
        "Open item",
        "PIN",
        "OK",
        "F2",
        "Esc",
        "Other goods",
    }
)


def walk(till: Till, complain: Complain) -> dict[str, list[str]]:
    """All complaints of all screens, by screen."""
    bad: dict[str, list[str]] = {}
    for name, step in WALK:
        _do(till, step)
        if name and (complaints := complain(till.window)):
            bad[name] = complaints
    return bad


def _do(till: Till, step: Step) -> None:
    step(till)
    till.settle()


def fits(window: QWidget) -> list[str]:
    return [*checks.clipped(window), *checks.too_small(window), *checks.too_close(window)]


def windows_of_their_own(window: QWidget) -> list[str]:
    """No modal dialog ever: questions are sheets in the one window."""
    top = QApplication.topLevelWidgets()
    return [repr(other) for other in top if other.isVisible() and other is not window]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "text_scale", "size"),
    [("en", 1.0, (1920, 1080)), ("de", 2.0, (1024, 768)), ("ar", 1.5, (1366, 768))],
)
def test_every_screen_fits(
    tmp_path: Path, language: str, text_scale: float, size: tuple[int, int]
) -> None:
    look = Look(language=language, text_scale=text_scale, touch=False)
    with open_till(tmp_path, look, size=size) as till:
        assert walk(till, fits) == {}
        assert (till.window.width(), till.window.height()) == size


def named_and_reached(window: QWidget) -> list[str]:
    page = Sheet.top_of(window) or window.pages.front()  # type: ignore[attr-defined]
    stops = focus_stops(page)
    bad = checks.unnamed(page)
    seen: list[QWidget] = []
    for _ in range(len(stops) + 2):
        page.focusNextPrevChild(True)
        now = QApplication.focusWidget()
        if now is None or now in seen:
            break
        seen.append(now)
    lost = [checks.words_of(stop) for stop in stops if stop not in seen]
    return [*bad, *(f"Tab never reaches {words}" for words in lost)]


@pytest.mark.slow
def test_everything_has_a_name_is_reached_by_tab_and_lies_in_the_one_window(
    tmp_path: Path,
) -> None:
    def complain(window: QWidget) -> list[str]:
        return [*windows_of_their_own(window), *named_and_reached(window)]

    with open_till(tmp_path, Look(touch=False)) as till:
        assert walk(till, complain) == {}


def untranslated(window: QWidget) -> list[str]:
    """In the pseudo-locale each sentence of ours ends in ' ~': what does not was forgotten."""
    bad = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, (QLabel, Button)):
            continue
        words = bare(widget.text()).strip()
        plain = words.replace("\n", " ")
        if any(char.isalpha() for char in plain) and "~" not in plain and not _is_data(plain):
            bad.append(words)
    return bad


def _is_data(words: str) -> bool:
    if words in DATA or any(name in words for name in ("TERM001", "CUST00")):
        return True
    left = words
    for name in sorted(DATA, key=len, reverse=True):
        left = left.replace(name, "")
    for known in (*_OF_THE_CALENDAR, "kg", "P0", "P1"):
        left = left.replace(known, "")
    return not any(char.isalpha() for char in left)


@pytest.mark.slow
def test_longer_words_fit_and_none_is_left_untranslated(tmp_path: Path) -> None:
    def complain(window: QWidget) -> list[str]:
        return [*untranslated(window), *fits(window)]

    with open_till(tmp_path, Look(language=PSEUDO, touch=False), size=(1024, 768)) as till:
        assert walk(till, complain) == {}


@pytest.mark.slow
def test_arabic_mirrors_the_till_and_keeps_figures_left_to_right(tmp_path: Path) -> None:
    with open_till(tmp_path, Look(language="ar", touch=False)) as till:
        page = till.window.pages.sell
        assert till.window.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ticket = page.panel.mapTo(page, page.panel.rect().topLeft()).x()
        choice = page.right.mapTo(page, page.right.rect().topLeft()).x()
        assert ticket > choice
        pads = till.window.findChildren(NumberPad)
        assert {pad.layoutDirection() for pad in pads} == {Qt.LayoutDirection.LeftToRight}
