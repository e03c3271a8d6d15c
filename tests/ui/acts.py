"""What the screen tests do and read on a till: type, scan, look at sheets and words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from pos_terminal.checkout import commands as cmd
from pos_terminal.ui.news import News
from pos_terminal.ui.widgets import Sheet
from tests.ui.till import ADMIN, Till, bare

ENTER = Qt.Key.Key_Return


def typed(till: Till, text: str, *, enter: bool = False) -> None:
    till.keys.type(text)
    till.quiet()
    if enter:
        till.keys.press(ENTER)
    till.settle()


def scanned(till: Till, *codes: str) -> None:
    for code in codes:
        till.keys.scan(code)
    till.settle()


def names(till: Till) -> list[str]:
    return [line.line.name for line in till.stage.state.priced.lines]


def manages(till: Till, section: str) -> None:
    """The manager signs in and opens a section of the panel."""
    till.running.lane.submit(cmd.SignIn("admin", ADMIN[1])).result(60)
    till.settle()
    till.stage.page_wanted.emit(section)
    till.settle()


def heard(till: Till, news: News, tell: Callable[[], None]) -> None:
    """Something is told, and the screen has heard it."""
    came: list[None] = []
    link = news.changed.connect(lambda: came.append(None))
    tell()
    till.until(lambda: came, "the screen heard nothing")
    news.changed.disconnect(link)
    till.settle()


def open_sheet(till: Till) -> Sheet:
    till.until(lambda: Sheet.top_of(till.window) is not None, "no sheet opened")
    sheet = Sheet.top_of(till.window)
    assert sheet is not None
    return sheet


def no_sheet(till: Till) -> None:
    till.until(lambda: Sheet.top_of(till.window) is None, f"still open: {till.sheet_words()}")


def says(till: Till) -> str:
    return "\n".join(bare(w.text()) for w in till.window.findChildren(QLabel) if w.isVisible())
