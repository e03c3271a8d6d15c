"""A backlog of 100,000 events to Postgres, against raw COPY of the same rows into the same tables.

Ours reads the lane's journal and does all that the agent does: events, read model and position in
one transaction a batch. The raw client has every row ready in memory, as Postgres itself gave it
out in COPY's binary format, and copies table after table in one transaction. Both run in turn
against one server that keeps what it acknowledges (fsync on); the rows are compared afterwards.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import psycopg
from psycopg import sql

from sync.ahead import ReadAhead
from sync.outbox import Outbox
from sync.sinks.base import NOTHING
from sync.sinks.postgres.sink import PostgresSink
from tests.bench.bulk import make_journal
from tests.bench.figures import Figure, spread_of
from tests.bench.options import Options
from tests.contract.sinks.postgres_rig import SCHEMA, settings
from tests.lane_fixtures import rows_of
from tests.servers.postgres import PostgresAddress, PostgresServer
from tests.servers.server import ServerTrouble, new_folder

NAME = "backlog to Postgres"
DOES = "100,000 events with their read model, one transaction a batch"
GOAL = 0.5
SALES, QUICK, ROUNDS = 15_200, 1_500, 5
SAFE = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "shared_buffers": "128MB",
    "max_wal_size": "2GB",
}
TABLES = (
    *("events", "sales", "sale_lines", "sale_taxes", "payments", "stock_moves", "cash_moves"),
    *("shifts", "lanes", "employees", "products", "product_codes", "product_prices"),
)


def sent(folder: Path, address: PostgresAddress) -> float:
    """Seconds of the sink for the whole journal."""
    outbox = ReadAhead(  # as the agent does
        lambda: Outbox(folder / "lane.db", folder / "catalog.db", folder / "images")
    )
    sink = PostgresSink(settings(address), lambda _: None)
    began = time.perf_counter()
    sink.open()
    after, goes_on = NOTHING.seq, True
    while goes_on:
        goes_on = False
        for batch in outbox.batches(after, sink.limits, sink.carries):
            sink.deliver(batch)
            if batch.events:
                after, goes_on = batch.events[-1].seq, True
    took = time.perf_counter() - began
    sink.close()
    outbox.close()
    return took


def copied(rows: dict[str, bytes], address: PostgresAddress) -> float:
    """Seconds of COPY for rows that are ready."""
    with address.connect() as client:
        began = time.perf_counter()
        for table, some in rows.items():
            with client.cursor().copy(_copy(table, "FROM STDIN")) as copy:
                copy.write(some)
        client.commit()
        return time.perf_counter() - began


def given_out(address: PostgresAddress) -> dict[str, bytes]:
    """All rows as Postgres writes them."""
    with address.connect() as reader:
        found = {}
        for table in TABLES:
            with reader.cursor().copy(_copy(table, "TO STDOUT")) as copy:
                found[table] = b"".join(bytes(piece) for piece in copy)
        return found


def _copy(table: str, way: str) -> sql.Composed:
    words = sql.SQL("COPY {} " + way + " (FORMAT BINARY)")  # type: ignore[operator]
    return words.format(sql.Identifier(SCHEMA, table))


def emptied(address: PostgresAddress) -> None:
    """No rows, and a server that has nothing left to do."""
    with address.connect(autocommit=True) as direct:
        names = sql.SQL(", ").join(sql.Identifier(SCHEMA, table) for table in TABLES)
        direct.execute(sql.SQL("TRUNCATE {}").format(names))
        direct.execute("CHECKPOINT")


def counted(address: PostgresAddress) -> dict[str, int]:
    """Rows of each table."""
    with address.connect() as reader:
        words = sql.SQL("SELECT count(*) FROM {}")
        found = {}
        for table in TABLES:
            row = reader.execute(words.format(sql.Identifier(SCHEMA, table))).fetchone()
            found[table] = int(row[0]) if row else 0
        return found


def on_disk(address: PostgresAddress) -> int:
    """Bytes of all tables with their indexes."""
    with address.connect() as reader:
        row = reader.execute(
            "SELECT sum(pg_total_relation_size(format('%%I.%%I', schemaname, tablename)))"
            " FROM pg_tables WHERE schemaname = %s",
            [SCHEMA],
        ).fetchone()
        return int(row[0]) if row else 0


def measure(options: Options) -> Iterator[Figure]:
    """Ours and the raw client in turn."""
    folder = options.work / "lane"
    make_journal(folder, QUICK if options.quick else SALES)
    [(events,)] = rows_of(folder, "SELECT count(*) FROM journal")
    home = new_folder("bench-postgres")
    try:
        with PostgresServer(home, settings=SAFE) as server:
            yield _figure(folder, server.address.create("bench"), events, options)
    except (ServerTrouble, psycopg.Error) as err:
        print(f"{NAME}: not measured, {err}")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _figure(folder: Path, address: PostgresAddress, events: int, options: Options) -> Figure:
    sent(folder, address)  # makes the tables; and everybody is warm
    rows, expected = given_out(address), counted(address)
    ours, raw = [], []
    for _ in range(1 if options.quick else ROUNDS):
        emptied(address)
        ours.append(events / sent(folder, address))
        assert counted(address) == expected
        emptied(address)
        raw.append(events / copied(rows, address))
        assert counted(address) == expected
    ratios = [one / other for one, other in zip(ours, raw, strict=True)]
    sent_b = sum(map(len, rows.values()))
    return Figure(
        name="events to Postgres",
        unit="events/s",
        ours=median(ours),
        floor=median(raw),
        floor_is="raw COPY of the same rows, ready in memory, into the same tables",
        goal=f"≥ {GOAL} × raw COPY",
        met=None if options.quick else median(ours) / median(raw) >= GOAL,
        note=f"{events:,} events, {sum(expected.values()):,} rows; an event is"
        f" {sent_b / events:,.0f} B on the line, {on_disk(address) / events:,.0f} B with indexes",
        spread=spread_of(ratios),
    )
