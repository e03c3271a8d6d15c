"""Customers that other lanes made or changed, taken between two commands of this one.

The newest version of a person wins on every lane alike, an erasure over all; two lanes that made
one person at the same time (same telephone number, same card) end with one (C28).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pos_terminal.checkout import customer_ends, customers
from pos_terminal.checkout.head_office import CHUNK_S, Chunk
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.checkout.told_by_others import FIELDS, SHARED_POSITION, SharedCustomer
from pos_terminal.domain.events import EventType
from pos_terminal.store import operations, people, people_received
from pos_terminal.store.catalog.published import Mark


def apply(till: Till, documents: Sequence[SharedCustomer], inbox_id: str) -> Chunk:
    """Take people in the order of the inbox, in one commit, until the time of a chunk is over.

    Somebody who is in the sale in hand is not forgotten before it ends: the rest waits with them.
    """
    clock = till.time.clock
    ends = clock.monotonic() + CHUNK_S
    done = applied = 0
    erased = False
    with till.transaction() as tx:
        for document in documents:
            if document.erased and till.running.sale.customer_ref == document.customer_ref:
                break
            changed = _take(till, tx, document)
            erased = erased or (changed and document.erased)
            applied += changed
            done += 1
            if clock.monotonic() >= ends:
                break
        if done:
            position = Mark(inbox_id, documents[done - 1].position).text
            operations.set_control(tx.connection, SHARED_POSITION, position)
        if applied:
            tx.append(EventType.CUSTOMERS_RECEIVED, {"count": applied}, **_NOBODY)
    if erased:
        till.running.traces = True
        customer_ends.clean_up(till)
    elif applied and not till.running.sale.checkout_seq:
        customers.follow(till)
    return Chunk(done, applied, ())


_NOBODY: dict[str, Any] = {"employee_id": None, "basket_id": None}


def _take(till: Till, tx: TillTx, document: SharedCustomer) -> bool:
    """Write one person if that is news here; whether anything changed."""
    known = people.customer(tx.connection, document.customer_ref)
    if known is not None and not _is_news(till, known, document):
        return False
    if document.erased:
        return _forget(till, tx, known)
    row = dict(document.row, changed_at=document.changed_at)
    twin = _twin(tx, document.customer_ref, row) if row["status"] == "active" else None
    if people.card_holder(tx.connection, row["card"]) not in (None, document.customer_ref):
        row["card"] = ""  # one row holds a card; a merge brings it over
    people_received.put_received(tx.connection, document.customer_ref, row, document.number)
    if twin is not None:
        _merge(till, tx, document.customer_ref, twin.customer_ref)
    elif row["merged_into"]:
        _uncross(till, tx, document.customer_ref, row["merged_into"])
    return True


def _uncross(till: Till, tx: TillTx, ref: str, into: str) -> None:
    """Two lanes merged two people into each other: one of them counts again, as in `_merge`."""
    other = people.customer(tx.connection, into)
    if other is None or other.status != "merged" or other.merged_into != ref:
        return
    keep = people.customer(tx.connection, min(ref, into))
    assert keep is not None  # noqa: S101 - both were just read
    counts = {"status": "active", "merged_into": None, "changed_at": till.time.read().text}
    version = people.change_customer(tx.connection, keep, counts)
    customers.note(tx, keep.customer_ref, version, "updated")


def _is_news(till: Till, known: Any, document: SharedCustomer) -> bool:
    here = (known.status == "erased", known.row_version, known.changed_at)
    if document.order != here:
        return document.order > here
    same = all(getattr(known, name) == document.row.get(name) for name in FIELDS)
    return not same and document.terminal_id > till.terminal_id


def _forget(till: Till, tx: TillTx, known: Any) -> bool:
    """An erasure is one everywhere; whom this lane never met needs none."""
    if known is None or known.status == "erased":
        return False
    customer_ends.forget(tx, known.customer_ref, till.time.read().text)
    return True


def _twin(tx: TillTx, ref: str, row: Mapping[str, Any]) -> Any:
    """Another active customer here with the same card or telephone number."""
    for found in (
        people.customer_by_card(tx.connection, row["card"]),
        people.customer_by_phone(tx.connection, row["phone_e164"]),
    ):
        if found is not None and found.customer_ref != ref:
            return found
    return None


def _merge(till: Till, tx: TillTx, *refs: str) -> None:
    """Every lane keeps the same one of two: the smaller reference."""
    keep_ref, drop_ref = sorted(refs)
    keep = people.customer(tx.connection, keep_ref)
    drop = people.customer(tx.connection, drop_ref)
    assert keep is not None and drop is not None  # noqa: S101, PT018 - both were just read
    customer_ends.merge_in(tx, keep, drop, till.time.read().text)
