"""The customer's screen: what it shows, what it never shows, and that it takes no key."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget

from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.customer_view import view_for_customer
from pos_terminal.checkout.state import Phase
from pos_terminal.ui import customer_window, running
from pos_terminal.ui.customer_window import CustomerScreen, CustomerWindow, second_screen
from pos_terminal.ui.look import Look
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.customer_board import BoardShown, board_of
from pos_terminal.ui.widgets.customer_board import CustomerBoard, _in_view
from tests.fakes.lane import FakeLanePort, FakeOpened, FakeQueries, a_state
from tests.ui.conftest import Dress
from tests.ui.customer_shots import SIZES, STATES, board, goods, state
from tests.ui.till import BREAD, MILK, open_till, wait_until

pytestmark = pytest.mark.usefixtures("qapp")


def words(shown: BoardShown) -> str:
    """Everything that stands on it, without the marks that keep digits in order."""
    rows = [f"{row.name} {row.detail} {row.amount}" for row in shown.rows]
    figures = [f"{f.label} {f.amount}" for f in (*shown.sums, *shown.figures)]
    text = "\n".join([shown.shop, shown.message, *rows, *figures])
    return "".join(c for c in text if c not in "\u2066\u2067\u2068\u2069")


def said(name: str, language: str = "en") -> str:
    return words(board_of(view_for_customer(replace(STATES[name], language=language))))


def test_goods_with_price_weight_and_discount_stand_there_and_what_they_come_to() -> None:
    text = said("goods")
    for part in ("Bananas 0.846 kg × 1.99 1.68", "You save 1.59 6.36", "Total €37.04"):
        assert part in text
    assert "Cash 10.00" in said("paying")
    assert "To pay €27.04" in said("paying")
    assert "Please look at the card terminal" in said("card")


def test_after_the_sale_it_shows_total_change_and_thanks_in_the_shops_language() -> None:
    assert "Total €28.43\nChange €21.57" in said("paid")
    assert "Change" not in said("exact")
    assert "Rückgeld 21,57 €" in said("paid", "de")
    assert "شكرًا لكم" in said("paid", "ar")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", STATES)
def test_it_fits_every_screen(name: str, size: tuple[int, int]) -> None:
    shown = board(name, size, "de")
    for figure in shown.shown.figures:
        large = "total" if shown.shown.rows else "change"
        room = size[0] // 3 if shown.shown.rows else size[0]
        font = shown._fitting(figure.amount, large, room)
        assert QFontMetrics(font).horizontalAdvance(figure.amount) <= room + 1
    picture = shown.grab().toImage()
    assert edge_is_clean(picture)
    shown.close()


def edge_is_clean(picture: QImage) -> bool:
    """Nothing is cut off: the outermost pixels are the window's own colour."""
    ground = current_theme().colour("bg").rgb()
    right, bottom = picture.width() - 1, picture.height() - 1
    across = (picture.pixel(x, y) == ground for x in range(right) for y in (0, bottom))
    down = (picture.pixel(x, y) == ground for y in range(bottom) for x in (0, right))
    return all(across) and all(down)


def test_the_largest_amount_is_drawn_smaller_and_not_cut() -> None:
    made = CustomerBoard()
    made.resize(800, 480)
    text = "JOD 12.345.678.901.234,567"
    font = made._fitting(text, "total", 300)
    assert QFontMetrics(font).horizontalAdvance(text) <= 302
    assert made._fitting("1", "total", 300).pixelSize() == made._px("font_total")


def test_the_line_that_changed_last_is_always_in_view() -> None:
    rows = board_of(view_for_customer(state(Phase.SELLING, goods(40)))).rows
    assert _in_view(rows, 10)[-1].is_last
    third = board_of(view_for_customer(replace(state(Phase.SELLING, goods(40)), last_line_no=3)))
    assert _in_view(third.rows, 10)[0].is_last
    assert len(_in_view(rows[:4], 10)) == 4


def goods_side(language: str) -> str:
    """On which side the white card of goods is."""
    shown = board("goods", (1024, 600), language)
    picture, white = shown.grab().toImage(), current_theme().colour("surface").rgb()
    shown.close()
    counts = [
        sum(picture.pixel(x, y) == white for y in range(50, 550, 10)) for x in (100, 1024 - 100)
    ]
    return "left" if counts[0] > counts[1] else "right"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_arabic_mirrors_it(dress: Dress, theme: str) -> None:
    dress(theme=theme)
    assert (goods_side("en"), goods_side("ar")) == ("left", "right")


def customer_words(window: CustomerWindow) -> str:
    return words(window.board.shown)


