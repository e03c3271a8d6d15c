"""The kit on whole pages: nothing too small, too close, unnamed, unreachable or clipped."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos_terminal.ui.i18n import PSEUDO
from tests.ui import checks
from tests.ui.conftest import Dress
from tests.ui.gallery import PAGES, SIZES

pytestmark = pytest.mark.slow  # `./pos test --quick` goes without

Show = Callable[[str, tuple[int, int]], QWidget]
DRESSES = [("en", 1.0), ("ar", 1.0), ("de", 1.5), ("de", 2.0), ("ar", 2.0), (PSEUDO, 1.0)]
EVERYWHERE = pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
DRESSED = pytest.mark.parametrize(("language", "text_scale"), DRESSES)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def build(name: str, size: tuple[int, int]) -> QWidget:
        page = PAGES[name](size[0])
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        QApplication.processEvents()
        sheet = page.property("after_show")
        if sheet is not None:
            sheet.present()
            QApplication.processEvents()
        return page

    return build


@EVERYWHERE
@DRESSED
@pytest.mark.parametrize("name", ["hold", "ready", "sheet", "keyboard"])
def test_a_page_fits_its_screen(
    dress: Dress,
    show: Show,
    name: str,
    size: tuple[int, int],
    language: str,
    text_scale: float,
) -> None:
    dress(language=language, text_scale=text_scale)
    page = show(name, size)

    assert (page.width(), page.height()) == size
    assert checks.clipped(page) == []
    assert checks.too_small(page) == []
    assert checks.too_close(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_everything_on_a_page_is_named_and_reached(show: Show, name: str) -> None:
    page = show(name, (1920, 1080))

    assert checks.unnamed(page) == []
    assert checks.unreached(page) == []


def test_the_checks_themselves_find_what_they_look_for(qtbot: QtBot) -> None:
    page = checks_fail_page()
    qtbot.addWidget(page)
    page.show()

    assert checks.too_small(page)
    assert checks.too_close(page)
    assert checks.clipped(page)
    assert checks.unnamed(page)


def checks_fail_page() -> QWidget:
    """Two tiny buttons on each other, one without a name."""
    from pos_terminal.ui.widgets import Button

    page = QWidget()
    page.resize(300, 200)
    for left, text in ((10, "Extraordinarily"), (15, "")):
        button = Button(text, parent=page)
        button.setGeometry(left, 10, 30, 20)
    return page
