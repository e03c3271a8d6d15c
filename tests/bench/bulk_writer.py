"""Writes copies of a played day into a lane.db: plain statements, few large transactions."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from pysqlite3 import dbapi2

from pos_terminal.checkout.printing import KEPT_FINISHED
from pos_terminal.store.chain import VERIFIED
from pos_terminal.store.head import Head, write_head
from pos_terminal.store.unit_of_work import LaneReader
from tests.bench.bulk_template import OF_DAY, Ends, Template

DAYS_A_COMMIT = 10
CACHE_KB = 256 * 1024


def take_up(data_dir: Path) -> None:
    """Undo what a killed run has left half written; readers alone could not."""
    db = dbapi2.connect(str(data_dir / "lane.db"), isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode=WAL").fetchone()
    finally:
        db.close()


class BulkWriter:
    """The only connection to the store while it lives; the caller holds the lane's lock."""

    def __init__(self, data_dir: Path, seed: int) -> None:
        """Open the store, and its second shift as the template."""
        self._data_dir, self._seed = data_dir, seed
        file = data_dir / "lane.db"
        reader = LaneReader(file)
        try:
            with reader.read() as connection:
                self.template = Template(connection)
        finally:
            reader.close()
        self._db = dbapi2.connect(str(file), isolation_level=None)
        # a rollback journal holds only what was there before: appended pages are written once
        self._db.execute("PRAGMA journal_mode=TRUNCATE").fetchone()
        self._db.execute("PRAGMA synchronous=OFF")  # a kill loses nothing, only a power cut could
        self._db.execute(f"PRAGMA cache_size=-{CACHE_KB}")
        self._inserts = {table: self._insert(table) for table in OF_DAY}

    def _insert(self, table: str) -> str:
        columns = self._db.execute(f"SELECT * FROM {table} LIMIT 0").description
        return f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})"

    def _one(self, query: str, *parameters: Any) -> Any:
        return self._db.execute(query, parameters).fetchone()

    def ends(self) -> Ends:
        """How far the journal is; ValueError where a new life of the lane has begun since."""
        seq, epoch, last, day = self._one(
            "SELECT seq, epoch, lower(hex(hash)), business_date FROM journal"
            " ORDER BY seq DESC LIMIT 1"
        )
        if epoch != self.template.epoch:
            raise ValueError("This lane has begun a new epoch since; begin in an empty folder.")
        series = dict(self._db.execute("SELECT name, last_no FROM series").fetchall())
        return Ends(
            date.fromisoformat(day),
            last.encode(),
            {
                "seq": seq,
                "receipt_seq": series["receipt"],
                "z": series["z"],
                "perpetual": self._one("SELECT total_minor FROM perpetual")[0],
                "print": self._one("SELECT coalesce(max(number), 0) FROM print_jobs")[0],
            },
        )

    def write(self, days: int, progress: Callable[[int], None]) -> None:
        """Append so many days; `progress` hears the number of sales written after each commit."""
        written = 0
        while written < days:
            step = min(DAYS_A_COMMIT, days - written)
            self._db.execute("BEGIN IMMEDIATE")
            ends = self.ends()
            for _ in range(step):
                morning = ends.series["seq"]
                ends = self._day(ends)
            self._forget_prints(ends)
            self._sums(step, ends, morning)
            self._db.execute("COMMIT")
            written += step
            progress(written * self.template.sales)

    def _day(self, ends: Ends) -> Ends:
        dice = random.Random(f"{self._seed} {ends.series['seq']}")  # the same after a kill
        rows, after = self.template.copy(ends, dice.randbytes(self.template.pool.noise_size))
        for table, found in rows.items():
            self._db.executemany(self._inserts[table], found)
        return after

    def _forget_prints(self, ends: Ends) -> None:
        """As each Z does: the queue holds the prints of a month."""
        before = (ends.day - KEPT_FINISHED).isoformat()
        self._db.execute("DELETE FROM print_jobs WHERE created_at < ?", (before,))

    def _sums(self, days: int, ends: Ends, verified: int) -> None:
        """What the projections add up; `verified`: each morning's start looks at the day before."""
        series = ends.series
        self._db.executemany(
            "UPDATE series SET last_no = ? WHERE name = ?",
            [(series["receipt_seq"], "receipt"), (series["z"], "z")],
        )
        self._db.execute(
            "UPDATE perpetual SET total_minor = ?, sales_count = sales_count + ?",
            (series["perpetual"], days * self.template.sales),
        )
        self._db.executemany(
            "UPDATE stock SET qty_milli = qty_milli + ? WHERE sku = ?",
            [(days * moved, sku) for sku, moved in self.template.stock.items()],
        )
        self._db.execute("UPDATE control SET value = ? WHERE key = ?", (str(verified), VERIFIED))

    def close(self) -> None:
        """Make it durable, back to the lane's way of writing, and note the head outside."""
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.execute("PRAGMA journal_mode=WAL").fetchone()  # as the lane has it
        query = "SELECT journal_id, epoch, seq, hash FROM journal ORDER BY seq DESC LIMIT 1"
        journal_id, epoch, seq, last = self._one(query)
        self._db.close()
        write_head(
            self._data_dir / "head.json", Head(str(UUID(bytes=journal_id)), epoch, seq, last.hex())
        )
