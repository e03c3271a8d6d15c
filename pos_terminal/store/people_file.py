"""Everything that a lane keeps about one customer, for whoever asks what that is (GDPR Art. 15)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from pos_terminal.store import people
from pos_terminal.store.engine import open_engine
from pos_terminal.store.tables import sale_lines, sales

_ROW = ("name", "phone", "email", "card", "note", "customer_group", "changed_at")
_SALE = ("receipt_no", "closed_at", "kind", "currency", "total_minor")
_LINE = ("name", "sku", "qty_milli", "unit", "total_minor")


def person_file(connection: Connection, data_dir: Path, ref: str) -> dict[str, Any] | None:
    """The person's rows, sales and what plugins hold under their references; None: nobody.

    Amounts are minor units, quantities thousandths, times UTC.
    """
    row = people.who_counts(connection, people.customer(connection, ref))
    if row is None:
        return None
    refs = people.merged_refs(connection, row.customer_ref)
    rows = [found for one in refs if (found := people.customer(connection, one)) is not None]
    return {
        "customer": _customer(row),
        "merged": [_customer(one) for one in rows[1:]],
        "sales": _sales(connection, refs),
        "plugins": {
            path.parent.name: held
            for path in sorted((data_dir / "plugins").glob("*/plugin.db"))
            if (held := _held(path, refs))
        },
    }


def write(found: dict[str, Any], file: Path) -> None:
    """As JSON that only the owner of the file may read. Raises OSError."""
    text = json.dumps(found, ensure_ascii=False, indent=2)
    file.touch(mode=0o600)
    file.write_text(f"{text}\n", encoding="utf-8")


def _customer(row: Any) -> dict[str, Any]:
    return {
        "customer_ref": row.customer_ref,
        **{name: getattr(row, name) for name in _ROW},
        "consent": bool(row.consent),
    }


def _sales(connection: Connection, refs: list[str]) -> list[dict[str, Any]]:
    query = select(sales).where(sales.c.customer_ref.in_(refs)).order_by(sales.c.seq)
    return [
        {name: getattr(sale, name) for name in _SALE} | {"lines": _lines(connection, sale.sale_id)}
        for sale in connection.execute(query).all()
    ]


def _lines(connection: Connection, sale_id: str) -> list[dict[str, Any]]:
    query = select(sale_lines).where(sale_lines.c.sale_id == sale_id)
    rows = connection.execute(query.order_by(sale_lines.c.line_no))
    return [{name: getattr(line, name) for name in _LINE} for line in rows]


def _held(plugin_db: Path, refs: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Rows of a plugin's tables that have a column `customer_ref`."""
    engine = open_engine(plugin_db, readonly=True)
    marks = ", ".join("?" * len(refs))
    held: dict[str, list[dict[str, Any]]] = {}
    try:
        with engine.connect() as connection, connection.begin():
            tables = connection.exec_driver_sql(
                "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c"
                " WHERE m.type = 'table' AND c.name = 'customer_ref' ORDER BY 1"
            )
            for (table,) in tables.all():
                query = f'SELECT * FROM "{table}" WHERE customer_ref IN ({marks})'  # noqa: S608
                rows = connection.exec_driver_sql(query, tuple(refs)).mappings()
                found = [{name: _plain(value) for name, value in row.items()} for row in rows]
                held |= {table: found} if found else {}
    finally:
        engine.dispose()
    return held


def _plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value
