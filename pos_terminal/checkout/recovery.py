"""What a lane does at start: compare heads, bring the basket back, see what needs a person."""

from __future__ import annotations

from sqlalchemy import select

from pos_terminal.checkout import (
    card_day,
    card_returns,
    cards,
    closing,
    customer_ends,
    guessing,
    lives,
    parking,
    plugin_switches,
    printing,
    session,
    shelves,
    shift,
    z_papers,
)
from pos_terminal.checkout.commands import AcceptRecovery, ConfirmTime
from pos_terminal.checkout.state import PendingCard, RecoveryReport, ShiftView
from pos_terminal.checkout.till import Till
from pos_terminal.checkout.timekeeper import parse_time
from pos_terminal.domain.events import EventType
from pos_terminal.log import get_logger
from pos_terminal.store import operations
from pos_terminal.store.chain import Break, first_broken
from pos_terminal.store.head import Head
from pos_terminal.store.mending import REBUILT
from pos_terminal.store.suspicion import is_suspect, suspect
from pos_terminal.store.tables import LIVE_BASKETS, baskets, card_intents, sales

log = get_logger(__name__)
CLEAN = "clean_shutdown"


def start(till: Till, outside: Head | None) -> None:
    """Bring the running state to where the journal is."""
    if _damaged(till):
        return
    notes = lives.begin(till, outside)
    if {"recovery.restored", "recovery.tail_lost"} & set(notes):
        guessing.nobody_guesses_anew(till)
    with till.store.transaction() as tx:
        clean = operations.control_value(tx.connection, CLEAN) == "1"
        left_in = operations.control_value(tx.connection, session.SIGNED_IN)
        operations.set_control(tx.connection, CLEAN, "0")
        if operations.control_value(tx.connection, REBUILT) == "1":
            operations.set_control(tx.connection, REBUILT, "0")
            notes = (*notes, "recovery.rebuilt")
        open_basket = tx.connection.execute(
            select(baskets.c.basket_id).where(LIVE_BASKETS, baskets.c.status == "open")
        ).scalar_one_or_none()
    if left_in:
        with till.transaction() as till_tx:
            session.end_session(till_tx, "restart", employee_id=left_in)
    customer_ends.look_for_traces(till)
    plugin_switches.load(till)
    shelves.reconcile(till)
    till.running.receipts = closing.last_receipt(till)
    _shift(till)
    if open_basket is not None:
        parking.load(till, open_basket)
        till.running.plugged.waiting_since = till.time.clock.monotonic()
    parking.refresh(till)
    printing.unsent_are_uncertain(till)
    _outstanding(till)
    if not clean or notes:
        till.running.recovery = _report(till, notes)


def _damaged(till: Till) -> bool:
    """A journal that does not verify is not written to: the lane shows prices only (F3, F6)."""
    with till.store.transaction() as tx:
        broken = first_broken(tx.connection, whole=is_suspect(till.store.path.parent))
    if broken is not None:
        stop_selling(till, broken)
    return broken is not None


def stop_selling(till: Till, broken: Break) -> None:
    """From here on prices only, and which event it is on the screen and in the log."""
    suspect(till.store.path.parent, f"event {broken.seq} is {broken.kind}")  # also next time
    till.running.stopped = "journal.damaged"
    till.notify("journal.damaged", "refuse", seq=broken.seq, kind=broken.kind)


def _shift(till: Till) -> None:
    row = shift.open_shift_row(till)
    if row is not None:
        till.running.shift = ShiftView(row.shift_id, parse_time(row.opened_at), row.float_minor)


def _outstanding(till: Till) -> None:
    """Ask the terminal about the card payment, or its return, whose end is not known (C20)."""
    asked = till.running.sale.asked_card
    if asked is not None:
        cards.look_up(till, asked)
    card_returns.ask_again(till)
    card_day.ask_again(till)
    z_papers.go_on_waiting(till)


def _report(till: Till, notes: tuple[str, ...]) -> RecoveryReport | None:
    running = till.running
    with till.store.transaction() as tx:
        last = tx.connection.execute(
            select(sales.c.receipt_no, sales.c.total_minor).order_by(sales.c.seq.desc()).limit(1)
        ).one_or_none()
        cards = tuple(
            PendingCard(row.tender_id, row.amount_minor)
            for row in tx.connection.execute(
                select(card_intents).where(card_intents.c.status == "started")
            )
        )
    asked = running.sale.asked_card
    if asked is not None and asked.reversal:
        cards = (*cards, asked)
    report = RecoveryReport(
        basket_lines=len(running.sale.basket.lines),
        basket_total_minor=running.sale.priced.total_minor,
        last_receipt_no=last.receipt_no if last else "",
        last_total_minor=last.total_minor if last else 0,
        cards=cards,
        prints=running.prints.uncertain,
        notes=notes,
    )
    nothing = not (report.basket_lines or report.cards or report.prints or notes)
    return None if nothing and last is None else report


def accept(till: Till, command: AcceptRecovery) -> None:
    """The cashier has read it."""
    till.running.recovery = None


def confirm_time(till: Till, command: ConfirmTime) -> None:
    """A person says that the clock is right; time may step back here. Asked twice, said once."""
    if not till.time.check():
        return
    with till.time.confirming() as (was, moment):
        till.record(EventType.TIME_CONFIRMED, {"clock_was": was, "clock_is": moment.text})


def stop(till: Till) -> None:
    """Note that the lane ended on purpose; one that stopped by itself did not."""
    if till.running.stopped:
        return
    with till.store.transaction() as tx:
        operations.set_control(tx.connection, CLEAN, "1")
