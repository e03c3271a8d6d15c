"""Products and customers as CSV or XLSX, readable by people and by our own import.

A cell that a spreadsheet would take for a formula gets an apostrophe in front (F34); the import
takes it off again. Codes stay text, so no spreadsheet cuts their digits.
"""

from __future__ import annotations

import csv
import gzip
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from pos_terminal.domain.errors import StoreError
from pos_terminal.store.catalog.micro import price_from_micro
from pos_terminal.store.engine import open_engine
from pos_terminal.store.importing.customers import CustomerRow
from pos_terminal.store.importing.values import FORMULA_STARTS

PRODUCT_COLUMNS = (
    "sku", "barcode", "name", "price", "category", "unit", "tax", "min_age", "plu",
    "pack_barcode", "pack_quantity", "price_required", "serial_required", "active",
)  # fmt: skip
CUSTOMER_COLUMNS = (
    "customer_ref", "name", "phone", "email", "card", "group", "notes", "consent",
)  # fmt: skip

_SHEET_ROWS = 1_048_575
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f]")  # XML has no such characters

_PRODUCTS = """
SELECT p.sku,
    (SELECT group_concat(code, ' ') FROM barcodes WHERE product_id = p.id AND qty_milli = 1000),
    p.name, p.price_micro, p.category, p.unit, p.tax_group, p.min_age, p.plu,
    (SELECT code FROM barcodes WHERE product_id = p.id AND qty_milli <> 1000 ORDER BY code),
    (SELECT qty_milli FROM barcodes WHERE product_id = p.id AND qty_milli <> 1000 ORDER BY code),
    p.price_required, p.serial_required, p.active
FROM products p ORDER BY p.id
"""


def export_products(catalog: Path, path: Path) -> int:
    """Write all products to a .csv or .xlsx file, whole or not at all; returns how many.

    A product's second and further pack barcodes are left out: the file has one pair of columns.
    """
    engine = open_engine(catalog, readonly=True)
    try:
        with engine.connect() as connection:
            rows = connection.exec_driver_sql(_PRODUCTS)
            return write_table(path, PRODUCT_COLUMNS, (_product_cells(row) for row in rows))
    finally:
        engine.dispose()


def export_customers(customers: Iterable[CustomerRow], path: Path) -> int:
    """Write customers to a .csv or .xlsx file, whole or not at all; returns how many."""
    cells = (
        [str(int(row.consent)) if name == "consent" else getattr(row, name)
         for name in CUSTOMER_COLUMNS]
        for row in customers
    )  # fmt: skip
    return write_table(path, CUSTOMER_COLUMNS, cells)


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write rows of text cells beside the target and rename; StoreError if it cannot be."""
    name = path.name.lower()
    write = _write_xlsx if name.endswith(".xlsx") else _write_csv
    if name.endswith(".gz"):
        write = _write_packed
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        os.close(handle)
        try:
            count = write(Path(beside), header, ([_safe(cell) for cell in row] for row in rows))
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as err:
        raise StoreError(f"{path} could not be written.", str(err)) from err
    return count


def _product_cells(row: Any) -> list[str]:
    quantity = "" if row[10] is None else f"{row[10] // 1000}.{row[10] % 1000:03d}"
    return [
        row[0],
        row[1] or "",
        row[2],
        format(price_from_micro(row[3]), "f"),
        row[4] or "",
        row[5],
        row[6],
        str(row[7]) if row[7] else "",
        row[8] or "",
        row[9] or "",
        quantity,
        *(str(flag) for flag in row[11:14]),
    ]


def _safe(cell: str) -> str:
    text = _UNPRINTABLE.sub(" ", cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _write_csv(path: Path, header: Sequence[str], rows: Iterator[list[str]]) -> int:
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # the mark is for Excel
        return _write_lines(file, header, rows)


def _write_packed(path: Path, header: Sequence[str], rows: Iterator[list[str]]) -> int:
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        return _write_lines(file, header, rows)


def _write_lines(file: IO[str], header: Sequence[str], rows: Iterator[list[str]]) -> int:
    writer = csv.writer(file)
    writer.writerow(header)
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007
        writer.writerow(row)
    return count


def _write_xlsx(path: Path, header: Sequence[str], rows: Iterator[list[str]]) -> int:
    from openpyxl import Workbook  # late: only for this
    from openpyxl.cell import WriteOnlyCell

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("export")
    sheet.append(list(header))
    count = 0
    for count, row in enumerate(rows, 1):
        if count > _SHEET_ROWS:
            raise StoreError(
                f"A spreadsheet holds {_SHEET_ROWS:,} rows.", "Export to a .csv file instead."
            )
        cells = [WriteOnlyCell(sheet, value=text) for text in row]
        for cell in cells:
            cell.data_type = "s"  # text, whatever it looks like
        sheet.append(cells)
    workbook.save(path)
    return count
