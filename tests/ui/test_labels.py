"""Printing labels from the manager's products: which, how many, and out with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from hardware.ports import PaperEmpty
from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.receipts.labels import LabelSize, Template
from pos_terminal.ui.admin.labels_sheet import LabelsSheet
from pos_terminal.ui.admin.products_page import ProductsPage
from tests.fakes.device_port import FakeDevices
from tests.ui.acts import manages, no_sheet, open_sheet
from tests.ui.deviced import view
from tests.ui.till import GOODS, Till, open_till, tap

ZEBRA = view(DeviceConfig("label_printer", "zpl", "usb:0a5f:0001"))


@pytest.fixture
def devices() -> FakeDevices:
    return FakeDevices(shown=(ZEBRA,))


@pytest.fixture
def till(tmp_path: Path, devices: FakeDevices) -> Iterator[Till]:
    with open_till(tmp_path, devices=devices) as opened:
        yield opened


def sheet_of(till: Till, sku: str = "") -> LabelsSheet:
    manages(till, "products")
    page = till.window.findChild(ProductsPage)
    assert page is not None
    till.until(lambda: page.table.row_count() > 0)
    if sku:
        page.table.select(sku)
    tap(till.window, "Print labels")
    sheet = open_sheet(till)
    assert isinstance(sheet, LabelsSheet)
    return sheet


def button(sheet: LabelsSheet, words: str) -> QAbstractButton:
    return next(one for one in sheet.findChildren(QAbstractButton) if words in one.text())


@pytest.mark.slow
def test_the_chosen_product_is_previewed_and_printed(till: Till, devices: FakeDevices) -> None:
    sheet = sheet_of(till, "P07")
    till.until(lambda: not sheet.picture.pixmap().isNull())
    sheet.copies.set_text("3")
    sheet._template.setCurrentIndex(1)
    sheet._size.setCurrentIndex(2)
    tap(till.window, "Print labels: 3")
    no_sheet(till)
    (printed,) = devices.labels
    assert [(label.name, copies) for label, copies in printed.labels] == [("Whole milk 1 l", 3)]
    assert (printed.template, printed.size) == (Template.ITEM, LabelSize.LARGE)


def test_without_a_choice_all_rows_in_view_are_meant(till: Till, devices: FakeDevices) -> None:
    sheet = sheet_of(till)
    rows = len(sheet.order().skus)
    tap(till.window, f"Print labels: {rows}")
    no_sheet(till)
    assert devices.labels[0].count == rows >= len(GOODS)


def test_what_was_changed_lately_can_be_chosen(till: Till) -> None:
    sheet = sheet_of(till, "P07")
    sheet._which.setCurrentIndex(sheet._which.findData(1))  # the tests may run over midnight
    till.until(lambda: len(sheet.order().skus) >= len(GOODS))


def test_nothing_is_printed_without_a_number_of_copies(till: Till) -> None:
    sheet = sheet_of(till, "P07")
    for typed, possible in (("", False), ("0", False), ("1000", False), ("x", False), ("9", True)):
        sheet.copies.set_text(typed)
        assert button(sheet, "Print labels").isEnabled() is possible
        assert button(sheet, "Save as PDF").isEnabled() is possible


def test_what_is_wrong_with_the_printer_is_said_and_one_may_try_again(
    till: Till, devices: FakeDevices
) -> None:
    devices.refuses = PaperEmpty("Zebra", "Put in a new roll of labels.")
    sheet = sheet_of(till, "P07")
    till.until(lambda: not sheet.picture.pixmap().isNull())
    tap(till.window, "Print labels: 1")
    till.until(lambda: len(devices.labels) == 1 and button(sheet, "Print labels").isEnabled())
    assert open_sheet(till) is sheet
    assert "Zebra: Put in a new roll of labels." in till.sheet_words()


@pytest.mark.slow
def test_without_a_label_printer_a_file_is_saved(tmp_path: Path) -> None:
    with open_till(tmp_path, devices=FakeDevices()) as till:
        sheet = sheet_of(till, "P07")
        till.until(lambda: "No label printer" in till.sheet_words())
        assert not button(sheet, "Print labels").isEnabled()
        file = tmp_path / "labels.pdf"
        sheet.save(file)
        no_sheet(till)
        assert file.read_bytes().startswith(b"%PDF")
