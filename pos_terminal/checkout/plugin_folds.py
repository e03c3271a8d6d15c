"""What plugins' events do to the basket in hand: holds and questions come and go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pos_terminal.checkout.plugin_views import PluginAsk, PluginChoice, PluginHold, Told
from pos_terminal.checkout.running import Sale
from pos_terminal.store.journal import JournalEvent


def hold_from(data: dict[str, Any]) -> PluginHold:
    """A hold as HOLD_PLACED carries it."""
    return PluginHold(
        plugin=data["plugin"],
        kind=data["kind"],
        reason=Told.from_data(data["reason"]),
        release=data["release"],
        limit=data["limit"],
        skus=tuple(data["skus"]),
        checkout=data["checkout"],
        documents=tuple(data.get("documents", ())),
        looks_older=data.get("looks_older", 0),
    )


def ask_from(data: dict[str, Any]) -> PluginAsk:
    """A question as PLUGIN_ASKED carries it."""
    choices = tuple(
        PluginChoice(
            choice=one["choice"],
            label=Told.from_data(one["label"]),
            style=one["style"],
            right=one["right"],
        )
        for one in data["choices"]
    )
    question = Told.from_data(data["question"])
    return PluginAsk(data["plugin"], data["ask_id"], question, choices, data["blocks"])


def _held(sale: Sale, event: JournalEvent) -> None:
    hold = hold_from(event.data)
    if not event.data["late"]:
        sale.holds[hold.plugin, hold.kind] = hold


def _let_go(sale: Sale, event: JournalEvent) -> None:
    sale.holds.pop((event.data["plugin"], event.data["kind"]), None)


def _asked(sale: Sale, event: JournalEvent) -> None:
    ask = ask_from(event.data)
    sale.asks[ask.plugin, ask.ask_id] = ask


def _answered(sale: Sale, event: JournalEvent) -> None:
    sale.asks.pop((event.data["plugin"], event.data["ask_id"]), None)


def _overridden(sale: Sale, event: JournalEvent) -> None:
    if event.data["checkout_seq"] == sale.checkout_seq:
        sale.unasked |= frozenset(event.data["plugins"])


def without_checkout(sale: Sale) -> None:
    """What was held or overruled for one checkout does not outlive it: the next is judged anew."""
    sale.unasked = frozenset()
    sale.holds = {key: hold for key, hold in sale.holds.items() if not hold.checkout}


def _of_this_basket(
    change: Callable[[Sale, JournalEvent], None],
) -> Callable[[Sale, JournalEvent], None]:
    """A plugin may be late: what it says may be about a basket that is parked or gone."""

    def apply(sale: Sale, event: JournalEvent) -> None:
        if event.stamp.basket_id == sale.basket_id:
            change(sale, event)

    return apply


PLUGIN_FOLDS: dict[str, Callable[[Sale, JournalEvent], None]] = {
    "HOLD_PLACED": _of_this_basket(_held),
    "HOLD_RELEASED": _of_this_basket(_let_go),
    "PLUGIN_ASKED": _of_this_basket(_asked),
    "PLUGIN_ANSWERED": _of_this_basket(_answered),
    "CHECKS_OVERRIDDEN": _overridden,
}
