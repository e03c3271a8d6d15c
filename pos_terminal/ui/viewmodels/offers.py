"""What plugins show beside the basket: products to add by one tap, and cards with details."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.ui.format import natural
from pos_terminal.ui.viewmodels.amounts import price_text
from pos_terminal.ui.viewmodels.holds import works
from pos_terminal.ui.viewmodels.plugin_words import tell


@dataclass(frozen=True, slots=True)
class OfferShown:
    """A suggestion as a tile shows it."""

    sku: str
    name: str
    price: str
    reason: str
    image_sha256: str = ""
    plugin: str = ""


_IN_BRIEF = 2  # details that a folded card still tells
_CUSTOMER = "customer"  # the topic of who buys


@dataclass(frozen=True, slots=True)
class CardShown:
    """A card: its text, and its details as pairs."""

    topic: str
    text: str
    details: tuple[tuple[str, str], ...] = ()
    level: str = "info"

    @property
    def brief(self) -> str:
        """The first details on one line."""
        return " · ".join(f"{name} {natural(value)}" for name, value in self.details[:_IN_BRIEF])


def offers_of(state: LaneState) -> tuple[OfferShown, ...]:
    """Suggestions, best first; none while paying."""
    if state.phase is not Phase.SELLING:
        return ()
    return tuple(
        OfferShown(
            each.sku,
            each.name,
            price_text(Decimal(each.unit_price or "0"), state.currency),
            tell(each.plugin, each.reason),
            each.image_sha256,
            each.plugin,
        )
        for each in state.suggestions
    )


def suggesters(state: LaneState, before: frozenset[str]) -> frozenset[str]:
    """Who suggests, now or before: their room stays, so that no tile moves under a finger."""
    now = {each.plugin for each in state.suggestions}
    return frozenset(name for name in before | now if works(name, state))


def cards_of(state: LaneState) -> tuple[CardShown, ...]:
    """One card a topic, as they came."""
    return tuple(
        CardShown(
            card.topic,
            _with_name(card.topic, tell(card.plugin, card.text), state),
            tuple((tell(card.plugin, a), tell(card.plugin, b)) for a, b in card.details),
            card.level,
        )
        for card in state.cards
    )


def _with_name(topic: str, text: str, state: LaneState) -> str:
    """Who it is first, where a card is about the customer; the plugin knows no names."""
    name = state.customer.name if topic == _CUSTOMER and state.customer is not None else ""
    return f"{natural(name)} · {text}" if name else text
