"""The ticket: last item in view, lines chosen by touch and keyboard, one row a scan."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos_terminal.ui.widgets import TicketList, TicketRow
from pos_terminal.ui.widgets.ticket_view import TicketView
from tests.bench.children.marks import PaintEnds
from tests.ui.conftest import Dress
from tests.ui.till import PATIENCE_MS


def rows(count: int) -> list[TicketRow]:
    return [TicketRow(n, f"Item {n}", f"{n}.00", f"1 × {n}.00") for n in range(1, count + 1)]


@pytest.fixture
def ticket(qtbot: QtBot) -> TicketList:
    made = TicketList()
    qtbot.addWidget(made)
    made.resize(480, 420)
    made.show()
    return made


def views(ticket: TicketList) -> tuple[TicketView, TicketView]:
    listed, pinned = ticket.findChildren(TicketView)
    return listed, pinned


class PaintsOf(QObject):
    """Counts how often a widget was painted from now on."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.Paint
        return False


def tap(view: TicketView, place: int) -> None:
    spot = view.visualRect(view.index_at_place(place)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_an_empty_ticket_says_what_to_do(ticket: TicketList) -> None:
    listed, pinned = views(ticket)

    assert not listed.isVisible()
    assert not pinned.isVisible()
    ticket.set_rows(rows(1), last_no=1)
    assert pinned.isVisible()


def test_the_last_item_is_in_view_however_long_the_ticket(ticket: TicketList) -> None:
    ticket.set_rows(rows(200), last_no=200)
    listed, pinned = views(ticket)
    listed.scrollToTop()
    QApplication.processEvents()

    assert [row.line_no for row in pinned.rows()] == [200]
    assert len(listed.rows()) == 199
    assert ticket.rect().contains(pinned.geometry())
    assert pinned.viewport().height() >= pinned.visualRect(pinned.index_at_place(0)).height()


def test_a_new_line_costs_one_row_of_the_model(ticket: TicketList) -> None:
    ticket.set_rows(rows(100), last_no=100)
    listed, _pinned = views(ticket)
    changes: list[tuple[str, int, int]] = []
    model = listed.model()
    model.rowsInserted.connect(lambda _p, first, last: changes.append(("in", first, last)))
    model.rowsRemoved.connect(lambda _p, first, last: changes.append(("out", first, last)))
    ticket.set_rows(rows(101), last_no=101)

    assert changes == [("in", 99, 99)]


def test_without_a_last_item_all_lines_are_listed(ticket: TicketList) -> None:
    ticket.set_rows(rows(3))
    listed, pinned = views(ticket)

    assert len(listed.rows()) == 3
    assert not pinned.isVisible()


def test_a_tap_chooses_a_line_and_a_second_tap_lets_it_go(ticket: TicketList) -> None:
    ticket.set_rows(rows(4), last_no=4)
    listed, pinned = views(ticket)
    chosen: list[int] = []
    cleared: list[bool] = []
    ticket.chosen.connect(chosen.append)
    ticket.cleared.connect(lambda: cleared.append(True))

    tap(listed, 1)
    tap(pinned, 0)
    assert (chosen, ticket.selected()) == ([2, 4], 4)
    assert not listed.selectionModel().hasSelection()
    tap(pinned, 0)
    assert (ticket.selected(), cleared) == (None, [True])


def test_arrows_walk_through_all_lines_and_escape_lets_go(ticket: TicketList) -> None:
    ticket.set_rows(rows(3), last_no=3)
    listed, pinned = views(ticket)
    ticket.activateWindow()
    listed.setFocus()
    seen = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(pinned if ticket.selected() == 3 else listed, key)
        seen.append(ticket.selected())
    QTest.keyClick(pinned, Qt.Key.Key_Up)

    assert seen == [3, 2, 1, 2, 3]
    assert ticket.selected() == 2
    QTest.keyClick(listed, Qt.Key.Key_Escape)
    assert ticket.selected() is None


def test_the_choice_survives_a_change_of_its_line(ticket: TicketList) -> None:
    ticket.set_rows(rows(3), last_no=3)
    ticket.select(2)
    changed = rows(3)
    changed[1] = TicketRow(2, "Item 2", "4.00", "2 × 2.00")
    ticket.set_rows(changed, last_no=2)

    assert ticket.selected() == 2
    ticket.set_rows(rows(1), last_no=1)
    assert ticket.selected() is None


def test_a_screen_reader_hears_name_detail_and_amount(ticket: TicketList) -> None:
    ticket.set_rows(rows(2), last_no=2)
    listed, _pinned = views(ticket)

    spoken = listed.index_at_place(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Item 1, 1 × 1.00, 1.00"


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar"])
def test_amounts_end_on_one_edge(dress: Dress, qtbot: QtBot, language: str) -> None:
    dress(language=language)
    made = TicketList()
    qtbot.addWidget(made)
    made.resize(480, 420)
    made.set_rows(rows(4), last_no=4)
    made.show()
    listed, pinned = views(made)
    edges = []
    for view in (listed, pinned):
        point = view.mapTo(made, QPoint(0, 0))
        edges.append((point.x(), point.x() + view.viewport().width()))

    assert edges[0] == edges[1]


def test_a_long_name_takes_two_lines_and_never_more(ticket: TicketList) -> None:
    long = TicketRow(1, "Mediterranean vegetable antipasti " * 8, "4.20", "1 × 4.20")
    ticket.set_rows([long, TicketRow(2, "Bread", "1.00", "1 × 1.00")])
    listed, _pinned = views(ticket)
    tall = listed.visualRect(listed.index_at_place(0)).height()
    short = listed.visualRect(listed.index_at_place(1)).height()

    assert short < tall < 2 * short


def test_a_new_last_item_is_in_the_very_next_frame(ticket: TicketList, qtbot: QtBot) -> None:
    ticket.set_rows(rows(100), last_no=100)
    QApplication.processEvents()
    _listed, pinned = views(ticket)
    painted, frames = PaintsOf(pinned.viewport()), []
    PaintEnds(ticket, lambda: frames.append(painted.count))
    ticket.set_rows(rows(101), last_no=101)
    qtbot.waitUntil(lambda: bool(frames), timeout=PATIENCE_MS)

    assert frames[0] == 1
