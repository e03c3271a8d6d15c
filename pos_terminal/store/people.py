"""Rows of customers and employees in lane.db; the journal holds only that they changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, or_, select, text, update

from pos_terminal.store.tables import customers, employees

_FTS_FIELDS = ("name", "phone", "email", "card")


def save_customer(connection: Connection, row: dict[str, Any]) -> int:
    """Insert or change a customer by `customer_ref`; returns the new row version."""
    version = _save(connection, customers, "customer_ref", row)
    _index_customer(connection, row["customer_ref"])
    return version


def _save(connection: Connection, table: Table, key: str, row: dict[str, Any]) -> int:
    is_it = table.c[key] == row[key]
    known: int = connection.execute(select(table.c.row_version).where(is_it)).scalar() or 0
    write = update(table).where(is_it) if known else insert(table)
    connection.execute(write.values(**row, row_version=known + 1))
    return known + 1


def _index_customer(connection: Connection, ref: str) -> None:
    row = connection.execute(
        select(text("rowid"), customers).where(customers.c.customer_ref == ref)
    ).one()
    connection.execute(text("DELETE FROM customers_fts WHERE rowid = :id"), {"id": row.rowid})
    if row.status == "active":
        together = "".join(filter(str.isdigit, row.phone))  # typed with or without spaces
        ends = {row.phone_e164[-length:] for length in (7, 9, 10)}  # without country or area
        digits = " ".join(sorted({row.phone_e164, together, *ends}))
        connection.execute(
            text(
                "INSERT INTO customers_fts (rowid, name, phone, email, card)"
                " VALUES (:id, :name, :phone, :email, :card)"
            ),
            {
                "id": row.rowid,
                "name": row.name,
                "phone": f"{row.phone} {digits}".strip(),
                "email": row.email,
                "card": row.card,
            },
        )


def index_customers(connection: Connection) -> None:
    """Make the search index of all customers anew."""
    connection.execute(text("DELETE FROM customers_fts"))
    for ref in connection.execute(select(customers.c.customer_ref)).scalars().all():
        _index_customer(connection, ref)


def customer(connection: Connection, ref: str) -> Row[Any] | None:
    """One customer's row."""
    return connection.execute(
        select(customers).where(customers.c.customer_ref == ref)
    ).one_or_none()


def customer_by_card(connection: Connection, card: str) -> Row[Any] | None:
    """The active customer of a card."""
    query = select(customers).where(
        customers.c.card == card,
        text("card <> ''"),  # the index's own words
        customers.c.status == "active",
    )
    return connection.execute(query).one_or_none() if card else None


def customer_by_phone(connection: Connection, e164: str) -> Row[Any] | None:
    """The active customer of a phone number, the oldest if several share it."""
    query = (
        select(customers)
        .where(
            customers.c.phone_e164 == e164,
            text("phone_e164 <> ''"),
            customers.c.status == "active",
        )
        .order_by(text("rowid"))
        .limit(1)
    )
    return connection.execute(query).one_or_none() if e164 else None


def find_customers(connection: Connection, words: list[str], limit: int = 20) -> list[Row[Any]]:
    """Active customers whose name, phone, e-mail or card have words with these beginnings."""
    plain = (word.replace("\0", "") for word in words)  # FTS5 ends a query at a NUL
    terms = " ".join('"' + word.replace('"', '""') + '"*' for word in plain if word)
    query = select(customers).where(customers.c.status == "active").order_by(customers.c.name)
    if terms:
        hits = text("rowid IN (SELECT rowid FROM customers_fts WHERE customers_fts MATCH :q)")
        query = query.where(hits.bindparams(q=terms))
    return list(connection.execute(query.limit(limit)))


def all_customers(connection: Connection) -> list[Row[Any]]:
    """Every customer that is not erased."""
    query = select(customers).where(customers.c.status != "erased").order_by(text("rowid"))
    return list(connection.execute(query))


def save_employee(connection: Connection, row: dict[str, Any]) -> int:
    """Insert or change a member of staff by `employee_id`; returns the new row version."""
    return _save(connection, employees, "employee_id", row)


def employee(connection: Connection, employee_id: str) -> Row[Any] | None:
    """One member of staff by id."""
    query = select(employees).where(employees.c.employee_id == employee_id)
    return connection.execute(query).one_or_none()


def employee_by_login(
    connection: Connection, login: str, *, active_only: bool = True
) -> Row[Any] | None:
    """A member of staff by id or user name."""
    query = select(employees).where(
        or_(
            employees.c.employee_id == login,
            func.lower(employees.c.username) == func.lower(login),
        )
    )
    if active_only:
        query = query.where(employees.c.active == 1)
    return connection.execute(query.limit(1)).one_or_none() if login else None


def all_employees(connection: Connection, *, active_only: bool = False) -> list[Row[Any]]:
    """All staff, by name."""
    query = select(employees).order_by(employees.c.name, employees.c.employee_id)
    if active_only:
        query = query.where(employees.c.active == 1)
    return list(connection.execute(query))
