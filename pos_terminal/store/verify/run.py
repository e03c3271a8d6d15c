"""The run: one snapshot, one pass over the journal, every check at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2

from pos_terminal.store.verify.acknowledged import AcknowledgedWatch
from pos_terminal.store.verify.baskets import BasketWatch
from pos_terminal.store.verify.cards import CardWatch
from pos_terminal.store.verify.cash import CashWatch
from pos_terminal.store.verify.chain import ChainWatch
from pos_terminal.store.verify.epochs import EpochWatch
from pos_terminal.store.verify.heads import HeadWatch, ZHeadWatch
from pos_terminal.store.verify.ledger import Ledger
from pos_terminal.store.verify.reading import (
    Connection,
    Row,
    database_file,
    journal_rows,
    open_snapshot,
)
from pos_terminal.store.verify.receipts import ReceiptWatch
from pos_terminal.store.verify.replay import ReplayWatch
from pos_terminal.store.verify.report import Check, VerifyReport
from pos_terminal.store.verify.returns import ReturnWatch
from pos_terminal.store.verify.sales import SaleWatch
from pos_terminal.store.verify.times import TimeWatch
from pos_terminal.store.verify.triggers import check_triggers
from pos_terminal.store.verify.watch import Watch

FILE = "file"
_UNREADABLE = (KeyError, IndexError, TypeError, ValueError, AttributeError, ArithmeticError)


def verify(data_dir: Path, acknowledged: Path | None = None) -> VerifyReport:
    """Check a lane's store against its own journal; reads only, raises nothing for what it finds.

    `data_dir` is a lane's data directory, live or copied, or a single database file; the head
    outside is `head.json` beside it. `acknowledged` is a file of JSON lines {receipt_no,
    total_minor, sale_id} made by whoever was told "Paid".
    """
    file = database_file(data_dir)
    heads = HeadWatch(file.parent / "head.json")  # before the snapshot: it may lag, never lead
    known = [] if acknowledged is None else [AcknowledgedWatch(acknowledged)]
    try:
        connection = open_snapshot(file)
    except dbapi2.Error as err:
        return VerifyReport((_unreadable(file, err),))
    try:
        return _verify(connection, heads, known)
    except dbapi2.Error as err:
        return VerifyReport((_unreadable(file, err),))
    finally:
        connection.close()


def _unreadable(file: Path, err: Exception) -> Check:
    return Check(FILE, False, f"The store cannot be read: {err}.", file.name)


def _verify(
    connection: Connection, heads: HeadWatch, known: Sequence[AcknowledgedWatch]
) -> VerifyReport:
    chain, baskets = ChainWatch(), BasketWatch()
    sales = SaleWatch(baskets)
    replay = ReplayWatch(Ledger(connection))
    watches: list[Watch] = [
        *(heads, EpochWatch(), TimeWatch(), ZHeadWatch(), ReceiptWatch(), baskets, sales),
        *(ReturnWatch(connection), replay, CashWatch(), CardWatch(), *known),
    ]
    pages = _check_pages(connection)
    triggers = check_triggers(connection)
    events = _pass(connection, chain, heads, watches)
    chain.doubles(connection)
    for watch in watches:
        watch.end()
    checks = [watch.check() for watch in (chain, *watches)]
    return VerifyReport((pages, triggers, *checks), events, sales.count, heads.head)


def _pass(
    connection: Connection, chain: ChainWatch, heads: HeadWatch, watches: Sequence[Watch]
) -> int:
    """Show every readable event to every check that wants it; returns the number of rows."""
    wanted: dict[str, list[Watch]] = {}
    events = 0
    for row in journal_rows(connection):
        events += 1
        if not chain.place(row):
            continue
        heads.see_row(row)
        data = chain.data(row)
        if data is None:
            continue
        takers = wanted.get(row.event_type)
        if takers is None:
            takers = [watch for watch in watches if watch.takes(row.event_type)]
            wanted[row.event_type] = takers
        for watch in takers:
            _show(watch, row, data)
    return events


def _show(watch: Watch, row: Row, data: Mapping[str, Any]) -> None:
    try:
        watch.see(row, data)
    except _UNREADABLE as err:
        watch.found(f"seq {row.seq}", f"{row.event_type} cannot be read: {err!r}.")


def _check_pages(connection: Connection) -> Check:
    """SQLite's own look at the pages; it does not see edited rows, but torn ones."""
    answer = connection.execute("PRAGMA lane.quick_check(1)").fetchone()[0]
    if answer != "ok":
        return Check(FILE, False, f"SQLite finds damage: {answer}.", "lane.db")
    return Check(FILE, True, "SQLite finds every page in order.")
