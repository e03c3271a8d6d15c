"""Tampering (F40): any single byte of any row, changed at random, is found and named."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pysqlite3 import dbapi2

from pos_terminal.store.chain import first_broken
from pos_terminal.store.engine import open_engine
from pos_terminal.store.verify import verify
from tests.faults.attacks import SET
from tests.unit.store.verify.forger import without_triggers

Act = Callable[[Any], None]
DOCS = Path(__file__).parents[2] / "docs"


def cells(data_dir: Path) -> list[tuple[int, str, Any]]:
    connection = dbapi2.connect(data_dir / "lane.db")
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


@settings(max_examples=150)
@given(data=st.data())
def test_any_single_byte_of_any_row_changed_is_found(day: Path, data: st.DataObject) -> None:
    all_cells = cells(day)
    seq, column, value = data.draw(st.sampled_from(all_cells))
    mark, fresh = flipped(value, data.draw(st.integers(0, 4000)), data.draw(st.integers(1, 255)))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(day, Path(folder) / "data"))
        with without_triggers(copy / "lane.db") as connection:
            connection.execute(f"{SET}{column} = {mark} WHERE seq = ?", (fresh, seq))
        check = next(check for check in verify(copy).checks if check.name == "I2 chain")
        assert not check.ok, (seq, column)
        assert check.first_bad in {f"seq {seq}", f"seq {seq + 1}"}, (check, seq, column)
        engine = open_engine(copy / "lane.db")
        with engine.begin() as raw:
            raw.exec_driver_sql("DELETE FROM control WHERE key = 'verified_seq'")
            broken = first_broken(raw)
        engine.dispose()
        assert broken is not None
        assert broken.seq in {seq, seq + 1}, (broken, seq, column)
