"""Customers of a rebuilt store from their documents; staff come from head office or the set-up.

A document never holds a secret, so an employee of it could not sign in and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, insert

from pos_terminal.store import people_index
from pos_terminal.store.people_tables import customers
from sync.documents import Document, Kind

_TEXTS = ("name", "phone", "phone_e164", "email", "card", "note", "customer_group", "changed_at")
_STATUS = frozenset({"active", "merged", "erased"})
AT_ONCE = 1_000


def put_customers(connection: Connection, documents: Iterable[Document]) -> int:
    """Insert the newest document of each customer; who was erased stays so. How many are there.

    A card that two rows claim stays with the first of them, by their references.
    """
    newest: dict[str, Document] = {}
    for document in documents:
        known = newest.get(document.key)
        if document.kind is Kind.CUSTOMER and document.replaces(known.version if known else None):
            newest[document.key] = document
    cards: set[str] = set()
    rows = [_row(newest[key], cards) for key in sorted(newest)]
    for begin in range(0, len(rows), AT_ONCE):
        connection.execute(insert(customers), rows[begin : begin + AT_ONCE])
    if rows:
        people_index.index_all(connection)
    return len(rows)


def _row(document: Document, cards: set[str]) -> dict[str, Any]:
    body = document.body
    row: dict[str, Any] = {name: _text(body, name) for name in _TEXTS}
    status = _text(body, "status")
    row |= {
        "customer_ref": document.key,
        "row_version": document.version.number,
        "consent": int(body.get("consent") in (1, True)),
        "status": status if status in _STATUS else "active",
        "changed_at": row["changed_at"] or document.version.changed_at,
        "merged_into": _text(body, "merged_into") or None,
    }
    if document.version.erased:
        row["status"] = "erased"
    if row["card"] in cards:
        row["card"] = ""
    cards.add(row["card"])
    return row


def _text(body: dict[str, Any], name: str) -> str:
    value = body.get(name)
    return value if isinstance(value, str) else ""
