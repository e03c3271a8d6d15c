"""Writing products and customers into files, beside a running lane."""

from __future__ import annotations

from pathlib import Path

from pos_terminal.cli.backend import need_store, reading
from pos_terminal.config import Settings


def products(settings: Settings, file: Path) -> int:
    """Write all products; returns how many."""
    from pos_terminal.store.importing.export import export_products

    return export_products(need_store(settings).with_name("catalog.db"), file)


def customers(settings: Settings, file: Path) -> int:
    """Write all customers that are not erased; returns how many."""
    from pos_terminal.cli.customer_store import row_of
    from pos_terminal.store import people
    from pos_terminal.store.importing.export import export_customers

    with reading(need_store(settings)) as connection:
        stored = people.all_customers(connection)
    return export_customers((row_of(row) for row in stored), file)
