"""Which baskets are open or parked, and which card payments are outstanding."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, insert, update

from pos_terminal.store.journal import JournalEvent
from pos_terminal.store.prepared import Prepared
from pos_terminal.store.tables import baskets, card_intents

_SET = update(baskets).where(baskets.c.basket_id == bindparam("id"))
_STATUS_OF = _SET.values(
    status=bindparam("new_status"),
    total_minor=bindparam("new_total"),
    lines_count=bindparam("new_lines"),
)
_START = Prepared(insert(baskets))
_STATUS = Prepared(_STATUS_OF)
_PARK = Prepared(_STATUS_OF.values(parked_at=bindparam("at")))
_RECALL = Prepared(_SET.values(status="open", parked_at=None))
_INTENT = Prepared(insert(card_intents))


def _started(connection: Connection, event: JournalEvent) -> None:
    _START.run(
        connection,
        {
            "basket_id": event.stamp.basket_id,
            "status": "open",
            "started_seq": event.seq,
            "started_at": event.stamp.occurred_at,
            "employee_id": event.stamp.employee_id,
            "parked_at": None,
            "total_minor": 0,
            "lines_count": 0,
        },
    )


def _parked(connection: Connection, event: JournalEvent) -> None:
    _PARK.run(
        connection,
        {
            "id": event.stamp.basket_id,
            "new_status": "parked",
            "new_total": event.data["total_minor"],
            "new_lines": event.data["lines_count"],
            "at": event.stamp.occurred_at,
        },
    )


def _recalled(connection: Connection, event: JournalEvent) -> None:
    _RECALL.run(connection, {"id": event.stamp.basket_id})


def _voided(connection: Connection, event: JournalEvent) -> None:
    finish(connection, event, "voided", event.data["total_minor"], event.data["lines_count"])


def _handed_over(connection: Connection, event: JournalEvent) -> None:
    data = event.data
    finish(connection, event, "handed_over", data["total_minor"], data["lines_count"])


def finish(
    connection: Connection, event: JournalEvent, status: str, total_minor: int, lines: int
) -> None:
    """A basket ends: closed, voided or at another lane."""
    _STATUS.run(
        connection,
        {
            "id": event.stamp.basket_id,
            "new_status": status,
            "new_total": total_minor,
            "new_lines": lines,
        },
    )


def _intent(connection: Connection, event: JournalEvent) -> None:
    _INTENT.run(
        connection,
        {
            "tender_id": event.data["tender_id"],
            "basket_id": event.stamp.basket_id,
            "amount_minor": event.data["amount_minor"],
            "status": "started",
            "started_seq": event.seq,
        },
    )


_INTENT_STATUS = Prepared(
    update(card_intents)
    .where(card_intents.c.tender_id == bindparam("id"))
    .values(status=bindparam("new_status"))
)
_INTENT_OUTCOMES = {
    "PAYMENT_PROCESSED": "processed",
    "PAYMENT_FAILED": "failed",
    "PAYMENT_REMOVED": "removed",
}


def _intent_outcome(connection: Connection, event: JournalEvent) -> None:
    if event.data["kind"] != "card":
        return  # only a terminal's payments have an intent
    status = _INTENT_OUTCOMES[event.event_type]
    _INTENT_STATUS.run(connection, {"id": event.data["tender_id"], "new_status": status})


PROJECTORS = {
    "BASKET_STARTED": _started,
    "BASKET_PARKED": _parked,
    "BASKET_RECALLED": _recalled,
    "BASKET_VOIDED": _voided,
    "BASKET_HANDED_OVER": _handed_over,
    "PAYMENT_STARTED": _intent,
    "PAYMENT_PROCESSED": _intent_outcome,
    "PAYMENT_FAILED": _intent_outcome,
    "PAYMENT_REMOVED": _intent_outcome,
}
