"""A lane whose store may not be used: it says why, shows prices, and sells nothing (F6, F8)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from pos_terminal.checkout.commands import Approval, Command
from pos_terminal.checkout.shop import shop_from
from pos_terminal.checkout.state import LaneState, Notice, Phase
from pos_terminal.domain.basket import Basket, PricedBasket
from pos_terminal.domain.errors import CashierError, StoreError


class PriceChecker:
    """What the screen knows of a lane, with nothing behind it: one state that never changes."""

    def __init__(self, terminal_id: str, currency: str, why: StoreError) -> None:
        """`currency` is the catalogue's (ISO 4217); `why` is told to people."""
        settings = {"currency": currency} if currency else {}
        shop = shop_from(settings)
        self.why = why
        self.state = LaneState(
            revision=1,
            phase=Phase.STOPPED,
            terminal_id=terminal_id,
            store_name="",
            rules=shop.rules,
            priced=PricedBasket(Basket(shop.currency)),
            notice=Notice("store.closed", "refuse", {"what": why.what, "hint": why.hint}, 1),
        )

    def submit(self, command: Command, approval: Approval | None = None) -> Future[Any]:
        """Every command is refused."""
        future: Future[Any] = Future()
        future.set_exception(CashierError("store.stopped", reason=self.why.what))
        return future

    def subscribe(self, listener: Callable[[LaneState], None]) -> Callable[[], None]:
        """Nothing will change."""
        return lambda: None