@pytest.mark.slow
def test_it_follows_a_real_sale_and_nobodys_name_note_or_reason_is_on_it(tmp_path: Path) -> None:
    with open_till(tmp_path) as till:
        window = CustomerWindow(till.stage.bridge)
        till.keys.scan(MILK)
        till.keys.scan(BREAD)
        till.until(lambda: "Sourdough loaf" in customer_words(window))
        till.running.lane.submit(cmd.NoteLine(1, "for the mayor")).result(60)
        till.running.lane.submit(cmd.SaveCustomer("Ada Lovelace", attach=True)).result(60)
        till.settle()
        text = customer_words(window)
        assert "Whole milk 1 l" in text
        for secret in ("mayor", "Ada", "Jane", "TERM001"):
            assert secret not in text
        till.running.lane.submit(cmd.Park()).result(60)
        till.until(lambda: "Welcome" in customer_words(window))
        assert "milk" not in customer_words(window)
        till.running.lane.submit(cmd.LockScreen()).result(60)
        till.until(lambda: "One moment" in customer_words(window))
        window.deleteLater()


@pytest.mark.slow
def test_some_seconds_after_a_sale_the_customer_is_forgotten(tmp_path: Path) -> None:
    with open_till(tmp_path) as till:
        window = CustomerWindow(till.stage.bridge, thanks_s=0.05)
        till.keys.scan(MILK)
        lane = till.running.lane
        till.until(lambda: lane.state.priced.lines)
        lane.submit(cmd.StartCheckout()).result(60)
        lane.submit(cmd.PayCash(1000)).result(60)
        till.until(lambda: "Welcome" in customer_words(window))
        assert lane.state.phase is Phase.PAID
        till.keys.scan(BREAD)
        till.until(lambda: "Sourdough loaf" in customer_words(window))
        window.deleteLater()


@pytest.mark.slow
def test_it_takes_neither_the_focus_nor_a_scan_from_the_till(tmp_path: Path) -> None:
    with open_till(tmp_path) as till:
        before = QApplication.focusWidget()
        window = CustomerWindow(till.stage.bridge)
        screen = CustomerScreen(_app(), till.window, window, "window")
        screen.place()
        assert window.isVisible()
        wait_until(lambda: QApplication.activeWindow() is till.window, "the till is left behind")
        assert QApplication.focusWidget() is before
        assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
        till.keys.scan(MILK)
        till.until(lambda: "Whole milk 1 l" in customer_words(window))
        screen.close()
        assert not window.isVisible()
        assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


@pytest.mark.slow
def test_without_a_second_screen_it_stays_away_and_comes_when_one_is_plugged_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_till(tmp_path) as till:
        window = CustomerWindow(till.stage.bridge)
        screen = CustomerScreen(_app(), till.window, window, "auto")
        screen.place()
        assert not window.isVisible()
        second = QGuiApplication.primaryScreen()
        monkeypatch.setattr(customer_window, "second_screen", lambda _first: second)
        screen._screens_changed(second)
        wait_until(window.isVisible, "it never came")
        assert window.size() == second.size()
        monkeypatch.setattr(customer_window, "second_screen", lambda _first: None)
        screen._screens_changed(second)
        wait_until(lambda: not window.isVisible(), "it stayed")


def test_the_tills_own_screen_is_no_second_one() -> None:
    first, *others = QGuiApplication.screens()
    assert second_screen(first) is (others[0] if others else None)


@pytest.mark.slow
def test_with_the_tills_window_the_customers_goes(tmp_path: Path) -> None:
    with open_till(tmp_path) as till:
        window = CustomerWindow(till.stage.bridge)
        owner = QWidget()
        CustomerScreen(_app(), owner, window, "window").place()
        gone: list[bool] = []
        window.destroyed.connect(lambda: gone.append(True))
        owner.deleteLater()
        wait_until(lambda: bool(gone), "it stayed")


def test_nothing_is_painted_anew_that_did_not_change(monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[bool] = []
    monkeypatch.setattr(CustomerBoard, "update", lambda _self: painted.append(True))
    made = CustomerBoard()
    shown = board_of(view_for_customer(STATES["goods"]))
    made.show_board(shown)
    made.show_board(board_of(view_for_customer(STATES["goods"])))
    assert painted == [True]


@pytest.mark.slow
@pytest.mark.parametrize(("how", "shown"), [("window", True), ("off", False)])
def test_the_program_opens_it_where_the_machine_wants_it_and_closes_it_with_the_till(
    monkeypatch: pytest.MonkeyPatch, how: str, shown: bool
) -> None:
    monkeypatch.setattr(running, "SETTLE_MS", 0)
    found: list[CustomerWindow] = []

    def look(till: QWidget, _opened: running.Opened) -> None:
        def close() -> None:
            tops = QApplication.topLevelWidgets()
            found.extend(w for w in tops if isinstance(w, CustomerWindow) and w.isVisible())
            till.close()

        QTimer.singleShot(50, till, close)

    opened = FakeOpened(FakeLanePort(a_state(Phase.SIGNED_OUT)), FakeQueries())
    code = running.show(Look(sounds=False, customer_screen=how), lambda: nullcontext(opened), look)
    assert code == 0
    assert bool(found) is shown
    assert not any(window.isVisible() for window in found)
    for window in found:
        window.deleteLater()
