"""Beside a real lane, with all plugins that know customers: the card, and no trace at the end."""

from __future__ import annotations

from pathlib import Path

from plugins.customer_lookup.plugin import CustomerLookup
from plugins.fraud_detection.plugin import FraudDetection
from plugins.purchase_recommender.plugin import PurchaseRecommender
from pos_terminal.checkout import commands as c
from tests.lane_fixtures import BY_MANAGER, verified
from tests.unit.checkout.test_customer_ends import (
    PERSON,
    TRACES,
    TURNED,
    bought_and_parked,
    remains,
)
from tests.unit.plugins.host.troupe import lane_with, rows, settle, switch

NAME = "customer_lookup"


def test_a_known_customer_is_shown_with_their_history(shop_dir: Path) -> None:
    with lane_with(shop_dir, CustomerLookup) as lane:
        switch(lane, NAME)
        ref = lane.do(c.SaveCustomer("Ada", card="A", attach=True))
        lane.sell("MILK")
        settle(lane)
        lane.do(c.Scan("A"))
        (card,) = lane.wait(lambda state: bool(state.cards)).cards
        assert (card.topic, card.text.key, dict(card.text.facts)) == (
            "customer",
            "card.visits",
            {"visits": 1},
        )
        lane.do(c.DetachCustomer())
        assert lane.state.cards == ()
        twin = lane.do(c.SaveCustomer("Ada L.", attach=True))
        lane.sell("MILK")
        lane.do(c.MergeCustomers(ref, twin), BY_MANAGER)
        settle(lane)
        found = rows(shop_dir, NAME, "SELECT DISTINCT customer_ref FROM visits")
        assert found == [(ref,)]
        file = lane.running.queries.customer_file(ref).result(60)
        assert file is not None
        assert len(file["plugins"][NAME]["visits"]) == 2
        report = lane.running.plugins.report(NAME, "best", {}).result(60)
        assert report.rows[0][0] == "Ada"


def test_an_erased_customer_is_in_no_file_of_lane_or_plugins(shop_dir: Path) -> None:
    kinds = {NAME: CustomerLookup, "fraud_detection": FraudDetection}
    kinds["purchase_recommender"] = PurchaseRecommender
    with lane_with(shop_dir, *kinds.values()) as lane:
        for name in kinds:
            switch(lane, name)
        ref = bought_and_parked(lane)
        lane.do(c.Scan("CARD-XQ-77"))
        settle(lane)
        assert lane.state.customer is not None
        assert lane.state.customer.name == PERSON["name"]
        lane.do(c.DetachCustomer())
        lane.sell("BREAD")
        assert rows(shop_dir, NAME, "SELECT count(*) FROM visits") == [(1,)]
        lane.do(c.EraseCustomer(ref, "asked"), BY_MANAGER)
        settle(lane)
        for table in ("visits", "liked", "merged"):
            assert rows(shop_dir, NAME, f"SELECT count(*) FROM {table}") == [(0,)]
        lane.wait(lambda _state: not remains(shop_dir, *TRACES, *TURNED))  # once nobody reads
    assert remains(shop_dir, *TRACES, *TURNED) == []
    verified(shop_dir)
