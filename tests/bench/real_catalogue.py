"""A shop with the 818,775 real products, imported once by the product's own importer and kept."""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random

from pysqlite3 import dbapi2

from pos_terminal.bootstrap import open_lane
from pos_terminal.store.importing.products import ImportOptions, import_products
from tests.bench.catalog_sizes import kept_in, set_up_shop, settings_of
from tests.bench.options import Options

FILE = "openfoodfacts_products.csv.gz"
ABSENT = f"{FILE} is not here (--data DIR): not measured"
HOW = ImportOptions(price_rule="from-code")  # the file has no prices
SIGNS = "SIGNS"  # names without a letter
Product = tuple[str, str]  # SKU, name


def real_shop(options: Options, file: Path) -> Path:
    """The data directory of that shop; Jane and Ada as everywhere."""
    folder = kept_in(options.work) / f"real-{file.stat().st_size}"
    if not folder.is_dir():
        making = folder.with_name(f"making-real-{os.getpid()}")
        set_up_shop(making)
        with open_lane(settings_of(making)) as running:
            import_products(file, running.writer, dry_run=False, options=HOW)
        with open_lane(settings_of(making)):
            pass  # notes the new version
        making.rename(folder)
    return folder


def every_nth(folder: Path, count: int) -> list[Product]:
    """About `count` products, evenly over the whole catalogue."""
    with dbapi2.connect((folder / "catalog.db").as_uri() + "?mode=ro", uri=True) as connection:
        total = connection.execute("SELECT count(*) FROM products").fetchone()[0]
        step = max(1, total // count)
        rows = connection.execute(
            "SELECT sku, name FROM products WHERE id % ? = 0 AND active = 1", (step,)
        )
        return list(rows.fetchall())


def by_script(products: Sequence[Product], most: int, dice: Random) -> dict[str, list[Product]]:
    """Up to `most` products of each script, by the first letter of the name."""
    found: dict[str, list[Product]] = defaultdict(list)
    for product in dice.sample(products, len(products)):
        letter = next(
            (sign for sign in product[1] if sign.isalpha() and unicodedata.name(sign, "")), ""
        )
        script = unicodedata.name(letter).split()[0] if letter else SIGNS
        if len(found[script]) < most:
            found[script].append(product)
    return dict(found)
