"""The log of lane.db ends somewhere, also where somebody reads whenever it is folded."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pos_terminal.bootstrap import _prepare_lane_db
from pos_terminal.store import operations, unit_of_work
from pos_terminal.store.ids import uuid7
from pos_terminal.store.unit_of_work import FOLD_BETWEEN_SALES, LaneReader, LaneStore

PAGES = 15  # a commit, as a sale of some lines


def log_after(folder: Path, rounds: int) -> int:
    """Length of the log in bytes, where somebody reads at each regular fold."""
    path = folder / "lane.db"
    _prepare_lane_db(path)
    store, reader = LaneStore(path, lambda: uuid7(1)), LaneReader(path)

    def commit() -> None:
        with store.transaction() as tx:
            operations.set_control(tx.connection, "filler", os.urandom(2048 * PAGES).hex())
        store.fold_when_long(between_sales=True)

    try:
        for _ in range(rounds):
            commit()  # a moment in which nobody reads
            commit()
            while store._commits < FOLD_BETWEEN_SALES - 1:
                commit()
            with reader.read() as connection:
                connection.exec_driver_sql("SELECT count(*) FROM control").scalar_one()
                commit()
                commit()
        return (folder / "lane.db-wal").stat().st_size
    finally:
        reader.close()
        store.close()


@pytest.mark.slow
def test_a_reader_at_every_fold_does_not_make_the_log_grow_for_ever(tmp_path: Path) -> None:
    assert log_after(tmp_path, rounds=8) < 12_000_000


@pytest.mark.slow
def test_without_a_second_try_it_would_grow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unit_of_work, "LONG_LOG_PAGES", 10**9)
    assert log_after(tmp_path, rounds=8) > 20_000_000
