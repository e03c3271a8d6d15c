"""A weighed item asks the scale by itself; whoever types is heard first."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hardware.ports import (
    BelowZero,
    DeviceFault,
    DeviceOffline,
    NothingWeighed,
    Overload,
    Unstable,
    Weight,
)
from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.device_views import DeviceConfig, DeviceView
from pos_terminal.checkout.tares import Tare, read_tares
from pos_terminal.ui.viewmodels import amounts
from pos_terminal.ui.viewmodels.asks import AskWeight
from pos_terminal.ui.viewmodels.item_questions import with_weight
from pos_terminal.ui.viewmodels.weighing import Weighed, WeighedBefore, net_milli, weighed
from pos_terminal.ui.views import scale_part
from pos_terminal.ui.views.weight_sheet import WeightSheet
from pos_terminal.ui.widgets import Button
from tests.fakes.device_port import FakeDevices
from tests.lane_fixtures import events_of
from tests.ui.acts import no_sheet, open_sheet, typed
from tests.ui.till import Till, bare, find, open_till, tap

SCALE = DeviceView("scale", DeviceConfig("scale", "simulator", "simulator:"), "ready")
EMPTY = NothingWeighed("scale")


def kilograms(value: str) -> Weight:
    return Weight(Decimal(value), "kg")


def on(scale: FakeDevices, heard: Weight | DeviceFault) -> None:
    scale.weight = heard


@pytest.fixture(autouse=True)
def at_a_tests_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale_part, "ASK_AGAIN_MS", 10)
    monkeypatch.setattr(scale_part, "SEEN_MS", 150)
    monkeypatch.setattr(scale_part, "CHOOSE_MS", 150)


@pytest.fixture
def scale() -> FakeDevices:
    return FakeDevices((SCALE,), weight=EMPTY)


@pytest.fixture
def till(tmp_path: Path, scale: FakeDevices) -> Iterator[Till]:
    with open_till(tmp_path, devices=scale) as opened:
        yield opened


def weight_sheet(till: Till) -> WeightSheet:
    sheet = open_sheet(till)
    assert isinstance(sheet, WeightSheet)
    return sheet


def sold(till: Till) -> list[tuple[str, int]]:
    return [(one.line.name, one.line.qty_milli) for one in till.stage.state.priced.lines]


def hows(folder: Path) -> list[str]:
    return [event.data["how"] for event in events_of(folder, "ITEM_ADDED")]


def bananas(till: Till) -> WeightSheet:
    tap(till.window, "Bananas")
    return weight_sheet(till)


def says(till: Till, words: str) -> None:
    till.until(lambda: words in bare(till.sheet_words()), f"{words!r} in {till.sheet_words()!r}")


@pytest.mark.slow
def test_goods_on_the_scale_are_shown_with_their_price_and_added_by_themselves(
    till: Till, scale: FakeDevices, tmp_path: Path
) -> None:
    bananas(till)
    says(till, "Put it on the scale.")
    on(scale, kilograms("1.250"))
    says(till, "1.25 kg")
    says(till, "€2.49")  # 1.99 x 1.250 = 2.4875, half up
    assert sold(till) == []
    no_sheet(till)
    till.settle()
    assert sold(till) == [("Bananas", 1250)]
    assert till.stage.state.priced.total_minor == 249
    assert hows(tmp_path) == ["weighed"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Unstable("scale"), "still"),
        (Overload("scale"), "Too much lies on the scale"),
        (BelowZero("scale"), "zero"),
        (DeviceOffline("scale"), "scale"),
    ],
)
def test_what_ails_the_scale_is_said_and_nothing_is_added(
    till: Till, scale: FakeDevices, fault: DeviceFault, words: str
) -> None:
    bananas(till)
    on(scale, fault)
    says(till, words)
    assert not find(till.window, "Add").isEnabled()
    on(scale, kilograms("0.300"))
    no_sheet(till)
    till.settle()
    assert sold(till) == [("Bananas", 300)]


def test_who_types_is_heard_before_the_scale(
    till: Till, scale: FakeDevices, tmp_path: Path
) -> None:
    bananas(till)
    typed(till, "0.5")
    on(scale, kilograms("1.250"))
    says(till, "0.5 kg")
    typed(till, "", enter=True)
    no_sheet(till)
    till.settle()
    assert sold(till) == [("Bananas", 500)]
    assert hows(tmp_path) == ["key"]


@pytest.mark.slow
def test_what_was_typed_and_taken_back_lets_the_scale_go_on(till: Till, scale: FakeDevices) -> None:
    sheet = bananas(till)
    typed(till, "5")
    sheet.field.set_text("")
    on(scale, kilograms("0.750"))
    no_sheet(till)
    till.settle()
    assert sold(till) == [("Bananas", 750)]


@pytest.mark.slow
def test_the_same_goods_are_not_sold_twice_unless_somebody_says_so(
    till: Till, scale: FakeDevices
) -> None:
    on(scale, kilograms("1.250"))
    bananas(till)
    no_sheet(till)
    sheet = bananas(till)
    says(till, "what the last item weighed")
    assert sheet.scale is not None
    assert not sheet.scale._seen.isActive()  # never by itself, however long it lies there
    tap(till.window, "Add")
    no_sheet(till)
    till.settle()
    assert sold(till) == [("Bananas", 1250), ("Bananas", 1250)]
    bananas(till)
    says(till, "what the last item weighed")
    on(scale, EMPTY)
    says(till, "Put it on the scale.")
    on(scale, kilograms("1.250"))
    no_sheet(till)
    till.settle()
    assert len(sold(till)) == 3


@pytest.mark.slow
def test_packing_is_taken_off(tmp_path: Path, scale: FakeDevices) -> None:
    with open_till(tmp_path, devices=scale) as till:
        set_tares(till, "Bag 5, Box 20")
        bananas(till)
        tap(till.window, "Box 20 g")
        on(scale, kilograms("0.015"))
        says(till, "heavier than what lies on the scale")
        on(scale, kilograms("1.250"))
        says(till, "1.23 kg")
        no_sheet(till)
        till.settle()
        assert sold(till) == [("Bananas", 1230)]


def set_tares(till: Till, tares: str) -> None:
    lane = till.running.lane
    lane.submit(cmd.SetSetting("tares", tares), cmd.Approval("admin", "9999")).result(60)
    till.settle()


@pytest.mark.slow
def test_a_line_is_weighed_again(till: Till, scale: FakeDevices) -> None:
    on(scale, kilograms("1.250"))
    bananas(till)
    no_sheet(till)
    till.settle()
    on(scale, kilograms("0.900"))
    tap(till.window, "Weigh")
    no_sheet(till)
    till.settle()
    assert sold(till) == [("Bananas", 900)]


@pytest.mark.slow
def test_without_a_scale_the_pad_asks_as_ever(tmp_path: Path) -> None:
    with open_till(tmp_path, devices=FakeDevices()) as till:
        assert bananas(till).scale is None


def test_a_pending_answer_of_a_closed_question_adds_nothing(
    till: Till, scale: FakeDevices, monkeypatch: pytest.MonkeyPatch
) -> None:
    pending: list[Future[Any]] = []

    def weigh() -> Future[Any]:
        pending.append(Future())
        return pending[-1]

    monkeypatch.setattr(scale, "weigh", weigh)
    sheet = bananas(till)
    sheet.dismiss()
    no_sheet(till)
    pending[0].set_result(kilograms("9.000"))
    till.settle()
    assert sold(till) == []


# -- the figures ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "milli"),
    [
        ("1.2345", "kg", "kg", 1235),
        ("1250", "g", "kg", 1250),
        ("0.0005", "kg", "kg", 1),
        ("1.25", "lb", "kg", 567),
        ("0.567", "kg", "lb", 1250),
        ("8.00", "oz", "lb", 500),
    ],
)
def test_weights_are_converted_to_the_products_unit_half_up(
    value: str, unit: str, wanted: str, milli: int
) -> None:
    assert net_milli(Weight(Decimal(value), unit), wanted, None) == milli


def test_a_weight_that_was_sold_counts_again_after_any_other() -> None:
    before = WeighedBefore()
    before.sold(kilograms("1.000"))
    assert weighed(kilograms("1.000"), "kg", None, before).level == "again"
    assert weighed(Unstable("scale"), "kg", None, before).level == "trouble"
    assert weighed(kilograms("1.000"), "kg", None, before).level == "again"
    assert weighed(kilograms("1.001"), "kg", None, before).level == "ready"
    assert weighed(kilograms("1.000"), "kg", None, before).level == "ready"


def test_a_shops_packing_is_read_or_refused_with_what_is_expected() -> None:
    assert read_tares("Bag 5, Big box = 120 g") == (Tare("Bag", 5), Tare("Big box", 120))
    assert read_tares("") == ()
    for wrong in ("Bag", "Bag 0", "5", "Bag 99999", ",".join(["A 1"] * 7)):
        with pytest.raises(ValueError, match="grams|most"):
            read_tares(wrong)


@pytest.mark.slow
def test_a_simulated_scale_that_is_set_up_while_the_till_sells_is_asked(tmp_path: Path) -> None:
    with open_till(tmp_path) as till:
        rack = till.running.devices
        rack.keep(SCALE.config).result(60)
        bananas(till)
        rack.simulate("scale", "put", "0.750 kg").result(60)
        no_sheet(till)
        till.settle()
        assert sold(till) == [("Bananas", 750)]


@pytest.mark.slow
def test_goods_are_for_the_question_in_front_and_for_no_other(
    till: Till, scale: FakeDevices
) -> None:
    behind = bananas(till)
    apples = AskWeight("Gala apples", "kg", item=cmd.AddProduct("P02"), price=Decimal("2.49"))
    till.stage.opened.emit(apples)
    says(till, "Gala apples")
    on(scale, kilograms("0.400"))
    assert behind.scale is not None
    behind.scale._heard, behind.scale._now = kilograms("9.000"), Weighed("", 9000, "ready")
    behind.scale._take_seen()  # its price stood when the other question came
    till.until(lambda: sold(till) == [("Gala apples", 400)])
    says(till, "Bananas")
    says(till, "what the last item weighed")
    on(scale, kilograms("1.100"))
    no_sheet(till)
    till.settle()
    assert sold(till) == [("Gala apples", 400), ("Bananas", 1100)]


def test_a_question_that_is_closed_while_the_price_stands_adds_nothing(
    till: Till, scale: FakeDevices
) -> None:
    on(scale, kilograms("1.250"))
    sheet = bananas(till)
    till.until(lambda: sheet.scale is not None and sheet.scale.milli == 1250)
    sheet.dismiss()
    no_sheet(till)
    till.keys.wait(2 * scale_part.SEEN_MS)
    till.settle()
    assert sold(till) == []


def test_a_suggestion_that_is_weighed_stays_a_suggestion() -> None:
    for how, kept in (("suggestion", "suggestion"), ("key", "weighed"), ("search", "weighed")):
        item = with_weight(cmd.AddProduct("P01", how=how), 500, by_scale=True)
        assert (item.how, item.qty_milli) == (kept, 500)
    assert with_weight(cmd.Scan("1"), 500, by_scale=True).how == "weighed"
    assert with_weight(cmd.Scan("1"), 500).how == "scan"


def test_the_pad_and_its_field_show_the_decimal_sign_of_the_language(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(amounts, "current_language", lambda: "de")
    sheet = bananas(till)
    for keys in ("1,5", "1.5"):
        sheet.field.set_text("")
        typed(till, keys)
        assert (sheet.field.text(), sheet.value()) == ("1,5", 1500)
    assert {each.words() for each in sheet.pad.findChildren(Button)} >= {","}
