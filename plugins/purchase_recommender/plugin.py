"""Offers what goes with the basket; learns from what was sold."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plugins.base import BasePlugin, Outcomes, Suggest, Suggestion, Table, Words, words
from plugins.purchase_recommender import baskets, learning, offers, recall, reports, rules
from plugins.purchase_recommender.baskets import BasketInHand
from plugins.purchase_recommender.models import metadata
from plugins.purchase_recommender.rules import Known, Reason
from plugins.purchase_recommender.settings import RecommenderSettings

HERE = Path(__file__).parent
_GIVEN_UP = ("BASKET_VOIDED", "BASKET_HANDED_OVER")
_OTHERS = (*_GIVEN_UP, "BASKET_CLOSED", "CUSTOMER_CHANGED", "STOCK_ADJUSTED")
IN_MEMORY = 32  # baskets in hand, parked ones among them; others are read from the journal
LOOKED_AT = 60  # products asked for in the catalogue before the tiles stay fewer


class PurchaseRecommender(BasePlugin):
    """Tiles of products that are often bought with what is in the basket."""

    name = "purchase_recommender"
    title = words("title", "Suggestions")
    about = words("about", "Offers what is often bought with the products in the basket.")
    settings = RecommenderSettings
    models = metadata
    migrations = HERE / "migrations"
    words = HERE / "words"
    reports = reports.REPORTS

    def __init__(self) -> None:
        """Nothing is in hand yet."""
        self._baskets: OrderedDict[str, BasketInHand] = OrderedDict()
        self._sources = recall.Sources()

    def get_supported_events(self) -> Sequence[str]:
        """The basket's growth, its end, what becomes of customers, what is counted."""
        return (*baskets.EVENTS, *_OTHERS)

    def opened(self) -> None:
        """What baskets hold is read from the journal when it is needed."""
        self._baskets.clear()
        self._sources.clear()

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> Outcomes:
        """Learn, count, and offer."""
        if event_type == "CUSTOMER_CHANGED":
            self._customer(event_data)
            return None
        if event_type == "STOCK_ADJUSTED":
            learning.note_counted(self.context.connection, event_data["sku"])
            return None
        if event_type == "BASKET_CLOSED":
            return self._closed(event_data)
        if event_type in _GIVEN_UP:
            self._baskets.pop(event_data["basket_id"], None)
            offers.given_up(self.context.connection, event_data["basket_id"])
            return None
        if event_type == "ITEM_ADDED" and event_data["how"] == "suggestion":
            sku = str(event_data["line"]["sku"])
            offers.tapped(self.context.connection, event_data["basket_id"], sku)
        return self._grown(event_type, event_data)

    def make_report(self, name: str, asked: Any) -> Table:
        """One of the reports."""
        days = self.context.settings.half_life_days
        return reports.made(self.context.connection, name, asked, days)

    # -- while the basket grows

    def _grown(self, event_type: str, event: dict[str, Any]) -> Outcomes:
        basket_id = event["basket_id"]
        if not self.context.live:
            self._baskets.pop(basket_id, None)  # nobody looks; read again when somebody does
            return None
        basket = self._basket(basket_id, fresh=event_type == baskets.STARTED)
        basket.take(event_type, event)
        return None if event_type == baskets.STARTED else self.offer(basket)

    def _basket(self, basket_id: str, *, fresh: bool = False) -> BasketInHand:
        basket = self._baskets.get(basket_id)
        if basket is None:
            past = self.context.history(baskets.EVENTS, basket_id=basket_id, limit=10_000)
            basket = BasketInHand() if fresh else baskets.read(reversed(past))
            self._baskets[basket_id] = basket
        self._baskets.move_to_end(basket_id)
        while len(self._baskets) > IN_MEMORY:
            self._baskets.popitem(last=False)
        return basket

    def offer(self, basket: BasketInHand) -> Suggest:
        """Tiles for a basket, best first."""
        known = self._known(basket)
        connection, settings = self.context.connection, self.context.settings
        best = rules.best_first(rules.scored(known), 2 * LOOKED_AT)
        skus = recall.skus_of(connection, best)
        counted = recall.counted_of(connection, skus.values())
        there, items, looked_at = basket.skus, list[Suggestion](), 0
        for one in best:
            reason = rules.reason_for(one, known, settings)
            if skus[one] in there or reason is None:
                continue
            looked_at += 1
            product = self.context.facts.product(skus[one])
            if rules.may_offer(product, basket.age_allowed, settings, counted=skus[one] in counted):
                items.append(Suggestion(skus[one], said(reason)))
            if len(items) == settings.tiles or looked_at == LOOKED_AT:
                break
        return Suggest(items)

    def _known(self, basket: BasketInHand) -> Known:
        settings = self.context.settings
        return recall.known_of(
            self.context.connection,
            self._sources,
            basket.bought,
            basket.customer_ref if settings.own_history else None,
            int(self.context.now.timestamp()),
            settings.half_life_days,
        )

    # -- what was sold

    def _closed(self, event: dict[str, Any]) -> Outcomes:
        basket_id, connection = event["basket_id"], self.context.connection
        offers.closed(connection, self.name, event, self.context.business_date)
        settings, at_s = self.context.settings, int(self.context.now.timestamp())
        sold = rules.taught(event, settings)
        if sold:
            self._sources.clear()
            ids = learning.learn(connection, sold, at_s, settings.half_life_days)
            ref = event["customer_ref"]
            if ref and settings.own_history:
                learning.learn_habits(connection, ref, ids, at_s, settings.half_life_days)
        if not self.context.live or event["kind"] != "sale":
            self._baskets.pop(basket_id, None)
            return None
        basket = self._basket(basket_id)
        del self._baskets[basket_id]
        basket.fill(event["lines"])
        basket.customer_ref = event["customer_ref"]
        return self.offer(basket)  # for next time: on the page that says it is paid

    def _customer(self, event: dict[str, Any]) -> None:
        ref, change = event["customer_ref"], event["change"]
        if change == "erased":
            learning.forget(self.context.connection, ref)
        elif change == "merged":
            now_s = int(self.context.now.timestamp())
            days = self.context.settings.half_life_days
            learning.merge(self.context.connection, ref, event["into"], now_s, days)


def said(reason: Reason) -> Words:
    """A reason in a sentence."""
    if reason.why == "own":
        often = reason.support >= rules.OFTEN
        return (
            words("reason.often", "Bought here often")
            if often
            else words("reason.before", "Bought before")
        )
    if reason.why == "pair":
        return words("reason.pair", f"Often bought with {reason.source}", name=reason.source)
    if reason.why == "name":
        return words("reason.name", f"Goes with {reason.source}", name=reason.source)
    return words("reason.popular", "Popular now")
