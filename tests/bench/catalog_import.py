"""Importing the real products: against raw SQLite, beside a till that sells, and stopped."""

from __future__ import annotations

import csv
import gzip
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from pysqlite3 import dbapi2

from pos_terminal.bootstrap import RunningLane, open_lane
from pos_terminal.checkout import commands as cmd
from pos_terminal.store.catalog.codes import stored_code
from pos_terminal.store.catalog.schema import prepare_catalog
from pos_terminal.store.catalog.words import indexed_words
from pos_terminal.store.catalog.writer import CatalogWriter
from pos_terminal.store.importing.products import import_products
from pos_terminal.store.importing.report import ImportCancelled, Progress
from tests.bench.catalog_sizes import SMALL, code_of, copy_of, settings_of, shop
from tests.bench.figures import Figure, percentile, spread_of
from tests.bench.options import Options
from tests.bench.real_catalogue import ABSENT, FILE, HOW
from tests.ui.till import JANE

NAME = "catalog_import"
DOES = "import of the 818,775 real products"

_GOAL = 2.0
_ROUNDS = 3
_QUICK_ROWS = 50_000
_SAME = "raw executemany into the same tables and indexes + FTS build, the file read by csv"
_BARE = "raw executemany into one table of four columns + FTS build, the file read by csv"
_IDLE = "the same till while nothing is imported"
_STOPS = ("reading", "writing", "indexing")
Row = tuple[str, str]  # code, name


def measure(options: Options) -> Iterator[Figure]:
    """Ours and both floors turn by turn; then beside a till; then stopped in each phase."""
    file = options.real(FILE)
    if file is None:
        print(f"{NAME}: {ABSENT}")
        return
    if options.quick:
        file = _beginning(file, options.work / "beginning.csv.gz")
    seconds = _seconds(options, file)
    for floor, words in (("same", _SAME), ("bare", _BARE)):
        yield _against(seconds, floor, words, whole=not options.quick)
    folder = copy_of(shop(options.work, SMALL), options.work / "selling")
    with open_lane(settings_of(folder)) as running:
        yield from _selling(running, file)
    folder = copy_of(shop(options.work, SMALL), options.work / "stopped")
    yield _stopped(folder, file)


def _beginning(file: Path, to: Path) -> Path:
    with (
        gzip.open(file, "rt", encoding="utf-8", newline="") as whole,
        gzip.open(to, "wt", encoding="utf-8", newline="") as part,
    ):
        part.writelines(islice(whole, _QUICK_ROWS))
    return to


# -- how long ---------------------------------------------------------------------------


def _seconds(options: Options, file: Path) -> dict[str, list[float]]:
    ways: dict[str, Callable[[Path, Path], None]] = {"bare": _bare, "ours": _ours, "same": _same}
    found: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(1 if options.quick else _ROUNDS):
        for way, run in ways.items():
            folder = options.work / way
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            began = time.perf_counter()
            run(folder, file)
            found[way].append(time.perf_counter() - began)
            shutil.rmtree(folder)
    return found


def _ours(folder: Path, file: Path) -> None:
    writer = CatalogWriter(folder / "catalog.db", folder / "images")
    report = import_products(file, writer, dry_run=False, options=HOW)
    assert report.change is not None, "the import has written nothing"
    writer.close()


def _rows(file: Path) -> Iterator[Row]:
    with gzip.open(file, "rt", encoding="utf-8", newline="") as text:
        rows = csv.reader(text)
        next(rows)
        for code, name, *_rest in rows:
            yield code, name[:255] or code


def _opened(path: Path) -> dbapi2.Connection:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("BEGIN IMMEDIATE")
    return connection


