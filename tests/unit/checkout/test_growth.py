"""What a scan, a sale and a start read must not grow with the journal: indexes, no scans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import Connection, Engine, event

from pos_terminal.checkout import commands as c
from pos_terminal.store import operations
from pos_terminal.store.prepared import Prepared
from tests.lane_fixtures import BY_MANAGER, MILK_CODE, LaneAtWork, lane_on

# tables that grow with every sale, print or customer; the others stay small
GROWING = {
    "journal",
    "baskets",
    "sales",
    "sale_lines",
    "sale_taxes",
    "payments",
    "card_intents",
    "cash_moves",
    "audit",
    "customers",
    "print_jobs",
    "reprints",
}
ENDS_EARLY = re.compile(r"ORDER BY .*\.seq DESC\s+LIMIT", re.DOTALL)  # reads one row of an index


@contextmanager
def plans() -> Iterator[list[str]]:
    """Every reading statement that scans a growing table while the block runs."""
    scans: list[str] = []
    busy: list[bool] = []

    def explain(driver: Any, statement: str, parameters: Any) -> None:
        plan = driver.cursor()
        for row in plan.execute(f"EXPLAIN QUERY PLAN {statement}", parameters or ()):
            found = re.match(r"SCAN (\w+)(?! USING INDEX \w+_live| USING INDEX \w+_open)", row[3])
            if found and found[1] in GROWING:
                scans.append(f"{row[3]}: {statement}")
        plan.close()

    def look(_conn: Any, cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        if busy or not statement.lstrip().startswith("SELECT") or ENDS_EARLY.search(statement):
            return
        busy.append(True)
        explain(cursor.connection, statement, parameters)
        busy.clear()

    def look_and_run(self: Prepared, connection: Connection, row: Mapping[str, Any]) -> Any:
        explain(connection.connection.driver_connection, self.sql, self._bound(row))
        return run(self, connection, row)

    run = Prepared._execute
    event.listen(Engine, "before_cursor_execute", look)
    try:
        with patch.object(Prepared, "_execute", look_and_run):
            yield scans
    finally:
        event.remove(Engine, "before_cursor_execute", look)


@pytest.fixture
def sold(lane: LaneAtWork) -> LaneAtWork:
    """A lane with something in every table."""
    lane.do(c.SaveCustomer("Ada", "0664 1234567", card="C-1"))
    lane.sell("MILK")
    lane.wait(lambda state: not state.prints.queued)
    return lane


def test_a_sale_reads_by_index_however_long_the_journal_is(sold: LaneAtWork) -> None:
    sale_id = sold.state.last_sale or sold.running.queries.find_sales("").result(60)[0].sale_id
    with plans() as scans:
        sold.do(c.Scan("C-1"))
        sold.do(c.Scan(MILK_CODE, 2000))
        sold.refused(c.Scan("4000000000006"))
        sold.do(c.AddProduct("PHONE", serial="S1"))
        sold.do(c.VoidLine(2))
        sold.do(c.AddReturn(str(sale_id), 1, 1000))
        sold.do(c.StartCheckout())
        sold.do(c.PayCard(100))
        sold.wait(lambda state: len(state.tenders) == 1)
        sold.do(c.PayCash(45))
        sold.wait(lambda state: state.last_sale is not None and not state.prints.queued)
        sold.do(c.Reprint(str(sale_id)))
        sold.wait(lambda state: not state.prints.queued)
    assert scans == []


def test_parking_customers_and_signing_in_read_by_index(sold: LaneAtWork) -> None:
    with plans() as scans:
        sold.scan(MILK_CODE)
        sold.do(c.Park("Bob"))
        (row,) = sold.running.queries.parked().result(60)
        sold.do(c.Recall(row.basket_id))
        sold.do(c.VoidSale("x"), BY_MANAGER)
        sold.do(c.SaveCustomer("Eve", "0664 7654321", card="C-2"))
        sold.do(c.MoveCash("in", 5, "x"), BY_MANAGER)
        sold.do(c.SignOut())
        sold.sign_in()
    assert scans == []


def test_a_start_reads_by_index(sold: LaneAtWork, tmp_path: Path) -> None:
    sold.scan(MILK_CODE)
    copy = sold.crash_copy(tmp_path / "crashed")
    with plans() as scans, lane_on(copy) as again:
        assert again.state.recovery is not None
    assert scans == []


def test_a_z_report_forgets_old_prints_a_bounded_number_at_a_time(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "FORGOTTEN_AT_ONCE", 2)
    for _ in range(5):
        lane.sell("MILK")
    lane.wait(lambda state: not state.prints.queued)
    left = []
    for _ in range(3):
        lane.clock.passes(days=20)
        lane.do(c.ConfirmTime())
        lane.do(c.CloseShift(0, 0), BY_MANAGER)
        lane.do(c.OpenShift(0))
        receipts = lane.rows("SELECT count(*) FROM print_jobs WHERE kind = 'receipt'")
        left.append(receipts[0][0])
    assert left == [5, 3, 1]
