"""Rows of customers that another lane wrote: kept with that lane's version, found like our own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, update

from pos_terminal.store.people import customer
from pos_terminal.store.people_index import index_change
from pos_terminal.store.people_tables import customers


def put_received(connection: Connection, ref: str, fields: Mapping[str, Any], version: int) -> None:
    """Write a row as it came; the caller has looked that it is newer and its card is free."""
    before = customer(connection, ref)
    row = {**fields, "customer_ref": ref, "row_version": version}
    if before is None:
        connection.execute(insert(customers).values(row))
        index_change(connection, ref, {}, row)
        return
    known: dict[str, Any] = dict(before._mapping)
    connection.execute(update(customers).where(customers.c.customer_ref == ref).values(row))
    index_change(connection, ref, known, known | row)
