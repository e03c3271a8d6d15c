"""A row of a product file as values ready for the staging table.

This runs once a row, 818,775 times for the file that we measure with, so it is flat: the
columns are resolved once, and a row costs some 3 µs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pos_terminal.domain.product import MAX_NAME
from pos_terminal.store.catalog.codes import MAX_CODE, gtin, stored_code
from pos_terminal.store.catalog.words import indexed_words
from pos_terminal.store.importing.mapping import ColumnMap
from pos_terminal.store.importing.price_rule import price_from_code
from pos_terminal.store.importing.report import ImportRefused, RowError
from pos_terminal.store.importing.shelves import Shelves
from pos_terminal.store.importing.values import (
    SCIENTIFIC,
    read_age,
    read_code,
    read_flag,
    read_name,
    read_price_micro,
    read_quantity_milli,
    read_sku,
    read_unit,
)

_SEVERAL = re.compile(r"[|;,\s]+")

# A row for the staging table; '' stands for nothing, since the driver needs 1 µs to bind a None.
Staged = list[Any]
ExtraCode = tuple[int, str, int]  # row number, code, quantity in thousandths
Reader = Callable[[str, str], Any]

_CODE, _NAME, _WORDS, _OTHERS_FROM = 2, 3, 4, 5  # positions in a staged row


@dataclass(frozen=True, slots=True)
class RowOptions:
    """How cells are read beyond what they say."""

    decimal: str = ""  # "," or ".": which sign is the decimal one
    price_rule: str = ""


class ProductRows:
    """Reads the rows of one file."""

    def __init__(self, columns: ColumnMap, shelves: Shelves, options: RowOptions) -> None:
        """Resolve the columns; ImportRefused if nothing identifies a product."""
        at = columns.columns
        if "sku" not in at and "barcode" not in at:
            raise ImportRefused("import.no_code_column", found=", ".join(at))
        if ("pack_barcode" in at) != ("pack_quantity" in at):
            raise ImportRefused("import.pack_columns")
        self._names = {name: columns.names.get(name, name) for name in at}
        self._sku_at = at.get("sku")
        self._barcode_at = at.get("barcode")
        self._name_at = at.get("name")
        self._packs_at = (at["pack_barcode"], at["pack_quantity"]) if "pack_barcode" in at else None
        self._width = max(at.values()) + 1
        self._rule = bool(options.price_rule)
        self._others = self._readers(columns, shelves, options)
        made = ("price_micro",) if self._rule and "price" not in at else ()
        others = tuple(target for target, *_ in self._others)
        self.staged = ("row_no", "sku", "code", "name", "words", *others, *made)
        self._price_at = self.staged.index("price_micro") if self._rule else -1
        self._empty: Staged = [""] * len(self.staged)
        self.extra_codes: list[ExtraCode] = []  # filled as rows are read; the caller empties it
        self.in_house = 0  # codes that are no GTIN: other lengths, wrong check digits, letters

    def read(self, row_no: int, cells: list[str]) -> Staged:
        """A row for the staging table; raises RowError."""
        if len(cells) < self._width:
            cells = cells + [""] * (self._width - len(cells))
        row = self._empty.copy()
        row[0] = row_no
        code = ""
        if self._barcode_at is not None:
            code = self._codes(row_no, row, cells[self._barcode_at])
        row[1] = code
        if self._sku_at is not None:
            row[1] = read_sku(self._names["sku"], cells[self._sku_at]) or code
        if not row[1]:
            raise RowError(self._names.get("sku") or self._names["barcode"], "empty")
        if self._name_at is not None:
            self._name(row, cells[self._name_at])
        for at, (_, position, reader, title) in enumerate(self._others, _OTHERS_FROM):
            value = reader(title, cells[position])
            row[at] = "" if value is None else value
        if self._packs_at is not None:
            self._pack(row_no, cells)
        if self._rule and row[self._price_at] == "":
            row[self._price_at] = price_from_code(code or row[1])
        return row

    def _codes(self, row_no: int, row: Staged, cell: str) -> str:
        if cell.isdigit() and cell.isascii() and len(cell) <= MAX_CODE:  # nearly all of them
            article = gtin(cell)
            if article is None:
                article = stored_code(cell)  # a UPC-E, or the shop's own
                self.in_house += article == cell
            row[_CODE] = article
            return cell
        title = self._names["barcode"]
        cell = cell.strip()
        parts = [cell] if SCIENTIFIC.fullmatch(cell) else _SEVERAL.split(cell)
        found = [read_code(title, part) for part in parts if part]
        if not found:
            return ""
        row[_CODE] = stored_code(found[0])
        self.in_house += sum(gtin(stored_code(code)) is None for code in found)
        self.extra_codes += [(row_no, stored_code(code), 1000) for code in found[1:]]
        return found[0]

    def _name(self, row: Staged, cell: str) -> None:
        plain = cell.isascii() and cell.isprintable() and "  " not in cell
        if plain and len(cell) <= MAX_NAME and cell[:1] != "'":  # three of four
            row[_NAME] = cell.strip()
            return
        name = row[_NAME] = read_name(self._names["name"], cell)
        if not name.isascii():
            words = indexed_words(name)
            row[_WORDS] = "" if words == name else words

    def _pack(self, row_no: int, cells: list[str]) -> None:
        if self._packs_at is None:
            return
        code_at, quantity_at = self._packs_at
        code = read_code(self._names["pack_barcode"], cells[code_at])
        if code:
            quantity = read_quantity_milli(self._names["pack_quantity"], cells[quantity_at])
            self.extra_codes.append((row_no, stored_code(code), quantity))

    def _readers(
        self, columns: ColumnMap, shelves: Shelves, options: RowOptions
    ) -> list[tuple[str, int, Reader, str]]:
        def price(title: str, cell: str) -> int | None:
            return read_price_micro(title, cell, options.decimal)

        def plu(title: str, cell: str) -> str | None:
            return read_code(title, cell) or None

        kinds: dict[str, tuple[str, Reader]] = {
            "price": ("price_micro", price),
            "category": ("category", shelves.category),
            "unit": ("unit", read_unit),
            "tax": ("tax_group", shelves.tax),
            "min_age": ("min_age", read_age),
            "plu": ("plu", plu),
            "price_required": ("price_required", read_flag),
            "serial_required": ("serial_required", read_flag),
            "active": ("active", read_flag),
        }
        return [
            (target, columns.columns[name], reader, self._names[name])
            for name, (target, reader) in kinds.items()
            if name in columns.columns
        ]
