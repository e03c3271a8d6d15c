"""`pos-terminal products`: look at the catalogue, change a price, stop selling something."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from pos_terminal.cli import context, output
from pos_terminal.cli.exits import Exit

if TYPE_CHECKING:
    from pos_terminal.store.catalog.reader import CatalogReader

group = typer.Typer(
    name="products", help="Look at products and change their prices.", no_args_is_help=True
)
_Json = Annotated[bool, typer.Option("--json", help="Print as JSON.")]
_Sku = Annotated[str, typer.Argument(help="The product's SKU.")]


@group.command("list")
def list_(
    text: Annotated[str, typer.Argument(help="Words, a prefix or a code; nothing lists all.")] = "",
    limit: Annotated[int, typer.Option(help="At most so many.", min=1, max=500)] = 50,
    offset: Annotated[int, typer.Option(help="Leave out the first so many.", min=0)] = 0,
    everything: Annotated[bool, typer.Option("--all", help="Also what is no longer sold.")] = False,
    as_json: _Json = False,
) -> None:
    """List products as the till finds them: exact code first, then the most popular."""
    with _catalogue() as catalogue:
        total = catalogue.count(text, everything=everything)
        if everything:
            skus = [product.sku for product in catalogue.products_page(text, limit, offset)]
        else:
            skus = [hit.sku for hit in catalogue.search(text, limit, offset)]
        found = [product for product in map(catalogue.product, skus) if product is not None]
    if as_json:
        rows = [
            {"sku": p.sku, "name": p.name, "price": str(p.unit_price), "active": p.active}
            for p in found
        ]
        output.say_json({"total": total, "products": rows})
        return
    output.table(
        ("sku", "name", "price", "unit", ""),
        [(p.sku, p.name, p.unit_price, p.unit, "" if p.active else "not sold") for p in found],
        right=(2,),
    )
    output.say(f"{len(found):,} of {total:,}.")


@group.command()
def show(
    code: Annotated[str, typer.Argument(help="A SKU, barcode or PLU.")], as_json: _Json = False
) -> None:
    """Show one product whole."""
    with _catalogue() as catalogue:
        product = catalogue.find_exact(code) or catalogue.product(code)
    if product is None:
        output.note(f"There is no product {code}.")
        raise typer.Exit(Exit.REFUSED)
    facts = {
        "sku": product.sku,
        "name": product.name,
        "price": str(product.unit_price),
        "unit": product.unit,
        "category": product.category,
        "tax_group": product.tax_group,
        "taxes": [f"{tax.name} ({tax.rate})" for tax in product.taxes],
        "min_age": product.min_age,
        "barcodes": list(product.gtins),
        "packs": {pack.code: pack.qty_milli for pack in product.packs},
        "plu": product.plu,
        "price_required": product.price_required,
        "serial_required": product.serial_required,
        "image_sha256": product.image_sha256,
        "active": product.active,
        "version": product.version,
    }
    if as_json:
        output.say_json(facts)
        return
    for name, value in facts.items():
        shown = ", ".join(map(str, value)) if isinstance(value, list | dict) else value
        output.say(f"{name:<16} {shown}")


@group.command("set-price")
def set_price(
    sku: _Sku,
    price: Annotated[str, typer.Argument(help="In major units, such as 1.99.")],
    as_json: _Json = False,
) -> None:
    """Change a price from now on; lines that are already in a basket keep theirs."""
    _change(
        "products.set_price", {"sku": sku, "price": price}, as_json, f"{sku} costs {price} now."
    )


@group.command()
def deactivate(sku: _Sku, as_json: _Json = False) -> None:
    """Stop selling a product; it stays in old receipts."""
    _change(
        "products.set_active",
        {"sku": sku, "active": False},
        as_json,
        f"{sku} is not sold any more.",
    )


@group.command()
def activate(sku: _Sku, as_json: _Json = False) -> None:
    """Sell a product again."""
    _change("products.set_active", {"sku": sku, "active": True}, as_json, f"{sku} is sold again.")


def _change(method: str, params: dict[str, object], as_json: bool, sentence: str) -> None:
    from pos_terminal.cli import backend

    settings = context.settings()
    backend.need_store(settings)
    result = backend.change(settings, method, params)
    if as_json:
        output.say_json(result)
    else:
        output.say(sentence if result["changed"] else "It already is like that.")


@contextmanager
def _catalogue() -> Iterator[CatalogReader]:
    from pos_terminal.cli import backend
    from pos_terminal.store.catalog.reader import CatalogReader

    path = backend.need_store(context.settings()).with_name("catalog.db")
    reader = CatalogReader(path)
    try:
        yield reader
    finally:
        reader.close()
