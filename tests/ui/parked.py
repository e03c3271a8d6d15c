"""A sale that another till of the shop has set aside, as the agent brings it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from pos_terminal.checkout import taking_over
from pos_terminal.checkout.till import Till as AtWork
from pos_terminal.domain.basket import Basket, Line
from pos_terminal.domain.codec import basket_data
from pos_terminal.store.parked_rows import Elsewhere, key_of
from tests.ui.till import Till

NAMES = ("Sourdough loaf", "Mountain cheese")
LINES = (
    Line(1, "BREAD", NAMES[0], 1000, Decimal("4.20")),
    Line(2, "CHEESE", NAMES[1], 2000, Decimal("6.35")),
)
TOTAL = 1690


def taken_up_elsewhere(till: Till, key: str, terminal_id: str) -> None:
    """Another till says that it goes on with that sale."""
    news = taking_over.ParkedNews(2, key, terminal_id, "2026-01-01T00:00:00.000000Z", None)
    till.running.lane.call(lambda work: taking_over.apply(work, [news], "inbox")).result(60)


def parked_elsewhere(till: Till) -> str:
    """Known here since now; its key."""

    def hear(work: AtWork) -> str:
        at = (work.time.clock.now() - timedelta(minutes=12)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        key = key_of(work.store_id, work.new_id(), 9)
        basket = basket_data(Basket("EUR", LINES))
        row = Elsewhere(key, 9, "TERM002", "Mara Muster", "", at, TOTAL, "EUR", len(LINES), basket)
        taking_over.apply(work, [taking_over.ParkedNews(1, key, "TERM002", at, row)], "inbox")
        return key

    return str(till.running.lane.call(hear).result(60))
