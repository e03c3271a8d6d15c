"""What stands on labels as the catalogue and the shop say today."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from pos_terminal.checkout.label_choices import LabelOrder
from pos_terminal.checkout.shop import shop_from
from pos_terminal.domain.product import Product
from pos_terminal.store import operations
from pos_terminal.store.catalog.reader import MAX_PAGE, CatalogReader

if TYPE_CHECKING:
    from pos_terminal.receipts.labels import LabelSheet


def label_sheet(connection: Connection, catalogue: CatalogReader, order: LabelOrder) -> LabelSheet:
    """The labels in the order's order; products that are gone have none."""
    from pos_terminal.receipts.labels import LabelSheet, LabelSize, Template
    from pos_terminal.receipts.labels.label import label_of  # late: a start prints no labels

    today, shop = catalogue.today(), shop_from(operations.read_settings(connection))
    found = (catalogue.product(sku) for sku in order.skus)
    labels = tuple(
        (label_of(product, shop.currency, shop.language, today), order.copies)
        for product in found
        if product is not None
    )
    return LabelSheet(labels, Template(order.template), LabelSize(order.size))


def changed_products(
    catalogue: CatalogReader, days: int, limit: int = MAX_PAGE
) -> tuple[Product, ...]:
    """What is sold and was changed since the morning so many days ago (0: today's)."""
    day = catalogue.today() - timedelta(days=days)
    morning = datetime.combine(day, time()).astimezone(UTC)  # on this machine
    return tuple(catalogue.changed_since(day, morning.strftime("%Y-%m-%dT%H:%M:%S"), limit))
