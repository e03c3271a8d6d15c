"""Which baskets are open or parked, and which card payments are outstanding."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, insert, update

from pos_terminal.store.journal import JournalEvent
from pos_terminal.store.tables import baskets, card_intents

_SET = update(baskets).where(baskets.c.basket_id == bindparam("id"))
_STATUS = _SET.values(
    status=bindparam("new_status"),
    total_minor=bindparam("new_total"),
    lines_count=bindparam("new_lines"),
)


def _started(connection: Connection, event: JournalEvent) -> None:
    connection.execute(
        insert(baskets),
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
    connection.execute(
        _STATUS.values(parked_at=bindparam("at")),
        {
            "id": event.stamp.basket_id,
            "new_status": "parked",
            "new_total": event.data["total_minor"],
            "new_lines": event.data["lines_count"],
            "at": event.stamp.occurred_at,
        },
    )


def _recalled(connection: Connection, event: JournalEvent) -> None:
    connection.execute(_SET.values(status="open", parked_at=None), {"id": event.stamp.basket_id})


def _voided(connection: Connection, event: JournalEvent) -> None:
    finish(connection, event, "voided", event.data["total_minor"], event.data["lines_count"])


def finish(
    connection: Connection, event: JournalEvent, status: str, total_minor: int, lines: int
) -> None:
    """A basket ends: closed or voided."""
    connection.execute(
        _STATUS,
        {
            "id": event.stamp.basket_id,
            "new_status": status,
            "new_total": total_minor,
            "new_lines": lines,
        },
    )


def _intent(connection: Connection, event: JournalEvent) -> None:
    connection.execute(
        insert(card_intents),
        {
            "tender_id": event.data["tender_id"],
            "basket_id": event.stamp.basket_id,
            "amount_minor": event.data["amount_minor"],
            "status": "started",
            "started_seq": event.seq,
        },
    )


_INTENT_STATUS = (
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
    connection.execute(_INTENT_STATUS, {"id": event.data["tender_id"], "new_status": status})


PROJECTORS = {
    "BASKET_STARTED": _started,
    "BASKET_PARKED": _parked,
    "BASKET_RECALLED": _recalled,
    "BASKET_VOIDED": _voided,
    "PAYMENT_STARTED": _intent,
    "PAYMENT_PROCESSED": _intent_outcome,
    "PAYMENT_FAILED": _intent_outcome,
    "PAYMENT_REMOVED": _intent_outcome,
}
