"""The drawer: open with a float, move cash, open without sale, close with a blind count."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from pos_terminal.checkout import card_day, card_returns, closing, printing, rights, z_papers
from pos_terminal.checkout.commands import (
    CloseShift,
    MoveCash,
    OpenDrawer,
    OpenShift,
    PrintXReport,
)
from pos_terminal.checkout.state import ShiftView
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.checkout.timekeeper import parse_time
from pos_terminal.checkout.totals import shift_totals
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.money import MAX_AMOUNT_MINOR
from pos_terminal.domain.permissions import Right
from pos_terminal.store.tables import shifts

KINDS = ("in", "out", "drop")
MAX_REASON = 120


def open_shift(till: Till, command: OpenShift) -> None:
    """Begin with a counted float; what differs from the last closing is kept apart (C18)."""
    rights.signed_in(till)
    if till.running.shift is not None:
        raise CashierError("shift.open_already")
    _check_amount(command.float_minor)
    rights.require(till, Right.OPEN_SHIFT)
    till.time.need_sure()
    shift_id = till.new_id()
    with till.transaction() as tx:
        expected = _left_last(tx)
        event = tx.append(
            EventType.SHIFT_OPENED,
            {
                "currency": till.shop.currency,
                "float_minor": command.float_minor,
                "expected_minor": expected,
                "difference_minor": command.float_minor - expected,
            },
            shift_id=shift_id,
        )
    opened = parse_time(event.stamp.occurred_at)
    till.running.shift = ShiftView(shift_id, opened, command.float_minor)
    card_returns.ask_again(till)
    card_day.ask_again(till)


def _check_amount(amount_minor: int) -> None:
    if not 0 <= amount_minor <= MAX_AMOUNT_MINOR:
        raise CashierError("money.limit", limit_minor=MAX_AMOUNT_MINOR)


def _left_last(tx: TillTx) -> int:
    query = (
        select(shifts.c.left_minor)
        .where(shifts.c.closed_seq.is_not(None))
        .order_by(shifts.c.closed_seq.desc())
        .limit(1)
    )
    return int(tx.connection.execute(query).scalar_one_or_none() or 0)


def open_shift_row(till: Till) -> Any:
    """The shift that is not closed yet, or None: also after a crash."""
    with till.store.transaction() as tx:
        query = select(shifts).where(shifts.c.closed_seq.is_(None))
        return tx.connection.execute(query.limit(1)).one_or_none()


def move_cash(till: Till, command: MoveCash) -> None:
    """Cash in, out or dropped, with a reason."""
    _shift(till)
    _check_amount(command.amount_minor)
    reason = command.reason.strip()[:MAX_REASON]
    if command.kind not in KINDS or not command.amount_minor:
        raise CashierError("cash.amount")
    if not reason:
        raise CashierError("reason.needed")
    rights.require(till, Right.CASH_IN_OUT)
    data = {
        "kind": command.kind,
        "amount_minor": command.amount_minor,
        "currency": till.shop.currency,
        "reason": reason,
    }
    with till.transaction() as tx:
        event = tx.append(EventType.CASH_MOVED, data)
        printing.queue(till, tx, "slip", command.kind, seq=event.seq)
        tx.wakes.append(till.drawer.kick)


def open_drawer(till: Till, command: OpenDrawer) -> None:
    """Open the drawer without a sale: a recorded act."""
    _shift(till)
    reason = command.reason.strip()[:MAX_REASON]
    if not reason:
        raise CashierError("reason.needed")
    rights.require(till, Right.OPEN_DRAWER)
    with till.transaction() as tx:
        tx.append(EventType.DRAWER_OPENED, {"reason": reason})
        tx.wakes.append(till.drawer.kick)


def _shift(till: Till) -> ShiftView:
    rights.signed_in(till)
    if till.running.shift is None:
        raise CashierError("shift.needed")
    return till.running.shift


def x_report(till: Till, command: PrintXReport) -> None:
    """Print the running totals; nothing is closed."""
    shift = _shift(till)
    rights.require(till, Right.X_REPORT)
    with till.transaction() as tx:
        totals = shift_totals(tx.connection, shift.shift_id, shift.float_minor, till.shop.currency)
        payload = totals | {
            "opened_at": shift.opened_at.isoformat(),
            "at": tx.moment.text,
            "utc_offset_min": tx.moment.utc_offset_min,
            "terminal_id": till.terminal_id,
        }
        printing.queue(till, tx, "x", "X", payload=payload)


def close_shift(till: Till, command: CloseShift) -> dict[str, Any]:
    """Close with a count and print the Z report; returns its data."""
    shift = _shift(till)
    running = till.running
    if running.sale.basket.lines or running.sale.card_busy:
        raise CashierError("shift.basket")
    _check_amount(command.counted_minor)
    if not 0 <= command.left_minor <= command.counted_minor:
        raise CashierError("shift.left")
    rights.require(till, Right.CLOSE_SHIFT)
    till.time.need_sure()
    with till.store.transaction() as read:
        totals = shift_totals(
            read.connection, shift.shift_id, shift.float_minor, till.shop.currency
        )
    difference = command.counted_minor - totals["expected_minor"]
    if abs(difference) > till.shop.difference_limit_minor:
        rights.require(till, Right.ACCEPT_DIFFERENCE)
    with till.transaction() as tx:
        z_no = closing.next_number(tx, till.terminal_id, "z")
        data = totals | _count(command, difference, z_no, tx)
        event = tx.append(EventType.SHIFT_CLOSED, data)
        settles = card_day.end(till, tx, shift.shift_id)
        z_papers.queue(till, tx, shift.shift_id, event.seq, waits=settles)
        printing.forget_old(tx)
    running.shift, running.last_sale = None, None
    return data


def _count(command: CloseShift, difference: int, z_no: int, tx: TillTx) -> dict[str, Any]:
    return {
        "z_no": z_no,
        "counted_minor": command.counted_minor,
        "difference_minor": difference,
        "left_minor": command.left_minor,
        "counts": {str(denomination): pieces for denomination, pieces in command.counts},
        "journal_seq": tx.head_seq,
        "journal_hash": tx.head_hash,
    }
