"""Which events somebody is told of, and what of them: amounts and numbers, never a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pos_terminal.domain.errors import Poison
from sync.lane_event import LaneEvent

WHOLE = 1000  # thousandths of a piece


class NoticeKind(StrEnum):
    """What happened."""

    SALE = "sale"
    REFUND = "refund"
    LINE_VOID = "line_void"
    BASKET_VOID = "basket_void"


@dataclass(frozen=True, slots=True)
class Tender:
    """What was paid by one kind of tender; minor units, negative when paid out."""

    kind: str
    count: int
    amount_minor: int


@dataclass(frozen=True, slots=True)
class Notice:
    """One event that is told; amounts in minor units, negative where money goes back."""

    kind: NoticeKind
    event: LaneEvent
    currency: str
    amount_minor: int
    large: bool
    lines_count: int
    items_count: int = 0
    receipt_no: str = ""
    tax_minor: int | None = None
    due_minor: int | None = None
    tenders: tuple[Tender, ...] = field(default=())

    @property
    def is_void(self) -> bool:
        """Whether nothing was sold."""
        return self.kind in (NoticeKind.LINE_VOID, NoticeKind.BASKET_VOID)


def notice_of(event: LaneEvent, large_minor: int) -> Notice | None:
    """What is told of the event; None: nothing. Raises Poison for data that is not as documented.

    Training is not told: nothing was sold. A line that was voided by a program that did not yet
    note what it came to is not told either.
    """
    make = _NOTICES.get(event.event_type)
    if make is None or event.training:
        return None
    try:
        notice = make(event, event.data, large_minor)
    except (KeyError, TypeError, ValueError) as err:  # msgspec's DecodeError is a ValueError
        raise Poison("sync.unreadable", seq=event.seq, kind=event.event_type) from err
    return None if notice is None or (notice.is_void and not notice.large) else notice


def _closed(event: LaneEvent, data: Mapping[str, Any], large_minor: int) -> Notice:
    amount = int(data["total_minor"])
    return Notice(
        NoticeKind(data["kind"]),
        event,
        data["currency"],
        amount,
        abs(amount) >= large_minor,
        len(data["lines"]),
        sum(_pieces(line) for line in data["lines"]),
        data["receipt_no"],
        data["tax_minor"],
        data["due_minor"],
        _by_kind(data["tenders"]),
    )


def _basket_voided(event: LaneEvent, data: Mapping[str, Any], large_minor: int) -> Notice:
    amount, lines = int(data["total_minor"]), int(data["lines_count"])
    large = lines > 0 and abs(amount) >= large_minor  # an empty basket is none, whatever the limit
    return Notice(NoticeKind.BASKET_VOID, event, data["currency"], amount, large, lines)


def _line_voided(event: LaneEvent, data: Mapping[str, Any], large_minor: int) -> Notice | None:
    if "amount_minor" not in data:
        return None
    amount = int(data["amount_minor"])
    large = abs(amount) >= large_minor
    items = _pieces(data)
    return Notice(NoticeKind.LINE_VOID, event, data["currency"], amount, large, 1, items)


def _pieces(line: Mapping[str, Any]) -> int:
    """How many things a line is: pieces are counted, what is weighed or measured is one."""
    pieces, rest = divmod(abs(int(line["qty_milli"])), WHOLE)
    counted = line.get("unit", "ea") == "ea" and not rest
    return pieces if counted else 1


def _by_kind(tenders: Iterable[Mapping[str, Any]]) -> tuple[Tender, ...]:
    found: dict[str, Tender] = {}
    for tender in tenders:
        kind, amount = str(tender["kind"]), int(tender["amount_minor"])
        known = found.get(kind, Tender(kind, 0, 0))
        found[kind] = Tender(kind, known.count + 1, known.amount_minor + amount)
    return tuple(found.values())


_NOTICES = {
    "BASKET_CLOSED": _closed,
    "BASKET_VOIDED": _basket_voided,
    "ITEM_VOIDED": _line_voided,
}
