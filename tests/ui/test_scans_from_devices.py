"""Scans of device threads at the real till: in order, from any focus, each by what it is."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from hardware.ports import ScanData
from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.device_views import DeviceConfig, DeviceView
from pos_terminal.checkout.state import Phase
from pos_terminal.domain.product import Product
from pos_terminal.ui.crossing import crossing
from pos_terminal.ui.sounds import Sound
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.widgets import PinPad, ProductTile, Sheet
from pos_terminal.ui.widgets.focus_order import focus_stops
from tests.fakes.device_port import FakeDevices
from tests.faults.hostile import HOSTILE
from tests.ui.till import ALE, BREAD, JANE, MILK, NOW, VAT, Till, open_till

ADULT = (
    "@\n\x1e\rANSI 636000080002DL00410278ZV03190008DLDAQT64235789\nDCSSAMPLEFAMILY\nDDEN\n"
    "DACMICHAEL\nDDFN\nDADJOHN\nDDGN\nDCUJR\nDCAD\nDCBK\nDCDPH\nDBD06062020\nDBB06061986\n"
    "DBA12102030\nDBC1\nDAU068 in\nDAYBRO\nDAG2300 WEST BROAD STREET\nDAIRICHMOND\nDAJVA\n"
    "DAK232690000  \nDCF2424244747474786102204\nDCGUSA\nDCK123456789\nDDAF\nDDB06062008\n"
    "DDD0\rZVZVA01\r"
)


@dataclass
class Lane:
    """A till whose devices a test speaks for, from a thread of their own."""

    till: Till
    devices: FakeDevices

    def scan(self, *codes: str, aim: str = "") -> None:
        """One after the other, from another thread; the screen has taken them afterwards."""
        self.send(*codes, aim=aim).join(60)
        self.taken()

    def taken(self) -> None:
        """The screen has what came from other threads, and the lane what the screen sent."""
        QCoreApplication.sendPostedEvents(crossing())
        self.till.settle()

    def send(self, *codes: str, aim: str = "") -> threading.Thread:
        def speak() -> None:
            for code in codes:
                for listener in tuple(self.devices.scans):
                    listener(ScanData(code.encode("utf-8", "surrogatepass"), aim, "scanner"))

        thread = threading.Thread(target=speak)
        thread.start()
        return thread

    def units(self) -> list[tuple[str, int]]:
        lines = self.till.stage.state.priced.lines
        return [(line.line.name, line.line.qty_milli) for line in lines]

    def typed_into(self) -> list[str]:
        return [
            text for field in self.till.window.findChildren(QLineEdit) if (text := field.text())
        ]

    def says(self) -> str:
        """Everything that is on the screen."""
        labels = self.till.window.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())


@pytest.fixture
def lane(tmp_path: Path) -> Iterator[Lane]:
    devices = FakeDevices()
    with open_till(tmp_path, devices=devices) as opened:
        yield Lane(opened, devices)


def test_ten_scans_while_the_lane_looks_up_slowly_are_ten_units_in_order(lane: Lane) -> None:
    gate = threading.Event()
    lane.till.running.lane.call(lambda _till: gate.wait(60))
    sent = lane.send(*[BREAD, MILK] * 5)
    sent.join(60)
    QCoreApplication.sendPostedEvents(crossing())
    gate.set()
    lane.till.settle()
    assert lane.units() == [("Sourdough loaf", 5000), ("Whole milk 1 l", 5000)]


def test_scan_2_scan_2_gives_four_units(lane: Lane) -> None:
    """A scan ends the number entry, also where the number is still held back as keys (C11)."""
    for code in (BREAD, MILK):
        lane.scan(code)
        lane.till.keys.type("2")
    lane.scan(ALE)
    assert lane.units() == [
        ("Sourdough loaf", 2000),
        ("Whole milk 1 l", 2000),
        ("Pale ale 330 ml", 1000),
    ]


def test_a_device_s_scan_comes_before_a_later_one_of_the_keyboard(lane: Lane) -> None:
    lane.send(BREAD).join(60)  # posted, and the screen has not looked yet
    lane.till.keys.scan(MILK)
    lane.till.settle()
    assert [name for name, _qty in lane.units()] == ["Sourdough loaf", "Whole milk 1 l"]


@pytest.mark.slow
def test_a_scan_counts_from_every_widget_and_types_nowhere(lane: Lane) -> None:
    lane.scan(BREAD)
    for count, stop in enumerate(focus_stops(lane.till.window.pages.sell), 2):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        lane.scan(BREAD)
        assert lane.units() == [("Sourdough loaf", count * 1000)], stop
        assert lane.typed_into() == []


@pytest.mark.slow
def test_a_scan_counts_from_every_widget_of_a_question(lane: Lane) -> None:
    lane.scan(BREAD)
    lane.till.stage.opened.emit(asks.AskPrice(1))
    sheet = Sheet.top_of(lane.till.window)
    assert sheet is not None
    before = [field.text() for field in sheet.findChildren(QLineEdit)]
    for count, stop in enumerate(sheet.focus_stops(), 1):
        stop.setFocus()
        lane.scan(MILK)
        assert lane.units()[1] == ("Whole milk 1 l", count * 1000), stop
    assert [field.text() for field in sheet.findChildren(QLineEdit)] == before


def test_over_a_pin_question_nothing_is_added_and_it_is_said(lane: Lane) -> None:
    lane.scan(BREAD)
    lane.till.stage.bridge.submit(cmd.VoidSale("test"))
    lane.till.until(lambda: bool(lane.till.window.findChildren(PinPad)))
    for what in (MILK, ADULT):
        lane.till.sounds.heard.clear()
        lane.scan(what)
        assert lane.till.sounds.heard == [Sound.REFUSE]
    assert lane.units() == [("Sourdough loaf", 1000)]


def test_a_label_sells_its_item_and_an_expired_one_is_refused_by_name(lane: Lane) -> None:
    lane.scan(f"010{MILK}17{NOW + timedelta(days=40):%y%m%d}10A1", aim="C1")
    assert lane.units() == [("Whole milk 1 l", 1000)]
    lane.scan(f"010{MILK}17200131", aim="C1")
    assert lane.units() == [("Whole milk 1 l", 1000)]
    assert "31 January 2020" in lane.says()
    lane.scan("0104000000000076", aim="d2")
    assert "04000000000076" in lane.says()  # misread: its own number is named


def test_a_label_in_a_price_page_or_a_search_is_its_plain_number(lane: Lane) -> None:
    lane.till.stage.opened.emit(asks.AskSale())
    lane.scan(f"010{MILK}10A1", aim="C1")
    assert MILK in lane.typed_into()


def test_a_document_frees_the_age_check_and_leaves_nothing(lane: Lane, tmp_path: Path) -> None:
    lane.scan(ALE)
    assert lane.till.stage.state.holds
    lane.scan(ADULT, aim="L0")
    lane.till.until(lambda: not lane.till.stage.state.holds)
    assert lane.typed_into() == []
    shown = lane.says()
    for secret in ("SAMPLEFAMILY", "T64235789", "1986"):
        assert secret not in shown
        assert not any(secret.encode() in file.read_bytes() for file in tmp_path.rglob("*.db*"))


def test_the_age_question_takes_a_document_by_itself(lane: Lane) -> None:
    lane.scan(ALE)
    lane.till.stage.opened.emit(asks.AskAge())
    assert Sheet.top_of(lane.till.window) is not None
    lane.scan(ADULT)
    lane.till.until(lambda: Sheet.top_of(lane.till.window) is None)
    assert not lane.till.stage.state.holds


def test_a_document_that_nobody_asked_for_is_told_calmly_and_dropped(lane: Lane) -> None:
    lane.scan(BREAD)
    before = len(lane.till.sounds.heard)
    lane.scan(ADULT)
    assert lane.till.sounds.heard[before:] == []
    assert "Nothing of it was kept" in lane.says()
    assert lane.units() == [("Sourdough loaf", 1000)]


def test_a_card_and_a_coupon_are_what_they_are(lane: Lane) -> None:
    lane.scan("CUST001", aim="C0")
    lane.till.until(lambda: lane.till.stage.state.customer is not None)
    lane.scan("9900000000004")
    assert "coupon" in lane.says()
    assert lane.till.sounds.heard[-1] is Sound.REFUSE


def test_the_code_on_a_receipt_opens_its_sale(lane: Lane) -> None:
    lane.scan(BREAD)
    for command in (cmd.StartCheckout(), cmd.PayCash(420)):
        lane.till.running.lane.submit(command).result(60)
    receipt_no = lane.till.running.lane.state.last_sale.receipt_no  # type: ignore[union-attr]
    lane.scan(receipt_no, aim="C0")
    lane.till.until(lambda: Sheet.top_of(lane.till.window) is not None)
    lane.till.until(lambda: receipt_no in lane.says())


@pytest.mark.slow
def test_a_scan_before_anybody_signed_in_is_refused_aloud(tmp_path: Path) -> None:
    devices = FakeDevices()
    with open_till(tmp_path, devices=devices, signed_in=False) as till:
        lane = Lane(till, devices)
        lane.scan(MILK)
        assert till.sounds.heard[-1] is Sound.REFUSE
        assert lane.typed_into() == []
        assert till.stage.state.phase is Phase.SIGNED_OUT


@pytest.mark.slow
def test_a_badge_says_who_signs_in_and_the_pin_is_still_asked_for(tmp_path: Path) -> None:
    devices = FakeDevices()
    with open_till(tmp_path, devices=devices, signed_in=False) as till:
        lane = Lane(till, devices)
        jane = next(one for one in till.running.queries.staff().result(60) if one.name == JANE[0])
        till.until(lambda: bool(till.window.findChildren(ProductTile)))
        lane.scan("E999")
        assert till.sounds.heard[-1] is Sound.REFUSE
        lane.scan(jane.employee_id.lower())
        assert till.stage.state.phase is Phase.SIGNED_OUT
        till.keys.type(JANE[1])
        till.quiet()
        till.keys.press(Qt.Key.Key_Return)
        till.until(lambda: till.stage.state.employee is not None)
        assert till.stage.state.employee.employee_id == jane.employee_id  # type: ignore[union-attr]


def test_hostile_codes_change_nothing_and_the_sale_goes_on(lane: Lane, tmp_path: Path) -> None:
    lane.scan(BREAD)
    lane.scan(*HOSTILE)
    assert lane.units() == [("Sourdough loaf", 1000)]
    lane.scan(MILK)
    lane.till.until(lambda: len(lane.units()) == 2)
    assert lane.typed_into() == []


def test_a_scanner_that_types_is_set_up_while_the_till_runs(lane: Lane) -> None:
    config = DeviceConfig("scanner", "keyboard", "keyboard:", "", {"prefix": "~", "idle_ms": 200})
    lane.devices.change(DeviceView("scanner", config, "unknown"))
    lane.till.until(lambda: lane.till.window.wedge.rules.prefix == "~")
    lane.till.keys.scan("~" + BREAD, gap_ms=120)
    lane.till.settle()
    assert lane.units() == [("Sourdough loaf", 1000)]
    assert lane.typed_into() == []


def test_whoever_tries_a_scanner_hears_it_alone_and_how_to_set_it_up(lane: Lane) -> None:
    tried: list[str] = []
    lane.till.stage.scan_taker = lambda scan: tried.append(scan.text)
    lane.till.keys.scan("~" + BREAD, gap_ms=100)
    lane.scan(MILK)
    lane.till.stage.scan_taker = None
    assert tried == ["~" + BREAD, MILK]
    assert lane.units() == []
    assert "set that as prefix" in lane.says()


@pytest.mark.slow
def test_a_window_that_closed_hears_no_device(tmp_path: Path) -> None:
    devices = FakeDevices()
    with open_till(tmp_path, devices=devices) as till:
        assert len(devices.scans) == 1
        till.window.scans.stop()
        assert devices.scans == []
        till.window.scans.stop()


def test_a_upc_e_without_its_check_digit_finds_the_item_of_its_upc_a(lane: Lane) -> None:
    with lane.till.running.writer.editing("test") as edited:
        figs = Product("FIGS", "Figs", Decimal("2.00"), VAT, "fruit", gtins=("0042100005264",))
        edited.edit.put_product(figs)
    lane.scan("0425261", aim="E0")
    assert lane.units() == [("Figs", 1000)]
    lane.scan("0425261", aim="C0")  # the same digits in another symbology are no UPC-E
    assert lane.units() == [("Figs", 1000)]
