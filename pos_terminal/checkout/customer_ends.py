"""Two customers become one, or one is forgotten: managers' acts that the journal remembers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from pos_terminal.checkout import customers, parking, rights
from pos_terminal.checkout.commands import EraseCustomer, MergeCustomers
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.permissions import Right
from pos_terminal.log import get_logger
from pos_terminal.store import operations, parked_rows, people, people_leaving, people_rewrite
from pos_terminal.store.journal import basket_events
from pos_terminal.store.people_names import words_of
from pos_terminal.store.tables import parked_names

log = get_logger(__name__)
REASONS = ("asked", "unused", "mistake")


def merge(till: Till, command: MergeCustomers) -> None:
    """Let one customer count for another; only people with the right."""
    rights.require(till, Right.MANAGE_CUSTOMERS)
    if command.keep == command.drop:
        raise CashierError("customer.same")
    with till.transaction() as tx:
        keep = _active(tx.connection, command.keep)
        drop = _active(tx.connection, command.drop)
        merge_in(tx, keep, drop, till.time.read().text)
    if not till.running.sale.checkout_seq:
        customers.follow(till)


def merge_in(tx: TillTx, keep: Any, drop: Any, at: str) -> None:
    """One row takes another's place, and the journal says so."""
    kept, dropped = people_leaving.merge_customers(tx.connection, keep, drop, at)
    customers.note(tx, drop.customer_ref, dropped, "merged", into=keep.customer_ref)
    customers.note(tx, keep.customer_ref, kept, "updated")


def erase(till: Till, command: EraseCustomer) -> None:
    """Forget a person and all rows that were merged into theirs; the journal keeps references."""
    rights.require(till, Right.MANAGE_CUSTOMERS)
    if command.reason not in REASONS:
        raise CashierError("customer.reason")
    with till.transaction() as tx:
        row = _active(tx.connection, command.customer_ref)
        if till.running.sale.customer_ref in people.merged_refs(tx.connection, row.customer_ref):
            raise CashierError("customer.in_sale")
        forget(tx, row.customer_ref, till.time.read().text, command.reason)
    till.running.traces = True
    clean_up(till)


def forget(tx: TillTx, customer_ref: str, at: str, reason: str = "") -> None:
    """Empty a person's row and all that were merged into it; the caller cleans the files up."""
    refs = people.merged_refs(tx.connection, customer_ref)
    rows = [found for ref in refs if (found := people.customer(tx.connection, ref))]
    _forget_parked(tx.connection, refs, rows)
    for one in rows:
        version = people_leaving.erase_customer(tx.connection, one, at)
        customers.note(tx, one.customer_ref, version, "erased", reason=reason)
    operations.set_control(tx.connection, people_rewrite.DUE, "1")


def clean_up(till: Till) -> None:
    """Take the last traces of who was erased out of the files, where nobody has to wait for it.

    A shop with very many customers waits for a moment when nobody is signed in.
    """
    running = till.running
    if not running.traces or running.sale.basket_id or running.stopped:
        return
    with till.store.transaction() as tx:
        many = people_rewrite.are_many(tx.connection)
    if not many or running.employee is None:
        running.traces = not people_rewrite.scrub(till.store)


def look_for_traces(till: Till) -> None:
    """A run that ended in between left some: take them out before anybody sells."""
    with till.store.transaction() as tx:
        till.running.traces = people_rewrite.is_due(tx.connection)
    if till.running.traces:
        log.info("traces of erased customers are taken out")
        till.running.traces = not people_rewrite.scrub(till.store)


def _active(connection: Connection, ref: str) -> Any:
    row = people.customer(connection, ref)
    if row is None or row.status != "active":
        raise CashierError("customer.unknown")
    return row


def _forget_parked(connection: Connection, refs: list[str], rows: list[Any]) -> None:
    """Names of baskets that are set aside for them, or are called like them."""
    called = [set(words_of(row.name)) for row in rows if row.name]
    for parked in connection.execute(select(parked_names)).all():
        words = set(words_of(parked.name))
        known = parking.replayed(basket_events(connection, parked.basket_id)).customer_ref in refs
        if known or any(words and words & name for name in called):
            operations.forget_parked_name(connection, parked.basket_id)
    for other in parked_rows.everything(connection):
        words = set(words_of(other.name))
        if other.customer_ref in refs or any(words and words & name for name in called):
            parked_rows.unname(connection, other.key)
