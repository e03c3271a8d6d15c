"""What stands on the tiles, and what never does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.plugins.purchase_recommender.shop import Shop, line, opened


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    with opened(tmp_path) as made:
        made.stocks("tea", "milk", "beer", "jam", "soap")
        made.rehearsal.settings(best_sellers=False)
        made.sells("tea", "milk", times=5)
        made.sells("tea", "beer", times=3)
        made.begins()
        yield made


def test_what_is_bought_together_most_stands_first(shop: Shop) -> None:
    assert shop.adds(1, "tea") == ["milk", "beer"]


def test_a_tile_says_in_words_why_it_is_there(shop: Shop) -> None:
    [made] = shop.rehearsal.play("ITEM_ADDED", line=line(1, "tea"), how="scan")
    assert made.data["items"][0]["reason"] == {
        "text": "Often bought with tea",
        "key": "reason.pair",
        "facts": {"name": "tea"},
    }


def test_what_is_in_the_basket_is_not_offered(shop: Shop) -> None:
    shop.adds(1, "tea")
    assert shop.adds(2, "milk") == ["beer"]


def test_what_is_given_back_is_neither_offered_nor_a_reason(shop: Shop) -> None:
    assert shop.adds(1, "tea", qty_milli=-1000, return_of={"receipt_no": "T1-1-1"}) == []
    assert shop.adds(2, "milk") == []


def test_a_voided_line_takes_its_suggestions_along(shop: Shop) -> None:
    shop.adds(1, "tea")
    voided = {"line_no": 1, "sku": "tea", "qty_milli": 1000, "reason": ""}
    assert shop.play("ITEM_VOIDED", **voided) == []


def test_an_undone_step_brings_the_tiles_back(shop: Shop) -> None:
    shop.adds(1, "tea")
    shop.adds(2, "milk")
    basket = {"lines": [line(1, "tea")]}
    assert shop.play("BASKET_RESTORED", basket=basket, undone="x") == ["milk", "beer"]


def test_what_comes_from_another_till_has_its_tiles(shop: Shop) -> None:
    basket = {"lines": [line(1, "tea")]}
    asked = {"basket": basket, "key": "k", "from_terminal": "T2"}
    assert shop.play("BASKET_TAKEN_OVER", **asked) == ["milk", "beer"]


def test_a_recalled_basket_is_read_from_the_journal(shop: Shop) -> None:
    shop.adds(1, "tea")
    shop.rehearsal.runtime.plugin.opened()  # as after a start of the lane
    assert shop.play("BASKET_RECALLED") == ["milk", "beer"]


def test_out_of_stock_is_not_offered_and_stock_that_nobody_counted_is(shop: Shop) -> None:
    shop.stocks("milk", stock_milli=-8000)  # sold eight, and never counted any
    assert shop.adds(1, "tea") == ["milk", "beer"]
    shop.play("STOCK_ADJUSTED", sku="milk", qty_milli=8000, reason="count")
    shop.stocks("milk", stock_milli=0)
    assert shop.adds(2, "jam") == ["beer"]
    shop.stocks("milk", stock_milli=1)
    assert shop.adds(3, "soap") == ["milk", "beer"]


@pytest.mark.parametrize("facts", [{"active": False}, {"unit_price": "0"}])
def test_what_is_not_sold_is_not_offered(shop: Shop, facts: dict[str, object]) -> None:
    shop.stocks("milk", **facts)
    assert shop.adds(1, "tea") == ["beer"]


def test_what_left_the_catalogue_is_not_offered(shop: Shop) -> None:
    del shop.rehearsal.facts.products["milk"]
    assert shop.adds(1, "tea") == ["beer"]


def test_an_age_is_offered_only_after_it_was_checked(shop: Shop) -> None:
    shop.stocks("beer", min_age=18)
    assert shop.adds(1, "tea") == ["milk"]
    assert shop.play("AGE_VERIFIED", limit=16) == ["milk"]
    assert shop.play("AGE_VERIFIED", limit=18) == ["milk", "beer"]
    assert shop.play("AGE_REFUSED", limit=18) == ["milk"]


def test_what_the_manager_left_out_is_neither_learnt_nor_offered(shop: Shop) -> None:
    shop.stocks("bag", category="bags")
    shop.rehearsal.settings(best_sellers=False, excluded_skus=["milk"])
    assert shop.adds(1, "tea") == ["beer"]
    shop.closes([line(1, "tea"), line(2, "bag", category="Bags"), line(3, "milk")])
    assert shop.rehearsal.report("item", sku="bag") == []
    assert shop.rehearsal.report("item", sku="milk")[0][2] == pytest.approx(5, abs=0.1)


def test_a_pair_seen_once_is_no_reason(shop: Shop) -> None:
    shop.sells("soap", "jam")
    shop.begins()
    assert shop.adds(1, "soap") == []
    shop.sells("soap", "jam")
    shop.begins()
    assert shop.adds(1, "soap") == ["jam"]


def test_a_confidence_that_is_asked_for_is_kept(shop: Shop) -> None:
    shop.rehearsal.settings(best_sellers=False, least_confidence=3_000)
    assert shop.adds(1, "tea") == ["milk"]


def test_best_sellers_fill_up_and_say_so(shop: Shop) -> None:
    shop.rehearsal.settings(tiles=2)
    [made] = shop.rehearsal.play("ITEM_ADDED", line=line(1, "soap"), how="scan")
    assert [item["sku"] for item in made.data["items"]] == ["tea", "milk"]
    assert {item["reason"]["key"] for item in made.data["items"]} == {"reason.popular"}


def test_the_number_of_tiles_is_the_managers(shop: Shop) -> None:
    shop.rehearsal.settings(tiles=1)
    assert shop.adds(1, "tea") == ["milk"]


def test_names_alike_speak_for_what_was_never_bought_together(shop: Shop) -> None:
    shop.stocks("cup-red", "cup-blue")
    for sku, name in (("cup-red", "Regency teacup red"), ("cup-blue", "Regency teacup blue")):
        shop.begins()
        shop.closes([line(1, sku, name=name)])
    shop.begins()
    [made] = shop.rehearsal.play("ITEM_ADDED", line=line(1, "cup-red"), how="scan")
    assert [item["sku"] for item in made.data["items"]] == ["cup-blue"]
    assert made.data["items"][0]["reason"]["facts"] == {"name": "Regency teacup red"}


def test_a_new_name_is_taken_note_of(shop: Shop) -> None:
    shop.stocks("a", "b")
    for sku, name in (("a", "Lunch box"), ("b", "Snack tray"), ("b", "Lunch box round")):
        shop.begins()
        shop.closes([line(1, sku, name=name)])
    shop.begins()
    assert shop.adds(1, "a") == ["b"]
    assert {word for word, *_ in shop.rows("name_words")} >= {"lunch", "box", "round"}
    assert "snack" not in {word for word, *_ in shop.rows("name_words")}


def test_the_page_that_says_paid_offers_for_next_time(shop: Shop) -> None:
    assert shop.closes([line(1, "tea")]) == ["milk", "beer"]
    assert shop.closes([line(1, "tea")], kind="refund") is None


def test_nobody_is_offered_anything_about_the_past(shop: Shop) -> None:
    past = shop.rehearsal.play("ITEM_ADDED", live=False, line=line(1, "tea"), how="scan")
    assert past == []
    assert shop.adds(2, "jam") == ["milk", "beer"], "the line of the past is in the basket"


def test_a_basket_that_others_pushed_out_of_memory_is_read_again(shop: Shop) -> None:
    shop.adds(1, "tea")
    mine = shop.rehearsal.basket_id
    for _ in range(40):
        shop.begins()
    shop.rehearsal.basket_id = mine
    assert shop.adds(2, "jam") == ["milk", "beer"]
