"""Any way to a basket gives the same price, and a restart the same basket (C17)."""

from __future__ import annotations

import random
import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.parking import replayed
from pos_terminal.checkout.running import Sale
from pos_terminal.checkout.till import Till
from pos_terminal.domain.basket import Basket, Discount, DiscountKind
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.pricing import price
from pos_terminal.store.journal import basket_events
from pos_terminal.store.rebuild import rebuild
from pos_terminal.store.tables import DERIVED
from tests.lane_fixtures import BY_MANAGER, LaneAtWork, crash_copy, lane_on, rows_of, verified

pytestmark = pytest.mark.slow  # seconds of CPU each; `./pos test --quick` goes without

SKUS = ("MILK", "BREAD", "BEER", "GIN")
percents = st.decimals(Decimal("0.01"), Decimal("0.99"), places=2)
prices = st.decimals(Decimal("0"), Decimal("50"), places=3)
pieces = st.integers(1, 9).map(lambda count: count * 1000)
line_numbers = st.integers(1, 6)


class AnyHistory(RuleBasedStateMachine):
    """A cashier who does anything in any order, on a real lane."""

    template: ClassVar[Path]

    @initialize()
    def opens(self) -> None:
        self.stack = ExitStack()
        folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        self.data_dir = Path(shutil.copytree(self.template, folder / "data"))
        self.folder = folder
        self.lane: LaneAtWork = self.stack.enter_context(lane_on(self.data_dir))
        self.lane.sign_in()

    def tries(self, command: c.Command) -> None:
        """Do it, or be refused: both leave a sound lane."""
        error = self.lane.running.lane.submit(command, BY_MANAGER).exception(20)
        assert error is None or isinstance(error, CashierError), error

    @rule(sku=st.sampled_from(SKUS), qty=pieces)
    def adds(self, sku: str, qty: int) -> None:
        self.tries(c.AddProduct(sku, qty))

    @rule(grams=st.integers(1, 5000))
    def weighs(self, grams: int) -> None:
        self.tries(c.AddProduct("BAN", grams))

    @rule(serial=st.sampled_from(["S1", "S2"]))
    def adds_a_phone(self, serial: str) -> None:
        self.tries(c.AddProduct("PHONE", serial=serial))

    @rule(qty=pieces, line_no=line_numbers)
    def counts_again(self, qty: int, line_no: int) -> None:
        self.tries(c.SetQuantity(qty, line_no))

    @rule(line_no=line_numbers, percent=st.none() | percents)
    def discounts_a_line(self, line_no: int, percent: Decimal | None) -> None:
        off = None if percent is None else Discount(DiscountKind.PERCENT, percent, "x")
        self.tries(c.DiscountLine(line_no, off))

    @rule(amount=st.none() | prices)
    def discounts_the_receipt(self, amount: Decimal | None) -> None:
        off = None if amount is None else Discount(DiscountKind.AMOUNT, amount, "x")
        self.tries(c.DiscountBasket(off))

    @rule(line_no=line_numbers, new=prices)
    def overrides(self, line_no: int, new: Decimal) -> None:
        self.tries(c.OverridePrice(line_no, new, "x"))

    @rule(line_no=line_numbers)
    def notes(self, line_no: int) -> None:
        self.tries(c.NoteLine(line_no, "gift"))

    @rule(exempt=st.booleans())
    def exempts(self, exempt: bool) -> None:
        self.tries(c.ExemptTax(exempt, "embassy"))

    @rule(line_no=line_numbers)
    def voids(self, line_no: int) -> None:
        self.tries(c.VoidLine(line_no))

    @rule()
    def undoes(self) -> None:
        self.tries(c.Undo())

    @rule()
    def refuses_or_confirms_age(self) -> None:
        self.tries(c.RefuseAge() if len(self.lane.state.basket.lines) % 2 else c.ConfirmAge())

    @rule()
    def parks(self) -> None:
        self.tries(c.Park("x"))

    @rule()
    def recalls(self) -> None:
        for row in self.lane.running.queries.parked().result(60)[:1]:
            self.tries(c.Recall(row.basket_id))

    @rule(give=st.integers(0, 2))
    def pays(self, give: int) -> None:
        self.tries(c.ConfirmAge())
        self.tries(c.StartCheckout())
        settled = self.lane.state.settlement
        if settled is None:
            return
        if give == 0:
            self.tries(c.CancelCheckout())
        else:
            self.tries(c.PayCash(settled.cash_remaining_minor * give // 2))

    @rule()
    def gives_back(self) -> None:
        for row in self.lane.running.queries.find_sales("").result(60)[:1]:
            self.tries(c.AddReturn(row.sale_id, 1, 1000))

    @invariant()
    def the_running_sale_is_what_its_events_say(self) -> None:
        live, again, rules = self.lane.running.lane.call(_both).result(60)
        assert again == live
        assert price(live.basket, rules) == live.priced

    @invariant()
    def the_price_depends_on_the_basket_alone(self) -> None:
        state = self.lane.state
        assert _shuffled_total(state.basket, state.rules) == state.priced.total_minor

    def teardown(self) -> None:
        if not hasattr(self, "stack"):
            return
        with self.stack:
            before = self.lane.state
            crashed = crash_copy(self.data_dir, self.folder / "crashed")
            with lane_on(crashed) as again:
                assert again.state.priced == before.priced
                assert again.state.tenders == before.tenders
                assert again.state.parked_count == before.parked_count
            tables = _tables(crashed)
            rebuild(crashed / "lane.db")
            assert _tables(crashed) == tables
            verified(crashed)


def _both(till: Till) -> tuple[Sale, Sale, Any]:
    """The sale in hand, the same from the journal, and the shop's rules."""
    sale = till.running.sale
    if not sale.basket_id:
        return sale, sale, till.shop.rules
    with till.store.transaction() as tx:
        again = replayed(basket_events(tx.connection, sale.basket_id))
    again.priced = sale.priced
    return sale, again, till.shop.rules


def _shuffled_total(basket: Basket, rules: Any) -> int:
    """The same lines in another order, numbered anew."""
    lines = list(basket.lines)
    random.Random(len(lines)).shuffle(lines)
    renumbered = tuple(replace(line, line_no=n) for n, line in enumerate(lines, 1))
    return price(replace(basket, lines=renumbered), rules).total_minor


def _tables(data_dir: Path) -> list[list[tuple[Any, ...]]]:
    return [sorted(rows_of(data_dir, f"SELECT * FROM {t.name}"), key=repr) for t in DERIVED]


def test_any_history_replays_reprices_rebuilds_and_verifies(shop_template: Path) -> None:
    AnyHistory.template = shop_template
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        AnyHistory, settings=settings(max_examples=12, stateful_step_count=30)
    )


@pytest.mark.parametrize("seed", range(5))
def test_any_order_of_scans_gives_the_same_total(lane: LaneAtWork, seed: int) -> None:
    codes = ["MILK"] * 3 + ["BREAD"] * 2 + ["BEER"] * 4 + ["GIN"]
    random.Random(seed).shuffle(codes)
    for sku in codes:
        lane.do(c.AddProduct(sku))
    lane.do(c.DiscountBasket(Discount(DiscountKind.AMOUNT, Decimal("3.33"))), BY_MANAGER)
    assert lane.total == 435 + 698 + 840 + 1990 - 333
