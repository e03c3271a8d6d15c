"""Beside a real lane: tiles come, a tap adds, the sale says what was shown, the report counts."""

from __future__ import annotations

from pathlib import Path

from plugins.purchase_recommender.plugin import PurchaseRecommender
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import LaneState
from tests.lane_fixtures import BY_MANAGER, LaneAtWork, verified
from tests.unit.plugins.host.troupe import lane_with, rows, settle, switch

NAME = "purchase_recommender"


def offered(state: LaneState) -> list[str]:
    return [one.sku for one in state.suggestions]


def learnt(lane: LaneAtWork) -> None:
    """Milk and bread were bought together, and so were milk and beer, which asks for an age."""
    for _ in range(3):
        lane.sell("MILK", "BREAD")
    switch(lane, NAME)
    values = {"best_sellers": False}
    checked = lane.running.plugins.check_settings(NAME, values).result(60)
    lane.do(c.ChangePluginSettings(NAME, checked), BY_MANAGER)


def saw(lane: LaneAtWork) -> None:
    """The screen has painted what is offered."""
    pairs = tuple((one.plugin, one.sku) for one in lane.state.suggestions)
    lane.do(c.SawSuggestions(lane.state.basket_id, pairs))


def test_a_tile_comes_is_tapped_and_counted_when_the_basket_is_paid(shop_dir: Path) -> None:
    with lane_with(shop_dir, PurchaseRecommender) as lane:
        learnt(lane)
        lane.scan("MILK")
        state = lane.wait(lambda now: bool(now.suggestions))
        assert offered(state) == ["BREAD"]
        assert (state.suggestions[0].reason.key, state.suggestions[0].name) == (
            "reason.pair",
            "Bread 500 g",
        )
        saw(lane)
        lane.do(c.AddProduct("BREAD", how="suggestion"))
        assert offered(lane.state) == []
        lane.do(c.StartCheckout())
        lane.do(c.PayCash(10_000))
        settle(lane)
        sale = lane.events("BASKET_CLOSED")[-1]
        assert sale.data["suggested"] == [{"plugin": NAME, "sku": "BREAD"}]
        report = lane.running.plugins.report(NAME, "shown_and_taken", {}).result(60)
        assert [tuple(row[1:]) for row in report.rows] == [(1, 1, 10_000, 349)]
        assert rows(shop_dir, NAME, "SELECT * FROM taps") == []
    verified(shop_dir)


def test_what_was_undone_is_offered_again_and_what_is_paid_offers_for_next_time(
    shop_dir: Path,
) -> None:
    with lane_with(shop_dir, PurchaseRecommender) as lane:
        learnt(lane)
        lane.scan("MILK")
        lane.wait(lambda now: bool(now.suggestions))
        saw(lane)
        lane.do(c.AddProduct("BREAD", how="suggestion"))
        settle(lane)
        lane.do(c.Undo())
        assert offered(lane.wait(lambda now: bool(now.suggestions))) == ["BREAD"]
        lane.do(c.StartCheckout())
        lane.do(c.PayCash(10_000))
        settle(lane)
        assert lane.state.last_sale is not None
        assert offered(lane.state) == ["BREAD"]
        report = lane.running.plugins.report(NAME, "shown_and_taken", {}).result(60)
        assert [tuple(row[1:]) for row in report.rows] == [(1, 0, 0, 0)]


def test_a_rebuild_from_the_journal_gives_the_same_rows(shop_dir: Path) -> None:
    with lane_with(shop_dir, PurchaseRecommender) as lane:
        learnt(lane)
        lane.sell("MILK", "BREAD", "CAR", cash=2_000_000_000)
        settle(lane)
        before = {table: rows(shop_dir, NAME, f"SELECT * FROM {table}") for table in TABLES}
        lane.running.plugins.replay(NAME).result(60)
        settle(lane)
        assert before == {table: rows(shop_dir, NAME, f"SELECT * FROM {table}") for table in TABLES}
        assert len(before["products"]) == 3


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
