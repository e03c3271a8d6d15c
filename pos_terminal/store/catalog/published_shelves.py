"""What products stand on, as head office publishes it: taxes, groups, categories, quick keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.product import Category, QuickKey
from pos_terminal.domain.tax import Tax, TaxKind
from pos_terminal.store.catalog.product_edit import CatalogEdit
from pos_terminal.store.catalog.tables import categories, quick_keys, tax_groups, taxes

WAITS, IN_USE = "head_office.waits", "head_office.in_use"
Body = Mapping[str, Any]


def waits(what: str, name: str) -> CashierError:
    """It names something that has not come yet."""
    return CashierError(WAITS, what=what, name=name)


def _tax(edit: CatalogEdit, code: str, body: Body) -> None:
    kind, rate = TaxKind(body["kind"]), Decimal(body["rate"])
    edit.put_tax(Tax(**dict(body) | {"code": code, "kind": kind, "rate": rate}))


def _tax_group(edit: CatalogEdit, code: str, body: Body) -> None:
    for tax in body["taxes"]:
        if not _there(edit, "SELECT 1 FROM taxes WHERE code = ?", tax):
            raise waits("tax", tax)
    edit.put_tax_group(code, body["name"], body["taxes"])


def _category(edit: CatalogEdit, code: str, body: Body) -> None:
    edit.put_category(Category(code, body["name"], body["position"], body["colour"]))


def _quick_key(edit: CatalogEdit, key: str, body: Body) -> None:
    page, _, position = key.rpartition("/")
    if not _there(edit, "SELECT 1 FROM categories WHERE code = ?", page):
        raise waits("category", page)
    edit.put_quick_key(QuickKey(page, int(position), body["sku"], body["label"], body["colour"]))


SHELVES: Mapping[str, Callable[[CatalogEdit, str, Body], None]] = {
    "tax": _tax,
    "tax_group": _tax_group,
    "category": _category,
    "quick_key": _quick_key,
}

_USERS = {
    "tax": "SELECT tax_group FROM tax_group_taxes WHERE tax = ? LIMIT 1",
    "tax_group": "SELECT sku FROM products WHERE tax_group = ? LIMIT 1",
    "category": "SELECT sku FROM products WHERE category = ? LIMIT 1",
}
_TABLES = {"tax": taxes, "tax_group": tax_groups, "category": categories}


def take_away(edit: CatalogEdit, kind: str, key: str) -> None:
    """Delete a row; CashierError("head_office.in_use") while another one names it."""
    if kind == "product":
        if _there(edit, "SELECT 1 FROM products WHERE sku = ?", key):
            edit.remove_product(key)
    elif kind == "quick_key":
        page, _, position = key.rpartition("/")
        edit.remove_rows(quick_keys, kind, {"page": page, "position": int(position)})
    else:
        user = edit.connection.exec_driver_sql(_USERS[kind], (key,)).scalar()
        if user is not None:
            raise CashierError(IN_USE, what=kind, name=key, user=user)
        edit.remove_rows(_TABLES[kind], kind, {"code": key})


def _there(edit: CatalogEdit, query: str, value: str) -> bool:
    return edit.connection.exec_driver_sql(query, (value,)).first() is not None
