"""I5: every table that is derived from the journal is compared with a replay, cell by cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from pos_terminal.store.rebuild import rebuild
from pos_terminal.store.tables import DERIVED
from pos_terminal.store.verify import Check, verify
from pos_terminal.store.verify.ledger import TABLES

CELLS = [
    (table.name, column.name)
    for table in DERIVED
    for column in table.columns
    if not column.primary_key
]


def change(path: Path, statement: str) -> int:
    """Run SQL on a derived table; how many rows it touched."""
    connection = dbapi2.connect(path, isolation_level=None)
    touched = connection.execute(statement).rowcount
    connection.close()
    return int(touched)


def tables_check(lane: Path) -> Check:
    """The check on tables, the only one that may fail here."""
    report = verify(lane)
    assert {check.name for check in report.failed()} <= {"I5 tables"}
    return next(check for check in report.checks if check.name == "I5 tables")


def test_the_replay_knows_every_derived_table_and_column() -> None:
    ours = {name: set(columns) for name, (columns, _) in TABLES.items()}
    assert ours == {table.name: {c.name for c in table.columns} for table in DERIVED}


@pytest.mark.parametrize(("table", "column"), CELLS, ids=lambda part: str(part))
def test_a_changed_cell_is_found(lane_dir: Path, table: str, column: str) -> None:
    first = f"(SELECT min({key(table)}) FROM {table})"
    value = f"CASE typeof({column}) WHEN 'integer' THEN {column} + 1 WHEN 'text' THEN "
    value += f"{column} || 'x' WHEN 'blob' THEN zeroblob(16) ELSE 1 END"
    change(lane_dir / "lane.db", "PRAGMA ignore_check_constraints = ON")
    touched = change(
        lane_dir / "lane.db", f"UPDATE {table} SET {column} = {value} WHERE {key(table)} = {first}"
    )
    assert touched
    check = tables_check(lane_dir)
    assert not check.ok
    assert check.first_bad.startswith(f"{table} ")
    assert column in check.sentence or "journal" in check.sentence or "missing" in check.sentence


def key(table: str) -> str:
    """The first key column."""
    return TABLES[table][0][0]


@pytest.mark.parametrize("table", [table.name for table in DERIVED])
def test_a_deleted_row_is_found(lane_dir: Path, table: str) -> None:
    assert change(lane_dir / "lane.db", f"DELETE FROM {table}")
    check = tables_check(lane_dir)
    assert check.first_bad.startswith(f"{table} ")
    assert check.sentence == "The row is missing."


def test_a_row_that_no_event_made_is_found(lane_dir: Path) -> None:
    change(lane_dir / "lane.db", "INSERT INTO stock VALUES ('WINE', 12000)")
    check = tables_check(lane_dir)
    assert (check.first_bad, check.sentence) == ("stock WINE", "Not in the journal.")


def test_a_row_that_is_there_twice_is_found(lane_dir: Path) -> None:
    change(lane_dir / "lane.db", "DROP INDEX series_key")
    change(lane_dir / "lane.db", "INSERT INTO series SELECT * FROM series LIMIT 1")
    check = tables_check(lane_dir)
    assert check.first_bad == "series"
    assert check.sentence == "series has 3 rows, the journal gives 2."


def test_a_number_stored_as_text_is_another_value(lane_dir: Path) -> None:
    change(lane_dir / "lane.db", "UPDATE sale_lines SET unit_price = X'312E3939' WHERE line_no = 1")
    assert not tables_check(lane_dir).ok


def test_the_sentence_names_cell_and_both_values(lane_dir: Path) -> None:
    change(lane_dir / "lane.db", "UPDATE stock SET qty_milli = 23001 WHERE sku = 'BEER'")
    check = tables_check(lane_dir)
    assert check.first_bad == "stock BEER"
    assert check.sentence == "qty_milli is 23001, the journal gives 22000."


def test_a_rebuild_mends_what_was_found(lane_dir: Path) -> None:
    change(lane_dir / "lane.db", "DELETE FROM sales")
    rebuild(lane_dir / "lane.db")
    assert verify(lane_dir).ok
