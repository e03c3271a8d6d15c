"""Reading taxes and the groups that products name."""

from __future__ import annotations

from typing import Any

from pos_terminal.domain.tax import Tax
from pos_terminal.store.catalog.rows import TAX_COLUMNS, tax_from_row


def read_tax_groups(connection: Any) -> dict[str, tuple[Tax, ...]]:
    """Each group's taxes in order; a group without taxes is there too."""
    groups: dict[str, tuple[Tax, ...]] = {
        code: () for (code,) in connection.execute("SELECT code FROM tax_groups").fetchall()
    }
    rows = connection.execute(
        f"SELECT g.tax_group, {TAX_COLUMNS} FROM tax_group_taxes g"  # noqa: S608
        " JOIN taxes t ON t.code = g.tax ORDER BY g.tax_group, g.position"
    ).fetchall()
    for group, *tax in rows:
        groups[group] = (*groups[group], tax_from_row(tax))
    return groups
