"""Shops with as many products as one likes: set up by the product, filled in bulk, kept."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from pysqlite3 import dbapi2

from pos_terminal.bootstrap import open_lane
from pos_terminal.checkout import commands as cmd
from pos_terminal.config.settings import Settings
from tests.bench.options import ROOT
from tests.ui.till import ADMIN, JANE, stock_shelves

SMALL, MIDDLE, LARGE = 1_000, 100_000, 1_000_000
QUICK = (1_000, 10_000)
_KINDS = ("Milk", "Bread", "Cheese", "Juice", "Soap", "Rice", "Coffee", "Soup", "Tea", "Pasta")
_MAKERS = ("Alpha", "Bauer", "Corner", "Delta", "Eagle", "Fresh", "Green", "Hill", "Island", "Jura")
_SIZES = ("100 g", "250 g", "500 g", "1 kg", "330 ml", "1 l")
_FIRST_CODE = 2_000_000_000_00  # twelve digits; the thirteenth is the check digit
Shelf = tuple[int, str, str, str]  # id, SKU, name, EAN-13


def sizes(*, quick: bool) -> tuple[int, ...]:
    """How many products the growth is measured at."""
    return QUICK if quick else (SMALL, MIDDLE, LARGE)


def code_of(number: int) -> str:
    """The EAN-13 of the product with this number, from 0."""
    digits = str(_FIRST_CODE + number)
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return digits + str(-weighted % 10)


def shop(work: Path, products: int) -> Path:
    """The data directory of a shop with `products` products more than the usual few.

    Jane is a cashier, Ada the manager (tests.ui.till), secrets are hashed as in a real shop.
    """
    folder = kept_in(work) / str(products)
    if not folder.is_dir():
        making = folder.with_name(f"making-{products}-{os.getpid()}")
        set_up_shop(making)
        with_products(making / "catalog.db", products)
        with open_lane(settings_of(making)):
            pass  # start-up notes the catalogue's new version: a start that is measured need not
        making.rename(folder)
    return folder


def kept_in(work: Path) -> Path:
    """Where shops are kept, beside the work folder: other measurements and runs use them too.

    Another place where the schema, or what is in these shops, has changed.
    """
    sources = [Path(__file__), *sorted((ROOT / "migrations").rglob("*.py"))]
    kind = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]
    return work.parent / f"shops-{kind}"


def copy_of(folder: Path, to: Path) -> Path:
    """A data directory of its own for one run."""
    shutil.rmtree(to, ignore_errors=True)
    return Path(shutil.copytree(folder, to))


def settings_of(folder: Path) -> Settings:
    """A machine whose everything lies in `folder`."""
    return Settings(data_dir=folder, log_dir=folder / "log", secret_store="file")


def set_up_shop(folder: Path) -> None:
    """A shop with its first staff and few products."""
    with open_lane(settings_of(folder)) as running:
        lane = running.lane
        manager = cmd.SetUpShop(
            shop_name="Corner Shop",
            currency="EUR",
            manager_name=ADMIN[0],
            manager_username="admin",
            manager_pin=ADMIN[1],
            manager_password="admin123",
            language="en",
        )
        lane.submit(manager).result(60)
        stock_shelves(running)
        lane.submit(cmd.SignIn("admin", ADMIN[1])).result(60)
        jane = cmd.SaveEmployee(JANE[0], "cashier", "jane", JANE[1], "password123")
        lane.submit(jane).result(60)
        lane.submit(cmd.SignOut()).result(60)


def with_products(catalog: Path, count: int) -> None:
    """Fill a catalogue that is set up: the rows that an import would write, without reading any."""
    connection = dbapi2.connect(str(catalog), isolation_level=None)
    try:
        version = connection.execute("SELECT max(version) + 1 FROM versions").fetchone()[0]
        first = connection.execute("SELECT max(id) + 1 FROM products").fetchone()[0]
        connection.execute("PRAGMA synchronous=OFF")  # made anew if the machine stops meanwhile
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT INTO products (id, sku, name, price_micro, tax_group, version)"
            " VALUES (?, ?, ?, ?, 'standard', ?)",
            (
                (number, sku, name, 990_000 + number % 977 * 10_000, version)
                for number, sku, name, _code in _shelves(first, count)
            ),
        )
        connection.executemany(
            "INSERT INTO barcodes (code, product_id) VALUES (?, ?)",
            ((code, number) for number, _sku, _name, code in _shelves(first, count)),
        )
        connection.executemany(
            "INSERT INTO product_words (rowid, words) VALUES (?, ?)",
            ((number, name) for number, _sku, name, _code in _shelves(first, count)),
        )
        connection.execute(
            "INSERT INTO versions (version, made_at, source, source_sha256, count, bulk)"
            " VALUES (?, '2026-01-01T00:00:00+00:00', 'import', ?, ?, 1)",
            (version, "0" * 64, count),
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _shelves(first: int, count: int) -> Iterator[Shelf]:
    for number in range(count):
        kind = _KINDS[number % len(_KINDS)]
        maker = _MAKERS[number // 10 % len(_MAKERS)]
        size = _SIZES[number // 100 % len(_SIZES)]
        name = f"{maker} {kind} No {number // 600} {size}"
        yield first + number, f"S{number:07}", name, code_of(number)
