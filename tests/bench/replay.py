"""A year of a real shop through the real lane, and its sum to the penny.

Each invoice is rung up by commands as a cashier would, at its own time of day; a shift is opened
and closed every day. Three sums must be one: that of the file, reckoned here in a few lines which
share nothing with the product; that of the lane's own Z reports; that of the journal's closed
sales, read as raw JSON. Each sale is compared with its invoice as well.
"""

from __future__ import annotations

import csv
import gzip
import json
import time
from collections.abc import Iterator
from contextlib import closing
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from pysqlite3 import dbapi2

from pos_terminal.store.verify import verify
from tests.bench.figures import Figure
from tests.bench.options import Options
from tests.bench.retail_file import FILE, invoices
from tests.bench.retail_shop import RetailShop, open_retail_shop

NAME = "replay of a real year"
DOES = "every invoice of a UK shop through the lane; the sum to the penny"
QUICK = 1000


class NotThePenny(Exception):
    """Two sums that must be one are not."""


def pence_of_file(path: Path, wanted: set[str]) -> dict[str, int]:
    """Pence of each wanted invoice: pieces × price, rounded half up by line."""
    sums = dict.fromkeys(wanted, 0)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for number, _code, _words, pieces, _at, price, *_rest in csv.reader(file):
            if number in sums:
                pounds = Decimal(pieces) * Decimal(price)
                sums[number] += int((pounds * 100).quantize(Decimal(1), ROUND_HALF_UP))
    return sums


def pence_of_journal(lane_db: Path) -> int:
    """The closed sales as the journal's bytes have them."""
    with closing(dbapi2.connect(f"file:{lane_db}?mode=ro", uri=True)) as connection:
        closed = connection.execute("SELECT data FROM journal WHERE event_type = 'BASKET_CLOSED'")
        return sum(json.loads(data)["total_minor"] for (data,) in closed)


def same(expected: int, **sums: int) -> None:
    """Raises NotThePenny unless every sum is the expected one."""
    wrong = {name: pence for name, pence in sums.items() if pence != expected}
    if wrong:
        raise NotThePenny(f"the file has {expected} pence, but {wrong}")


def ring_up(shop: RetailShop, expected: dict[str, int]) -> int:
    """Every invoice in turn; how many were sales."""
    for invoice in shop.invoices:
        total = shop.ring_up(invoice)
        if total != expected[invoice.number]:
            wanted = expected[invoice.number]
            raise NotThePenny(f"invoice {invoice.number} is {wanted} pence, the lane says {total}")
    shop.close_day()
    return shop.sales


def measure(options: Options) -> Iterator[Figure]:
    """Sales and lines a second, when all sums agree."""
    path = options.real(FILE)
    if path is None:
        print(f"{NAME}: {FILE} is not here (--data); nothing is replayed")
        return
    chosen = invoices(path)[: QUICK if options.quick else None]
    expected = pence_of_file(path, {invoice.number for invoice in chosen})
    folder = options.work / "data"
    with open_retail_shop(folder, chosen) as shop:
        began = time.perf_counter()
        sales = ring_up(shop, expected)
        took = time.perf_counter() - began
    total = sum(expected.values())
    same(total, z_reports=shop.z_pence, journal=pence_of_journal(folder / "lane.db"))
    report = verify(folder)
    if not report.ok:
        raise NotThePenny(f"the verifier finds {[check.as_data() for check in report.failed()]}")
    lines = sum(len(invoice.rows) for invoice in chosen)
    sums = f"{len(chosen):,} invoices, {lines:,} lines, {shop.days} days: £{total / 100:,.2f}"
    note = f"{sums} in the file, on the Z reports, in the journal; verified"
    yield Figure(
        "replay a real shop", "sales/s", sales / took, None, "", "to the penny", True, note
    )
    yield Figure("replay a real shop, lines", "lines/s", lines / took, None, "", "", None)
