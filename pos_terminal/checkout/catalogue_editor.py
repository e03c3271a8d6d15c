"""A manager's change of one product, carried out by the catalogue's writer."""

from __future__ import annotations

from dataclasses import replace

from pos_terminal.checkout.commands import SaveProduct
from pos_terminal.domain.product import CatalogChange, Product
from pos_terminal.domain.tax import Tax
from pos_terminal.store.catalog.reader import CatalogReader
from pos_terminal.store.catalog.writer import CatalogWriter

DEPARTMENT = "DEP-1"


class CatalogueEditor:
    """Reads the product as stored, changes what was named, writes it back."""

    def __init__(self, reader: CatalogReader, writer: CatalogWriter) -> None:
        """Use the lane's reader and the one writer."""
        self._reader = reader
        self._writer = writer

    def save(self, edit: SaveProduct) -> CatalogChange:
        """Create or change one product; CashierError when a field is refused."""
        stored = self._reader.stored_product(edit.sku)
        known = stored or Product(sku=edit.sku.strip(), name=(edit.name or "").strip())
        with self._writer.editing("form") as edited:  # all of it or nothing
            edited.edit.put_product(_edited(known, edit))
            if edit.picture:
                image = self._writer.images.put(edit.picture)
                edited.edit.put_image(image)
                edited.edit.set_image(known.sku, image.sha256)
            elif edit.picture is not None:
                edited.edit.set_image(known.sku, "")
        return edited.change

    def open_shop(self, currency: str, tax: Tax | None) -> CatalogChange:
        """The currency, the usual tax, and one open department to sell from at once."""
        with self._writer.editing("set-up") as edited:
            edited.edit.set_currency(currency)
            if tax is not None:
                edited.edit.put_tax(tax)
            name, codes = (tax.name, [tax.code]) if tax is not None else ("No tax", [])
            edited.edit.put_tax_group("standard", name, codes)
            edited.edit.put_product(Product(DEPARTMENT, "Other goods", price_required=True))
        return edited.change


def _edited(product: Product, edit: SaveProduct) -> Product:
    named = {
        "name": edit.name.strip() if edit.name is not None else None,
        "unit_price": edit.price,
        "category": edit.category,
        "min_age": edit.min_age,
        "gtins": edit.gtins,
        "unit": edit.unit,
        "active": edit.active,
        "tax_group": edit.tax_codes[0] if edit.tax_codes else None,
    }
    return replace(product, **{name: value for name, value in named.items() if value is not None})  # type: ignore[arg-type]
