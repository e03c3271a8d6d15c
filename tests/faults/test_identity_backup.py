"""Backups beside a lane that sells: each is one moment of it, whole (online, verified)."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from pos_terminal.store.backup import backup, copy_database
from pos_terminal.store.restoring import restore
from tests.faults.restored import go_on
from tests.lane_fixtures import rows_of, verified

ROOT = Path(__file__).parents[2]
RECEIPTS = "SELECT receipt_no FROM sales ORDER BY seq"

SELLER = """
import sys
from pathlib import Path
from tests.lane_fixtures import lane_on
with lane_on(Path(sys.argv[1])) as lane:
    lane.sign_in()
    while not Path(sys.argv[2]).exists():
        for _ in range(5):
            lane.sell()
        print(lane.rows("SELECT count(*) FROM sales")[0][0], flush=True)
"""


@contextmanager
def selling(data_dir: Path, enough: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that sells as fast as it can until `enough` exists; it tells how many."""
    child = subprocess.Popen(
        [sys.executable, "-c", SELLER, str(data_dir), str(enough)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        yield child
    finally:
        enough.touch()
        child.communicate(timeout=60)


@pytest.mark.slow
def test_backups_beside_a_lane_that_sells_are_whole_and_sell_on_elsewhere(
    shop_dir: Path, tmp_path: Path
) -> None:
    copies: list[tuple[int, int, Path]] = []
    with selling(shop_dir, tmp_path / "enough") as child:
        assert child.stdout is not None
        for number in range(3):
            told = int(child.stdout.readline())  # these were sold before the backup began
            made = backup(shop_dir, tmp_path / f"{number}.zip", verified)
            after = rows_of(shop_dir, "SELECT count(*) FROM sales")[0][0]
            copies.append((told, after, made.path))
    assert child.returncode == 0
    verified(shop_dir)
    sold = [number for (number,) in rows_of(shop_dir, RECEIPTS)]
    assert copies[0][0] < copies[-1][1], "nothing was sold while backups were made"
    for told, after, file in copies:
        fresh = tmp_path / f"{file.stem}-restored"
        assert restore(file, fresh, verified) is None
        kept = [number for (number,) in rows_of(fresh, RECEIPTS)]
        assert kept == sold[: len(kept)]  # exactly a prefix of what the lane went on with
        assert told <= len(kept) <= after
    go_on(fresh)


def test_a_copy_is_one_moment_however_often_the_lane_commits(tmp_path: Path) -> None:
    """In steps it would begin again with every commit, and never end (planted below)."""
    source = tmp_path / "busy # 100%.db"
    with closing(writer_of(source)) as writer:
        done, commits = threading.Event(), 0

        def write() -> None:
            nonlocal commits
            with closing(dbapi2.connect(source, timeout=30)) as other:
                while not done.is_set():
                    bump(other)
                    commits += 1

        thread = threading.Thread(target=write)
        thread.start()
        try:
            copy_database(source, tmp_path / "copy.db")
        finally:
            done.set()
            thread.join(30)
        assert commits
        with closing(dbapi2.connect(tmp_path / "copy.db")) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert copy.execute("SELECT count(DISTINCT n) FROM counters").fetchone() == (1,)
        assert starts_anew(source, writer, tmp_path / "stepped.db") > 3


def writer_of(path: Path) -> dbapi2.Connection:
    """A database of a few hundred pages; two rows far apart that are always equal."""
    writer = dbapi2.connect(path)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.executescript(
        "CREATE TABLE filler(x); CREATE TABLE counters(n);"
        "INSERT INTO counters VALUES (0);"
        "INSERT INTO filler WITH RECURSIVE many(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM many"
        " WHERE i < 400) SELECT randomblob(4000) FROM many;"
        "INSERT INTO counters VALUES (0);"
    )
    writer.commit()
    return writer


def bump(writer: dbapi2.Connection) -> None:
    writer.execute("UPDATE counters SET n = n + 1")
    writer.commit()


def starts_anew(source: Path, writer: dbapi2.Connection, target: Path) -> int:
    """How often a copy in steps begins again beside commits, before it is given up."""
    left: list[int] = []

    class EnoughError(Exception):
        pass

    def between(_status: int, remaining: int, _total: int) -> None:
        left.append(remaining)
        if len(left) > 12:
            raise EnoughError
        bump(writer)

    with closing(dbapi2.connect(source)) as old, closing(dbapi2.connect(target)) as new:
        with pytest.raises(EnoughError):
            old.backup(new, pages=100, progress=between, sleep=0.0)
    return sum(later >= before for before, later in zip(left, left[1:], strict=False))
