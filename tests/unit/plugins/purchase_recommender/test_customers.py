"""What a customer bought before: kept by reference, gone with the customer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.purchase_recommender.tallies import Tally
from tests.unit.plugins.purchase_recommender.shop import Shop, line, opened


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    with opened(tmp_path) as made:
        made.stocks("tea", "milk", "jam")
        made.rehearsal.settings(best_sellers=False)
        yield made


def changed(shop: Shop, ref: str, change: str, **data: str) -> None:
    shop.play("CUSTOMER_CHANGED", customer_ref=ref, row_version=2, change=change, **data)


def known(shop: Shop, ref: str) -> dict[int, float]:
    """How often a customer bought each product, by its number."""
    for customer_ref, at_s, packed in shop.rows("customers"):
        if customer_ref == ref:
            return {one: round(n) for one, n in Tally(9, at_s, packed).counts.items()}
    return {}


def test_a_customer_who_is_identified_is_offered_what_they_buy(shop: Shop) -> None:
    shop.sells("tea", times=2, customer_ref="c1")
    shop.sells("jam", customer_ref="c1")
    shop.begins()
    [made] = shop.rehearsal.play("CUSTOMER_IDENTIFIED", customer_ref="c1", how="scan")
    offered = {item["sku"]: item["reason"]["key"] for item in made.data["items"]}
    assert offered == {"tea": "reason.often", "jam": "reason.before"}
    assert shop.play("CUSTOMER_DETACHED", customer_ref="c1") == []


def test_what_was_bought_long_ago_fades(shop: Shop) -> None:
    shop.sells("tea", times=2, customer_ref="c1")
    shop.rehearsal.passes(days=730)
    shop.sells("jam", customer_ref="c1")
    shop.begins()
    assert shop.play("CUSTOMER_IDENTIFIED", customer_ref="c1", how="scan") == ["jam", "tea"]


def test_off_it_is_neither_used_nor_kept(shop: Shop) -> None:
    shop.sells("tea", times=2, customer_ref="c1")
    shop.rehearsal.settings(best_sellers=False, own_history=False)
    shop.sells("jam", customer_ref="c2")
    shop.begins()
    assert shop.play("CUSTOMER_IDENTIFIED", customer_ref="c1", how="scan") == []
    assert known(shop, "c2") == {}


def test_merged_customers_have_bought_what_both_bought(shop: Shop) -> None:
    shop.sells("tea", customer_ref="c1")
    shop.sells("tea", "jam", customer_ref="c2")
    changed(shop, "c1", "merged", into="c2")
    assert known(shop, "c1") == {}
    assert known(shop, "c2") == {1: 2, 2: 1}


def test_an_erased_customer_is_gone(shop: Shop) -> None:
    shop.sells("tea", customer_ref="c1")
    changed(shop, "c1", "updated")
    assert known(shop, "c1") == {1: 1}
    changed(shop, "c1", "erased")
    assert shop.rows("customers") == []
    shop.begins()
    assert shop.play("CUSTOMER_IDENTIFIED", customer_ref="c1", how="scan") == []


def test_a_tile_that_was_tapped_and_paid_is_counted_once_a_basket(shop: Shop) -> None:
    name = "purchase_recommender"
    shown = [{"plugin": name, "sku": sku} for sku in ("tea", "milk")]
    shown += [{"plugin": "somebody", "sku": "jam"}]
    shop.begins()
    shop.adds(1, "tea", how="suggestion")
    shop.adds(2, "milk", how="suggestion")
    shop.play("ITEM_VOIDED", line_no=2, sku="milk", qty_milli=1000, reason="")
    shop.closes([line(1, "tea", total_minor=499)], suggested=shown)
    shop.begins()
    shop.adds(1, "tea")
    shop.closes([line(1, "tea")], suggested=shown)
    day = shop.rehearsal.at.date().isoformat()
    assert [*map(tuple, shop.rehearsal.report("shown_and_taken"))] == [(day, 4, 1, 2_500, 499)]
    assert shop.rows("taps") == []


def test_taps_of_a_voided_basket_are_forgotten(shop: Shop) -> None:
    shop.begins()
    shop.adds(1, "tea", how="suggestion")
    assert len(shop.rows("taps")) == 1
    shop.play("BASKET_VOIDED", reason="", total_minor=250, currency="EUR", lines_count=1)
    assert shop.rows("taps") == []


def test_days_of_long_ago_are_dropped(shop: Shop) -> None:
    shown = [{"plugin": "purchase_recommender", "sku": "tea"}]
    shop.sells("milk", suggested=shown)
    shop.rehearsal.passes(days=900)
    shop.sells("milk", suggested=shown)
    assert len(shop.rows("offers")) == 1
