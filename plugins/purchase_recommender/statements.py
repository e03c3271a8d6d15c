"""Fixed statements, straight to the driver: a catch-up learns years of baskets.

SQLAlchemy's own part of a statement costs as much as SQLite's; it is left out where nothing has
to be composed. The transaction is the event's, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection


def rows(connection: Connection, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """What a query finds."""
    driver: Any = connection.connection.driver_connection
    found: list[tuple[Any, ...]] = driver.execute(sql, values).fetchall()
    return found


def one(connection: Connection, sql: str, *values: Any) -> tuple[Any, ...] | None:
    """The first row, None where there is none."""
    driver: Any = connection.connection.driver_connection
    found: tuple[Any, ...] | None = driver.execute(sql, values).fetchone()
    return found


def write(connection: Connection, sql: str, many: Iterable[Sequence[Any]]) -> None:
    """Carry it out once for each of these rows."""
    driver: Any = connection.connection.driver_connection
    driver.executemany(sql, many)
