"""An import that writes, its figures, and a real file to take in."""

from __future__ import annotations

from pathlib import Path

from pos_terminal.store.importing.products import ImportOptions, import_products
from pos_terminal.store.importing.report import ImportReport
from tests.unit.store.catalog.conftest import Shop

REAL = Path(__file__).parents[3] / "data" / "openfoodfacts_1000.csv"
FROM_CODE = ImportOptions(price_rule="from-code")
HEADER = ["sku", "barcode", "name", "price"]


def write(shop: Shop, path: Path, **more: object) -> ImportReport:
    return import_products(path, shop.writer, dry_run=False, **more)  # type: ignore[arg-type]


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.new, report.changed, report.same, report.bad.count
