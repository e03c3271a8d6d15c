"""Documents from a table of the reporting schema, for shops without Kafka.

`catalog_documents` holds the newest of each key. Who publishes holds a lock until it has
committed, so positions become visible in their order and no reader goes past one.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from typing import Any

from psycopg import sql

from sync.receiving import Message, Received, place_in
from sync.settings import Postgres
from sync.sinks.postgres.connecting import Line, Patience, connect
from sync.sinks.postgres.errors import told

TABLE = "catalog_documents"
_SLICE_S = 0.5
_ASK_EVERY_S = 15.0  # nobody pokes us when head office publishes
_CREATE = """
CREATE TABLE IF NOT EXISTS {table} (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    key text NOT NULL,
    version bigint NOT NULL,
    document bytea NOT NULL,
    signature text NOT NULL,
    UNIQUE (kind, key)
)
"""
_LOCK = "LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE"
_DROP = "DELETE FROM {table} WHERE kind = %s AND key = %s AND version <= %s"
_PUT = (
    "INSERT INTO {table} (kind, key, version, document, signature)"
    " VALUES (%s, %s, %s, %s, %s) ON CONFLICT (kind, key) DO NOTHING"
)
_NEWER = (
    "SELECT position, kind, key, document, signature FROM {table} WHERE position > %s"
    " ORDER BY position LIMIT %s"
)
_NEWEST = "SELECT max(position) FROM {table}"


class PostgresReceiver:
    """A Receiver on that table."""

    def __init__(self, settings: Postgres, password: str | None) -> None:
        """Nothing is connected yet."""
        self._settings = settings
        self._password = password
        self._line: Line | None = None
        self._table = 0  # its number in the server: one that was made anew counts from 1
        self._position = 0
        self._asked_s = float("-inf")
        self._ended = False  # whoever receives has heard that nothing more was there

    def open(self, offset: str) -> None:
        """Go on behind a position of the same table."""
        self._line = connect(self._settings, self._password, Patience())
        place = place_in(offset, "table")
        self._table, self._position = int(place.get("table", 0)), int(place.get("position", 0))
        with told():
            self._compare(self._line)

    def receive(self, most: int, wait_s: float, wanted: Callable[[], bool]) -> Received:
        """Ask at once, then at intervals."""
        ends = time.monotonic() + wait_s
        rows: Sequence[Any] = ()
        told = self._ended
        while wanted():
            now = time.monotonic()
            if now - self._asked_s >= _ASK_EVERY_S:
                rows = self._newer(most)
                self._ended = len(rows) < most
                self._asked_s = now if self._ended else float("-inf")
                if rows or not told:
                    break
            elif now >= ends:
                break
            else:
                time.sleep(min(_SLICE_S, ends - now))
        if rows:
            self._position = rows[-1][0]
        messages = [Message(bytes(row[3]), row[4], f"{row[1]}/{row[2]}") for row in rows]
        offset = json.dumps({"table": self._table, "position": self._position})
        return Received(messages, offset, self._ended)

    def close(self) -> None:
        """Let go."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _newer(self, most: int) -> Sequence[Any]:
        if self._line is None:
            return ()
        query = sql.SQL(_NEWER).format(table=_table(self._settings))
        with told():
            if not self._table:
                self._compare(self._line)
            if not self._table:
                return ()  # nothing was ever published
            return self._line.execute(query, (self._position, most)).fetchall()

    def _compare(self, line: Line) -> None:
        """From the beginning where the table is another one, or was set back behind us."""
        table = _number(line, self._settings)
        newest = _first(line, sql.SQL(_NEWEST).format(table=_table(self._settings))) if table else 0
        if table != self._table or newest < self._position:
            self._table, self._position = table, 0


class PostgresPublisher:
    """Head office's end of it; makes the table where that is allowed."""

    def __init__(self, settings: Postgres, password: str | None) -> None:
        """Connected for each publication."""
        self._settings = settings
        self._password = password

    def publish(self, rows: Sequence[tuple[str, str, int, Message]]) -> None:
        """All of (kind, key, version, message) in one transaction; raises SinkDown, AuthPaused."""
        table = _table(self._settings)
        line = connect(self._settings, self._password, Patience())
        try:
            with told(), line.transaction(), line.cursor() as cursor:
                if not _number(line, self._settings) and self._settings.create:
                    schema = sql.Identifier(self._settings.schema)
                    cursor.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(schema))
                    cursor.execute(sql.SQL(_CREATE).format(table=table))
                cursor.execute(sql.SQL(_LOCK).format(table=table))
                cursor.executemany(sql.SQL(_DROP).format(table=table), [row[:3] for row in rows])
                cursor.executemany(
                    sql.SQL(_PUT).format(table=table),
                    [(*row[:3], row[3].content, row[3].signature) for row in rows],
                )
        finally:
            line.close()


def _number(line: Line, settings: Postgres) -> int:
    """The table's own, 0 where there is none."""
    look = "SELECT to_regclass(format('%%I.%%I', %s::text, %s::text))::oid::bigint"
    return _first(line, look, (settings.schema, TABLE))


def _first(line: Line, query: Any, values: Sequence[object] | None = None) -> int:
    found = line.execute(query, values).fetchone()
    return int(found[0] or 0) if found else 0


def _table(settings: Postgres) -> sql.Identifier:
    return sql.Identifier(settings.schema, TABLE)
