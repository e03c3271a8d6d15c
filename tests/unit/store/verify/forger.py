"""Breaks a store as a forger would: around the triggers, with or without covering the tracks."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import rfc8785
from pysqlite3 import dbapi2

from pos_terminal.store.rebuild import rebuild

TEXTS = ("event_type", "store_id", "terminal_id", "employee_id", "occurred_at", "business_date")
NUMBERS = ("epoch", "seq", "utc_offset_min", "version")
IDS = ("event_id", "journal_id", "caused_by", "basket_id", "shift_id")


@contextmanager
def without_triggers(path: Path) -> Iterator[Any]:
    """A raw connection that may do anything to the journal; the triggers come back after."""
    connection = dbapi2.connect(path, isolation_level=None)
    connection.row_factory = dbapi2.Row
    laws = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"
    ).fetchall()
    for law in laws:
        connection.execute(f"DROP TRIGGER {law['name']}")
    try:
        yield connection
        for law in laws:
            connection.execute(law["sql"])
    finally:
        connection.close()


def run(path: Path, *statements: str) -> None:
    """Run SQL on the store, past the triggers of the journal."""
    with without_triggers(path) as connection:
        for statement in statements:
            connection.execute(statement)


def rehash(connection: Any) -> dict[str, Any]:
    """Chain the whole journal anew; returns its head. By rfc8785, not by the program."""
    before, head = "0" * 64, {}
    for row in connection.execute("SELECT * FROM journal ORDER BY seq").fetchall():
        data_hash = hashlib.sha256(row["data"]).hexdigest()
        envelope = {name: row[name] for name in (*TEXTS, *NUMBERS)}
        envelope |= {name: row[name] and str(uuid.UUID(bytes=row[name])) for name in IDS}
        envelope |= {"training": bool(row["training"])}
        envelope |= {"data_hash": data_hash, "prev_hash": before}
        digest = hashlib.sha256(rfc8785.dumps(envelope)).hexdigest()
        connection.execute(
            "UPDATE journal SET data_hash = ?, prev_hash = ?, hash = ? WHERE seq = ?",
            (*map(bytes.fromhex, (data_hash, before, digest)), row["seq"]),
        )
        head = {"journal_id": envelope["journal_id"], "epoch": row["epoch"]}
        head |= {"seq": row["seq"], "hash": digest}
        before = digest
    return head


def forge(path: Path, seq: int, change: Callable[[dict[str, Any]], object]) -> None:
    """Change one event's data and cover every track: hashes, head outside, derived tables."""
    with without_triggers(path) as connection:
        (raw,) = connection.execute("SELECT data FROM journal WHERE seq = ?", (seq,)).fetchone()
        data = json.loads(raw)
        change(data)
        connection.execute("UPDATE journal SET data = ? WHERE seq = ?", (rfc8785.dumps(data), seq))
        cover(path, connection)
    rebuild(path)


def cover(path: Path, connection: Any) -> None:
    """Chain anew and write the head outside to match."""
    head = rehash(connection)
    (path.parent / "head.json").write_text(json.dumps(head), "ascii")


def seqs(path: Path, event_type: str) -> list[int]:
    """Where events of a type are."""
    connection = dbapi2.connect(path)
    query = "SELECT seq FROM journal WHERE event_type = ? ORDER BY seq"
    found = [row[0] for row in connection.execute(query, (event_type,))]
    connection.close()
    return found


def event_data(path: Path, seq: int) -> dict[str, Any]:
    """The data of one event."""
    connection = dbapi2.connect(path)
    (raw,) = connection.execute("SELECT data FROM journal WHERE seq = ?", (seq,)).fetchone()
    connection.close()
    data: dict[str, Any] = json.loads(raw)
    return data
