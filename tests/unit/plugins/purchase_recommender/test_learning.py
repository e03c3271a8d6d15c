"""What baskets teach: counted as they come, equal to a count of all of them at once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.base import ProductFacts
from plugins.errors import PluginFailed
from plugins.purchase_recommender.plugin import PurchaseRecommender
from plugins.purchase_recommender.rules import at_least, heated, surprise, words_of
from plugins.purchase_recommender.tallies import DAY_S, MICRO, Tally
from plugins.rehearsal import Rehearsal, ScriptedFacts
from tests import retail_days
from tests.unit.plugins.purchase_recommender.shop import line, opened, rows, tiles

TABLES = (
    "products",
    "neighbours",
    "name_words",
    "customers",
    "lessons",
    "counted",
    "taps",
    "offers",
)
SKUS = "abcdef"


def known_pairs(shop_rows: Sequence[tuple[int, int, bytes]]) -> dict[tuple[int, int], float]:
    return {
        (one, other): count
        for one, at_s, packed in shop_rows
        for other, count in Tally(64, at_s, packed).certain().items()
    }


def test_returns_refunds_and_training_teach_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as shop:
        back = line(2, "milk", qty_milli=-1000, return_of={"receipt_no": "T1-1-1"})
        shop.begins()
        shop.closes([line(1, "tea"), back])
        shop.closes([line(1, "soap"), line(2, "jam")], kind="refund")
        body = shop.rehearsal.event("BASKET_CLOSED", kind="sale", customer_ref=None, suggested=[],
                                    lines=[line(1, "soap")]) | {"training": True}  # fmt: skip
        shop.rehearsal.runtime.handle([body], live=True)
        assert [row[1] for row in shop.rows("products")] == ["tea"]
        assert shop.rows("neighbours") == []


def test_what_was_learnt_with_an_event_that_fails_is_not_kept(tmp_path: Path) -> None:
    with opened(tmp_path) as shop:
        shop.stocks("tea", "milk")
        data = {"kind": "sale", "customer_ref": "c1", "suggested": []}
        good = shop.rehearsal.event(
            "BASKET_CLOSED", lines=[line(1, "tea"), line(2, "milk")], **data
        )
        bad = shop.rehearsal.event("BASKET_CLOSED", lines=[{"sku": "tea"}], **data)
        with pytest.raises(PluginFailed):
            shop.rehearsal.runtime.handle([good, bad], live=True)
        assert [shop.rows(table) for table in TABLES] == [[] for _ in TABLES]
        shop.rehearsal.runtime.handle([good], live=True)
        assert len(shop.rows("products")) == 2


baskets = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SKUS), min_size=1, max_size=4),
        st.integers(0, 20 * 24 * 60),  # minutes since the one before
        st.sampled_from([None, "c1", "c2"]),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=12, deadline=None)
@given(sold=baskets)
def test_counts_kept_up_are_the_counts_of_all_baskets_at_once(
    sold: list[tuple[list[str], int, str | None]],
) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder)) as shop:
        shop.rehearsal.settings(half_life_days=30)
        minute, whole = 0, []
        for skus, later, ref in sold:
            minute += later
            shop.rehearsal.passes(minutes=later)
            shop.closes([line(no, sku) for no, sku in enumerate(skus, 1)], customer_ref=ref)
            whole.append((frozenset(skus), minute, ref))
        ids = {row[1]: row[0] for row in shop.rows("products")}
        at = {row[0]: row[1] for row in shop.rows("neighbours")}
        found = known_pairs(shop.rows("neighbours"))
        habits = {row[0]: Tally(128, row[1], row[2]) for row in shop.rows("customers")}
    start_s = (
        max(at.values(), default=0)
        - max((m for skus, m, _ref in whole if len(skus) > 1), default=0) * 60
    )
    wanted: dict[tuple[int, int], float] = {}
    for skus, minute, _ref in whole:
        for one, other in combinations(sorted(ids[sku] for sku in skus), 2):
            for pair in ((one, other), (other, one)):
                age = (at[pair[0]] - start_s - minute * 60) / DAY_S
                wanted[pair] = wanted.get(pair, 0.0) + 0.5 ** (age / 30)
    wanted = {pair: count for pair, count in wanted.items() if count > 0.02}
    assert {pair: found[pair] for pair in wanted} == pytest.approx(wanted, rel=1e-4)
    assert all(count <= 0.02 for pair, count in found.items() if pair not in wanted)
    for ref, tally in habits.items():
        bought = [skus for skus, _minute, whose in whole if whose == ref]
        assert set(tally.counts) <= {ids[sku] for skus in bought for sku in skus}


@settings(max_examples=40, deadline=None)
@given(seen=st.lists(st.integers(0, 30), max_size=200))
def test_a_full_tally_never_claims_more_than_was_seen(seen: list[int]) -> None:
    tally = Tally(8)
    for one in seen:
        tally.add(one)
        tally = Tally(8, 0, tally.packed())
    assert len(tally.counts) <= 8
    for one, certain in tally.certain().items():
        assert certain <= seen.count(one) <= tally.counts[one]
    for one in set(seen):
        if seen.count(one) > len(seen) / 8:
            assert one in tally.counts, "what is frequent is kept"


@settings(max_examples=8, deadline=None)
@given(
    basket=st.lists(st.sampled_from(SKUS), min_size=1, max_size=4, unique=True),
    closed=st.lists(st.lists(st.sampled_from(SKUS), min_size=2, max_size=4), max_size=8),
    states=st.lists(st.sampled_from(["fine", "gone", "none left", "18"]), min_size=6, max_size=6),
)
def test_nothing_is_offered_that_is_there_or_may_not_be_sold(
    basket: list[str], closed: list[list[str]], states: list[str]
) -> None:
    facts = {
        "fine": {},
        "gone": {"active": False},
        "none left": {"stock_milli": -1000},
        "18": {"min_age": 18},
    }
    with TemporaryDirectory() as folder, opened(Path(folder)) as shop:
        state = dict(zip(SKUS, states, strict=True))
        for sku in SKUS:
            shop.stocks(sku, **facts[state[sku]])
            shop.play("STOCK_ADJUSTED", sku=sku, qty_milli=1, reason="count")
        shop.rehearsal.settings(least_support=1)
        shop.sells(*SKUS)
        for skus in closed:
            shop.sells(*skus)
        shop.begins()
        for no, sku in enumerate(basket, 1):
            offered = shop.adds(no, sku)
            assert offered is not None
            there = set(basket[:no])
            assert set(offered) == {one for one in SKUS if state[one] == "fine"} - there
            assert len(offered) == len(set(offered))


def played(folder: Path, bite: int, *types: str) -> dict[str, list[tuple[object, ...]]]:
    events = retail_days.bodies()
    rehearsal = Rehearsal(PurchaseRecommender(), folder)
    takes = types or rehearsal.runtime.wanted
    wanted = [body for body in events if body["event_type"] in takes]
    for start in range(0, len(wanted), bite):
        rehearsal.runtime.handle(wanted[start : start + bite], live=False, quiet=True)
    found = {table: rows(rehearsal, table) for table in TABLES}
    rehearsal.close()
    return found


@pytest.mark.slow
def test_ten_thousand_real_lines_give_the_same_rows_in_any_bite(tmp_path: Path) -> None:
    one_by_one = played(tmp_path / "1", 1, "BASKET_CLOSED")  # a basket that grows leaves no row
    assert played(tmp_path / "500", 500) == one_by_one
    assert len(one_by_one["products"]) > 1_000
    assert len(one_by_one["neighbours"]) > 1_000
    assert max(len(packed) for *_, packed in one_by_one["neighbours"]) <= 64 * 12


@pytest.mark.slow
def test_after_ten_thousand_real_lines_a_basket_is_offered_something_that_fits(
    tmp_path: Path,
) -> None:
    bodies = retail_days.bodies()
    codes = {one["sku"]: one["name"] for body in bodies for one in body.get("lines", ())}
    products = {code: ProductFacts(code, name, unit_price="1") for code, name in codes.items()}
    facts = ScriptedFacts(products=products, journal=list(bodies))
    rehearsal = Rehearsal(PurchaseRecommender(), tmp_path, facts)
    wanted = [body for body in bodies if body["event_type"] in rehearsal.runtime.wanted]
    rehearsal.runtime.handle(wanted, live=False, quiet=True)
    rehearsal.basket_id = "b"
    rehearsal.play("BASKET_STARTED", currency="GBP")
    teacup = next(code for code, name in codes.items() if "REGENCY TEACUP" in name)
    added = line(1, teacup, name=codes[teacup])
    offered = tiles(rehearsal.play("ITEM_ADDED", line=added, how="scan"))
    rehearsal.close()
    assert offered is not None
    assert len(offered) == 6
    assert any("REGENCY" in codes[sku] for sku in offered)


def test_heat_is_the_faded_number_of_sales_and_needs_no_bringing_forward() -> None:
    at = 1_700_000_000
    heat = heated(heated(None, at), at + 28 * DAY_S)
    assert 2 ** (heat / MICRO - (at + 28 * DAY_S) / (28 * DAY_S)) == pytest.approx(1.5, rel=1e-4)


def test_a_share_is_certain_only_with_many_baskets() -> None:
    assert at_least(1, 1) < at_least(10, 10) < at_least(100, 100) < 1
    assert at_least(0, 10) == at_least(1, 0) == 0.0


def test_surprise_is_dunnings() -> None:
    # A worked example: 2 × Σ observed × ln(observed / expected) of the four cells.
    cells = {(10, 3.0): 1, (20, 27.0): 1, (10, 17.0): 1, (160, 153.0): 1}
    by_hand = 2 * sum(seen * math.log(seen / expected) for seen, expected in cells)
    assert surprise(10, 30, 20, 200) == pytest.approx(by_hand)
    assert surprise(1, 50, 50, 100) == 0.0, "rarer than by chance is no reason"


def test_words_of_a_name_are_letters_of_any_script() -> None:
    assert words_of("REGENCY Teacup 2x and teacup!") == ("regency", "teacup", "and")
    assert words_of("شاي أخضر") == ("شاي", "أخضر")
    assert words_of("12 x 5") == ()


def test_the_models_are_what_the_migrations_make(tmp_path: Path) -> None:
    from plugins import cabinet, schema
    from pos_terminal.store.engine import open_engine

    made = {}
    for way in ("models", "migrations"):
        engine = open_engine(tmp_path / way)
        if way == "migrations":  # a database that an older version left: not fresh
            with engine.begin() as connection:
                cabinet.metadata.create_all(connection)
        schema.make_ready(engine, PurchaseRecommender())
        with engine.begin() as connection:
            query = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'host%' ORDER BY name"
            made[way] = [
                (name, " ".join((sql or "").split()).lower())
                for name, sql in connection.exec_driver_sql(query)
                if not name.startswith(("alembic", "sqlite_autoindex_alembic"))
            ]
        engine.dispose()
    assert {name for name, _ in made["models"]} == {name for name, _ in made["migrations"]}
    assert len(made["models"]) > len(TABLES)
