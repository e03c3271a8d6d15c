"""People and products: the newest version of each; what was erased stays so, with nothing in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from psycopg import Cursor, sql

from sync.documents import Document, Kind
from sync.sinks.postgres.wire import without_nul

_STAMP = {"erased": "boolean", "version": "bigint", "version_at": "text", "version_by": "text"}
_PEOPLE = {
    "customer_ref": "uuid",
    "name": "text",
    "phone": "text",
    "phone_e164": "text",
    "email": "text",
    "card": "text",
    "note": "text",
    "customer_group": "text",
    "consent": "boolean",
    "status": "text",
    "merged_into": "uuid",
    "changed_at": "timestamptz",
}
_STAFF = {
    "employee_id": "text",
    "name": "text",
    "username": "text",
    "role": "text",
    "language": "text",
    "active": "boolean",
    "demo": "boolean",
}
_PRODUCTS = {
    "sku": "text",
    "name": "text",
    "category": "text",
    "unit": "text",
    "unit_price": "numeric",
    "tax_group": "text",
    "min_age": "integer",
    "plu": "text",
    "price_required": "boolean",
    "serial_required": "boolean",
    "image_sha256": "text",
    "active": "boolean",
    "deleted": "boolean",
}
_TABLES = {
    Kind.CUSTOMER: ("customers", _PEOPLE),
    Kind.EMPLOYEE: ("employees", _STAFF),
    Kind.PRODUCT: ("products", _PRODUCTS),
}
CARRIED = frozenset(_TABLES)
_OF_PRODUCT = {
    "codes": sql.SQL(
        "INSERT INTO product_codes (sku, code, qty_milli) SELECT sku, code, qty_milli"
        " FROM jsonb_to_recordset(%s::jsonb) AS d(sku text, code text, qty_milli bigint)"
    ),
    "prices": sql.SQL(
        "INSERT INTO product_prices (sku, customer_group, starts_on, ends_on, unit_price)"
        " SELECT sku, customer_group, starts_on, ends_on, unit_price"
        " FROM jsonb_to_recordset(%s::jsonb) AS d(sku text, customer_group text, starts_on date,"
        " ends_on date, unit_price numeric)"
    ),
}


def keep(cursor: Cursor[Any], documents: Iterable[Document]) -> None:
    """Write what is newer than what is there."""
    newest: dict[Kind, dict[str, Document]] = {}
    for document in documents:
        known = newest.setdefault(document.kind, {}).get(document.key)
        if document.replaces(known.version if known else None):
            newest[document.kind][document.key] = document
    for kind, by_key in newest.items():
        # In one order everywhere: two lanes that send the same keys do not wait for each other.
        kept = _upsert(cursor, kind, [by_key[key] for key in sorted(by_key)])
        if kind is Kind.PRODUCT:
            _put_parts(cursor, [by_key[sku] for sku in kept])


def _upsert(cursor: Cursor[Any], kind: Kind, documents: list[Document]) -> list[str]:
    """The keys that were newer."""
    table, fields = _TABLES[kind]
    rows = [_row(kind, fields, document) for document in documents]
    cursor.execute(_statement(table, fields | _STAMP), [_json(rows)])
    return [str(key) for (key,) in cursor.fetchall()]


def _statement(table: str, fields: dict[str, str]) -> sql.Composed:
    key, *rest = fields
    stamp = [sql.Identifier(name) for name in _STAMP]
    return sql.SQL(
        "INSERT INTO {table} AS held ({names}) SELECT {names}"
        " FROM jsonb_to_recordset(%s::jsonb) AS d({typed})"
        " ON CONFLICT ({key}) DO UPDATE SET {sets}"
        " WHERE ({new}) > ({old}) RETURNING {key}"
    ).format(
        table=sql.Identifier(table),
        names=sql.SQL(", ").join(map(sql.Identifier, fields)),
        typed=sql.SQL(", ").join(
            sql.SQL("{} {}").format(sql.Identifier(name), sql.SQL(kind))
            for name, kind in fields.items()
        ),
        key=sql.Identifier(key),
        sets=sql.SQL(", ").join(
            sql.SQL("{0} = excluded.{0}").format(sql.Identifier(name)) for name in rest
        ),
        new=sql.SQL(", ").join(sql.SQL("excluded.{}").format(name) for name in stamp),
        old=sql.SQL(", ").join(sql.SQL("held.{}").format(name) for name in stamp),
    )


def _row(kind: Kind, fields: dict[str, str], document: Document) -> dict[str, Any]:
    version = document.version
    gone = version.erased or document.deleted
    body = {} if gone else document.body
    row = {name: _value(body.get(name), typed) for name, typed in fields.items()}
    row[next(iter(fields))] = document.key
    if kind is Kind.CUSTOMER:
        row["status"] = "erased" if gone else body.get("status", "active")
    if kind is Kind.PRODUCT:
        row["deleted"] = document.deleted
    return row | {
        "erased": version.erased,
        "version": version.number,
        "version_at": version.changed_at,
        "version_by": version.terminal_id,
    }


def _value(value: Any, typed: str) -> Any:
    if typed == "boolean" and value is not None:
        return bool(value)  # the lane's own rows say 0 and 1
    return None if typed != "text" and value == "" else value


def _put_parts(cursor: Cursor[Any], products: list[Document]) -> None:
    """The codes and dated prices of products that changed, in place of the old ones."""
    skus = [product.key for product in products]
    cursor.execute("DELETE FROM product_codes WHERE sku = ANY(%s)", [skus])
    cursor.execute("DELETE FROM product_prices WHERE sku = ANY(%s)", [skus])
    for part, statement in _OF_PRODUCT.items():
        rows = [
            each | {"sku": product.key}
            for product in products
            if not product.deleted
            for each in product.body.get(part, ())
        ]
        if rows:
            cursor.execute(statement, [_json(rows)])


def _json(rows: list[dict[str, Any]]) -> str:
    return msgspec.json.encode(without_nul(rows)).decode()
