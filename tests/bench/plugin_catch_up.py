"""Five plugins read 100,000 events behind the lane, against a raw script that commits the same.

Each plugin notes a row an event that it takes, in its own plugin.db with its cursor, in batches of
the host's size. The raw script does that by plain SQL, one after the other: it reads the journal
for each, as each has a cursor of its own, writes the same rows and the same cursors in the same
batches, and knows nothing of hosts, contexts, strikes or a sale that goes first. Both run in turn
on the same journal; the rows are compared afterwards.
"""

from __future__ import annotations

import json
import shutil
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from pysqlite3 import dbapi2

from plugins.reading import BITE
from pos_terminal import bootstrap
from pos_terminal.bootstrap import open_lane
from pos_terminal.checkout import commands as c
from pos_terminal.start import keep_what_is_there
from tests.bench.bulk import make_journal, next_morning
from tests.bench.figures import Figure, spread_of
from tests.bench.lane import PATIENCE_S, settings_for
from tests.bench.options import Options
from tests.bench.small_plugins import FIVE, INSERT, find_five, row_of
from tests.fakes.world import FakeHasher
from tests.lane_fixtures import MANAGER, PINS, rows_of

NAME = "plugins that catch up"
DOES = "five plugins with durable cursors over 100,000 events"
GOAL = 0.7
SALES, QUICK = 15_200, 1_500
TABLES = """
CREATE TABLE notes (seq INTEGER PRIMARY KEY, basket_id TEXT, employee_id TEXT,
  amount INTEGER NOT NULL);
CREATE TABLE host_state (key TEXT PRIMARY KEY, value TEXT NOT NULL)
"""
EVENTS = (
    "SELECT seq, event_type, basket_id, employee_id, data, hash FROM journal"
    " WHERE event_type IN ({}) ORDER BY seq"
)
CURSOR = (
    "INSERT INTO host_state VALUES ('cursor', ?) ON CONFLICT DO UPDATE SET value=excluded.value"
)


def hosted(folder: Path) -> float:
    """Seconds from switching five plugins on until all have read everything."""
    shutil.rmtree(folder / "plugins", ignore_errors=True)
    with patch.object(bootstrap, "find_plugins", find_five):
        opened = open_lane(settings_for(folder), clock=next_morning(folder), hasher=FakeHasher())
        with opened as running:
            running.lane.submit(c.SignIn(MANAGER, PINS[MANAGER])).result(PATIENCE_S)
            assert running.plugins.ready()
            began = time.perf_counter()
            for kind in FIVE:
                running.lane.submit(c.SwitchPlugin(kind.name, on=True)).result(PATIENCE_S)
            assert running.plugins.settled(600)
            took = time.perf_counter() - began
            for kind in FIVE:
                running.lane.submit(c.SwitchPlugin(kind.name, on=False)).result(PATIENCE_S)
    return took


@dataclass(slots=True)
class _Book:
    """One plugin's database, as a script would keep it."""

    connection: Any
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    last: tuple[int, bytes] = (0, b"")

    def commit(self) -> None:
        run = self.connection.execute
        run("BEGIN IMMEDIATE")
        self.connection.executemany(INSERT, self.rows)
        run(CURSOR, (json.dumps({"seq": self.last[0], "hash": self.last[1].hex()}),))
        run("COMMIT")
        self.rows.clear()


def scripted(folder: Path, work: Path) -> float:
    """Seconds of the raw script for the same."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    began = time.perf_counter()
    for kind in FIVE:
        book = _book(work / f"{kind.name}.db")
        _read(folder / "lane.db", book, kind.takes)
        book.connection.close()
    return time.perf_counter() - began


def _read(lane_db: Path, book: _Book, takes: Sequence[str]) -> None:
    """All that one of them takes; as its cursor is its own, so is its way through the journal."""
    lane = dbapi2.connect(str(lane_db))
    sql = EVENTS.format(", ".join(f"'{name}'" for name in takes))
    for seq, event_type, basket_id, employee_id, data, digest in lane.execute(sql):
        body: dict[str, Any] = json.loads(data)
        body["seq"] = seq
        body["event_type"] = event_type
        body["basket_id"] = None if basket_id is None else str(uuid.UUID(bytes=basket_id))
        body["employee_id"] = employee_id
        book.rows.append(row_of(body))
        book.last = (seq, digest)
        if len(book.rows) == BITE:
            book.commit()
    [book.last] = lane.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")
    book.commit()
    lane.close()


def _book(path: Path) -> _Book:
    connection = dbapi2.connect(str(path), isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.executescript(TABLES)
    return _Book(connection)


class NotTheSame(Exception):
    """The two did not write the same: nothing was measured."""


def same_rows(folder: Path, work: Path) -> int:
    """How many rows both have; raises NotTheSame."""
    total = 0
    for kind in FIVE:
        ours = _rows(folder / "plugins" / kind.name / "plugin.db")
        theirs = _rows(work / f"{kind.name}.db")
        if ours != theirs:
            raise NotTheSame(f"{kind.name}: {len(ours)} rows and {len(theirs)}")
        total += len(ours)
    return total


def _rows(path: Path) -> list[tuple[Any, ...]]:
    connection = dbapi2.connect(str(path))
    try:
        return connection.execute("SELECT * FROM notes ORDER BY seq").fetchall()
    finally:
        connection.close()


def measure(options: Options) -> Iterator[Figure]:
    """In turn, on the same journal."""
    folder = options.work / "data"
    make_journal(folder, QUICK if options.quick else SALES)
    events = int(rows_of(folder, "SELECT max(seq) FROM journal")[0][0])
    keep_what_is_there()  # as the window does, or garbage is looked for in all that was imported
    ours: list[float] = []
    floor: list[float] = []
    for _ in range(3 if options.quick else 5):
        ours.append(hosted(folder))
        floor.append(scripted(folder, options.work / "script"))
        rows = same_rows(folder, options.work / "script")
    rate, best = events / median(ours), events / median(floor)
    yield Figure(
        name="five plugins catch up",
        unit="events/s",
        ours=rate,
        floor=best,
        floor_is="raw script: the same rows, cursors and batches by plain SQL",
        goal=f"≥ {GOAL}×",
        met=rate >= GOAL * best,
        note=f"{events:,} events, {rows:,} rows in five databases",
        spread=spread_of([b / a for a, b in zip(ours, floor, strict=True)]),
    )
