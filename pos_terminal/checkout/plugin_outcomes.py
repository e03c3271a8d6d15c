"""Plugins' outcomes on the lane thread: each is applied once, whenever it is handed over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, insert, select

from pos_terminal.checkout.commands import ApplyOutcomes, PluginOutcome, SawSuggestions
from pos_terminal.checkout.plugin_folds import ask_from, hold_from
from pos_terminal.checkout.plugin_views import PluginCard, Suggested, Told
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.domain.events import EventType
from pos_terminal.domain.plugin_events import BY_PLUGINS
from pos_terminal.log import get_logger
from pos_terminal.store.journal import event_by_id
from pos_terminal.store.tables import LIVE_BASKETS, applied_outcomes, baskets

log = get_logger(__name__)
DEPTH = 8  # events that cause each other; the ninth is cut
MOST_SUGGESTIONS = 6


def apply(till: Till, command: ApplyOutcomes) -> None:
    """Apply what is new and move the plugin's mark; handed over twice, it changes nothing."""
    plugged = till.running.plugged
    switch = plugged.switches.get(command.plugin)
    on = switch is not None and switch.on
    works = switch is not None and switch.on and not switch.suspended
    durable = [o for o in command.outcomes if o.kind in _DURABLE]
    if durable:
        with till.transaction() as tx:
            for outcome in durable:
                if _is_new(tx.connection, outcome):
                    # what it said before it was made to rest counts: its mark moves with it
                    seq = _DURABLE[outcome.kind](till, tx, command.plugin, outcome, on)
                    row = {"outcome_id": outcome.outcome_id, "seq": seq}
                    tx.connection.execute(insert(applied_outcomes), row)
    if works:
        for outcome in command.outcomes:
            if outcome.kind in _PASSING:
                _PASSING[outcome.kind](till, command.plugin, outcome)
    plugged.marks[command.plugin] = max(plugged.marks.get(command.plugin, 0), command.seq)


def _is_new(connection: Connection, outcome: PluginOutcome) -> bool:
    known = select(applied_outcomes.c.outcome_id).where(
        applied_outcomes.c.outcome_id == outcome.outcome_id
    )
    return connection.execute(known).one_or_none() is None


# -- what lasts: events of the journal; each gives the seq of its event, None where it came too late


def _emit(till: Till, tx: TillTx, plugin: str, outcome: PluginOutcome, on: bool) -> int | None:
    """A fact stays one, also of a plugin that was switched off meanwhile."""
    event_type = str(outcome.data["event_type"])
    if event_type in EventType.__members__ and event_type not in BY_PLUGINS:
        log.error("plugin", plugin=plugin, emits=event_type, refused="an event of the lane")
        return None
    if depth_of(tx.connection, outcome.cause_id) >= DEPTH:
        log.error("plugin", plugin=plugin, emits=event_type, refused="a chain without end")
        return None
    return tx.append_for(outcome, event_type, outcome.data["data"]).seq


def depth_of(connection: Connection, event_id: str) -> int:
    """How many events in a row led to this one, itself included; DEPTH at most."""
    depth = 0
    cause: str | None = event_id
    while cause is not None and depth < DEPTH:
        depth += 1
        event = event_by_id(connection, cause)
        cause = None if event is None else event.stamp.caused_by
    return depth


def _hold(till: Till, tx: TillTx, plugin: str, outcome: PluginOutcome, on: bool) -> int | None:
    sale = till.running.sale
    if not on or not _basket_lives(tx.connection, outcome.basket_id):
        return None
    in_hand = outcome.basket_id == sale.basket_id
    checkout = outcome.cause_type == EventType.CHECKOUT_STARTED
    if checkout and not (in_hand and _is_this_checkout(tx, sale.checkout_seq, outcome.cause_id)):
        return None  # the basket went back and changed: it is judged anew
    data: dict[str, Any] = outcome.data | {
        "plugin": plugin,
        "checkout": checkout,
        "late": in_hand and bool(sale.tenders or sale.card_busy),
    }
    if in_hand and sale.holds.get((plugin, data["kind"])) == hold_from(data):
        return None
    return tx.append_for(outcome, EventType.HOLD_PLACED.value, data).seq


