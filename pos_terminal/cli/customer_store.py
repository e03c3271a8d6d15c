"""Customers for import and export: read beside the lane, written by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from pos_terminal.checkout.customers import e164, note, refuse_twin
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.checkout.told_by_others import LIMITS
from pos_terminal.domain.errors import CashierError
from pos_terminal.store import people
from pos_terminal.store.engine import open_engine
from pos_terminal.store.importing.customers import CustomerRow

ALL_AT_ONCE = 2_000  # customers in one commit: about a second in which nobody can sell
BATCH = 250  # of more than that, so that the lane sells in between

OnLane = Callable[[Callable[[Till], object]], object]


def row_of(stored: Any) -> CustomerRow:
    """A stored customer as files hold them."""
    return CustomerRow(
        name=stored.name,
        customer_ref=stored.customer_ref,
        phone=stored.phone,
        email=stored.email,
        card=stored.card,
        group=stored.customer_group,
        notes=stored.note,
        consent=bool(stored.consent),
    )


class LaneCustomers:
    """The lane's customers, as an import needs them."""

    def __init__(self, connection: Connection, currency: str, on_lane: OnLane) -> None:
        """Read by `connection`, write on the lane's thread."""
        self._connection = connection
        self._currency = currency  # tells which country a number without + belongs to
        self._on_lane = on_lane

    def checked(self, row: CustomerRow) -> CustomerRow:
        """The row as it would be kept; CashierError for what is wrong or somebody else's."""
        row = _by_our_reference(row)
        for name, limit in LIMITS.items():
            if len(getattr(row, "notes" if name == "note" else name)) > limit:
                raise CashierError("customer.too_long", field=name, limit=limit)
        if row.email and "@" not in row.email:
            raise CashierError("customer.email")
        number = e164(row.phone, self._currency)
        refuse_twin(self._connection, row.customer_ref, row.card, number)
        return row

    def find(self, row: CustomerRow) -> CustomerRow | None:
        """Whom the row means: by reference, then card, then telephone number."""
        row = _by_our_reference(row)
        stored = people.customer(self._connection, row.customer_ref) if row.customer_ref else None
        if stored is not None:
            return row_of(stored) if stored.status == "active" else None
        stored = people.customer_by_card(self._connection, row.card)
        if stored is None:
            stored = people.customer_by_phone(self._connection, self._number(row.phone))
        return None if stored is None else row_of(stored)

    def _number(self, phone: str) -> str:
        try:
            return e164(phone, self._currency)
        except CashierError:
            return ""  # `checked` says what is wrong with it

    def save(self, rows: Sequence[CustomerRow]) -> None:
        """Write them: up to 2,000 in one commit, more in batches between which the lane sells.

        A batch is whole or not at all, and the same file again completes what is missing.
        """
        size = len(rows) if len(rows) <= ALL_AT_ONCE else BATCH
        for start in range(0, len(rows), size or 1):
            batch = rows[start : start + size]
            self._on_lane(partial(_write, rows=batch))


def _by_our_reference(row: CustomerRow) -> CustomerRow:
    """Another program's customer number is kept as the card; our references are random UUIDs.

    Raises CashierError("customer.reference") when there is a card as well.
    """
    try:
        UUID(row.customer_ref or "0" * 32)
    except ValueError:
        if row.card not in ("", row.customer_ref):
            raise CashierError("customer.reference", reference=row.customer_ref) from None
        return replace(row, customer_ref="", card=row.customer_ref)
    return row


def _write(till: Till, rows: Sequence[CustomerRow]) -> None:
    with till.transaction() as tx:
        for row in rows:
            _write_one(till, tx, row)


def _write_one(till: Till, tx: TillTx, row: CustomerRow) -> None:
    number = e164(row.phone, till.shop.currency)
    refuse_twin(
        tx.connection, row.customer_ref, row.card, number
    )  # the till may have taken the card meanwhile
    ref = row.customer_ref or till.new_id()
    old = people.customer(tx.connection, ref)
    if old is not None and old.status != "active":
        raise CashierError("customer.unknown")  # erased: nobody comes back by a file
    version = people.save_customer(
        tx.connection,
        {
            "customer_ref": ref,
            "name": row.name,
            "phone": row.phone,
            "phone_e164": number,
            "email": row.email,
            "card": row.card,
            "customer_group": row.group,
            "note": row.notes,
            "consent": int(row.consent),
            "status": "active",
            "changed_at": till.time.read().text,
        },
    )
    note(tx, ref, version, "created" if old is None else "updated")


@contextmanager
def customers_of(lane_db: Path, currency: str, on_lane: OnLane) -> Iterator[LaneCustomers]:
    """The customers of a lane for as long as the block runs."""
    engine = open_engine(lane_db, readonly=True)
    try:
        with engine.begin() as connection:  # a prepared statement asks for a transaction
            yield LaneCustomers(connection, currency, on_lane)
    finally:
        engine.dispose()
