"""The customer display: two lines of the latest state, whatever the display does."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.drivers.cd5220 import Cd5220
from hardware.line_text import cells, laid_out
from hardware.simulators.display import PoleCable, SimulatedDisplay
from pos_terminal.checkout.customer_view import CustomerEye, view_for_customer
from pos_terminal.checkout.state import LaneState, LastSale, Phase
from pos_terminal.devices.customer_display import CustomerDisplay
from pos_terminal.devices.display_lines import lines_of
from pos_terminal.domain.basket import Basket, Discount, DiscountKind, Line, PricingRules
from pos_terminal.domain.currency import CURRENCY_CODES
from pos_terminal.domain.pricing import price
from tests.fakes.display_rack import FakeDisplayRack
from tests.waiting import until

RULES = PricingRules(currency="EUR")


def state_with(*lines: Line, phase: Phase = Phase.SELLING, **more: Any) -> LaneState:
    rules = replace(RULES, currency=more.pop("currency", "EUR"))
    priced = price(Basket(rules.currency, lines), rules)
    last = lines[-1].line_no if lines else None
    return LaneState(1, phase, "T1", "Corner shop", rules, priced, last_line_no=last, **more)


def milk(number: int = 1, **more: Any) -> Line:
    fields: dict[str, Any] = {
        "line_no": number, "sku": "MILK", "name": "Milk 1 l", "unit_price": Decimal("1.45"),
        "qty_milli": 1000,
    }  # fmt: skip
    return Line(**fields | more)


def shown(state: LaneState, columns: int = 20) -> list[str]:
    lines = lines_of(view_for_customer(state))
    return [laid_out(line, columns).rstrip() for line in lines]


@pytest.mark.parametrize("phase", [Phase.LOCKED, Phase.SIGNED_OUT, Phase.NO_SHIFT, Phase.STOPPED])
def test_a_till_that_serves_nobody_shows_nothing_of_a_sale(phase: Phase) -> None:
    view = view_for_customer(state_with(milk(), phase=phase))
    assert (view.lines, view.last, view.sums, view.total, view.to_pay) == ((), None, (), "", "")


def test_an_item_stands_there_with_its_price_and_its_weight() -> None:
    assert shown(state_with(milk())) == ["Milk 1 l", "                1.45"]
    bananas = milk(2, name="Bananas", unit="kg", qty_milli=846, unit_price=Decimal("1.99"))
    assert shown(state_with(milk(), bananas)) == ["Bananas", "0.846 kg × 1.99 1.68"]
    half = Discount(DiscountKind.PERCENT, Decimal("0.5"))
    assert shown(state_with(milk(discount=half)))[1].strip() == "0.73"


def test_after_pay_the_total_stands_there_then_what_is_left_then_the_change() -> None:
    sold = LastSale("S", "1", 145, 500, 355, "sale")
    assert shown(state_with(milk(), phase=Phase.PAYING))[0] == "Total          €1.45"
    assert shown(state_with(phase=Phase.PAID, last_sale=sold)) == [
        "Total          €1.45",
        "Change         €3.55",
    ]
    exact = replace(sold, paid_minor=145, change_minor=0)
    assert shown(state_with(phase=Phase.PAID, last_sale=exact))[1] == "Thank you"
    back = replace(sold, kind="refund", total_minor=-145, change_minor=0)
    assert shown(state_with(phase=Phase.PAID, last_sale=back))[0] == "Refund         €1.45"


@pytest.mark.parametrize(
    ("phase", "second"),
    [
        (Phase.SELLING, "Welcome"),
        (Phase.LOCKED, "One moment, please"),
        (Phase.SIGNED_OUT, "This till is closed"),
        (Phase.NO_SHIFT, "This till is closed"),
    ],
)
def test_without_a_sale_the_shop_says_how_it_is(phase: Phase, second: str) -> None:
    assert shown(state_with(phase=phase)) == ["Corner shop", second]


def test_a_locked_till_shows_nothing_of_the_sale_in_hand() -> None:
    assert shown(state_with(milk(), phase=Phase.LOCKED))[1] == "One moment, please"


def test_neither_notes_nor_serials_nor_people_get_to_the_customer() -> None:
    secret = milk(note="regular, limps", serial="SERIAL-1")
    view = view_for_customer(state_with(secret))
    assert "limps" not in repr(view)
    assert "SERIAL" not in repr(view)
    assert {"employee", "customer", "notice"}.isdisjoint(view.__dataclass_fields__)


def test_a_second_look_writes_only_what_changed() -> None:
    eye = CustomerEye()
    first = state_with(milk(1), milk(2))
    before = view_for_customer(first, eye)
    again = view_for_customer(first, eye)
    assert all(a is b for a, b in zip(before.lines, again.lines, strict=True))
    other = view_for_customer(replace(first, language="de"), eye)
    assert other.lines[0].amount == "1,45"


@pytest.mark.slow
@given(
    name=st.text(max_size=50),
    qty=st.integers(1, 9_999_999),
    amount=st.decimals(Decimal("0.001"), Decimal("99999"), places=3),
    currency=st.sampled_from(sorted(CURRENCY_CODES)),
    language=st.sampled_from(["en", "de", "ar"]),
    columns=st.sampled_from([16, 20]),
    phase=st.sampled_from([Phase.SELLING, Phase.PAYING, Phase.CARD_PENDING]),
)
def test_any_sale_in_any_currency_fits_and_its_amount_is_whole(
    name: str, qty: int, amount: Decimal, currency: str, language: str, columns: int, phase: Phase
) -> None:
    line = milk(name=name, qty_milli=qty, unit="kg", unit_price=amount)
    state = state_with(line, phase=phase, currency=currency, language=language)
    view = view_for_customer(state)
    for text in lines_of(view):
        laid = laid_out(text, columns)
        assert cells(laid) == columns
        amount = text.partition("\t")[2]
        digits = re.sub(r"\D", "", amount)
        whole = re.sub(r"\D", "", laid).endswith(digits)
        assert whole or cells(amount) > columns  # what is too long is left out, never cut
        assert laid.rstrip().endswith(amount) or cells(amount) > columns


def test_an_amount_that_does_not_fit_leaves_its_currency_and_never_a_digit() -> None:
    assert laid_out("Total\tAED 10,000,000.10", 16) == "To 10,000,000.10"
    assert laid_out("Summe\t10.000.000,10 AED", 16) == "Su 10.000.000,10"
    assert laid_out("Total\t-AED 100,000.10", 12) == " -100,000.10"
    assert laid_out("Total\tAED 100,000,000,000.10", 16).strip() == "Total"


@contextmanager
def at_work(
    display: Any, thanks_s: float = 60.0
) -> Iterator[tuple[CustomerDisplay, FakeDisplayRack]]:
    rack = FakeDisplayRack(display)
    shows = CustomerDisplay(rack, thanks_s)
    rack.thread.start()
    try:
        yield shows, rack
    finally:
        shows.stop()
        assert rack.thread.stop()


def test_a_display_that_comes_back_shows_the_latest_state_by_itself() -> None:
    cable = PoleCable()
    with at_work(Cd5220(cable, "display")) as (shows, rack):
        shows.show(state_with(milk()))
        until(lambda: cable.screen.lines[0] == "Milk 1 l")
        cable.pulled = True
        shows.show(state_with(milk(name="Bread")))
        until(lambda: str(rack.thread.condition.state) == "offline")
        shows.show(state_with(milk(name="Cheese")))
        cable.screen.feed(b"\x0c")  # it lost its power
        cable.pulled = False
        until(lambda: cable.screen.lines[0] == "Cheese")


def test_a_display_that_comes_back_shows_again_what_stood_there() -> None:
    cable = PoleCable()
    with at_work(Cd5220(cable, "display")) as (shows, rack):
        shows.show(state_with(milk()))
        until(lambda: cable.screen.lines[0] == "Milk 1 l")
        cable.pulled = True
        cable.close()
        rack.thread.poke()
        until(lambda: str(rack.thread.condition.state) == "offline")
        cable.screen.feed(b"\x0c")  # it lost its power
        cable.pulled = False
        until(lambda: cable.screen.lines[0] == "Milk 1 l")


def test_a_slow_display_sees_the_latest_state_and_no_queue_grows() -> None:
    class Slow(SimulatedDisplay):
        gate = threading.Event()
        seen: list[str] = []

        def show(self, first: str, second: str = "") -> None:
            self.gate.wait(20)
            self.seen.append(first)

    slow = Slow()
    with at_work(slow) as (shows, rack):
        for number in range(500):
            shows.show(state_with(milk(name=f"Item {number}")))
        assert rack.asked <= 3
        slow.gate.set()
        until(lambda: slow.seen[-1:] == ["Item 499"])
        assert len(slow.seen) <= 3


def test_some_seconds_after_a_sale_the_customer_is_forgotten() -> None:
    display = SimulatedDisplay()
    sold = LastSale("S", "1", 145, 500, 355, "sale")
    with at_work(display, thanks_s=0.05) as (shows, _rack):
        shows.show(state_with(phase=Phase.PAID, last_sale=sold))
        until(lambda: display.lines == ("Corner shop", "Welcome"))
        shows.show(state_with(phase=Phase.PAID, last_sale=sold, parked_count=1))
        shows.show(state_with(milk()))
        until(lambda: display.lines[0] == "Milk 1 l")
