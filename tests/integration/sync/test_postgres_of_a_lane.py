"""A real lane's random day in Postgres: every row of every table is what the lane itself has."""

from __future__ import annotations

import random

import pytest
from psycopg import sql

from pos_terminal.store.verify import verify
from sync.delivering import deliver
from sync.outbox import Outbox
from sync.sinks.postgres.sink import PostgresSink
from tests.contract.sinks.postgres_rig import SCHEMA, read_back, settings
from tests.integration.random_cashier import RandomCashier
from tests.lane_fixtures import PRODUCTS, LaneAtWork
from tests.reporting_compare import PAIRS, differences
from tests.servers.postgres import PostgresAddress

pytestmark = pytest.mark.slow

TERMINAL = "TERM001"
PRESSES = 350
PRICES = {product.sku: product.unit_price for product in PRODUCTS}
SPOILED = {
    "sales": "total_minor",
    "sale_lines": "qty_milli",
    "sale_taxes": "base_minor",
    "payments": "amount_minor",
    "shifts": "float_minor",
    "cash_moves": "amount_minor",
    "stock_moves": "qty_milli",
    "events": "seq",
    "lanes": "seq",
}


def send(lane: LaneAtWork, address: PostgresAddress, sink: PostgresSink) -> None:
    """All that the sink does not hold yet, as the agent's worker sends it."""
    files = lane.running.files
    outbox = Outbox(files.lane_db, files.catalog_db, files.images)
    try:
        after = -1
        while sink.position(TERMINAL).seq != after:
            after = sink.position(TERMINAL).seq
            for batch in outbox.batches(after, sink.limits, sink.carries):
                assert not list(deliver(sink, batch))
    finally:
        outbox.close()


@pytest.mark.parametrize("seed", [3, 8])
def test_a_random_day_is_the_same_in_postgres_row_by_row(
    lane: LaneAtWork, reporting: PostgresAddress, seed: int
) -> None:
    cashier = RandomCashier(lane, random.Random(seed))
    sink = PostgresSink(settings(reporting), lambda _: None)
    sink.open()
    try:
        for press in range(PRESSES):
            cashier.press()
            if press % 120 == 0:
                send(lane, reporting, sink)
        send(lane, reporting, sink)
    finally:
        sink.close()
    assert differences(lane.rows, reporting, TERMINAL, SCHEMA) == []
    assert len(read_back(reporting, TERMINAL)) == verify(lane.data_dir).events
    rows = {pair.table: len(lane.rows(pair.of_lane)) for pair in PAIRS}
    assert all(rows.values()), rows  # nothing is the same because there is nothing
    people_and_products_are_the_same(lane, reporting)
    each_difference_shows(lane, reporting)


def people_and_products_are_the_same(lane: LaneAtWork, reporting: PostgresAddress) -> None:
    with reporting.connect() as reader:
        staff = reader.execute(
            f"SELECT employee_id, name, username, role, active::integer, version"
            f" FROM {SCHEMA}.employees"
        ).fetchall()
        products = reader.execute(
            f"SELECT sku, name, unit_price, min_age FROM {SCHEMA}.products"
        ).fetchall()
        codes = reader.execute(f"SELECT sku, code, qty_milli FROM {SCHEMA}.product_codes")
        scanned = {(sku, code): qty for sku, code, qty in codes}
    own = lane.rows("SELECT employee_id, name, username, role, active, row_version FROM employees")
    assert sorted(staff) == sorted(own)
    assert ("MILK", "Milk 1 l", PRICES["MILK"], 0) in products
    assert {sku for sku, *_ in products} >= set(PRICES)
    assert scanned["MILK", "4006381333931"] == 1000
    assert scanned["BEER", "4001234567897"] == 6000


def each_difference_shows(lane: LaneAtWork, reporting: PostgresAddress) -> None:
    """One changed value in any table of Postgres is found: the comparison can fail."""
    for table, column in SPOILED.items():
        with reporting.connect(autocommit=True) as direct:
            change = sql.SQL("UPDATE {0} SET {1} = {1} + 1000000").format(
                sql.Identifier(SCHEMA, table), sql.Identifier(column)
            )
            direct.execute(change)
    found = differences(lane.rows, reporting, TERMINAL, SCHEMA)
    assert {line.partition(":")[0] for line in found} == {pair.table for pair in PAIRS}
