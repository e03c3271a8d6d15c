"""An import is on the shelves whole or not at all, and the journal knows of it (C2, F27)."""

from __future__ import annotations

from collections.abc import Iterator

from pysqlite3 import dbapi2

from pos_terminal.checkout.state import LaneState
from tests.faults.driver_witness import Witness
from tests.lane_fixtures import rows_of

ROWS = 30  # of each import of the drill


def torn_imports(witness: Witness) -> Iterator[str]:
    """What was answered is there; what is there is whole."""
    counts = {sku: count for sku, count in _shelves(witness)}
    for sku in witness.imported:
        if sku not in counts:
            yield f"import {sku}: answered, and not on the shelves."
    for sku, count in counts.items():
        if count != ROWS:
            yield f"import {sku}: {count} of {ROWS} products are on the shelves."


def unknown_shelves(witness: Witness, state: LaneState) -> Iterator[str]:
    """After a start the lane, its journal and the shelves agree on the catalogue's version."""
    query = "SELECT value FROM control WHERE key = 'catalogue_version'"
    journalled = [int(value) for (value,) in rows_of(witness.data_dir, query)]
    if journalled != [state.catalogue_version]:
        yield f"shelves: version {state.catalogue_version}, and the journal knows {journalled}."


def _shelves(witness: Witness) -> list[tuple[str, int]]:
    file = witness.data_dir / "catalog.db"
    connection = dbapi2.connect(f"file:{file.as_posix()}?mode=ro", uri=True)
    try:
        query = (
            "SELECT substr(sku, 1, instr(sku, '-') - 1), count(*) FROM products"
            " WHERE sku LIKE 'IMP%' GROUP BY 1"
        )
        return list(connection.execute(query))
    finally:
        connection.close()
