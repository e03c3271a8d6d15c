"""One honest day in a shop, copied for each test that breaks it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pos_terminal.domain.basket import Basket, Discount, DiscountKind, PricingRules
from tests.unit.store.verify.forger import event_data, seqs
from tests.unit.store.verify.shop_day import BEER, BREAD, CHEESE, ShopDay


def a_days_work(day: ShopDay) -> None:
    """Two shifts with everything that a lane journals about money."""
    day.open_shift(10_000)
    discount = Discount(DiscountKind.PERCENT, Decimal("0.1"), "regular")
    first = day.sell(Basket("EUR", (BEER, BREAD, CHEESE), discount), ("cash", 5000))
    day.sell(Basket("EUR", (BREAD,)), ("card", 100), ("cash", 250))
    day.sell(Basket("EUR", (BEER,), tax_exempt=True, exempt_reason="embassy"))
    day.note(
        "CASH_MOVED", {"kind": "in", "amount_minor": 500, "currency": "EUR", "reason": "coins"}
    )
    day.note(
        "CASH_MOVED", {"kind": "drop", "amount_minor": 700, "currency": "EUR", "reason": "safe"}
    )
    day.note("DRAWER_OPENED", {"reason": "change"})
    sold = event_data(day.path, seqs(day.path, "BASKET_CLOSED")[0])["lines"][0]
    for before in (0, 1000):
        day.sell(Basket("EUR", (day.take_back(first, sold, before, 1000),)))
    with day.commit() as tx:
        basket_id = day.start_basket(tx, Basket("EUR", (replace(BREAD, line_no=1),)))
        parked = {"total_minor": 349, "currency": "EUR", "lines_count": 1}
        tx.append("BASKET_PARKED", parked, day.stamp(basket_id))
        tx.append("BASKET_RECALLED", {}, day.stamp(basket_id))
        voided = {"total_minor": 349, "currency": "EUR", "lines_count": 1, "reason": "left"}
        tx.append("BASKET_VOIDED", voided, day.stamp(basket_id))
    copy = {"receipt_no": "T01-1-000001", "sale_id": first, "copy_no": 1}
    day.note("RECEIPT_REPRINTED", copy)
    day.note("STOCK_ADJUSTED", {"sku": "BEER", "qty_milli": 24_000, "reason": "delivery"})
    day.close_shift(difference_minor=-3, left_minor=10_000)
    day.open_shift(10_000, expected_minor=10_000)
    day.sell(Basket("EUR", (CHEESE,)))
    with day.commit() as tx:
        day.start_basket(tx, Basket("EUR", (BEER,)))


@pytest.fixture(scope="session")
def honest_day(tmp_path_factory: pytest.TempPathFactory) -> ShopDay:
    """Made once; tests that change it take a copy."""
    day = ShopDay(tmp_path_factory.mktemp("lane"), PricingRules("EUR"))
    a_days_work(day)
    day.close_store()
    return day


@pytest.fixture
def lane_dir(honest_day: ShopDay, tmp_path: Path) -> Path:
    """A copy of the honest day's data directory."""
    copy = tmp_path / "lane"
    shutil.copytree(honest_day.data_dir, copy)
    return copy


@pytest.fixture
def lane_db(lane_dir: Path) -> Path:
    """The store of that copy."""
    return lane_dir / "lane.db"
