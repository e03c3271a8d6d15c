"""I4: a closed sale is what its basket's events put together, no line more, none less."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pos_terminal.store.verify.reading import Row
from pos_terminal.store.verify.watch import Data, Watch

# what a priced line adds to a line, or says in more words
_PRICED = frozenset(
    {
        *("taxes", "gross_minor", "discount_minor", "receipt_discount_minor", "exempt_minor"),
        *("rounding_minor", "net_minor", "tax_minor", "total_minor"),
    }
)


@dataclass(slots=True)
class Content:
    """A basket on its way, as its events say."""

    lines: dict[int, Data] = field(default_factory=dict)
    discount: Data | None = None
    exempt: bool = False
    tenders: dict[str, tuple[str, int]] = field(default_factory=dict)  # id → kind, amount
    going_back: set[str] = field(default_factory=set)  # card payments, the end not known


class BasketWatch(Watch):
    """Replays running baskets only; a closed or voided one is forgotten after `see`."""

    name = "I4 baskets"
    fine = "Every sale is what its basket's events put together."
    types = frozenset(
        {
            *("BASKET_STARTED", "ITEM_ADDED", "ITEM_CHANGED", "ITEM_VOIDED", "BASKET_DISCOUNTED"),
            *("TAX_EXEMPTED", "BASKET_RESTORED", "BASKET_VOIDED", "BASKET_CLOSED"),
            *("BASKET_TAKEN_OVER", "BASKET_HANDED_OVER"),
            *("PAYMENT_PROCESSED", "PAYMENT_REMOVED", "REVERSAL_STARTED", "REVERSAL_FAILED"),
        }
    )

    def __init__(self) -> None:
        """No basket is running."""
        super().__init__()
        self._running: dict[bytes | None, Content] = {}
        self.closed = Content()  # the basket of the sale that was seen last

    def see(self, row: Row, data: Data) -> None:
        """Follow one event."""
        kind = row.event_type
        if kind == "BASKET_STARTED":
            self._running[row.basket_id] = Content()
            return
        basket = self._running.get(row.basket_id)
        if basket is None:
            self.closed = Content()
            self.found(f"seq {row.seq}", f"{kind} of a basket that never began, or has ended.")
        elif kind == "BASKET_CLOSED":
            self.closed = self._running.pop(row.basket_id)
            self._compare(row, data, self.closed)
            paid = {t["tender_id"]: (t["kind"], t["amount_minor"]) for t in data["tenders"]}
            if paid != self.closed.tenders:
                self.found(f"seq {row.seq}", "The sale has other tenders than were accepted.")
            if self.closed.going_back:
                self.found(f"seq {row.seq}", "The sale ended while a card payment was going back.")
        elif kind in ("BASKET_VOIDED", "BASKET_HANDED_OVER"):
            del self._running[row.basket_id]
        else:
            _change(basket, kind, data)

    def _compare(self, row: Row, data: Data, basket: Content) -> None:
        where = f"seq {row.seq}"
        sold = {line["line_no"]: line for line in data["lines"]}
        if len(sold) != len(data["lines"]) or sold.keys() != basket.lines.keys():
            self.found(where, "The sale has other lines than its basket.")
            return
        for number, line in sold.items():
            for name, value in basket.lines[number].items():
                if name not in _PRICED and line[name] != value:
                    self.found(where, f"Line {number} was sold with another {name}.")
            if [_bare(tax) for tax in line["taxes"]] != _charged(basket, number):
                self.found(where, f"Line {number} was sold with other taxes.")
        if data["discount"] != basket.discount or data["tax_exempt"] != basket.exempt:
            self.found(where, "The sale has another discount or exemption than its basket.")


def _bare(tax: Data) -> dict[str, Any]:
    return {name: tax[name] for name in tax if name not in ("base_minor", "tax_minor")}


def _charged(basket: Content, number: int) -> list[Data]:
    """The taxes that a line was added with, less those that were left off."""
    line = basket.lines[number]
    if line["pinned"]:  # what comes back bears what was paid, whoever brings it
        codes = {tax["code"] for tax in line["pinned"]["taxes"]}
        return [tax for tax in line["taxes"] if tax["code"] in codes]
    return [tax for tax in line["taxes"] if not (basket.exempt and tax["exemptible"])]


def _change(basket: Content, kind: str, data: Data) -> None:
    if kind in ("ITEM_ADDED", "ITEM_CHANGED"):
        basket.lines[data["line"]["line_no"]] = data["line"]
    elif kind == "ITEM_VOIDED":
        del basket.lines[data["line_no"]]
    elif kind == "PAYMENT_PROCESSED":
        basket.tenders[data["tender_id"]] = (data["kind"], data["amount_minor"])
    elif kind == "PAYMENT_REMOVED":
        del basket.tenders[data["tender_id"]]
        basket.going_back.discard(data["tender_id"])
    elif kind == "REVERSAL_STARTED":
        basket.going_back.add(data["tender_id"])
    elif kind == "REVERSAL_FAILED":
        basket.going_back.discard(data["tender_id"])
    elif kind == "BASKET_DISCOUNTED":
        basket.discount = data["discount"]
    elif kind == "TAX_EXEMPTED":
        basket.exempt = data["exempt"]
    elif kind in ("BASKET_RESTORED", "BASKET_TAKEN_OVER"):
        restored = data["basket"]
        basket.lines = {line["line_no"]: line for line in restored["lines"]}
        basket.discount, basket.exempt = restored["discount"], restored["tax_exempt"]
