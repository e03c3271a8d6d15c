"""A scanner as slow as a person types an ID at whatever has the focus: no field keeps of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hardware.parsing.documents import document_of
from hardware.simulators.documents import licence, passport
from pos_terminal.ui import typed_ids
from pos_terminal.ui.typed_ids import OWN_ZONE, beginning
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.wedge_rules import _GERMAN, _US, WedgeRules
from pos_terminal.ui.widgets import PinPad, Sheet
from tests.ui.acts import names, no_sheet, says, scanned
from tests.ui.till import ALE, Till, open_till
from tests.ui.wedged import Lane

BIRTH, EXPIRES, TODAY = date(1971, 3, 17), date(2031, 5, 29), date(2026, 11, 21)
CARD = licence(BIRTH, EXPIRES)
BOOK = passport(BIRTH, TODAY)
GERMAN_CARD = (  # TD1, made up
    "IDD<<T220001293<<<<<<<<<<<<<<<\n6408125<3105292D<<<<<<<<<<<<<4\nMUSTERMANN<<ERIKA<<<<<<<<<<<<<"
)
DOCUMENTS = {
    "licence": CARD,
    "licence, Enter for each line end": CARD.translate({10: "\r", 30: "\r"}),
    "licence without control keys": "".join(each for each in CARD if each.isprintable()),
    "licence without its first sign": CARD[CARD.index("ANSI") :],
    "licence behind an AIM identifier": f"]L0{CARD}",
    "passport": BOOK.replace("\n", "\r"),
    "identity card": GERMAN_CARD.replace("\n", "\r"),
    "Belgian card": "IDBEL590330101<8501<<<<<<<<<<<\r8501017F2301012BEL<<<<<<<<<<<2",
}


@pytest.fixture
def lane(qtbot: QtBot, qapp: QApplication) -> Iterator[Lane]:
    made = Lane(qtbot, qapp)
    yield made
    made.filter.stop()


def over(lane: Lane) -> list[str]:
    """Silence; the documents that were taken."""
    taken: list[str] = []
    link = lane.filter.ids.taken.connect(taken.append)
    lane.filter._settle()
    lane.filter.ids._finish()
    lane.filter.ids.taken.disconnect(link)
    return taken


@pytest.mark.slow
@pytest.mark.parametrize("gap_ms", [35, 120, 170, 390])
def test_no_field_keeps_an_id_however_slowly_it_is_typed(lane: Lane, gap_ms: int) -> None:
    for name, text in DOCUMENTS.items():
        lane.field.clear()
        lane.keys.type("milk ", 450)
        lane.keys.wait(1_000)
        lane.keys.type(text[:120], gap_ms)
        (taken,) = over(lane)
        assert document_of(taken) is not None, name
        assert (lane.field.text(), lane.scans, lane.returns) == ("milk ", [], 0), name
        if gap_ms > 150:  # it was seen for a moment: nothing brings it back
            assert not lane.field.isUndoAvailable(), name
        lane.keys.wait(1_000)
        lane.keys.type("x")
        lane.filter._settle()
        assert lane.field.text() == "milk x", name


def test_a_scanner_of_another_layout_is_understood_as_slowly(lane: Lane) -> None:
    lane.filter.rules = WedgeRules(layout="us_on_german")
    seen = str.maketrans(_US, _GERMAN)
    lane.keys.type(BOOK.replace("\n", "\r").translate(seen), 120)
    assert over(lane) == [BOOK.replace("\n", "\r")]
    assert (lane.typed(), lane.returns) == ("", 0)
    lane.keys.wait(1_000)
    lane.keys.scan(CARD.translate(seen), "")
    lane.filter._settle()
    assert lane.scans == [CARD.rstrip("\r\n")]


def test_the_rest_of_an_id_that_stalled_is_typed_nowhere(lane: Lane) -> None:
    lane.keys.scan(CARD[:90], "")
    lane.filter._settle()
    lane.keys.wait(200)
    lane.keys.scan(CARD[90:], "")
    assert over(lane) == []
    assert len(lane.scans) == 1
    assert (lane.typed(), lane.returns) == ("", 0)


def test_the_digits_of_an_id_do_not_stay_in_a_pin(lane: Lane) -> None:
    pad = PinPad(parent=lane.window)
    pad.show()
    pad.setFocus()
    lane.keys.type(DOCUMENTS["Belgian card"], 170)
    over(lane)
    assert pad._digits == ""


def test_what_people_type_stays_typed(lane: Lane) -> None:
    for typed in (
        "jane@example.com",
        "PIZZA<500G",
        "ANSI 150 flange",
        "VITAMIN C < 5",
        "p<3",
        "@me",
    ):
        lane.field.clear()
        lane.keys.type(typed)
        assert over(lane) == []
        assert lane.field.text() == typed


def test_a_password_that_ends_in_an_at_sign_is_entered(lane: Lane) -> None:
    lane.keys.type("secret@")
    lane.keys.press(Qt.Key.Key_Return, "\r")
    assert (lane.typed(), lane.returns) == ("secret@", 1)


def test_whatever_a_password_is_made_of_it_is_entered(lane: Lane) -> None:
    lane.field.setEchoMode(QLineEdit.EchoMode.Password)
    lane.keys.type("secret")
    lane.keys.wait(900)  # where is that sign on this keyboard?
    lane.keys.type("@")
    lane.keys.press(Qt.Key.Key_Return, "\r")
    assert (lane.typed(), lane.returns) == ("secret@", 1)
    lane.field.clear()
    lane.keys.wait(900)
    lane.keys.type("stop<the>cow")
    assert (over(lane), lane.typed()) == ([], "stop<the>cow")
    for text in (BOOK.replace("\n", "\r"), DOCUMENTS["licence, Enter for each line end"]):
        lane.field.clear()
        lane.keys.wait(900)
        lane.keys.type(text[:90], 120)
        assert (len(over(lane)), lane.typed()) == (1, "")


def test_nothing_that_was_entered_or_scanned_is_remembered(lane: Lane) -> None:
    lane.keys.type("2222")
    lane.keys.press(Qt.Key.Key_Return, "\r")
    assert lane.filter.ids._tail == ""
    for text in (CARD, BOOK, "]L0" + "QUERFURTH ANNA 17.03.1971 " * 3):
        lane.keys.wait(1_000)
        lane.keys.scan(text.replace("\n", "\r"))
        over(lane)
        assert (lane.filter.ids._tail, lane.filter.ids.taking()) == ("", False)


def test_the_lines_of_an_id_may_be_typed_where_they_are_asked_for(lane: Lane) -> None:
    lane.field.setProperty(OWN_ZONE, True)
    line = BOOK.split("\n")[0]
    lane.keys.type(line)
    assert lane.typed() == line
    assert beginning(line) == ""


@pytest.mark.slow
def test_no_field_of_the_till_keeps_an_id_and_it_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed_ids, "STALL_MS", 150)
    with open_till(tmp_path) as till:
        scanned(till, ALE)
        till.window.pages.sell.choose.bar.search.setFocus()
        for ask in (None, asks.AskPrice(1), asks.AskCustomer(), asks.AskAge()):
            if ask is not None:
                till.stage.opened.emit(ask)
                till.settle()
            for text in (CARD[:90], BOOK.replace("\n", "\r")[:60]):
                slowly(till, text)
                assert not leaks(till), (ask, text[:5])
                assert "type the date" in says(till), ask
            assert till.stage.state.holds
            if isinstance(ask, asks.AskAge):
                slowly(till, CARD)
            elif (sheet := Sheet.top_of(till.window)) is not None:
                sheet.dismiss()
        no_sheet(till)
        assert till.stage.state.holds == ()
        assert names(till) == ["Pale ale 330 ml"]


def slowly(till: Till, text: str) -> None:
    till.keys.type(text, 120)
    till.quiet()
    till.until(lambda: not till.window.wedge.ids.taking())
    till.settle()


def leaks(till: Till) -> list[str]:
    fields = [edit.text() for edit in till.window.findChildren(QLineEdit)]
    told = [*fields, *says(till).split("\n"), repr(till.events())]
    return [each for each in told for part in ("SPECIMEN", "ANSI", "P<", "1971") if part in each]
