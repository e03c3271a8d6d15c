"""Customers kept in a dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pos_terminal.domain.errors import CashierError
from pos_terminal.store.importing.customers import CustomerRow


class FakeCustomerStore:
    """Matches by reference, card, phone; refuses an e-mail address without @."""

    def __init__(self, rows: Iterable[CustomerRow] = ()) -> None:
        self.rows = {row.customer_ref: row for row in rows}
        self.saves = 0

    def checked(self, row: CustomerRow) -> CustomerRow:
        if row.email and "@" not in row.email:
            raise CashierError("customer.email")
        return row

    def find(self, row: CustomerRow) -> CustomerRow | None:
        for name in ("customer_ref", "card", "phone"):
            wanted = getattr(row, name)
            for known in self.rows.values():
                if wanted and getattr(known, name) == wanted:
                    return known
        return None

    def save(self, rows: Sequence[CustomerRow]) -> None:
        self.saves += 1
        for row in rows:
            ref = row.customer_ref or f"new-{len(self.rows) + 1}"
            self.rows[ref] = replace(row, customer_ref=ref)
