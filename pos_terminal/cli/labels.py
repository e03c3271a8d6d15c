"""`pos-terminal labels`: labels of products into a file, for any printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pos_terminal.checkout.label_choices import LabelOrder, SizeName, TemplateName
from pos_terminal.cli import context, output
from pos_terminal.domain.errors import POSError

if TYPE_CHECKING:
    from pos_terminal.receipts.labels import LabelSheet

ENDINGS = (".pdf", ".zpl", ".escpos", ".png")


def labels(
    out: Annotated[
        Path,
        typer.Option(help="Write here; .pdf, .zpl, .escpos or .png (the first) by its ending."),
    ],
    sku: Annotated[list[str] | None, typer.Argument(help="SKUs of products.")] = None,
    changed: Annotated[
        int | None,
        typer.Option(help="Also what was changed since so many days ago (0: today).", min=0),
    ] = None,
    template: Annotated[
        TemplateName, typer.Option(help="For the shelf or for the item.")
    ] = "shelf",
    size: Annotated[SizeName, typer.Option(help="Millimetres across and down.")] = "60x40",
    copies: Annotated[int, typer.Option(help="Of each.", min=1, max=999)] = 1,
    dpi: Annotated[int, typer.Option(help="Of the label printer.", min=150, max=600)] = 203,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the count as JSON.")] = False,
) -> None:
    """Write shelf or item labels into a file: a PDF, or a job of a label printer."""
    if out.suffix not in ENDINGS:
        raise POSError(f"{out} does not end with {', '.join(ENDINGS)}.")
    if out.exists() and not force:
        raise POSError(f"{out} is already there; --force replaces it.")
    order = LabelOrder(tuple(sku or ()), copies, template, size)
    sheet = _sheet(order, changed)
    if not sheet.labels:
        raise POSError("There is no such product, or nothing was changed in that time.")
    out.write_bytes(_rendered(sheet, out.suffix, dpi))
    if as_json:
        output.say_json({"file": str(out), "labels": sheet.count})
    else:
        output.say(f"{sheet.count:,} labels in {out}.")


def _sheet(order: LabelOrder, changed: int | None) -> LabelSheet:
    from pos_terminal.checkout.label_orders import changed_products, label_sheet
    from pos_terminal.cli import backend
    from pos_terminal.store.catalog.reader import CatalogReader

    store = backend.need_store(context.settings())
    catalogue = CatalogReader(store.with_name("catalog.db"))
    try:
        skus = list(order.skus)
        if changed is not None:
            skus += [found.sku for found in changed_products(catalogue, changed)]
        whole = LabelOrder(tuple(dict.fromkeys(skus)), order.copies, order.template, order.size)
        with backend.reading(store) as connection:
            return label_sheet(connection, catalogue, whole)
    finally:
        catalogue.close()


def _rendered(sheet: LabelSheet, ending: str, dpi: int) -> bytes:
    from pos_terminal.receipts.labels.outputs import label_job, labels_pdf
    from pos_terminal.receipts.labels.picture import label_png

    if ending == ".pdf":
        return labels_pdf(sheet)
    if ending == ".png":
        return label_png(sheet.labels[0][0], sheet.template, sheet.size, dpi)
    return label_job(sheet, ending.removeprefix("."), dpi)
