"""The plugin on its own database, as a lane runs it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path

from plugins.base import ProductFacts
from plugins.purchase_recommender import recall, rules
from plugins.purchase_recommender.baskets import BasketInHand
from plugins.purchase_recommender.plugin import PurchaseRecommender
from plugins.purchase_recommender.settings import RecommenderSettings
from plugins.rehearsal import ScriptedFacts
from plugins.runtime import Runtime
from tests.bench.recommender_baskets import BoughtTogether

BITE = 500  # events of one commit, as in a catch-up


class EverythingSells(ScriptedFacts):
    """A catalogue in which every product may be offered."""

    def product(self, sku: str) -> ProductFacts | None:
        """Whatever is asked for."""
        return ProductFacts(sku, sku, unit_price="1")


class Ours:
    """Learns from BASKET_CLOSED, ranks as the tiles do."""

    def __init__(self, folder: Path) -> None:
        """Opens an empty one."""
        self.plugin = PurchaseRecommender()
        self.runtime = Runtime(self.plugin, folder, EverythingSells())
        self.runtime.open()
        self.seq = 0

    def close(self) -> None:
        """Closes its database."""
        self.runtime.close()

    def learn(self, baskets: Iterable[BoughtTogether]) -> None:
        """In bites, as a catch-up does."""
        waiting = iter(baskets)
        while bite := list(islice(waiting, BITE)):
            bodies = []
            for basket in bite:
                self.seq += 1
                bodies.append(basket.closed(self.seq))
            self.runtime.handle(bodies, live=False, quiet=True)

    def known(self, at: datetime, rest: Sequence[str], customer: str) -> rules.Known:
        """What its tables say about a basket."""
        ref = str(uuid.uuid5(uuid.NAMESPACE_OID, customer)) if customer else None
        days = RecommenderSettings().half_life_days
        with self.runtime._transaction() as connection:
            sources = self.plugin._sources
            return recall.known_of(connection, sources, rest, ref, int(at.timestamp()), days)

    def best(
        self, known: rules.Known, rest: Sequence[str], most: int, weights: rules.Weights
    ) -> list[str]:
        """The best for a basket, however little is known: no thresholds."""
        ids = rules.best_first(rules.scored(known, weights), most + len(rest))
        with self.runtime._transaction() as connection:
            skus = recall.skus_of(connection, ids)
        return [skus[one] for one in ids if skus[one] not in rest][:most]

    def ranked(self, at: datetime, rest: Sequence[str], customer: str, most: int) -> list[str]:
        """As the plugin ranks."""
        return self.best(self.known(at, rest, customer), rest, most, rules.WEIGHTS)

    def tiles(self, at: datetime, rest: Sequence[str], customer: str) -> list[tuple[str, str]]:
        """What a lane would show, with the key of the reason: thresholds as they are set."""
        basket = BasketInHand(
            {no: (sku, True) for no, sku in enumerate(rest)},
            str(uuid.uuid5(uuid.NAMESPACE_OID, customer)) if customer else None,
        )
        context = self.plugin.context
        with self.runtime._transaction() as connection:
            context.enter(connection, {"occurred_at": at.isoformat()}, live=True)
            offered = self.plugin.offer(basket)
            context.leave(keep=False)
        return [(one.sku, getattr(one.reason, "key", "")) for one in offered.items]
