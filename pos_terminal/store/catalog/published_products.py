"""Products of head office by the thousand: compared in memory, written a statement a kind of row.

A code or a PLU belongs to the product that was published later; whoever had it loses it. So the
catalogue does not depend on the order in which two products that swap a code come.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pos_terminal.domain.errors import CashierError
from pos_terminal.store.catalog.changes import PRODUCT, PUT
from pos_terminal.store.catalog.codes import stored_code
from pos_terminal.store.catalog.micro import price_to_micro
from pos_terminal.store.catalog.published_shelves import waits
from pos_terminal.store.catalog.tables import IMPORTED_FROM_ID
from pos_terminal.store.catalog.words import indexed_words

if TYPE_CHECKING:
    from pos_terminal.store.catalog.product_edit import CatalogEdit
    from pos_terminal.store.catalog.published import Published

_COLUMNS = (
    "name", "category", "unit", "price_micro", "tax_group", "min_age", "plu", "price_required",
    "serial_required", "image_sha256", "active",
)  # fmt: skip
_NAME, _PLU, _IMAGE = 0, _COLUMNS.index("plu"), _COLUMNS.index("image_sha256")
_KNOWN = (
    f"SELECT sku, id, words, {', '.join(_COLUMNS)} FROM products"  # noqa: S608
    " WHERE sku IN (SELECT value FROM json_each(?))"
)
_CODES_OF = (
    "SELECT product_id, code, qty_milli FROM barcodes"
    " WHERE product_id IN (SELECT value FROM json_each(?))"
)
_PRICES_OF = (
    "SELECT product_id, customer_group, starts_on, ends_on, price_micro FROM prices"
    " WHERE product_id IN (SELECT value FROM json_each(?))"
)
_OWNERS = (
    "SELECT b.code, p.sku, p.id, coalesce(h.version, 0) FROM barcodes b"
    " JOIN products p ON p.id = b.product_id"
    " LEFT JOIN published h ON h.kind = 'product' AND h.key = p.sku"
    " WHERE b.code IN (SELECT value FROM json_each(?))"
)
_PLU_OWNERS = (
    "SELECT p.plu, p.sku, p.id, coalesce(h.version, 0) FROM products p"
    " LEFT JOIN published h ON h.kind = 'product' AND h.key = p.sku"
    " WHERE p.plu IN (SELECT value FROM json_each(?))"
)
_INSERT = (
    f"INSERT INTO products (id, sku, words, version, {', '.join(_COLUMNS)})"  # noqa: S608
    f" VALUES (?, ?, ?, ?, {', '.join('?' * len(_COLUMNS))})"
)
_UPDATE = (
    f"UPDATE products SET {', '.join(f'{name} = ?' for name in _COLUMNS)},"  # noqa: S608
    " words = ?, version = ? WHERE id = ?"
)
_INDEX = "INSERT INTO product_words (rowid, words) VALUES (?, ?)"
_UNINDEX = "INSERT INTO product_words (product_words, rowid, words) VALUES ('delete', ?, ?)"
_CODE = (
    "INSERT INTO barcodes (code, product_id, qty_milli) VALUES (?, ?, ?)"
    " ON CONFLICT (code) DO UPDATE SET product_id = excluded.product_id,"
    " qty_milli = excluded.qty_milli"
)


@dataclass(slots=True)
class _Row:
    """A product as it is to be, and as it was."""

    sku: str
    version: int  # of the publication
    values: list[Any]
    codes: dict[str, int]
    prices: dict[tuple[str, str], tuple[str | None, int]]
    id: int = 0
    before: tuple[Any, ...] | None = None
    words_before: str | None = None
    codes_before: dict[str, int] = field(default_factory=dict)
    prices_before: dict[tuple[str, str], tuple[str | None, int]] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        return self.before is None

    @property
    def changed(self) -> bool:
        return (
            self.before != tuple(self.values)
            or self.codes != self.codes_before
            or self.prices != self.prices_before
        )

    def drop_plu(self, plu: str) -> None:
        """Another product has it now."""
        if self.values[_PLU] == plu:
            self.values[_PLU] = None


@dataclass(slots=True)
class _Owner:
    sku: str
    id: int
    version: int

    def beats(self, row: _Row) -> bool:
        """Whether it was published later; of one publication the later SKU has it."""
        return (self.version, self.sku) > (row.version, row.sku)


class PublishedProducts:
    """Writes products inside an open edit."""

    def __init__(self, edit: CatalogEdit, floor: int) -> None:
        """`floor`: everything that is not listed was published with this version at the latest."""
        self._edit = edit
        self._driver: Any = edit.connection.connection.driver_connection
        self._floor = floor
        self._robbed: dict[int, str] = {}  # products that lost a code or PLU: id → SKU

    def put(self, documents: Sequence[Published]) -> Iterator[tuple[Published, CashierError]]:
        """Create or change products, oldest first; yields those that wait for something."""
        ready: list[Published] = []
        groups, categories = self._all("tax_groups"), self._all("categories")
        for document in documents:
            body = document.body
            if body["tax_group"] not in groups:
                yield document, waits("tax_group", body["tax_group"])
            elif body["category"] and body["category"] not in categories:
                yield document, waits("category", body["category"])
            else:
                ready.append(document)
        if ready:
            self._write([_row_of(document) for document in ready])

    def _all(self, table: str) -> set[str]:
        return {code for (code,) in self._driver.execute(f"SELECT code FROM {table}")}  # noqa: S608

    def _write(self, rows: list[_Row]) -> None:
        self._recall(rows)
        self._settle_codes(rows)
        self._settle_plus(rows)
        changed = [row for row in rows if row.changed]
        self._know_images(changed)
        self._write_rows(changed)
        self._write_codes(changed)
        self._write_prices(changed)
        for row in changed:
            self._edit.note(PRODUCT, row.sku, PUT, {"values": row.values, "codes": row.codes})
        self._stamp_robbed({row.id for row in changed})

    def _recall(self, rows: list[_Row]) -> None:
        """What the catalogue has of them."""
        by_sku = {row.sku: row for row in rows}
        found = self._driver.execute(_KNOWN, (json.dumps(list(by_sku)),)).fetchall()
        by_id: dict[int, _Row] = {}
        for sku, product_id, words, *values in found:
            row = by_sku[sku]
            row.id, row.words_before, row.before = product_id, words, tuple(values)
            by_id[product_id] = row
        ids = json.dumps(list(by_id))
        for product_id, code, qty in self._driver.execute(_CODES_OF, (ids,)).fetchall():
            by_id[product_id].codes_before[code] = qty
        for product_id, group, starts, ends, micro in self._driver.execute(_PRICES_OF, (ids,)):
            by_id[product_id].prices_before[group, starts] = (ends, micro)
        (highest,) = self._driver.execute("SELECT max(id) FROM products").fetchone()
        following = max(highest or 0, IMPORTED_FROM_ID - 1)
        for row in rows:
            if row.is_new:
                following += 1
                row.id = following

    def _settle_codes(self, rows: list[_Row]) -> None:
        """Rows come oldest first, so a later one takes what an earlier one of the batch has."""
        wanted = [code for row in rows for code in row.codes]
        owners = self._owners(_OWNERS, wanted)
        by_id = {row.id: row for row in rows}
        for row in rows:
            for code in list(row.codes):
                owner = owners.get(code)
                if owner is not None and owner.id != row.id:
                    if owner.beats(row):
                        del row.codes[code]
                        continue
                    self._rob(owner, by_id, lambda loser, code=code: loser.codes.pop(code, None))
                owners[code] = _Owner(row.sku, row.id, row.version)

    def _settle_plus(self, rows: list[_Row]) -> None:
        wanted = [row.values[_PLU] for row in rows if row.values[_PLU]]
        owners = self._owners(_PLU_OWNERS, wanted)
        by_id = {row.id: row for row in rows}
        for row in rows:
            plu = row.values[_PLU]
            owner = owners.get(plu) if plu else None
            if owner is not None and owner.id != row.id:
                if owner.beats(row):
                    row.values[_PLU] = None
                    continue
                self._rob(owner, by_id, lambda loser, plu=plu: loser.drop_plu(plu), plu=True)
            if plu:
                owners[plu] = _Owner(row.sku, row.id, row.version)

    def _owners(self, query: str, wanted: list[str]) -> dict[str, _Owner]:
        if not wanted:
            return {}
        found = self._driver.execute(query, (json.dumps(wanted),)).fetchall()
        return {
            name: _Owner(sku, product_id, max(version, self._floor))
            for name, sku, product_id, version in found
        }

    def _rob(self, owner: _Owner, by_id: dict[int, _Row], take: Any, *, plu: bool = False) -> None:
        loser = by_id.get(owner.id)
        if loser is None:
            self._robbed[owner.id] = owner.sku
            if plu:
                self._driver.execute("UPDATE products SET plu = NULL WHERE id = ?", (owner.id,))
        elif owner.version == loser.version:  # it claims it in this batch, too
            take(loser)

    def _know_images(self, rows: list[_Row]) -> None:
        """A picture comes by itself; its kind is known when it is here."""
        hashes = {row.values[_IMAGE] for row in rows if row.values[_IMAGE]}
        self._driver.executemany(
            "INSERT OR IGNORE INTO images (sha256, extension, size_bytes, version)"
            " VALUES (?, 'jpg', 1, ?)",
            [(digest, self._edit.version) for digest in hashes],
        )

    def _write_rows(self, rows: list[_Row]) -> None:
        old = [row for row in rows if row.before is not None]
        new = [row for row in rows if row.before is None]
        run, version = self._driver.executemany, self._edit.version
        renamed = [row for row in old if row.before and row.before[_NAME] != row.values[_NAME]]
        run(_UNINDEX, [(row.id, row.words_before or _name_before(row)) for row in renamed])
        replu = [(row.id,) for row in old if row.before and row.before[_PLU] != row.values[_PLU]]
        run("UPDATE products SET plu = NULL WHERE id = ?", replu)
        run(_UPDATE, [(*row.values, _words(row), version, row.id) for row in old])
        run(_INSERT, [(row.id, row.sku, _words(row), version, *row.values) for row in new])
        run(_INDEX, [(row.id, indexed_words(row.values[_NAME])) for row in (*renamed, *new)])

    def _write_codes(self, rows: list[_Row]) -> None:
        gone = [
            (code, row.id) for row in rows for code in row.codes_before if code not in row.codes
        ]
        fresh = [
            (code, row.id, qty)
            for row in rows
            for code, qty in row.codes.items()
            if row.codes_before.get(code) != qty
        ]
        self._driver.executemany("DELETE FROM barcodes WHERE code = ? AND product_id = ?", gone)
        self._driver.executemany(_CODE, fresh)

    def _write_prices(self, rows: list[_Row]) -> None:
        gone, fresh = [], []
        for row in rows:
            before, prices = row.prices_before, row.prices
            gone += [(row.id, *at) for at in before if before[at] != prices.get(at)]
            fresh += [
                (row.id, *at, *value, self._edit.version)
                for at, value in prices.items()
                if before.get(at) != value
            ]
        self._driver.executemany(
            "DELETE FROM prices WHERE product_id = ? AND customer_group = ? AND starts_on = ?",
            gone,
        )
        self._driver.executemany(
            "INSERT INTO prices (product_id, customer_group, starts_on, ends_on, price_micro,"
            " version) VALUES (?, ?, ?, ?, ?, ?)",
            fresh,
        )

    def _stamp_robbed(self, written: set[int]) -> None:
        for product_id, sku in self._robbed.items():
            if product_id not in written:
                self._driver.execute(
                    "UPDATE products SET version = ? WHERE id = ?",
                    (self._edit.version, product_id),
                )
                self._edit.note(PRODUCT, sku, PUT, {"lost": "a code"})
        self._robbed.clear()


def _row_of(document: Published) -> _Row:
    body = document.body
    values = [
        body["name"],
        body["category"] or None,
        body["unit"],
        price_to_micro(Decimal(body["unit_price"])),
        body["tax_group"],
        body["min_age"],
        body["plu"] or None,
        int(body["price_required"]),
        int(body["serial_required"]),
        body["image_sha256"] or None,
        int(body["active"]),
    ]
    codes = {stored_code(entry["code"]): entry["qty_milli"] for entry in body["codes"]}
    prices = {
        (entry["customer_group"], entry["starts_on"]): (
            entry["ends_on"],
            price_to_micro(Decimal(entry["unit_price"])),
        )
        for entry in body["prices"]
    }
    return _Row(document.key, document.version, values, codes, prices)


def _words(row: _Row) -> str | None:
    words = indexed_words(row.values[_NAME])
    return None if words == row.values[_NAME] else words


def _name_before(row: _Row) -> str:
    return str(row.before[_NAME]) if row.before is not None else ""
