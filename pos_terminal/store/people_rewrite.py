"""Writes the tables with people anew, so that no page keeps what was once on it.

secure_delete zeroes what is deleted, but not the copies that a b-tree leaves in the gap of a page
when it splits: of 1,200 erased customers one was still readable (counted). A dropped table's pages
are zeroed whole.
"""

from __future__ import annotations

from sqlalchemy import Connection, select, text

from pos_terminal.store import operations
from pos_terminal.store.people_tables import customers
from pos_terminal.store.unit_of_work import LaneStore

DUE = "scrub"  # control row: somebody was erased, and the files have not been cleaned since
MANY = 50_000  # customers; more take seconds, which is for when nobody sells
_TABLES = ("customers", "customer_keys", "customer_words", "parked_names", "parked_elsewhere")


def is_due(connection: Connection) -> bool:
    """Whether somebody was erased whose traces may still be in the file."""
    return operations.control_value(connection, DUE) == "1"


def are_many(connection: Connection) -> bool:
    """Whether writing them anew would hold up a customer."""
    query = select(customers.c.status).limit(1).offset(MANY)
    return connection.execute(query).first() is not None


def rewrite(connection: Connection) -> None:
    """Copy the tables row by row and drop the old ones."""
    for name in _TABLES:
        schema = connection.execute(
            text("SELECT type, sql FROM sqlite_master WHERE tbl_name = :name AND sql <> ''"),
            {"name": name},
        ).all()
        made = next(row.sql for row in schema if row.type == "table")
        rest = made[made.index("(") :]
        order = "rowid" if "WITHOUT ROWID" not in rest else "1, 2"
        for statement in (
            f"CREATE TABLE fresh_{name} {rest}",
            f"INSERT INTO fresh_{name} SELECT * FROM {name} ORDER BY {order}",  # noqa: S608
            f"DROP TABLE {name}",
            f"ALTER TABLE fresh_{name} RENAME TO {name}",
            *(row.sql for row in schema if row.type == "index"),
        ):
            connection.exec_driver_sql(statement)


def scrub(store: LaneStore) -> bool:
    """Rewrite and empty the log; False where a reader still needs the log: try again.

    Raises StoreError where the disk refuses.
    """
    with store.transaction() as tx:
        rewrite(tx.connection)
    if not store.empty_log():
        return False
    with store.transaction() as tx:
        operations.set_control(tx.connection, DUE, "0")
    return True
