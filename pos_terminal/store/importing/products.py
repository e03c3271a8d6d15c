"""Importing products: read, preview or write, all or nothing, while the lane sells.

The file goes into a staging file first; then one transaction compares and writes. Readers see
the catalogue as it was until that commits; an import that is stopped or killed leaves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from pos_terminal.crash_points import reached
from pos_terminal.store.catalog.writer import CatalogWriter
from pos_terminal.store.importing.columns import find_columns
from pos_terminal.store.importing.compare import Comparison, Titles
from pos_terminal.store.importing.mapping import PRODUCT_HEADERS, ColumnMap
from pos_terminal.store.importing.price_rule import PRICE_RULES
from pos_terminal.store.importing.product_rows import ProductRows, RowOptions, Staged
from pos_terminal.store.importing.progress import Pace
from pos_terminal.store.importing.report import (
    Cancel,
    ImportRefused,
    ImportReport,
    ProgressSink,
    RowError,
    RowNote,
)
from pos_terminal.store.importing.shelves import Shelves
from pos_terminal.store.importing.source import Caps, Cells, TableFile, open_table
from pos_terminal.store.importing.staging import Staging, staging
from pos_terminal.store.importing.write import ProductWrite

_BATCH = 5_000  # rows between two looks at the clock and at the wish to stop


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to read a file where guessing is not enough."""

    price_rule: str = ""  # "from-code" makes prices for a file that has none
    tax_group: str = ""  # for products whose row names none; empty: the shop's standard
    decimal: str = ""  # "," or "."
    encoding: str = ""
    delimiter: str = ""
    caps: Caps = Caps()


def import_products(
    path: Path,
    writer: CatalogWriter,
    mapping: ColumnMap | Sequence[str] | None = None,
    dry_run: bool = True,
    progress: ProgressSink | None = None,
    cancel: Cancel | None = None,
    options: ImportOptions | None = None,
) -> ImportReport:
    """Import a CSV or XLSX file (or either in gzip), or say what importing would do.

    `mapping` is a ColumnMap, "field=header" entries, or None to guess from the header. Raises
    ImportRefused for a file that cannot be taken at all, ImportCancelled when `cancel` says so;
    after either the catalogue is as it was. The report's `change` is None if nothing changed.
    """
    chosen = options or ImportOptions()
    if chosen.price_rule and chosen.price_rule not in PRICE_RULES:
        raise ImportRefused("import.price_rule", rule=chosen.price_rule)
    pace = Pace(progress, cancel)
    table = open_table(path, caps=chosen.caps, encoding=chosen.encoding, delimiter=chosen.delimiter)
    report = ImportReport(table.sha256, dry_run)
    with staging(writer.path, pace, readonly=dry_run) as stage:
        _Import(table, stage, report, chosen, writer).run(mapping)
    report.seconds = pace.seconds
    return report


class _Import:
    """One run over one file."""

    def __init__(
        self, table: TableFile, stage: Staging, report: ImportReport, options: ImportOptions,
        writer: CatalogWriter,
    ) -> None:  # fmt: skip
        self._table = table
        self._stage = stage
        self._report = report
        self._options = options
        self._writer = writer
        self._shelves = Shelves(stage.connection, options.tax_group)

    def run(self, mapping: ColumnMap | Sequence[str] | None) -> None:
        rows = self._table.rows()
        columns, first = find_columns(rows, mapping, PRODUCT_HEADERS)
        self._report.columns = dict(columns.names)
        reader = ProductRows(
            columns, self._shelves, RowOptions(self._options.decimal, self._options.price_rule)
        )
        self._read(reader, chain(first, rows))
        self._report.in_house = reader.in_house
        comparison = Comparison(
            self._stage,
            self._report.bad,
            self._report.remarks,
            _titles(columns),
            sku_from_code="sku" not in columns.columns,
            made_prices=bool(self._options.price_rule) and "price" not in columns.columns,
        )
        with nullcontext() if self._report.dry_run else self._writer.writing():
            self._compare_and_write(comparison, has_prices="price" in columns.columns)
        if self._report.change is not None:
            self._stage.empty_log()

    def _read(self, reader: ProductRows, rows: Iterator[tuple[int, Cells]]) -> None:
        report = self._report
        self._stage.execute("BEGIN")  # of the staging file alone; a commit a row costs 10 µs
        while True:
            before = report.rows
            self._stage.add(reader.staged, self._good(reader, islice(rows, _BATCH)))
            if report.rows == before:
                break
            self._stage.add_codes(reader.extra_codes)
            reader.extra_codes.clear()
            reached("catalog.batch")
            done = max(self._table.done_permille(), 1)
            self._stage.pace.at("reading", report.rows, report.rows * 1000 // done)
        self._stage.execute("COMMIT")

    def _good(self, reader: ProductRows, rows: Iterable[tuple[int, Cells]]) -> Iterator[Staged]:
        """One row after the other, never a list of them: the garbage collector stays away."""
        count = 0
        for count, (number, cells) in enumerate(rows, 1):  # noqa: B007
            try:
                yield reader.read(number, cells)
            except RowError as err:
                self._report.bad.add(RowNote(number, err.column, err.reason, err.value))
        self._report.rows += count

    def _compare_and_write(self, comparison: Comparison, *, has_prices: bool) -> None:
        report, pace = self._report, self._stage.pace
        pace.at("comparing", 0, report.rows)
        comparison.within_file()
        self._stage.execute("BEGIN" if report.dry_run else "BEGIN IMMEDIATE")
        comparison.with_catalogue()
        report.new, report.changed = comparison.new(), comparison.changed()
        report.same = report.rows - report.new - report.changed - report.bad.count
        if not has_prices:
            self._refuse_without_prices()
        pace.at("comparing", report.rows, report.rows)
        if not report.dry_run and report.new + report.changed:
            made_at = self._writer.now().isoformat()
            write = ProductWrite(self._stage, comparison, self._shelves)
            report.change = write.run(report.new, report.changed, report.source_sha256, made_at)
            self._stage.pace.at("indexing", report.rows, report.rows)
        reached("catalog.before")
        self._stage.execute("COMMIT")
        reached("catalog.after")

    def _refuse_without_prices(self) -> None:
        unpriced = self._report.bad.reasons.get("a new product needs a price", 0)
        if unpriced and not self._options.price_rule:
            raise ImportRefused("import.no_prices", rows=unpriced, rules=", ".join(PRICE_RULES))


def _titles(columns: ColumnMap) -> Titles:
    names = columns.names
    code = names.get("barcode", "barcode")
    return Titles(
        sku=names.get("sku", code),
        code=code,
        price=names.get("price", "price"),
        name=names.get("name", "name"),
        plu=names.get("plu", "plu"),
    )
