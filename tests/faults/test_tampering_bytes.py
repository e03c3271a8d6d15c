"""Tampering (F40): any single byte of any row, changed at random, is found and named."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pysqlite3 import dbapi2

from pos_terminal.store.backup import copy_database
from pos_terminal.store.chain import Break, first_broken
from pos_terminal.store.engine import open_engine
from pos_terminal.store.verify import verify
from tests.faults.attacks import SET
from tests.unit.store.verify.forger import without_triggers


def cells(file: Path) -> list[tuple[int, str, Any]]:
    """Every value of the journal, but for `seq` itself."""
    connection = dbapi2.connect(file)
    connection.row_factory = dbapi2.Row
    rows = connection.execute("SELECT * FROM journal ORDER BY seq").fetchall()
    connection.close()
    return [
        (row["seq"], column, row[column])
        for row in rows
        for column in row.keys()
        if row[column] is not None and column != "seq"
    ]


def flipped(value: Any, place: int, mask: int) -> tuple[str, Any]:
    """SQL and parameter of the same value with one byte changed."""
    if isinstance(value, int):
        raw = bytearray(value.to_bytes(8, "big", signed=True))
    else:
        raw = bytearray(value if isinstance(value, bytes) else value.encode())
    raw[place % len(raw)] ^= mask
    if isinstance(value, int):
        return "?", int.from_bytes(raw, "big", signed=True)
    return ("?" if isinstance(value, bytes) else "CAST(? AS TEXT)"), bytes(raw)


@pytest.fixture
def alone(day: Path, tmp_path: Path) -> Path:
    """The store in one file, with no log beside it: quick to copy."""
    file = tmp_path / "whole.db"
    copy_database(day / "lane.db", file)
    return file


@pytest.mark.slow
def test_any_single_byte_of_any_row_changed_is_found(alone: Path) -> None:
    all_cells = cells(alone)
    copy = alone.with_name("changed.db")

    @settings(max_examples=80)
    @given(st.sampled_from(all_cells), st.integers(0, 4000), st.integers(1, 255))
    def change(cell: tuple[int, str, Any], place: int, mask: int) -> None:
        seq, column, value = cell
        mark, fresh = flipped(value, place, mask)
        shutil.copy(alone, copy)
        with without_triggers(copy) as connection:
            connection.execute(f"{SET}{column} = {mark} WHERE seq = ?", (fresh, seq))
        check = next(check for check in verify(copy).checks if check.name == "I2 chain")
        assert not check.ok, (seq, column)
        assert check.first_bad in {f"seq {seq}", f"seq {seq + 1}"}, (check, seq, column)
        broken = seen_at_a_start(copy)
        assert broken is not None
        assert broken.seq in {seq, seq + 1}, (broken, seq, column)

    change()


def test_an_unchanged_row_is_not_found(alone: Path) -> None:
    check = next(check for check in verify(alone).checks if check.name == "I2 chain")
    assert check.ok
    assert seen_at_a_start(alone) is None


def seen_at_a_start(file: Path) -> Break | None:
    """What a lane's own start says of the whole journal."""
    engine = open_engine(file)
    try:
        with engine.begin() as connection:
            return first_broken(connection, whole=True)
    finally:
        engine.dispose()
