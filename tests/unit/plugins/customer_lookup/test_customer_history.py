"""What is kept of a customer's visits, what the cashier sees of it, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.base import PersonFacts, ProductFacts
from plugins.customer_lookup.plugin import CustomerLookup
from plugins.customer_lookup.rules import HALF_LIFE_DAYS, ONE, Liking, faded, oldest_kept
from plugins.rehearsal import Rehearsal, ScriptedFacts
from pos_terminal.store.unit_of_work import LaneReader

DAY = date(2026, 11, 21)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Rehearsal]:
    facts = ScriptedFacts(customers={"ada": PersonFacts("ada", "Ada Lowe", note="deaf")})
    facts.products["TEA"] = ProductFacts("TEA", "Green tea")
    rehearsal = Rehearsal(CustomerLookup(), tmp_path, facts)
    rehearsal.basket_id = "b"
    yield rehearsal
    rehearsal.close()


def sells(shop: Rehearsal, ref: str | None, *skus: str, minor: int = 1000, **more: Any) -> None:
    lines = [
        {"sku": sku, "name": sku.title(), "qty_milli": 1000, "return_of": None} for sku in skus
    ]
    sale = {"receipt_no": "T1-1-1", "kind": "sale", "currency": "EUR", "total_minor": minor}
    shop.play("BASKET_CLOSED", customer_ref=ref, lines=lines, **sale | more)


def changed(shop: Rehearsal, ref: str, change: str, into: str | None = None) -> None:
    shop.play("CUSTOMER_CHANGED", customer_ref=ref, row_version=2, change=change, into=into)


def card(shop: Rehearsal, ref: str = "ada", *, live: bool = True) -> dict[str, Any]:
    """What is on the screen: the headline's and each detail's key, with its value."""
    made = shop.play("CUSTOMER_IDENTIFIED", customer_ref=ref, how="scan", live=live)
    if not made:
        return {}
    data = made[0].data
    assert (made[0].kind, data["topic"]) == ("notice", "customer")
    shown = {name["key"]: value["facts"] or value["text"] for name, value in data["details"]}
    return {data["text"]["key"]: data["text"]["facts"]} | shown


def tables(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    reader = LaneReader(folder / "plugin.db")
    with reader.read() as connection:
        found = {
            name: [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {name}")]
            for name in ("visits", "liked", "merged")
        }
    reader.close()
    return {name: sorted(rows) for name, rows in found.items()}


def test_who_comes_for_the_first_time_is_greeted_as_such(shop: Rehearsal) -> None:
    assert card(shop) == {"card.first": {}}
    assert card(shop, live=False) == {}


def test_a_regular_is_shown_with_visits_totals_and_favourites(shop: Rehearsal) -> None:
    sells(shop, "ada", "TEA", "JAM", minor=1001)
    sells(shop, "ada", "TEA", minor=500)
    sells(shop, "eve", "GIN", minor=9900)
    sells(shop, None, "GIN", minor=9900)
    sells(shop, "ada", minor=-200, kind="refund")
    sells(shop, "ada", minor=700, currency="USD")
    assert card(shop) == {
        "card.visits": {"visits": 3},
        "card.last": {"last_on": "2026-11-21"},
        "card.total": {"total_minor": 1301},
        "card.average": {"average_minor": 433},
        "card.refunds": {"refunds": 1},
        "card.favourites": "Green tea · Jam",
    }


def test_the_manager_decides_what_the_cashier_sees(shop: Rehearsal) -> None:
    sells(shop, "ada", "TEA", "JAM")
    shop.settings(totals_shown=False, favourites=1, suggest=True)
    assert card(shop).keys() == {"card.visits", "card.last", "card.favourites"}
    made = shop.play("CUSTOMER_IDENTIFIED", customer_ref="ada", how="scan")
    assert [item["sku"] for item in made[1].data["items"]] == ["JAM"]


def test_a_merge_joins_two_histories_also_what_comes_late(shop: Rehearsal) -> None:
    sells(shop, "ada", "TEA")
    sells(shop, "ada2", "TEA", "JAM")
    sells(shop, "ada3", "JAM")
    changed(shop, "ada3", "merged", into="ada2")
    changed(shop, "ada2", "merged", into="ada")
    sells(shop, "ada3", "TEA")
    assert card(shop, "ada")["card.visits"] == card(shop, "ada2")["card.visits"] == {"visits": 4}
    assert [row[1:3] for row in shop.report("liked", customer_ref="ada")] == [
        [3, "2026-11-21"],
        [2, "2026-11-21"],
    ]


def test_nothing_is_kept_of_who_is_erased_and_never_anything_personal(
    shop: Rehearsal, tmp_path: Path
) -> None:
    sells(shop, "ada2", "TEA")
    changed(shop, "ada2", "merged", into="ada")
    sells(shop, "ada", "TEA")
    card(shop)
    content = b"".join(path.read_bytes() for path in tmp_path.glob("plugin.db*"))
    assert b"ada" in content
    assert b"Lowe" not in content
    assert b"deaf" not in content
    changed(shop, "ada2", "erased")
    changed(shop, "ada", "erased")
    assert tables(tmp_path) == {"visits": [], "liked": [], "merged": []}


def test_what_is_older_than_the_shop_wants_is_forgotten_with_the_shift(shop: Rehearsal) -> None:
    sells(shop, "ada", "TEA")
    shop.passes(days=200)
    sells(shop, "ada", "JAM")
    shop.settings(months=3)
    shop.play("SHIFT_CLOSED", z_no=1)
    assert card(shop)["card.visits"] == {"visits": 1}
    assert card(shop)["card.favourites"] == "Jam"


def test_training_counts_for_nobody(shop: Rehearsal) -> None:
    body = shop.event("BASKET_CLOSED", customer_ref="ada", lines=[], kind="sale")
    shop.runtime.handle([body | {"training": True}], live=True)
    assert card(shop) == {"card.first": {}}


def test_reports_name_customers_and_who_stays_away(shop: Rehearsal) -> None:
    for _ in range(3):
        sells(shop, "ada", "TEA")
    shop.passes(days=90)
    sells(shop, "eve", "GIN", minor=9900)
    assert [row[:3] for row in shop.report("best")] == [["–", 1, 9900], ["Ada Lowe", 3, 3000]]
    assert [row[0] for row in shop.report("away")] == ["Ada Lowe"]
    assert len(shop.report("history", customer_ref="ada")) == 3
    assert shop.report("history", customer_ref="nobody") == []


def test_favourites_are_what_is_bought_of_late(shop: Rehearsal) -> None:
    for _ in range(4):
        sells(shop, "ada", "TEA")
    shop.passes(days=HALF_LIFE_DAYS * 3)
    sells(shop, "ada", "JAM")
    assert card(shop)["card.favourites"] == "Jam · Green tea"


@given(st.integers(0, ONE * 100), st.integers(0, 2_000), st.integers(0, 2_000))
def test_a_liking_only_fades_and_halves_with_each_half_life(
    score: int, days: int, more: int
) -> None:
    assert 0 <= faded(score, days + more) <= faded(score, days) <= score
    assert faded(score, HALF_LIFE_DAYS + days) == faded(score, days) >> 1
    assert faded(score, -days) == score


@given(st.lists(st.integers(0, 500), min_size=1, max_size=8))
def test_two_likings_of_one_person_are_as_one(days: list[int]) -> None:
    start = Liking("A", "A", 1, ONE, DAY)
    both = start
    for day in days:
        both = both.with_other(Liking("A", "A", 1, ONE, date.fromordinal(DAY.toordinal() + day)))
    assert both.times == len(days) + 1
    assert both.scored_on == date.fromordinal(DAY.toordinal() + max(days))


def test_months_of_history_begin_with_a_month() -> None:
    assert oldest_kept(DAY, 24) == "2024-11-01"
    assert oldest_kept(date(2026, 1, 31), 1) == "2025-12-01"
    assert oldest_kept(date(2026, 3, 31), 12) == "2025-03-01"
