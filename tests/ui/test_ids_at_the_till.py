"""An ID at the till: scanned whatever has the focus, or its lines typed; nothing of it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from hardware.parsing.documents import document_of
from hardware.ports import ScanData
from hardware.simulators.documents import documents, passport
from pos_terminal.ui.sounds import Sound
from pos_terminal.ui.views.age_question import AgeQuestion
from pos_terminal.ui.widgets import Field
from tests.ui.acts import names, no_sheet, open_sheet, says, scanned
from tests.ui.till import ALE, BREAD, Till, bare, open_till, tap


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with open_till(tmp_path) as opened:
        scanned(opened, BREAD, ALE)
        yield opened


def today(till: Till) -> date:
    """The lane's day, not that of the clock on the strip."""
    (hold,) = till.stage.state.holds
    assert hold.born_on_or_before is not None
    return hold.born_on_or_before.replace(year=hold.born_on_or_before.year + hold.limit)


def asked(till: Till) -> AgeQuestion:
    tap(till.window, "Check")
    sheet = open_sheet(till)
    assert isinstance(sheet, AgeQuestion)
    return sheet


def shown(till: Till, name: str) -> None:
    """Hold a document before the reader."""
    reading = document_of(documents(today(till))[name])
    sheet = open_sheet(till)
    assert isinstance(sheet, AgeQuestion)
    assert reading is not None
    sheet.judge(reading)


def test_a_scanned_id_of_age_closes_the_question_and_says_so(till: Till) -> None:
    asked(till)
    assert "Scan the ID, or type the date of birth" in bare(till.sheet_words())
    shown(till, "over 21")
    no_sheet(till)
    till.until(lambda: "Old enough" in says(till))
    assert till.stage.state.holds == ()
    assert till.sounds.heard[-1] is Sound.ACCEPT


def test_an_expired_id_says_so_in_the_sheet_which_stays(till: Till) -> None:
    asked(till)
    shown(till, "expired")
    till.until(lambda: "expired" in till.sheet_words())
    assert till.sounds.heard[-1] is Sound.REFUSE
    shown(till, "damaged")
    till.until(lambda: "Look at the document and type the date" in bare(till.sheet_words()))
    assert names(till) == ["Sourdough loaf", names(till)[1]]


def test_nothing_red_stays_beside_what_was_checked_since(till: Till) -> None:
    days = documents(today(till))
    notice = till.window.pages.sell.panel.notice
    till.window.on_scan(ScanData(days["expired"].encode(), source="id_reader"))
    till.until(lambda: "has expired" in says(till))
    till.window.on_scan(ScanData(days["over 21"].encode(), source="id_reader"))
    till.until(lambda: till.stage.state.holds == ())
    till.until(notice.isHidden)


def test_a_scanned_id_of_a_child_takes_the_item_out(till: Till) -> None:
    asked(till)
    shown(till, "passport under 18")
    no_sheet(till)
    assert names(till) == ["Sourdough loaf"]
    assert till.sounds.heard[-1] is Sound.ATTENTION
    assert till.window.pages.sell.panel.notice.isVisible()


def lines_typed(till: Till, text: str) -> list[QLineEdit]:
    tap(till.window, "Type the lines of the ID")
    till.until(lambda: "Lines of the document" in till.sheet_words())
    fields = [field.edit for field in open_sheet(till).findChildren(Field)]
    for edit, line in zip(fields, text.split("\n"), strict=False):
        edit.setText(line)
    tap(open_sheet(till), "Check")
    return fields


def test_the_lines_of_a_passport_may_be_typed(till: Till) -> None:
    asked(till)
    of_age = passport(date(1980, 5, 17), today(till))
    lines_typed(till, of_age.lower().replace("<", " "))
    no_sheet(till)
    assert till.stage.state.holds == ()


@pytest.mark.slow
def test_mixed_up_letters_are_offered_and_compared_by_a_person(till: Till) -> None:
    asked(till)
    of_age = passport(date(1980, 5, 17), today(till))
    first, second = of_age.split("\n")
    fields = lines_typed(till, f"{first}\n{second[:20]}{second[20:].replace('1', 'I', 1)}")
    till.until(lambda: "Compare" in till.sheet_words())
    assert till.stage.state.holds
    assert fields[1].text() == second
    fields[1].setText(second[:-1] + "<<")
    tap(open_sheet(till), "Check")
    till.until(lambda: "not whole" in till.sheet_words())
    fields[1].setText(second[:-1] + str((int(second[-1]) + 1) % 10))
    tap(open_sheet(till), "Check")
    till.until(lambda: "does not fit" in till.sheet_words())
    assert till.stage.state.holds
