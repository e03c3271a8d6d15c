"""Tells a shift as it happens: each event with who caused it, and what plugins show meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from plugins.runtime import MOST_OUTCOMES, outcome_id
from pos_terminal.checkout.plugin_views import Told
from pos_terminal.checkout.state import LaneState, Phase

if TYPE_CHECKING:
    from pos_terminal.store.journal import JournalEvent

# One sale from signing in to what it teaches; FRAUD_ASSESSED comes from a plugin.
CHAIN = (
    "EMPLOYEE_LOGIN",
    "BASKET_STARTED",
    "CUSTOMER_IDENTIFIED",
    "ITEM_ADDED",
    "AGE_VERIFIED",
    "CHECKOUT_STARTED",
    "FRAUD_ASSESSED",
    "PAYMENT_PROCESSED",
    "BASKET_CLOSED",
)
_ABOUT = (
    *("name", "right", "receipt_no", "kind", "limit", "amount_minor", "total_minor", "reason"),
    *("score", "level", "z_no"),
)


AFTER = 2**53  # beyond every event


class Storyteller:
    """Hears the bus on one thread and the lane's states on another."""

    def __init__(self, write: Callable[[str], None]) -> None:
        """`write` takes one line."""
        self._write = write
        self._lock = threading.Lock()
        self._plugins: tuple[str, ...] = ()
        self._events: list[JournalEvent] = []
        self._shown: dict[str, object] = {}
        self._passed: list[tuple[str, int, str]] = []  # basket, after seq, what was shown

    def event(self, event: JournalEvent) -> None:
        """An event was committed."""
        with self._lock:
            self._events.append(event)
            self._write(self._line(event))

    def state(self, state: LaneState) -> None:
        """The lane shows something else."""
        with self._lock:
            self._plugins = tuple(switch.name for switch in state.plugins)
            offers = [_offers(state)] if state.suggestions else []
            paid = state.phase is Phase.PAID  # then they are what the sale itself has taught
            sale = state.last_sale.sale_id if paid and state.last_sale else ""
            self._tell("suggests", (state.suggestions, sale), offers, sale)
            self._tell("shows", state.cards, [(c.plugin, _said(c.text)) for c in state.cards])
            notice = state.notice
            if notice is not None and notice.key.startswith("plugin."):
                facts = notice.facts
                said = (str(facts.get("plugin")), _said(facts.get("text", notice.key)))
                self._tell("says", notice, [said])

    def _tell(
        self, verb: str, what: object, lines: Iterable[tuple[str, str]], sale: str = ""
    ) -> None:
        if self._shown.get(verb) == what:
            return
        self._shown[verb] = what
        for plugin, words in lines:
            self._write(f"       {verb:<20} {words}  ← {plugin}")
            line = f"    {verb} {words}  ← {plugin}"
            if sale:
                self._passed.append((sale, AFTER, line))
            elif self._events:
                last = self._events[-1]
                self._passed.append((last.stamp.basket_id or "", last.seq, line))

    def _line(self, event: JournalEvent) -> str:
        """Seq, type, what it is about, and the plugin that caused it."""
        data = event.data.get("line", event.data)
        facts = [f"{key}={_fact(data[key])}" for key in _ABOUT if data.get(key) not in (None, "")]
        plugin = self._by(event)
        if plugin:
            facts.append(f"← {plugin}")
        return f"{event.seq:5}  {event.event_type:<20} {'  '.join(facts)}".rstrip()

    def _by(self, event: JournalEvent) -> str:
        """Which plugin's outcome an event is: its id is made of cause, plugin and position."""
        if not event.stamp.caused_by:
            return ""
        cause = event.stamp.caused_by
        ids = (
            (outcome_id(cause, plugin, at), plugin)
            for plugin in self._plugins
            for at in range(MOST_OUTCOMES)
        )
        return next((plugin for made, plugin in ids if made == event.event_id), "")

    def chain(self) -> list[str]:
        """One sale that has every link, each with who caused it and what plugins made of it."""
        with self._lock:
            basket = self._whole_sale()
            links = list(self._links(basket)) if basket else []
            told: list[str] = []
            ends = [link.seq for link in links[1:]] + [AFTER + 1]
            for link, end in zip(links, ends, strict=False):
                told.append(self._link(link))
                shown = {
                    line.split()[0]: line  # the last of what it shows, and of what it suggests
                    for about, seq, line in self._passed
                    if about == basket and link.seq <= seq < end
                }
                told += shown.values()
            return told

    def _whole_sale(self) -> str:
        wanted = set(CHAIN) - {"EMPLOYEE_LOGIN"}
        for closed in self._events:
            basket = closed.stamp.basket_id
            if closed.event_type == "BASKET_CLOSED" and basket:
                types = {e.event_type for e in self._events if e.stamp.basket_id == basket}
                if types >= wanted:
                    return basket
        return ""

    def _links(self, basket: str) -> Iterable[JournalEvent]:
        mine = [event for event in self._events if event.stamp.basket_id == basket]
        login = [event for event in self._events if event.seq < mine[0].seq][::-1]
        for event_type in CHAIN:
            events = login if event_type == "EMPLOYEE_LOGIN" else mine
            found = [event for event in events if event.event_type == event_type]
            answered = [event for event in found if self._effects(event)]
            yield (answered or found)[0]

    def _effects(self, event: JournalEvent) -> list[str]:
        """What plugins wrote because of it."""
        return [
            f"{one.event_type} ← {self._by(one)}"
            for one in self._events
            if one.stamp.caused_by == event.event_id and self._by(one)
        ]

    def _link(self, event: JournalEvent) -> str:
        by = self._by(event)
        effects = self._effects(event)
        told = f"← {by}" if by else "the till"
        more = f"  → {', '.join(effects)}" if effects else ""
        return f"  {event.event_type:<20} {event.seq:5}  {told}{more}"


def _offers(state: LaneState) -> tuple[str, str]:
    names = ", ".join(f"{one.name} ({_said(one.reason)})" for one in state.suggestions[:3])
    return state.suggestions[0].plugin, names


def _fact(value: Any) -> str:
    return _said(Told.from_data(value)) if isinstance(value, dict) else str(value)


def _said(told: object) -> str:
    """A plugin's sentence in English."""
    if not isinstance(told, Told):
        return str(told)
    try:
        return str(told).format_map(dict(told.facts))
    except (KeyError, ValueError, IndexError):
        return str(told)
