"""What plugins may ask of the shop, answered from read-only connections of their own thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from plugins.facts import PersonFacts, ProductFacts, ShopFacts
from plugins.reading import JournalPages
from pos_terminal.checkout.shop import shop_from
from pos_terminal.domain.product import Product
from pos_terminal.store import operations, people
from pos_terminal.store.catalog.reader import CatalogReader

MOST_EVENTS = 10_000
REMEMBERED = 5_000  # products


class HostFacts:
    """`plugins.facts.Facts` on the lane's files; each plugin's thread has one."""

    def __init__(
        self, lane_db: Path, catalog_db: Path, terminal_id: str, today: Callable[[], date]
    ) -> None:
        """`today` is the shop's date, for prices that begin or end."""
        self._catalogue = CatalogReader(catalog_db, today)
        self._pages = JournalPages(lane_db)
        self._terminal_id = terminal_id
        self._today = today
        self._edition: tuple[int, date] | None = None
        self._products: dict[str, ProductFacts | None] = {}

    def close(self) -> None:
        """Close all connections."""
        self._pages.close()
        self._catalogue.close()

    def shop(self) -> ShopFacts:
        """The shop."""
        with self._pages.reading() as connection:
            shop = shop_from(operations.read_settings(connection))
        return ShopFacts(
            name=shop.name,
            currency=shop.currency,
            language=shop.language,
            time_zone=shop.time_zone,
            day_ends_at_min=shop.day_ends_at_min,
            terminal_id=self._terminal_id,
        )

    def product(self, sku: str) -> ProductFacts | None:
        """One product; None where the catalogue has none."""
        product = self._product(sku)
        if product is None:
            return None
        stock_milli = self._pages.stock_milli(sku)
        return product if stock_milli is None else replace(product, stock_milli=stock_milli)

    def _product(self, sku: str) -> ProductFacts | None:
        """As the catalogue has it; remembered until that changes: plugins ask for the same ones."""
        edition = (self._catalogue.version(), self._today())
        if edition != self._edition or len(self._products) > REMEMBERED:
            self._edition, self._products = edition, {}
        if sku not in self._products:
            found = self._catalogue.product(sku)
            self._products[sku] = None if found is None else _facts_of(found)
        return self._products[sku]

    def customer(self, customer_ref: str) -> PersonFacts | None:
        """One active customer."""
        with self._pages.reading() as connection:
            row = people.who_counts(connection, people.customer(connection, customer_ref))
        if row is None:
            return None
        return PersonFacts(
            ref=row.customer_ref,
            name=row.name,
            group=row.customer_group,
            note=row.note,
            consent=bool(row.consent),
        )

    def employee(self, employee_id: str) -> PersonFacts | None:
        """One member of staff."""
        with self._pages.reading() as connection:
            row = people.employee(connection, employee_id)
        return None if row is None else PersonFacts(row.employee_id, row.name, row.role)

    def events(
        self,
        types: Sequence[str],
        *,
        after_seq: int = 0,
        before_seq: int | None = None,
        basket_id: str | None = None,
        newest_first: bool = False,
        limit: int = 1_000,
    ) -> list[dict[str, Any]]:
        """Events of the journal as `handle_event` gets them, 10,000 at most."""
        return self._pages.events(
            types,
            after=after_seq,
            before=before_seq,
            basket_id=basket_id,
            newest_first=newest_first,
            limit=min(max(limit, 0), MOST_EVENTS),
        )


def _facts_of(product: Product) -> ProductFacts:
    return ProductFacts(
        sku=product.sku,
        name=product.name,
        category=product.category,
        unit=product.unit,
        unit_price=str(product.unit_price),
        min_age=product.min_age,
        active=product.active,
    )