def _is_this_checkout(tx: TillTx, checkout_seq: int, cause_id: str) -> bool:
    cause = event_by_id(tx.connection, cause_id)
    return cause is not None and cause.seq == checkout_seq


def _release(till: Till, tx: TillTx, plugin: str, outcome: PluginOutcome, on: bool) -> int | None:
    in_hand = outcome.basket_id == till.running.sale.basket_id
    if in_hand and (plugin, outcome.data["kind"]) not in till.running.sale.holds:
        return None
    if not _basket_lives(tx.connection, outcome.basket_id):
        return None
    data = {"plugin": plugin, "kind": outcome.data["kind"], "how": "plugin", "released_by": ""}
    return tx.append_for(outcome, EventType.HOLD_RELEASED.value, data).seq


def _ask(till: Till, tx: TillTx, plugin: str, outcome: PluginOutcome, on: bool) -> int | None:
    sale = till.running.sale
    if not on or not _basket_lives(tx.connection, outcome.basket_id):
        return None
    data = outcome.data | {"plugin": plugin}
    if sale.asks.get((plugin, data["ask_id"])) == ask_from(data):
        return None
    return tx.append_for(outcome, EventType.PLUGIN_ASKED.value, data).seq


def _basket_lives(connection: Connection, basket_id: str | None) -> bool:
    if basket_id is None:
        return False
    query = select(baskets.c.status).where(LIVE_BASKETS, baskets.c.basket_id == basket_id)
    return connection.execute(query).one_or_none() is not None


_Durable = Callable[[Till, TillTx, str, PluginOutcome, bool], "int | None"]
_DURABLE: dict[str, _Durable] = {
    "emit": _emit,
    "hold": _hold,
    "release": _release,
    "ask": _ask,
}


# -- what passes: on the screen for as long as the basket is


def _suggest(till: Till, plugin: str, outcome: PluginOutcome) -> None:
    if not _is_shown(till, outcome.basket_id):
        return
    found = (_suggested(till, plugin, item) for item in outcome.data["items"][:MOST_SUGGESTIONS])
    till.running.plugged.suggested[plugin] = tuple(one for one in found if one is not None)


def saw(till: Till, command: SawSuggestions) -> None:
    """Note what people really had before them: BASKET_CLOSED tells it."""
    plugged = till.running.plugged
    if command.basket_id == plugged.basket_id:
        offered = {(one.plugin, one.sku) for each in plugged.suggested.values() for one in each}
        plugged.shown |= {pair: None for pair in command.seen if pair in offered}


def _suggested(till: Till, plugin: str, item: dict[str, Any]) -> Suggested | None:
    """Only what can be sold by one tap."""
    product = till.catalogue.product(str(item["sku"]))
    if product is None or not product.active or product.price_required or product.serial_required:
        return None
    return Suggested(
        plugin=plugin,
        sku=product.sku,
        reason=Told.from_data(item["reason"]),
        name=product.name,
        unit_price=str(product.unit_price),
        image_sha256=product.image_sha256 or "",
    )


def _notice(till: Till, plugin: str, outcome: PluginOutcome) -> None:
    data = outcome.data
    text = Told.from_data(data["text"])
    topic = str(data["topic"])
    if not topic:
        till.notify("plugin.said", str(data["level"]), plugin=plugin, text=text)
    elif _is_shown(till, outcome.basket_id):
        details = tuple((Told.from_data(a), Told.from_data(b)) for a, b in data["details"])
        card = PluginCard(plugin, topic, text, details, str(data["level"]))
        till.running.plugged.cards[plugin, topic] = card


def _is_shown(till: Till, basket_id: str | None) -> bool:
    """Whether the basket is on the screen; what belonged to another one goes."""
    running = till.running
    shown = running.sale.basket_id or (running.last_sale.sale_id if running.last_sale else "")
    if not basket_id or basket_id != shown:
        return False
    running.plugged.turn_to(shown)
    return True


_PASSING: dict[str, Callable[[Till, str, PluginOutcome], None]] = {
    "suggest": _suggest,
    "notice": _notice,
}
