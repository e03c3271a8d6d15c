"""A row of the ticket looks the same painted as a picture of before as drawn anew."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.ticket_delegate import (
    AMOUNT,
    DETAIL,
    NAME,
    VOIDED,
    TicketDelegate,
    _Row,
)
from tests.ui.conftest import Dress

SIZE = QSize(420, 64)
LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
ROWS = [
    ("Whole milk, 3.5 % fat, from meadows near the sea, one litre", "2 × 1.45", "2.90", False),
    ("Whole milk, 3.5 % fat, from meadows near the sea, one litre", "2 × 1.45", "2.90", True),
    ("خبز", "", "−4.20", False),
]


class Paper:
    """What is painted on: a piece of the list, in its colour."""

    def __init__(self, ratio: float, direction: Qt.LayoutDirection) -> None:
        self.image = QImage(SIZE * ratio, QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(ratio)
        self.image.fill(current_theme().colour("surface"))
        self.painter = QPainter(self.image)
        self.painter.setLayoutDirection(direction)

    def done(self) -> QImage:
        self.painter.end()
        return self.image


def painted(
    delegate: TicketDelegate,
    row: tuple[str, str, str, bool],
    ratio: float = 1,
    direction: Qt.LayoutDirection = LEFT,
    *,
    chosen: bool = False,
) -> QImage:
    model = QStandardItemModel()
    item = QStandardItem()
    for role, value in zip((NAME, DETAIL, AMOUNT, VOIDED), row, strict=True):
        item.setData(value, role)
    model.appendRow(item)
    how = QStyleOptionViewItem()
    how.rect, how.direction = QRect(0, 0, SIZE.width(), SIZE.height()), direction
    if chosen:
        how.state |= QStyle.StateFlag.State_Selected
    paper = Paper(ratio, direction)
    delegate.paint(paper.painter, how, model.index(0, 0))
    return paper.done()


def drawn(row: tuple[str, str, str, bool], ratio: float, direction: Qt.LayoutDirection) -> QImage:
    """By a painter that knows nothing of before."""
    fresh, rect, paper = (
        TicketDelegate(highlight=False),
        QRect(0, 0, SIZE.width(), SIZE.height()),
        Paper(ratio, direction),
    )
    fresh._fonts()
    fresh._background(paper.painter, rect, chosen=False, focused=False)
    fresh._ink(paper.painter, rect, _Row(*row, rtl=direction is RIGHT))
    return paper.done()


@pytest.mark.slow
def test_a_row_of_before_is_as_if_it_were_drawn_now(dress: Dress, qtbot: QtBot) -> None:
    kept = TicketDelegate(highlight=False)
    for look in ({}, {"theme": "dark"}, {"text_scale": 1.3}):
        dress(**look)
        for ratio, direction, row, _again in product((1, 2, 1.25), (LEFT, RIGHT), ROWS, (1, 2)):
            seen = painted(kept, row, ratio, direction)
            assert seen == drawn(row, ratio, direction), (look, ratio, direction, row)
        fresh = TicketDelegate(highlight=False)
        assert kept.measure(*ROWS[0][:3], 300) == fresh.measure(*ROWS[0][:3], 300)


def test_a_chosen_row_is_no_picture_of_before(qtbot: QtBot) -> None:
    kept = TicketDelegate(highlight=False)
    before = painted(kept, ROWS[0])
    assert painted(kept, ROWS[0], chosen=True) != before
    assert painted(kept, ROWS[0]) == before


def test_pictures_of_a_long_day_take_no_memory(qtbot: QtBot) -> None:
    kept = TicketDelegate(highlight=False)
    for number in range(100):
        painted(kept, (f"Item {number}", "", "1.00", False))
    assert len(kept._pictures) < 50
