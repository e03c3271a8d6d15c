"""Rows of customers and employees in lane.db; the journal holds only that they changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, func, insert, or_, select, text, update

from pos_terminal.store.people_index import index_change
from pos_terminal.store.people_tables import customers, employees
from pos_terminal.store.prepared import Prepared

_HOLDS = (
    customers.c.card == bindparam("card"),
    text("card <> ''"),  # the index's own words
)
_IS_CARD = Prepared(select(customers.c.row_version).where(*_HOLDS))  # asked with each scan


def save_customer(connection: Connection, row: dict[str, Any]) -> int:
    """Insert or change a customer by `customer_ref`; returns the new row version."""
    before = customer(connection, row["customer_ref"])
    if before is None:
        connection.execute(insert(customers).values(**row, row_version=1))
        index_change(connection, row["customer_ref"], {}, row)
        return 1
    if row["card"] != before.card:  # a card that came along in a merge is theirs already
        theirs = (customers.c.merged_into == before.customer_ref, customers.c.card == row["card"])
        for merged in connection.execute(select(customers).where(*theirs)).all():
            change_customer(connection, merged, {"card": ""})
    return change_customer(connection, before, row)


def change_customer(connection: Connection, before: Row[Any], changes: dict[str, Any]) -> int:
    """Change some fields of a row that is there; returns its new version."""
    known: dict[str, Any] = dict(before._mapping)
    version = int(before.row_version) + 1
    is_it = customers.c.customer_ref == before.customer_ref
    connection.execute(update(customers).where(is_it).values(**changes, row_version=version))
    index_change(connection, before.customer_ref, known, known | changes)
    return version


def _save(connection: Connection, table: Table, key: str, row: dict[str, Any]) -> int:
    is_it = table.c[key] == row[key]
    known: int = connection.execute(select(table.c.row_version).where(is_it)).scalar() or 0
    write = update(table).where(is_it) if known else insert(table)
    connection.execute(write.values(**row, row_version=known + 1))
    return known + 1


def customer(connection: Connection, ref: str) -> Row[Any] | None:
    """One customer's row."""
    return connection.execute(
        select(customers).where(customers.c.customer_ref == ref)
    ).one_or_none()


def who_counts(connection: Connection, row: Row[Any] | None) -> Row[Any] | None:
    """The active customer that a row stands for: itself, or who took its place in a merge."""
    if row is not None and row.status == "merged":
        row = customer(connection, row.merged_into)
    return row if row is not None and row.status == "active" else None


def customer_by_card(connection: Connection, card: str) -> Row[Any] | None:
    """The active customer of a card."""
    asked = {"card": card}
    if not card or _IS_CARD.scalar(connection, asked) is None:
        return None
    found = connection.execute(select(customers).where(*_HOLDS), asked).one_or_none()
    return who_counts(connection, found)


def card_holder(connection: Connection, card: str) -> str | None:
    """The reference of the one row that holds a card, also one that was merged into another."""
    query = select(customers.c.customer_ref).where(*_HOLDS)
    found: str | None
    found = connection.execute(query, {"card": card}).scalar_one_or_none() if card else None
    return found


def customer_by_phone(connection: Connection, e164: str) -> Row[Any] | None:
    """The active customer of a phone number, the oldest if several share it."""
    query = (
        select(customers)
        .where(customers.c.phone_e164 == e164, text("phone_e164 <> ''"))
        .order_by(customers.c.customer_ref)
    )
    rows = connection.execute(query).all() if e164 else ()
    people = (who_counts(connection, row) for row in rows)
    return next((row for row in people if row is not None), None)


def merged_refs(connection: Connection, ref: str) -> list[str]:
    """A customer's own reference and those that were merged into it."""
    query = select(customers.c.customer_ref).where(customers.c.merged_into == ref)
    return [ref, *connection.execute(query.order_by(customers.c.customer_ref)).scalars()]


def all_customers(connection: Connection) -> list[Row[Any]]:
    """Every customer that is neither erased nor counted for by another, the oldest first."""
    query = select(customers).where(customers.c.status == "active").order_by(text("rowid"))
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


def employee_by_badge(connection: Connection, digest: str) -> Row[Any] | None:
    """The active member of staff with the badge of this digest."""
    query = select(employees).where(
        employees.c.badge_digest == digest,
        text("badge_digest <> '' AND active = 1"),  # the index's own words
    )
    return connection.execute(query).one_or_none() if digest else None


def all_employees(connection: Connection, *, active_only: bool = False) -> list[Row[Any]]:
    """All staff, by name."""
    query = select(employees).order_by(employees.c.name, employees.c.employee_id)
    if active_only:
        query = query.where(employees.c.active == 1)
    return list(connection.execute(query))
