"""The Devices page on a real lane: what a manager does is in the journal before it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hardware.ports import DeviceTimeout, Overload, ScanData
from hardware.simulators.documents import documents
from pos_terminal.checkout.state import PrintState
from pos_terminal.domain.errors import CashierError
from pos_terminal.ui.admin.device_sheet import DeviceSheet
from pos_terminal.ui.admin.device_trace import TracePane
from pos_terminal.ui.admin.devices_page import DevicesPage
from pos_terminal.ui.admin.fronts import plain_fronts
from pos_terminal.ui.admin.fronts.paper_front import PaperFront
from pos_terminal.ui.admin.fronts.scale_front import ScaleFront
from pos_terminal.ui.admin.fronts.scanner_front import ScannerFront
from pos_terminal.ui.widgets import StatusState
from tests.ui.acts import names, no_sheet, open_sheet, says, typed
from tests.ui.deviced import (
    OTHER_PRINTER,
    SCALE,
    SIMULATED,
    TROUBLE,
    WELL,
    WRONG,
    Deviced,
    open_deviced,
    paper,
    view,
)
from tests.ui.till import ADMIN, GTIN, MILK, bare, find, has, tap

pytestmark = pytest.mark.slow  # each opens a till; the words alone are in test_device_words
TAB, ENTER, ESC = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture(scope="module")
def one_till(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deviced]:
    """The manager is signed in, and looks at the page."""
    with open_deviced(tmp_path_factory.mktemp("till"), shown=WELL) as opened:
        opened.manager()
        yield opened


@pytest.fixture
def deviced(one_till: Deviced) -> Iterator[Deviced]:
    """The page as one finds it: devices that are well, an empty basket, nothing noted yet."""
    with one_till.as_found():
        yield one_till


def front(deviced: Deviced, role: str) -> Any:
    deviced.change(*SIMULATED)
    deviced.page.open(role)
    deviced.till.settle()
    return deviced.page.detail.pane()


# -- the strip and the way in


def test_the_strip_says_cause_and_next_step_and_a_tap_asks_for_a_manager(tmp_path: Path) -> None:
    with open_deviced(tmp_path) as deviced:
        strip = deviced.till.window.strip.devices
        assert not strip.isVisible()
        deviced.change(view(SCALE, "offline", key="device.offline"))
        assert bare(strip.words()) == "Scale is off: check its cable"
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton)
        open_sheet(deviced.till)
        assert not isinstance(deviced.till.window.pages.front(), DevicesPage)
        typed(deviced.till, ADMIN[1], enter=True)
        no_sheet(deviced.till)
        deviced.till.until(lambda: isinstance(deviced.till.window.pages.front(), DevicesPage))
        assert "Switch it off and on" not in says(deviced.till)
        assert "Scale does not answer. Check its power and cable." in says(deviced.till)
        deviced.change(view(SCALE))
        assert not strip.isVisible()


def test_what_changes_is_seen_while_somebody_looks(deviced: Deviced) -> None:
    card = deviced.page.overview.card("scale")
    assert card._state.text() == "Ready"
    deviced.change(*WELL[:3], view(SCALE, "offline", key="device.timeout"))
    deviced.till.until(lambda: card._state.text() == "Not reached")
    assert card._dot._state is StatusState.WARN
    assert "needs you" in card.accessibleName()
    assert deviced.page.overview.card("cash_drawer")._dot._state is StatusState.QUIET
    deviced.change(*WELL[:3])
    deviced.till.until(lambda: not has(deviced.page, "Open: Scale"))


def test_a_file_that_cannot_be_read_is_said_on_top(deviced: Deviced) -> None:
    deviced.devices.wrong = WRONG
    deviced.change(*WELL)
    assert "there is no 'tolodo'" in says(deviced.till)


# -- setting up


def test_one_tap_sets_up_what_was_found_and_the_journal_knows_it_first(deviced: Deviced) -> None:
    deviced.change(*WELL[2:])
    tap(deviced.page, "Use as receipt printer")
    deviced.till.until(lambda: deviced.devices.kept)
    assert deviced.devices.kept == [(OTHER_PRINTER, "")]
    assert deviced.managed()[-1] | {"managed_by": ""} == {
        "device_id": "receipt_printer",
        "act": "set_up",
        "detail": "escpos usb:04b8:0e32",
        "managed_by": "",
    }
    assert not has(deviced.page, "Use as scale")  # the FTDI cable has its use already


def test_a_role_that_is_filled_is_given_to_another_device_only_when_that_is_confirmed(
    deviced: Deviced,
) -> None:
    tap(deviced.page, "Use as receipt printer")
    sheet = open_sheet(deviced.till)
    assert "04b8:0e28" in deviced.till.sheet_words().replace("\u200b", "")
    tap(sheet, "Cancel")
    no_sheet(deviced.till)
    assert not deviced.devices.kept
    assert not deviced.managed()
    tap(deviced.page, "Use as receipt printer")
    tap(open_sheet(deviced.till), "Use it instead")
    deviced.till.until(lambda: deviced.devices.kept == [(OTHER_PRINTER, "")])


def test_a_device_is_added_by_hand_and_each_choice_decides_what_the_next_offers(
    deviced: Deviced,
) -> None:
    deviced.change(*WELL[:3])
    tap(deviced.page, "Add by hand")
    sheet = open_sheet(deviced.till)
    assert isinstance(sheet, DeviceSheet)
    form = sheet.form
    form.role.set_value("scale")
    assert form.driver.value() == "toledo8217"
    form.where.choice.set_value("serial:")
    form.where.place.set_value("/dev/ttyS0")
    form.where.choice.set_value("tcp:")
    tap(sheet, "Set it up")
    deviced.till.settle()
    assert form.where.place.error() == "Say where it is."
    assert not deviced.devices.kept
    form.where.place.set_value("10.0.0.7:4001")
    assert form.options is not None
    form.options.set_values({"unit": "lb"})
    form.name.set_value("Deli")
    tap(sheet, "Set it up")
    no_sheet(deviced.till)
    config, device_id = deviced.devices.kept[-1]
    assert (config.role, config.driver, config.connection) == (
        "scale", "toledo8217", "tcp://10.0.0.7:4001",
    )  # fmt: skip
    assert (config.name, dict(config.options), device_id) == ("Deli", {"unit": "lb"}, "")


def test_a_change_begins_with_what_is_and_a_refusal_stays_on_the_sheet(deviced: Deviced) -> None:
    deviced.page.open("scale")
    tap(deviced.page, "Change")
    sheet = open_sheet(deviced.till)
    assert isinstance(sheet, DeviceSheet)
    assert not sheet.form.role.isEnabled()
    deviced.devices.refuses = CashierError("device.setting", setting="unit", why="not in kg")
    tap(sheet, "Save")
    deviced.till.settle()
    assert sheet.form.options is not None
    assert sheet.form.options.editor("unit").error() == "not in kg"
    deviced.devices.refuses = None
    tap(sheet, "Save")
    no_sheet(deviced.till)
    config, device_id = deviced.devices.kept[-1]
    assert device_id == "scale"
    assert config == replace(SCALE, options={})
    assert deviced.managed()[-1]["act"] == "change"


def test_a_device_is_removed_once_that_is_confirmed_and_its_page_closes(deviced: Deviced) -> None:
    deviced.page.open("scale")
    tap(deviced.page, "Remove")
    tap(open_sheet(deviced.till), "Cancel")
    no_sheet(deviced.till)
    assert not deviced.devices.told
    tap(deviced.page, "Remove")
    tap(open_sheet(deviced.till), "Remove")
    deviced.till.until(lambda: ("remove", "scale") in deviced.devices.told)
    assert deviced.managed()[-1]["act"] == "remove"
    deviced.change(*WELL[:3])
    deviced.till.until(lambda: deviced.page.overview.isVisible())


def test_what_a_file_of_it_s_says_is_only_shown(deviced: Deviced) -> None:
    deviced.change(*TROUBLE)
    deviced.page.open("receipt_printer")
    assert not find(deviced.page, "Change").isEnabled()
    assert not find(deviced.page, "Remove").isEnabled()
    assert "A file of IT's sets this device up" in says(deviced.till)
    tap(deviced.page, "Try now")
    deviced.till.until(lambda: ("retry", "receipt_printer") in deviced.devices.told)


# -- trying


def test_a_test_tells_what_came_of_it_or_what_to_do(deviced: Deviced) -> None:
    deviced.devices.answers = {("scale", "weigh"): "1.250 kg", ("scale", "zero"): Overload("Scale")}
    deviced.page.open("scale")
    tap(deviced.page, "Weigh")
    deviced.till.until(lambda: "1.250 kg" in says(deviced.till))
    tap(deviced.page, "Set to zero")
    deviced.till.until(lambda: "Weigh it in parts" in says(deviced.till))
    assert [each["detail"] for each in deviced.managed()] == ["weigh", "zero"]
    deviced.devices.answers["receipt_printer", "print"] = DeviceTimeout("Receipt printer")
    deviced.page.open("receipt_printer")
    tap(deviced.page, "Print a test page")
    deviced.till.until(lambda: "did not answer in time" in says(deviced.till))


def test_a_tried_scan_is_shown_and_sells_nothing_and_of_an_id_only_the_length_is_seen(
    deviced: Deviced,
) -> None:
    deviced.page.open("scanner")
    tap(deviced.page, "Try a scan")
    deviced.till.until(lambda: has(deviced.page, "End the test"))
    for listener in deviced.devices.scans:
        listener(ScanData(f"]E0{MILK}".encode()))
    deviced.till.until(lambda: "EAN-13" in says(deviced.till))
    deviced.till.keys.scan(GTIN["Butter 250 g"])  # a scanner that types
    deviced.till.settle()
    assert GTIN["Butter 250 g"] in says(deviced.till).replace("\u200b", "")
    text = documents(date(2026, 11, 21))["over 21"]
    for listener in deviced.devices.scans:
        listener(ScanData(text.encode()))
    deviced.till.until(lambda: f"A document, {len(text)} characters" in says(deviced.till))
    assert "SPECIMEN" not in says(deviced.till)
    assert names(deviced.till) == []
    deviced.page.leave()
    deviced.till.keys.scan(MILK)  # the test has ended with its page
    deviced.till.until(lambda: names(deviced.till) == ["Whole milk 1 l"])


def test_a_test_that_listens_ends_when_another_device_is_opened(deviced: Deviced) -> None:
    deviced.page.open("scanner")
    tap(deviced.page, "Try a scan")
    deviced.till.until(lambda: deviced.till.stage.scan_taker is not None)
    deviced.page.open("scale")
    assert deviced.till.stage.scan_taker is None
    deviced.page.open("scanner")
    find(deviced.page, "Try a scan").click()
    deviced.page.leave()  # before the lane has answered
    deviced.till.settle()
    assert deviced.till.stage.scan_taker is None


def test_the_bytes_are_listed_and_go_to_a_file_which_is_noted(
    deviced: Deviced, tmp_path: Path
) -> None:
    deviced.page.open("receipt_printer")
    deviced.page.detail.tabs.choose("trace")
    pane = deviced.page.detail.pane()
    assert isinstance(pane, TracePane)
    texts = [bare(cell) for row in pane.table.visible_texts() for cell in row]
    assert "10 04 01" in texts
    assert "from the device" in texts
    pane.save_to(tmp_path / "bytes.txt")
    deviced.till.until(lambda: "Saved to" in bare(deviced.till.window.toast.words()))
    saved = (tmp_path / "bytes.txt").read_text("utf-8")
    assert "1b 40 1b 74 10" in saved
    assert deviced.managed()[-1]["act"] == "trace_export"
    pane.save_to(tmp_path / "no" / "such" / "folder.txt")
    deviced.till.until(lambda: "cannot be written" in says(deviced.till))


# -- fronts of simulators


def test_the_virtual_scanner_scans_into_the_sale_and_only_its_first_act_is_noted(
    deviced: Deviced,
) -> None:
    pane = front(deviced, "scanner")
    assert isinstance(pane, ScannerFront)
    pane.field.set_text(MILK)
    pane.scan_typed()
    deviced.till.until(lambda: pane.told.isVisible())
    assert deviced.devices.told == [("simulate", "scanner", "scan", MILK)]
    tap(deviced.page, "Label, expired")
    deviced.till.until(lambda: len(deviced.devices.told) == 2)
    assert deviced.devices.told[-1][3].startswith("]C101")
    assert [each["act"] for each in deviced.managed()] == ["simulate"]
    for listener in deviced.devices.scans:  # which the simulator would do
        listener(ScanData(MILK.encode()))
    deviced.till.until(lambda: names(deviced.till) == ["Whole milk 1 l"])


def test_the_virtual_scale_takes_a_typed_weight_and_refuses_nonsense(deviced: Deviced) -> None:
    pane = front(deviced, "scale")
    assert isinstance(pane, ScaleFront)
    pane.field.set_text("much")
    pane.put_typed()
    assert "Type a weight" in pane.field.error()
    pane.field.set_text("1,250")
    pane.put_typed()
    deviced.till.until(lambda: ("simulate", "scale", "put", "1.250 kg") in deviced.devices.told)
    deviced.devices.answers["scale", "overload"] = Overload("Scale")
    tap(deviced.page, "Too heavy")
    deviced.till.until(lambda: "Weigh it in parts" in says(deviced.till))


def test_the_virtual_printer_shows_its_roll_and_is_torn_off(deviced: Deviced) -> None:
    pane = front(deviced, "receipt_printer")
    assert isinstance(pane, PaperFront)
    deviced.till.until(lambda: pane.picture.isVisible())
    before = pane.picture.pixmap().size()
    deviced.devices.roll = paper(lines=60)
    waits = replace(deviced.till.stage.state, prints=PrintState(queued=1))
    deviced.till.stage.bridge.state_changed.emit(waits)  # a receipt was printed meanwhile
    deviced.till.until(lambda: pane.picture.pixmap().size() != before)
    deviced.devices.roll = b""
    tap(deviced.page, "Tear off")
    deviced.till.until(lambda: "Nothing is printed yet" in says(deviced.till))


def test_card_drawer_display_and_terminal_have_fronts(deviced: Deviced) -> None:
    front(deviced, "id_reader")
    tap(deviced.page, "16 years old")
    deviced.till.until(lambda: deviced.devices.told[-1:] == [
        ("simulate", "id_reader", "card", "under 18")])  # fmt: skip
    front(deviced, "cash_drawer")
    tap(deviced.page, "Push it shut")
    deviced.till.until(lambda: deviced.devices.told[-1:] == [
        ("simulate", "cash_drawer", "drawer", "closed")])  # fmt: skip
    front(deviced, "payment_terminal")
    tap(deviced.page, "Decline it")
    deviced.till.until(lambda: deviced.devices.told[-1:] == [
        ("simulate", "payment_terminal", "decline", "")])  # fmt: skip


def test_the_front_of_a_display_follows_what_is_shown_while_somebody_looks(
    deviced: Deviced, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_fronts, "LOOK_AGAIN_MS", 10)
    glass = front(deviced, "line_display").glass
    deviced.till.until(lambda: glass.lines()[0] == "Sourdough loaf  4.20")
    assert glass.accessibleName().startswith("Sourdough loaf")
    deviced.devices.answers["line_display", "lines"] = "Thank you"
    deviced.till.until(lambda: glass.lines() == ("Thank you", ""))
    deviced.page.close_detail()
    deviced.devices.told.clear()
    deviced.till.settle()
    assert deviced.devices.told == []


def test_what_a_front_says_moves_no_button(deviced: Deviced) -> None:
    pane = front(deviced, "scale")
    at = find(deviced.page, "Pull the cable").mapTo(deviced.page, QPoint())
    tap(deviced.page, "It moves")
    deviced.till.until(lambda: pane.told.isVisible())
    deviced.change(replace(SIMULATED[4], state="offline", key="device.offline"))
    assert find(deviced.page, "Pull the cable").mapTo(deviced.page, QPoint()) == at


# -- by keyboard alone


def test_the_page_is_used_by_keyboard_alone(deviced: Deviced) -> None:
    keys = deviced.till.keys

    def go_to(words: str) -> None:
        wanted = find(deviced.page, words)
        for _ in range(40):
            if deviced.till.window.focusWidget() is wanted:
                return
            keys.press(TAB)
        raise AssertionError(f"Tab never reaches {words}")

    deviced.devices.answers["scale", "weigh"] = "0.500 kg"
    go_to("Open: Scale")
    keys.press(ENTER)
    deviced.till.settle()
    go_to("Weigh")
    keys.press(ENTER)
    deviced.till.until(lambda: "0.500 kg" in says(deviced.till))
    keys.press(ESC)
    assert deviced.page.overview.isVisible()
    keys.press(ESC)
    deviced.till.until(lambda: deviced.till.window.pages.name == "sell")
