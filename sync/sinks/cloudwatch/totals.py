"""The totals of a lane since its journal began: exact, for they stand with the event they are at.

A repeated PutMetricData doubles a Sum, so sums are only nearly right. A total is a number that
never falls, read with Maximum: told twice it is still itself. Sales and refunds are kept apart for
that: a net amount would fall. The totals are a note of sync.db, written together with the place in
the journal that they are of, and that place is the sink's position.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any

from msgspec import DecodeError, json

from pos_terminal.domain.errors import Poison
from pos_terminal.store.head import Head
from sync.building import Notes
from sync.lane_event import LaneEvent
from sync.sinks.base import NOTHING, Position

SALES = "BASKET_CLOSED"
NOTE = "cloudwatch.totals."  # + terminal


@dataclass(frozen=True, slots=True)
class Sale:
    """What of a sale or refund is counted; minor units, a refund's is negative."""

    store_id: str
    currency: str
    amount_minor: int
    is_refund: bool
    occurred_at: str


@dataclass(frozen=True, slots=True)
class Sums:
    """Of one currency since the journal began; minor units, all of them only grow."""

    transactions: int = 0
    refunds: int = 0
    sales_minor: int = 0
    refunds_minor: int = 0

    def plus(self, sale: Sale) -> Sums:
        """With one more sale or refund."""
        amount = abs(sale.amount_minor)
        return Sums(
            self.transactions + 1,
            self.refunds + sale.is_refund,
            self.sales_minor + (0 if sale.is_refund else amount),
            self.refunds_minor + (amount if sale.is_refund else 0),
        )


@dataclass(frozen=True, slots=True)
class Totals:
    """All currencies up to `head`; not `whole`: some of the journal before was never seen here."""

    head: Position = NOTHING
    whole: bool = True
    sums: dict[str, Sums] = field(default_factory=dict)

    def knows(self, event: LaneEvent) -> bool:
        """Whether the event is in them already."""
        return (event.epoch, event.seq) <= (self.head.epoch, self.head.seq)

    def past(self, event: LaneEvent, sale: Sale | None) -> Totals:
        """After one event that they did not know."""
        # A new life may branch off before our head: what was lost there was sold all the same.
        follows = event.seq == self.head.seq + 1 or (
            event.epoch > self.head.epoch > 0 and event.seq <= self.head.seq
        )
        sums = self.sums
        if sale is not None:
            sums = sums | {sale.currency: sums.get(sale.currency, Sums()).plus(sale)}
        return replace(self, head=event.head, whole=self.whole and follows, sums=sums)


def sale_of(event: LaneEvent) -> Sale | None:
    """The sale or refund that the event is; None: another event, or training.

    Raises Poison for data that is not as documented.
    """
    if event.event_type != SALES or event.training:
        return None
    try:
        data = event.data
        amount, refund = int(data["total_minor"]), data["kind"] == "refund"
        return Sale(event.store_id, str(data["currency"]), amount, refund, event.occurred_at)
    except (KeyError, TypeError, ValueError) as err:  # msgspec's DecodeError is a ValueError
        raise Poison("sync.unreadable", seq=event.seq, kind=event.event_type) from err


def read(notes: Notes, terminal_id: str) -> Totals:
    """The lane's totals as last noted; nothing for a lane that was never seen."""
    text = notes.note(NOTE + terminal_id)
    if not text:
        return Totals()
    try:
        kept: dict[str, Any] = json.decode(text)
        sums = {currency: Sums(**each) for currency, each in kept["sums"].items()}
        return Totals(Head(**kept["head"]), bool(kept["whole"]), sums)
    except (DecodeError, KeyError, TypeError, AttributeError):
        return Totals(whole=False)  # from here on without totals rather than with wrong ones


def write(notes: Notes, terminal_id: str, totals: Totals) -> None:
    """Note them, with the place that they are of."""
    notes.write_note(NOTE + terminal_id, json.encode(asdict(totals)).decode())
