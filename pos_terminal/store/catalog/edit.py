"""One edit of the catalogue: rows compared before they are written, each change noted.

A row that already is as asked stays untouched, so doing the same twice changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, insert, select, update

from pos_terminal.domain.product import CatalogChange, Category, QuickKey
from pos_terminal.domain.tax import Tax
from pos_terminal.store.catalog.changes import GONE, PRODUCT, PUT
from pos_terminal.store.catalog.images import StoredImage
from pos_terminal.store.catalog.tables import (
    about,
    categories,
    changes,
    images,
    quick_keys,
    tax_group_taxes,
    tax_groups,
    taxes,
)

Values = Mapping[str, Any]

STANDARD, UNTAXED = "standard", "untaxed"  # codes of tax groups


class RowEdit:
    """Writes rows of one new version and remembers which; one transaction's life long."""

    def __init__(self, connection: Connection, version: int) -> None:
        """Write on that connection, in its open transaction, as that version."""
        self.connection = connection
        self.version = version
        self._noted: dict[tuple[str, str], str] = {}
        self._digest = hashlib.sha256()

    @property
    def count(self) -> int:
        """How many rows are different now."""
        return len(self._noted)

    def put_row(
        self, table: Table, entity: str, keys: Values, values: Values, known_as: str = ""
    ) -> bool:
        """Insert or update one versioned row; False if it already is like that.

        `known_as` is its key in the change log where the row's own means nothing outside.
        """
        where = and_(*(table.c[name] == value for name, value in keys.items()))
        columns = [table.c[name] for name in values]
        found = self.connection.execute(select(*columns).where(where)).first()
        if found is not None and tuple(found) == tuple(values.values()):
            return False
        stamped = {**values, "version": self.version}
        if found is None:
            self.connection.execute(insert(table).values(**keys, **stamped))
        else:
            self.connection.execute(update(table).where(where).values(**stamped))
        self.note(entity, known_as or _key(keys), PUT, values)
        return True

    def remove_rows(self, table: Table, entity: str, keys: Values) -> bool:
        """Delete one row; False if it is not there."""
        where = and_(*(table.c[name] == value for name, value in keys.items()))
        if not self.connection.execute(delete(table).where(where)).rowcount:
            return False
        self.note(entity, _key(keys), GONE, {})
        return True

    def note(self, entity: str, key: str, op: str, values: Values) -> None:
        """Remember that a row changed."""
        self._noted[entity, key] = op
        line = json.dumps([entity, key, op, dict(values)], sort_keys=True, default=str)
        self._digest.update(line.encode())

    def change(self, source_sha256: str | None) -> CatalogChange:
        """What happened, with the source's hash or that of the changes themselves."""
        happened = bool(self._noted)
        return CatalogChange(
            from_version=self.version - 1,
            to_version=self.version if happened else self.version - 1,
            count=len(self._noted),
            source_sha256=source_sha256 or self._digest.hexdigest(),
        )

    def write_changes(self, *, bulk: bool = False) -> None:
        """List the changed rows in the change log; `bulk`: products by their own version only."""
        rows = [
            {"version": self.version, "entity": entity, "key": key, "op": op}
            for (entity, key), op in self._noted.items()
            if not (bulk and entity == PRODUCT and op == PUT)
        ]
        if rows:
            self.connection.execute(insert(changes), rows)


class ShelfEdit(RowEdit):
    """Edits what products stand on: currency, taxes, categories, pictures, quick keys."""

    def set_currency(self, currency: str) -> None:
        """The currency of all prices (ISO 4217)."""
        found = self.connection.scalar(select(about.c.value).where(about.c.key == "currency"))
        if found == currency:
            return
        self.connection.execute(delete(about).where(about.c.key == "currency"))
        self.connection.execute(insert(about).values(key="currency", value=currency))
        self.note("about", "currency", PUT, {"value": currency})

    def put_tax(self, tax: Tax) -> None:
        """Create or change a tax."""
        values = {
            "name": tax.name,
            "kind": tax.kind.value,
            "rate": format(tax.rate, "f"),
            "included": int(tax.included),
            "affects_next_base": int(tax.affects_next_base),
            "base_affected": int(tax.base_affected),
            "rounding": tax.rounding,
            "exemptible": int(tax.exemptible),
        }
        self.put_row(taxes, "tax", {"code": tax.code}, values)

    def put_tax_group(self, code: str, name: str, tax_codes: Iterable[str]) -> None:
        """Create or change a group: the taxes of a kind of product, in their order."""
        wanted = list(tax_codes)
        renamed = self.put_row(tax_groups, "tax_group", {"code": code}, {"name": name})
        if not renamed and self._taxes_of(code) == wanted:
            return
        mine = tax_group_taxes.c.tax_group == code
        self.connection.execute(delete(tax_group_taxes).where(mine))
        for position, tax in enumerate(wanted):
            row = {"tax_group": code, "position": position, "tax": tax}
            self.connection.execute(insert(tax_group_taxes).values(**row))
        at = tax_groups.c.code == code
        self.connection.execute(update(tax_groups).where(at).values(version=self.version))
        self.note("tax_group", code, PUT, {"name": name, "taxes": wanted})

    def tax_group_for(self, tax_codes: Iterable[str]) -> str:
        """The code of the group with exactly these taxes; made if there is none."""
        wanted = list(tax_codes)
        for group in self.connection.scalars(select(tax_groups.c.code)).all():
            if self._taxes_of(group) == wanted:
                return str(group)
        code = "+".join(wanted)[:64] or "untaxed"
        self.put_tax_group(code, code, wanted)
        return code

    def standard_tax_group(self) -> str:
        """The group of products that name none: "standard", or the first; new shops: untaxed."""
        groups = self.connection.scalars(
            select(tax_groups.c.code).order_by(tax_groups.c.code)
        ).all()
        if not groups:
            self.put_tax_group(UNTAXED, "Untaxed", [])
            return UNTAXED
        return STANDARD if STANDARD in groups else str(groups[0])

    def put_category(self, category: Category) -> None:
        """Create or change a category."""
        values = {
            "name": category.name,
            "position": category.position,
            "colour": category.colour,
        }
        self.put_row(categories, "category", {"code": category.code}, values)

    def put_image(self, image: StoredImage) -> None:
        """Make a stored picture known to the catalogue."""
        values = {"extension": image.extension, "size_bytes": image.size_bytes}
        self.put_row(images, "image", {"sha256": image.sha256}, values)

    def put_quick_key(self, key: QuickKey) -> None:
        """Create or change a tile."""
        where = {"page": key.page, "position": key.position}
        values = {"sku": key.sku, "label": key.label, "colour": key.colour}
        self.put_row(quick_keys, "quick_key", where, values)

    def remove_quick_key(self, page: str, position: int) -> None:
        """Take a tile away."""
        self.remove_rows(quick_keys, "quick_key", {"page": page, "position": position})

    def _taxes_of(self, group: str) -> list[str]:
        found = self.connection.scalars(
            select(tax_group_taxes.c.tax)
            .where(tax_group_taxes.c.tax_group == group)
            .order_by(tax_group_taxes.c.position)
        )
        return list(found)


def _key(keys: Values) -> str:
    return "/".join(str(value) for value in keys.values())
