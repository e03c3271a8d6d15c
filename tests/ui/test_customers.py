"""Customers at the till and on the manager's page: found, noted, merged, handed out, erased."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from pos_terminal.checkout import commands as cmd
from tests.ui.acts import no_sheet, open_sheet, says, typed
from tests.ui.till import ADMIN, Till, bare, has, open_till, tap

ENTER = Qt.Key.Key_Return
OMAR = "Omar Aziz"


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with open_till(tmp_path) as opened:
        yield opened


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[Till]:
    with open_till(tmp_path) as opened:
        opened.running.lane.submit(cmd.SignIn("admin", ADMIN[1])).result(60)
        opened.settle()
        yield opened


def customer(till: Till) -> str:
    return "" if till.stage.state.customer is None else till.stage.state.customer.name


def find_sheet(till: Till, words: str) -> None:
    till.keys.press(Qt.Key.Key_F3)
    open_sheet(till)
    typed(till, words)


def test_a_slip_of_the_finger_still_finds(till: Till) -> None:
    find_sheet(till, "Omra Aziz")
    till.until(lambda: has(till.window, OMAR))
    till.keys.press(ENTER)
    no_sheet(till)
    assert customer(till) == OMAR


def test_a_new_customer_by_keyboard_alone(till: Till) -> None:
    find_sheet(till, "Nina Neu")
    till.until(lambda: "Nobody found" in till.sheet_words())
    till.keys.press(ENTER)
    typed(till, "0664 5551234")
    till.keys.press(ENTER)
    no_sheet(till)
    assert customer(till) == "Nina Neu"
    (row,) = till.running.queries.find_customers("5551234").result(60)
    assert (row.name, row.consent) == ("Nina Neu", False)


def test_who_is_there_already_is_taken_with_one_tap(till: Till) -> None:
    till.running.lane.submit(cmd.SaveCustomer("Nina Neu", "0664 5551234")).result(60)
    find_sheet(till, "0664 555 12 34 9")
    till.until(lambda: "Nobody found" in till.sheet_words())
    tap(till.window, "New customer")
    sheet: Any = open_sheet(till)
    sheet._new_side.phone.set_text("0664 5551234")
    till.until(lambda: "here already" in sheet._new_side.seen.words())
    (choice,) = [
        b for b in sheet._new_side.seen.findChildren(type(sheet._save)) if "Nina" in b.text()
    ]
    assert "same phone" in choice.text()
    choice.click()
    no_sheet(till)
    assert customer(till) == "Nina Neu"


def test_a_taken_phone_is_refused_in_the_sheet_in_words(till: Till) -> None:
    till.running.lane.submit(cmd.SaveCustomer("Nina Neu", "0664 5551234")).result(60)
    find_sheet(till, "Nils")
    tap(till.window, "New customer")
    sheet: Any = open_sheet(till)
    sheet._new_side.phone.set_text("+43 664 5551234")
    tap(till.window, "Save and use")
    till.until(lambda: "Nina Neu has that phone number" in bare(till.sheet_words()))


# -- the manager's page


def customers_page(till: Till) -> Any:
    till.stage.page_wanted.emit("customers")
    till.settle()
    page = till.window.pages._made["customers"]
    till.until(lambda: bool(page.table.visible_texts()))  # type: ignore[attr-defined]
    return page


def chosen(till: Till, page: Any, name: str) -> None:
    page.search.setText(name)
    till.until(lambda: [row[0] for row in page.table.visible_texts()][:1] == [name])
    page.table.select(next(iter(page._rows)))


def test_a_manager_searches_and_changes_a_customer(manager: Till) -> None:
    page = customers_page(manager)
    chosen(manager, page, OMAR)
    tap(manager.window, "Change")
    sheet: Any = open_sheet(manager)
    sheet.fields.note.set_text("likes tea")
    tap(manager.window, "Save")
    no_sheet(manager)
    (row,) = manager.running.queries.find_customers(OMAR).result(60)
    assert row.note == "likes tea"


@pytest.mark.slow
def test_two_customers_become_one_from_the_list_of_duplicates(manager: Till) -> None:
    ref = manager.running.lane.submit(cmd.SaveCustomer("Omar Azis", email="o@x.y")).result(60)
    old = manager.running.lane.submit(cmd.SaveCustomer("Azis Omar", card="OLD")).result(60)
    customers_page(manager)
    tap(manager.window, "Duplicates")
    manager.until(lambda: "Tap a pair" in manager.sheet_words())
    sheet: Any = open_sheet(manager)
    sheet.hits.tiles()[0].click()
    manager.until(lambda: "Merge two" in manager.sheet_words())
    sheet = open_sheet(manager)
    if sheet._keep.customer_ref != ref:
        tap(manager.window, "The other one stays")
    sheet._merge.click()  # the page behind has one of that name, too
    no_sheet(manager)
    row = manager.running.queries.find_customers("OLD").result(60)[0]
    assert (row.customer_ref, row.name) == (ref, "Omar Azis")
    assert manager.running.queries.customer(old).result(60) is None


def test_erasing_asks_for_a_reason_and_a_typed_word(manager: Till) -> None:
    page = customers_page(manager)
    chosen(manager, page, OMAR)
    tap(manager.window, "Erase")
    sheet: Any = open_sheet(manager)
    tap(manager.window, "Erase for good")
    assert "no way back" in sheet.typed.error()
    typed(manager, "erase", enter=True)
    no_sheet(manager)
    assert manager.running.queries.find_customers(OMAR).result(60) == ()


def test_all_that_is_kept_of_somebody_is_handed_out(manager: Till, tmp_path: Path) -> None:
    page = customers_page(manager)
    (row,) = manager.running.queries.find_customers(OMAR).result(60)
    file = tmp_path / "omar.json"
    page.hand_out(row, file)
    manager.until(file.exists)
    manager.until(lambda: "omar.json" in says(manager))
    assert json.loads(file.read_text("utf-8"))["customer"]["name"] == OMAR
    assert file.stat().st_mode & 0o077 == 0
    page.hand_out(row, tmp_path / "missing" / "omar.json")
    manager.until(lambda: "cannot be written" in page.notice.words())
