"""The journal as plugins read it: bounded bites of it, straight from the driver.

A catch-up goes through 100,000 events for each plugin. SQLAlchemy's rows would cost it as much as
the plugin itself, so the columns are read by one fixed statement and made into bodies here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import msgspec
from pysqlite3 import dbapi2
from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from plugins.cabinet import Cursor
from pos_terminal.checkout.commands import PluginOutcome
from pos_terminal.domain.errors import StoreError
from pos_terminal.store import operations
from pos_terminal.store.columns import known_uuid_text, uuid_text
from pos_terminal.store.engine import open_engine
from pos_terminal.store.tables import applied_outcomes

BITE = 200  # events of one transaction of a plugin; more are no faster, and garbage grows
STRETCH = 4_000  # events looked at for one bite: no long read keeps the store's log from ending
_COLUMNS = (
    "seq, event_id, event_type, version, store_id, terminal_id, shift_id, employee_id, basket_id,"
    " caused_by, training, occurred_at, utc_offset_min, business_date, data, hash"
)
_HEAD = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"
_STOCK = "SELECT qty_milli FROM stock WHERE sku = ?"
_AT = "SELECT hash FROM journal WHERE seq = ?"


Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


def _told(read: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """What the disk refuses is no fault of the plugin's: StoreError."""

    @wraps(read)
    def reading(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Answer:
        try:
            return read(*args, **kwargs)
        except (dbapi2.Error, DBAPIError) as err:
            raise StoreError(f"The journal cannot be read: {err}.", "Look at the disk.") from err

    return reading


@dataclass(frozen=True, slots=True)
class Bite:
    """Wanted events in order, and how far the journal was looked through for them."""

    bodies: list[dict[str, Any]]
    upto: Cursor


class JournalPages:
    """A read-only connection to lane.db; one thread owns it."""

    @_told
    def __init__(self, lane_db: Path) -> None:
        """Open the file."""
        self._engine = open_engine(lane_db, readonly=True)
        self._connection = self._engine.connect()
        self._driver: Any = self._connection.connection.driver_connection

    def close(self) -> None:
        """Close it."""
        self._connection.close()
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent snapshot for other reads of this thread; keep it short."""
        with self._connection.begin():
            yield self._connection

    @_told
    def head(self) -> Cursor:
        """The last event."""
        row = self._driver.execute(_HEAD).fetchone()
        return Cursor() if row is None else Cursor(row[0], row[1].hex())

    @_told
    def has(self, cursor: Cursor) -> bool:
        """Whether this journal has that event: one that was cut or restored may have another."""
        if not cursor.seq:
            return True
        row = self._driver.execute(_AT, (cursor.seq,)).fetchone()
        return row is not None and row[0].hex() == cursor.hash

    @_told
    def bite(self, after: int, wanted: Collection[str], upto: int, most: int = BITE) -> Bite:
        """The next wanted events after `after` and not beyond `upto`."""
        end = min(upto, after + STRETCH)
        marks = ", ".join("?" * len(wanted))
        sql = (
            f"SELECT {_COLUMNS} FROM journal WHERE seq > ? AND seq <= ?"  # noqa: S608
            f" AND event_type IN ({marks}) ORDER BY seq LIMIT ?"
        )
        rows = self._driver.execute(sql, (after, end, *sorted(wanted), most))
        bodies = [_body(row) for row in rows]  # row by row: 1 MB of JSON is not kept meanwhile
        if len(bodies) == most:
            return Bite(bodies, Cursor(bodies[-1]["seq"], bodies[-1]["hash"]))
        return Bite(bodies, self.at(end))

    @_told
    def at(self, seq: int) -> Cursor:
        """The event of that seq."""
        row = self._driver.execute(_AT, (seq,)).fetchone()
        return Cursor(seq, row[0].hex() if row is not None else "")

    @_told
    def last_settings(self, plugin: str, upto: int) -> dict[str, Any] | None:
        """The last change of a plugin's settings up to a seq, as an event.

        Without an index on types it looks back through the whole journal: asked once a rebuild.
        """
        sql = (
            f"SELECT {_COLUMNS} FROM journal WHERE seq <= ?"  # noqa: S608
            " AND event_type = 'PLUGIN_SETTINGS_CHANGED' ORDER BY seq DESC"
        )
        for row in self._driver.execute(sql, (upto,)):
            body = _body(row)
            if body["plugin"] == plugin:
                return body
        return None

    @_told
    def stock_milli(self, sku: str) -> int | None:
        """How much there should be, in thousandths; None: never counted."""
        row = self._driver.execute(_STOCK, (sku,)).fetchone()
        return None if row is None else int(row[0])

    @_told
    def events(
        self,
        types: Collection[str],
        *,
        after: int,
        before: int | None,
        basket_id: str | None,
        newest_first: bool,
        limit: int,
    ) -> list[dict[str, Any]]:
        """Events of some types, between two seqs, of one basket or of all."""
        where = [f"event_type IN ({', '.join('?' * len(types))})", "seq > ?"]
        values: list[Any] = [*types, after]
        if before is not None:
            where.append("seq < ?")
            values.append(before)
        if basket_id is not None:
            where.append("basket_id = ?")  # NULL is never equal: the partial index may serve
            values.append(bytes.fromhex(basket_id.replace("-", "")))
        order = "DESC" if newest_first else "ASC"
        sql = (
            f"SELECT {_COLUMNS} FROM journal WHERE {' AND '.join(where)}"  # noqa: S608
            f" ORDER BY seq {order} LIMIT ?"
        )
        return [_body(row) for row in self._driver.execute(sql, (*values, limit)).fetchall()]

    def plugin_settings(self) -> dict[str, dict[str, Any]]:
        """The settings of each plugin that has ever had any."""
        with self.reading() as connection:
            rows = operations.read_settings(connection)
        return {
            key.removeprefix("plugin.").removesuffix(".settings"): json.loads(value)
            for key, value in rows.items()
            if key.startswith("plugin.") and key.endswith(".settings")
        }

    @_told
    def applied(self, outcomes: list[PluginOutcome]) -> set[str]:
        """Which of these the lane has applied already."""
        ids = [one.outcome_id for one in outcomes]
        query = select(applied_outcomes.c.outcome_id).where(applied_outcomes.c.outcome_id.in_(ids))
        with self.reading() as connection:
            return set(connection.execute(query).scalars())


def _body(row: Any) -> dict[str, Any]:
    """A row as `plugins.bodies.body_of` makes it from an event."""
    body: dict[str, Any] = msgspec.json.decode(row[14])  # four times as fast as json.loads
    body["seq"] = row[0]
    body["event_id"] = uuid_text(row[1])
    body["event_type"] = row[2]
    body["version"] = row[3]
    body["store_id"] = row[4]
    body["terminal_id"] = row[5]
    body["shift_id"] = known_uuid_text(row[6])
    body["employee_id"] = row[7]
    body["basket_id"] = known_uuid_text(row[8])
    body["caused_by"] = known_uuid_text(row[9])
    body["training"] = bool(row[10])
    body["occurred_at"] = row[11]
    body["utc_offset_min"] = row[12]
    body["business_date"] = row[13]
    body["hash"] = row[15].hex()
    return body
