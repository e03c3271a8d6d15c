"""The card terminal's day ends with the shift, and its totals stand on the Z report.

It is asked behind the commit that closes the shift, and again with the same key at the next start
or shift where it gave no answer: closing never waits for it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from hardware.ports import CardOutcome, Settlement
from pos_terminal.checkout import printing, z_papers
from pos_terminal.checkout.commands import FromDevice
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.domain.events import EventType
from pos_terminal.store import operations
from pos_terminal.store.journal import event_at
from pos_terminal.store.tables import audit, payments, sales, shifts

_MOST_SCHEMES = 12
OPEN = "card_days"  # control value: shift id → the lane's head when it was first asked


@dataclass(frozen=True, slots=True)
class CardsSettled(FromDevice):
    """What the terminal said; None: it could not be asked."""

    shift_id: str
    settlement: Settlement | None


def end(till: Till, tx: TillTx, shift_id: str) -> bool:
    """In the commit that closes the shift: the terminal's day is to end, too; False: it is not."""
    if not (till.integrated_cards and till.shop.settle_at_close):
        return False
    _write(tx.connection, waiting(tx.connection) | {shift_id: tx.head_seq})
    tx.wakes.append(lambda: ask_again(till))
    return True


def ask_again(till: Till) -> None:
    """Ask for the oldest day that has not ended; never while a sale is being paid."""
    with till.store.transaction() as tx:
        oldest = next(iter(waiting(tx.connection)), "")
    if oldest and not till.running.sale.checkout_seq:
        till.cards.settle(oldest)


def settled(till: Till, command: CardsSettled) -> None:
    """The terminal's totals, no answer (asked again later), or a refusal (people must)."""
    with till.store.transaction() as tx:
        asked_at = waiting(tx.connection).get(command.shift_id)
    found = command.settlement
    if asked_at is None:
        return  # said twice
    if found is None or found.outcome is CardOutcome.UNKNOWN:
        with till.transaction() as tx:
            z_papers.release(till, tx)
        till.notify("card.day_waits", "warn")
        return
    with till.transaction() as tx:
        left = waiting(tx.connection)
        del left[command.shift_id]
        _write(tx.connection, left)
        if found.outcome is CardOutcome.APPROVED:
            _record(till, tx, command.shift_id, found, asked_at)
        else:
            z_papers.release(till, tx, command.shift_id)
            till.notify("card.day_refused", "warn", reason=found.reason[:120])
        if left:
            tx.wakes.append(lambda: ask_again(till))


def _record(till: Till, tx: TillTx, shift_id: str, found: Settlement, asked_at: int) -> None:
    since = _settled_through(tx.connection, shift_id)
    # It may have ended its day when it was first asked, or only now: the totals say which.
    through, count, minor = asked_at, *_expected(tx.connection, since, asked_at)
    if minor != found.total_minor and tx.head_seq > asked_at:
        through, count, minor = tx.head_seq, *_expected(tx.connection, since, tx.head_seq)
    data = {
        "settled_shift_id": shift_id,
        "currency": till.shop.currency,
        "reference": found.reference[:40],
        "count": found.count,
        "total_minor": found.total_minor,
        "expected_count": count,
        "expected_minor": minor,
        "difference_minor": found.total_minor - minor,
        "through_seq": through,
        "schemes": [
            {"name": one.name[:20], "count": one.count, "total_minor": one.total_minor}
            for one in found.schemes[:_MOST_SCHEMES]
        ],
    }
    event = tx.append(EventType.CARD_SETTLED, data, shift_id=shift_id, basket_id=None)
    if not z_papers.release(till, tx, shift_id):  # its Z report is printed, and lacks all this
        printing.queue(till, tx, "slip", "card day", seq=event.seq)
    if data["difference_minor"]:
        facts = {"difference_minor": data["difference_minor"], "currency": till.shop.currency}
        till.notify("card.day_differs", "warn", **facts)


def _settled_through(connection: Connection, shift_id: str) -> int:
    """Up to which event an earlier settlement has the sales; without one: this shift's start."""
    last = (
        select(audit.c.seq)
        .where(audit.c.event_type == EventType.CARD_SETTLED.value)
        .order_by(audit.c.seq.desc())
        .limit(1)
    )
    seq = connection.execute(last).scalar_one_or_none()
    event = None if seq is None else event_at(connection, seq)
    if event is not None:
        return int(event.data["through_seq"])
    opened = select(shifts.c.opened_seq).where(shifts.c.shift_id == shift_id)
    return int(connection.execute(opened).scalar_one_or_none() or 0)


def _expected(connection: Connection, since: int, through: int) -> tuple[int, int]:
    """How many card tenders the lane's sales have, and what they come to."""
    query = (
        select(func.count(), func.coalesce(func.sum(payments.c.amount_minor), 0))
        .join(sales, sales.c.sale_id == payments.c.sale_id)
        .where(payments.c.kind == "card", sales.c.seq > since, sales.c.seq <= through)
    )
    count, minor = connection.execute(query).one()
    return int(count), int(minor)


def waiting(connection: Connection) -> dict[str, int]:
    """Days that have not ended at the terminal, the oldest first."""
    found: dict[str, Any] = json.loads(operations.control_value(connection, OPEN) or "{}")
    return found


def _write(connection: Connection, days: dict[str, int]) -> None:
    operations.set_control(connection, OPEN, json.dumps(days))
