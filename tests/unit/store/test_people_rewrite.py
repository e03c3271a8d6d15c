"""Pages keep copies of rows that moved on: after a rewrite no file holds what was erased."""

from __future__ import annotations

import uuid
from pathlib import Path
from random import Random
from typing import Any

import pytest

from pos_terminal.store import people, people_leaving, people_rewrite
from pos_terminal.store.people_search import find_customers
from pos_terminal.store.unit_of_work import LaneStore
from tests.unit.store.test_people_and_operations import customer

NOW = "2026-11-21T12:00:00.000000Z"
COMMITS, SIZE = 15, 60
LEAVES_A_COPY = 5  # a seed with which, without a rewrite, one of them is still readable


def a_row(dice: Random, number: int) -> dict[str, Any]:
    """Rows of any length, in random places of every table: pages split again and again."""
    name = f"Person{number:05d}x Family{dice.randrange(10**6):06d}"
    return customer(0) | {
        "customer_ref": str(uuid.UUID(int=dice.getrandbits(128))),
        "name": name,
        "phone_e164": f"+43664{number:05d}99",
        "email": f"mail{number:05d}x@example.org",
        "card": f"CARD{number:05d}x",
        "note": "n" * dice.randrange(0, 300) + f"note{number:05d}x",
    }


def traces(folder: Path, numbers: list[int]) -> list[str]:
    """What is still readable of the people with these numbers."""
    content = b"".join(path.read_bytes().lower() for path in folder.glob("lane.db*"))
    needles = (f"{what}{n:05d}x" for n in numbers for what in ("person", "mail", "card", "note"))
    return [needle for needle in needles if needle.encode() in content]


@pytest.mark.slow
def test_no_page_keeps_a_copy_of_who_was_erased(store: LaneStore, tmp_path: Path) -> None:
    dice = Random(LEAVES_A_COPY)
    refs: list[str] = []
    for batch in range(COMMITS):
        with store.transaction() as tx:
            for number in range(batch * SIZE, (batch + 1) * SIZE):
                row = a_row(dice, number)
                refs.append(row["customer_ref"])
                people.save_customer(tx.connection, row)
                if dice.random() < 0.3:  # another length: it moves to another page
                    longer = row | {"note": f"{row['note']} {'m' * dice.randrange(200)}"}
                    people.save_customer(tx.connection, longer)
    gone = list(range(601, 720, 2))
    assert len(traces(tmp_path, gone)) == 4 * len(gone)
    with store.transaction() as tx:
        for number in gone:
            row_there = people.customer(tx.connection, refs[number])
            assert row_there is not None
            people_leaving.erase_customer(tx.connection, row_there, NOW)
    assert people_rewrite.scrub(store)
    assert traces(tmp_path, gone) == []
    stays = 0
    with store.transaction() as tx:
        found = find_customers(tx.connection, f"Persno{stays:05d}x")[0]
        assert found.customer_ref == refs[stays]
        assert not people_rewrite.is_due(tx.connection)


def test_a_rewrite_changes_neither_rows_nor_indexes(store: LaneStore) -> None:
    def whole() -> tuple[list[Any], list[Any]]:
        with store.transaction() as tx:
            run = tx.connection.exec_driver_sql
            schema = run("SELECT type, name, tbl_name FROM sqlite_master ORDER BY 1, 2").all()
            return list(schema), list(run("SELECT * FROM customers").all())

    with store.transaction() as tx:
        for number in range(1, 20):
            people.save_customer(tx.connection, customer(number, card=f"C{number}"))
    before = whole()
    assert people_rewrite.scrub(store)
    assert whole() == before
    with store.transaction() as tx:
        assert people.customer_by_card(tx.connection, "C7") is not None
