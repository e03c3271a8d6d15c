"""Editing products: their rows, codes, prices, rank and words in the search index."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.money import check_qty_milli
from pos_terminal.domain.product import ONE_MILLI, Product
from pos_terminal.store.catalog.changes import GONE, PRODUCT, PUT
from pos_terminal.store.catalog.codes import MAX_CODE, stored_code
from pos_terminal.store.catalog.edit import ShelfEdit
from pos_terminal.store.catalog.micro import price_to_micro
from pos_terminal.store.catalog.tables import IMPORTED_FROM_ID, barcodes, prices, products
from pos_terminal.store.catalog.words import indexed_words

_INDEX = "INSERT INTO product_words (rowid, words) VALUES (?, ?)"
_UNINDEX = "INSERT INTO product_words (product_words, rowid, words) VALUES ('delete', ?, ?)"


class CatalogEdit(ShelfEdit):
    """All that one transaction may change in the catalogue."""

    def put_product(self, product: Product) -> None:
        """Create or change a product of that SKU, with exactly the codes that it names.

        Raises CashierError("product.code_taken" | "product.plu_taken" | "price.limit" | …).
        """
        codes = _codes(product)
        values = self._values(product)
        if not product.tax_group:
            values["tax_group"] = self.standard_tax_group()
        before = self._row(product.sku)
        self._check_plu(product)
        if before is None:
            product_id = self._insert(product.sku, values)
        else:
            product_id = before["id"]
            if not self._update(before, values) and self._codes_of(product_id) == codes:
                return
        self._write_codes(product_id, product.sku, codes)
        self._stamp(product_id, product.sku, {**values, "codes": sorted(codes)})

    def set_price(self, sku: str, price: Decimal) -> None:
        """Change the price of a SKU from now on; CashierError("product.unknown") without one."""
        before = self._known(sku)
        micro = price_to_micro(price)
        if before["price_micro"] != micro:
            self._set(before["id"], {"price_micro": micro})
            self._stamp(before["id"], sku, {"price_micro": micro})

    def put_dated_price(
        self, sku: str, starts_on: date, price: Decimal, *, ends_on: date | None = None,
        customer_group: str = "",
    ) -> None:  # fmt: skip
        """A price from one day to another (inclusive), for everybody or a customer group."""
        before = self._known(sku)
        keys = {
            "product_id": before["id"],
            "customer_group": customer_group,
            "starts_on": starts_on.isoformat(),
        }
        ends = None if ends_on is None else ends_on.isoformat()
        values = {"ends_on": ends, "price_micro": price_to_micro(price)}
        known_as = f"{sku}/{customer_group}/{starts_on.isoformat()}"
        if self.put_row(prices, "price", keys, values, known_as):
            self._stamp(before["id"], sku, {**keys, **values})

    def set_image(self, sku: str, sha256: str) -> None:
        """Show that stored picture for a SKU; an empty hash takes the picture away."""
        before = self._known(sku)
        if (before["image_sha256"] or "") != sha256:
            self._set(before["id"], {"image_sha256": sha256 or None})
            self._stamp(before["id"], sku, {"image_sha256": sha256})

    def set_active(self, sku: str, active: bool) -> None:
        """Stop selling a product, or sell it again; its codes and history stay."""
        before = self._known(sku)
        if self._update(before, {"active": int(active)}):
            self._stamp(before["id"], sku, {"active": active})

    def remove_product(self, sku: str) -> None:
        """Delete a product with its codes and prices; sold lines keep what they pinned."""
        before = self._known(sku)
        self._unindex(before)
        self.connection.execute(delete(products).where(products.c.id == before["id"]))
        self.note(PRODUCT, sku, GONE, {})

    def rank(self, skus_by_sales: Sequence[str]) -> None:
        """Put the best sellers first in every search, in that order (at most ten million).

        Not a change of the catalogue's content: no row gets a new version.
        """
        wanted = [row["id"] for sku in skus_by_sales if (row := self._row(sku)) is not None]
        ranked = select(products.c.id).where(products.c.id < IMPORTED_FROM_ID)
        fallen = sorted(set(self.connection.scalars(ranked)) - set(wanted))
        for product_id in fallen:
            self._move(product_id, self._next_id())
        for position, product_id in enumerate(wanted, 1):
            self._move(product_id, -position)
        for position in range(1, len(wanted) + 1):
            self._move(-position, position)

    def _insert(self, sku: str, values: dict[str, Any]) -> int:
        words = indexed_words(values["name"])
        product_id = self._next_id()
        self.connection.execute(
            insert(products).values(
                id=product_id,
                sku=sku,
                version=self.version,
                words=None if words == values["name"] else words,
                **values,
            )
        )
        self.connection.exec_driver_sql(_INDEX, (product_id, words))
        return product_id

    def _update(self, before: dict[str, Any], values: dict[str, Any]) -> bool:
        changed = {name: value for name, value in values.items() if before[name] != value}
        if not changed:
            return False
        if "name" in changed:
            self._unindex(before)
            words = indexed_words(changed["name"])
            changed["words"] = None if words == changed["name"] else words
            self.connection.exec_driver_sql(_INDEX, (before["id"], words))
        self._set(before["id"], changed)
        return True

    def _move(self, product_id: int, to_id: int) -> None:
        """Give a product another rank; its codes and prices follow by cascade."""
        row = self.connection.execute(select(products).where(products.c.id == product_id))
        before = dict(row.mappings().one())
        self._unindex(before)
        self._set(product_id, {"id": to_id})
        words = before["words"] or before["name"]
        self.connection.exec_driver_sql(_INDEX, (to_id, words))

    def _unindex(self, before: dict[str, Any]) -> None:
        words = before["words"] or before["name"]
        self.connection.exec_driver_sql(_UNINDEX, (before["id"], words))

    def _set(self, product_id: int, values: dict[str, Any]) -> None:
        self.connection.execute(
            update(products).where(products.c.id == product_id).values(**values)
        )

    def _stamp(self, product_id: int, sku: str, values: dict[str, Any]) -> None:
        self._set(product_id, {"version": self.version})
        self.note(PRODUCT, sku, PUT, values)

    def _next_id(self) -> int:
        highest = self.connection.scalar(select(func.max(products.c.id)))
        return max(highest or 0, IMPORTED_FROM_ID - 1) + 1

    def _row(self, sku: str) -> dict[str, Any] | None:
        row = self.connection.execute(select(products).where(products.c.sku == sku))
        found = row.mappings().first()
        return None if found is None else dict(found)

    def _known(self, sku: str) -> dict[str, Any]:
        found = self._row(sku)
        if found is None:
            raise CashierError("product.unknown", sku=sku)
        return found

    def _codes_of(self, product_id: int) -> dict[str, int]:
        mine = barcodes.c.product_id == product_id
        rows = self.connection.execute(select(barcodes.c.code, barcodes.c.qty_milli).where(mine))
        return {code: qty_milli for code, qty_milli in rows}

    def _write_codes(self, product_id: int, sku: str, codes: dict[str, int]) -> None:
        owned = (
            select(barcodes.c.code, products.c.sku)
            .join(products, products.c.id == barcodes.c.product_id)
            .where(barcodes.c.code.in_(codes), barcodes.c.product_id != product_id)
        )
        for code, owner in self.connection.execute(owned):
            raise CashierError("product.code_taken", code=code, sku=sku, owner=owner)
        mine = barcodes.c.product_id == product_id
        self.connection.execute(delete(barcodes).where(mine))
        for code, qty_milli in codes.items():
            row = {"code": code, "product_id": product_id, "qty_milli": qty_milli}
            self.connection.execute(insert(barcodes).values(**row))

    def _check_plu(self, product: Product) -> None:
        if not product.plu:
            return  # `= None` would compare with IS NULL: every product without a PLU
        taken = select(products.c.sku).where(
            products.c.plu == product.plu, products.c.sku != product.sku
        )
        owner = self.connection.scalar(taken)
        if owner is not None:
            raise CashierError("product.plu_taken", plu=product.plu, owner=owner)

    @staticmethod
    def _values(product: Product) -> dict[str, Any]:
        return {
            "name": product.name,
            "category": product.category or None,
            "unit": product.unit,
            "price_micro": price_to_micro(product.unit_price),
            "tax_group": product.tax_group,
            "min_age": product.min_age,
            "plu": product.plu or None,
            "price_required": int(product.price_required),
            "serial_required": int(product.serial_required),
            "image_sha256": product.image_sha256 or None,
            "active": int(product.active),
        }


def _codes(product: Product) -> dict[str, int]:
    codes = {stored_code(code): ONE_MILLI for code in product.gtins}
    codes |= {stored_code(pack.code): check_qty_milli(pack.qty_milli) for pack in product.packs}
    for code in codes:
        if not 0 < len(code) <= MAX_CODE:
            raise CashierError("product.code", code=code[:MAX_CODE], sku=product.sku)
    return codes
