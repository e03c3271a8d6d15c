"""What imported products stand on: categories (made as met) and tax groups (which must exist)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from pos_terminal.domain.tax import Tax, TaxKind
from pos_terminal.store.catalog.edit import STANDARD, UNTAXED
from pos_terminal.store.catalog.taxes import read_tax_groups
from pos_terminal.store.importing.report import ImportRefused, RowError
from pos_terminal.store.importing.values import clean_text

MAX_CATEGORIES = 2_000
_MAX_CODE = 64


class Shelves:
    """Resolves the category and tax cells of a file against a catalogue."""

    def __init__(self, connection: Any, tax_group: str) -> None:
        """Read what the catalogue has; `tax_group` is for products whose row names none."""
        rows = connection.execute("SELECT code, name FROM cat.categories").fetchall()
        self._categories = {_known_as(code): code for code, _ in rows}
        self._categories |= {_known_as(name): code for code, name in rows}
        self._groups = read_tax_groups(connection)
        self.new_categories: dict[str, str] = {}  # code -> name
        self.tax_group = self._default_group(tax_group)
        self._rates = _groups_by_rate(self._groups)

    @property
    def without_taxes(self) -> bool:
        """Whether products go in untaxed because the shop has no taxes yet."""
        return self.tax_group == UNTAXED and UNTAXED not in self._groups

    def category(self, column: str, cell: str) -> str | None:
        """The code of a category known by code or name; a new one is made for a new name."""
        name = clean_text(column, cell)
        if not name:
            return None
        found = self._categories.get(_known_as(name))
        if found is None:
            found = self._new_category(column, name)
        return found

    def tax(self, column: str, cell: str) -> str | None:
        """The tax group of that code, or the one with that single rate in percent."""
        text = cell.strip()
        if not text:
            return None
        if text in self._groups:
            return text
        try:
            rate = Decimal(text.rstrip("% ").replace(",", ".")).normalize()
        except InvalidOperation:
            raise RowError(column, "unknown tax group", text[:40]) from None
        if not rate.is_finite() or rate not in self._rates:
            raise RowError(column, "no tax group with that rate", text[:40])
        return self._rates[rate]

    def _new_category(self, column: str, name: str) -> str:
        if len(name) > _MAX_CODE:
            raise RowError(column, f"longer than {_MAX_CODE} characters", name[:40])
        if len(self.new_categories) >= MAX_CATEGORIES:
            raise ImportRefused("import.too_many_categories", limit=MAX_CATEGORIES)
        code = "-".join(_known_as(name).split())
        self._categories[_known_as(name)] = code
        self.new_categories[code] = name
        return code

    def _default_group(self, wanted: str) -> str:
        if wanted in self._groups:
            return wanted
        if wanted and wanted != UNTAXED:
            raise ImportRefused("import.tax_group", group=wanted, known=", ".join(self._groups))
        if not wanted and STANDARD in self._groups:
            return STANDARD
        if not wanted and self._groups:
            return min(self._groups)
        return UNTAXED


def _groups_by_rate(groups: Mapping[str, tuple[Tax, ...]]) -> dict[Decimal, str]:
    rates: dict[Decimal, str] = {}
    for code, taxes in groups.items():
        if not taxes:
            rates.setdefault(Decimal(0), code)
        elif len(taxes) == 1 and taxes[0].kind is TaxKind.PERCENT:
            rates.setdefault((taxes[0].rate * 100).normalize(), code)
    return rates


def _known_as(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