def _bare(folder: Path, file: Path) -> None:
    connection = _opened(folder / "bare.db")
    connection.execute(
        "CREATE TABLE products (id INTEGER PRIMARY KEY, code TEXT, name TEXT, price INTEGER)"
    )
    connection.executemany(
        "INSERT INTO products (code, name, price) VALUES (?, ?, 990000)", _rows(file)
    )
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(name, content='')")
    connection.execute("INSERT INTO words (rowid, name) SELECT id, name FROM products")
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _same(folder: Path, file: Path) -> None:
    prepare_catalog(folder / "catalog.db")
    connection = _opened(folder / "catalog.db")
    connection.execute("INSERT INTO tax_groups VALUES ('standard', 'Standard', 1)")
    connection.executemany(
        "INSERT OR IGNORE INTO products (sku, name, words, price_micro, tax_group, version)"
        " VALUES (?, ?, ?, 990000, 'standard', 1)",
        ((stored_code(code), name, _words(name)) for code, name in _rows(file)),
    )
    connection.execute("INSERT INTO barcodes (code, product_id) SELECT sku, id FROM products")
    connection.execute(
        "INSERT INTO product_words (rowid, words) SELECT id, coalesce(words, name) FROM products"
    )
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _words(name: str) -> str | None:
    words = indexed_words(name)
    return None if words == name else words


def _against(seconds: dict[str, list[float]], floor: str, words: str, *, whole: bool) -> Figure:
    ours, least = percentile(seconds["ours"], 50), percentile(seconds[floor], 50)
    ratios = [mine / raw for mine, raw in zip(seconds["ours"], seconds[floor], strict=True)]
    return Figure(
        name=f"import the real products, floor: {floor} tables",
        unit="s",
        ours=ours,
        floor=least,
        floor_is=words,
        goal="≤ 2×" if floor == "same" else "",
        met=ours <= _GOAL * least if whole and floor == "same" else None,
        note=f"median of {len(ratios)}; ours checks, stages, compares and can be stopped",
        spread=spread_of(ratios),
    )


# -- selling meanwhile ------------------------------------------------------------------


def _selling(running: RunningLane, file: Path) -> Iterator[Figure]:
    lane = running.lane
    for command in (cmd.SignIn("jane", JANE[1]), cmd.OpenShift(15_000)):
        lane.submit(command).result(60)
    idle = _scans(running, lambda count: count < 200)
    told: list[Progress] = []
    importing = threading.Thread(
        target=import_products,
        args=(file, running.writer),
        kwargs={"dry_run": False, "options": HOW, "progress": told.append},
    )
    importing.start()
    busy = _scans(running, lambda _count: importing.is_alive())
    importing.join()
    for p in (50, 99):
        yield Figure(
            f"a scan while importing, p{p}", "ms", percentile(busy, p), percentile(idle, p), _IDLE,
            "", None, f"{len(busy)} scans, {len(told)} times told how far it is",
        )  # fmt: skip


def _scans(running: RunningLane, more: Callable[[int], bool]) -> list[float]:
    """One scan after the other, at a quick cashier's pace, until the lane has its new state."""
    found: list[float] = []
    while more(len(found)):
        began = time.perf_counter_ns()
        running.lane.submit(cmd.Scan(code_of(len(found) % SMALL))).result(60)
        found.append((time.perf_counter_ns() - began) / 1e6)
        last = running.lane.state.last_line_no
        assert last is not None, "the scan has added no line"
        running.lane.submit(cmd.VoidLine(last)).result(60)
        time.sleep(0.02)
    return found


# -- stopping ---------------------------------------------------------------------------


def _stopped(folder: Path, file: Path) -> Figure:
    """The longest time from the wish to stop until the catalogue is as it was."""
    writer = CatalogWriter(folder / "catalog.db", folder / "images")
    found = [_stop_in(phase, writer, file) for phase in _STOPS]
    writer.close()
    return Figure(
        "stop an import", "s", max(found), None, "", "cancellable", True,
        f"the longest of {', '.join(_STOPS)}; nothing is changed",
    )  # fmt: skip


def _stop_in(phase: str, writer: CatalogWriter, file: Path) -> float:
    wanted: list[float] = []

    def heard(progress: Progress) -> None:
        if progress.phase == phase and not wanted:
            wanted.append(time.perf_counter())

    try:
        import_products(file, writer, dry_run=False, options=HOW, progress=heard,
            cancel=lambda: bool(wanted))  # fmt: skip
    except ImportCancelled:
        return time.perf_counter() - wanted[0]
    raise AssertionError(f"an import that was to stop while {phase} went on")
