"""Labels as the shop and its catalogue say today, and what was changed lately."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.label_choices import LabelOrder
from pos_terminal.domain.errors import CashierError
from tests.lane_fixtures import MANAGER, MILK_CODE, LaneAtWork

MILK = LabelOrder(("MILK",), copies=3)


def changed(lane: LaneAtWork, days: int) -> set[str]:
    return {one.sku for one in lane.running.queries.changed_products(days).result(60)}


def test_what_a_manager_changes_is_found_by_the_day(lane: LaneAtWork) -> None:
    lane.sign_in(MANAGER)
    everything = changed(lane, 0)
    lane.clock.passes(days=3)
    assert changed(lane, 0) == set()
    lane.do(c.SaveProduct("MILK", price=Decimal("1.55")))
    assert changed(lane, 0) == {"MILK"}
    lane.clock.passes(days=1)
    assert changed(lane, 0) == set()
    assert changed(lane, 1) == {"MILK"}
    assert changed(lane, 30) == everything


def test_what_is_no_longer_sold_gets_no_new_label(lane: LaneAtWork) -> None:
    lane.sign_in(MANAGER)
    lane.clock.passes(days=3)
    lane.do(c.SaveProduct("MILK", active=False))
    assert changed(lane, 0) == set()


def test_labels_say_what_the_shop_asks_for_now(lane: LaneAtWork) -> None:
    sheet = lane.running.queries.label_sheet(LabelOrder(("MILK", "GONE"), 2)).result(60)
    ((label, copies),) = sheet.labels
    assert (label.name, label.price, label.unit_price) == ("Milk 1 l", "€1.45", "€1.45/l")
    assert (label.code, copies, sheet.count) == (MILK_CODE, 2, 2)


def test_the_preview_and_the_file_are_of_the_same_labels(lane: LaneAtWork, tmp_path: Path) -> None:
    queries = lane.running.queries
    picture = queries.label_picture(MILK).result(60)
    assert picture is not None
    codes = zxingcpp.read_barcodes(Image.open(BytesIO(picture)))
    assert [code.bytes.decode() for code in codes] == [MILK_CODE]
    assert queries.label_picture(LabelOrder(("GONE",))).result(60) is None
    file = tmp_path / "labels.pdf"
    assert queries.labels_file(MILK, file).result(60) == 3
    assert file.read_bytes().count(b"/Type /Page\n") == 3
    with pytest.raises(CashierError) as caught:
        queries.labels_file(MILK, tmp_path / "none" / "labels.pdf").result(60)
    assert caught.value.key == "product.label_file"
