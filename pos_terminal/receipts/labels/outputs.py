"""Labels for whatever prints them: a language of label printers, or PDF for any other printer."""

from __future__ import annotations

from io import BytesIO

from pos_terminal.domain.errors import CashierError
from pos_terminal.receipts.labels.design import design
from pos_terminal.receipts.labels.label import MAX_COPIES, LabelSheet
from pos_terminal.receipts.labels.picture import painted
from pos_terminal.receipts.labels.zpl import zpl
from pos_terminal.receipts.raster import raster

_INITIALISE = b"\x1b@"
_NEXT_LABEL = b"\x0c"  # ESC/POS label printers feed to the next gap or mark
_ESCPOS_MM = 80
_PDF_DPI = 600
_POINTS_PER_MM = 72 / 25.4


def label_job(sheet: LabelSheet, language: str, dpi: int) -> bytes:
    """The job of a label printer that understands `language`, zpl or escpos.

    Raises CashierError("product.label_size") for labels that its printers cannot hold.
    """
    return zpl(sheet, dpi) if language == "zpl" else _escpos(sheet, dpi)


def _escpos(sheet: LabelSheet, dpi: int) -> bytes:
    """Each label as dots: where text stands is not the same from printer to printer.

    Raises CashierError("product.label_size"): these printers are as wide as receipts.
    """
    if sheet.size.mm[0] > _ESCPOS_MM:
        raise CashierError("product.label_size", size=sheet.size.value, limit=_ESCPOS_MM)
    job = _INITIALISE
    for label, copies in sheet.labels:
        picture = painted(design(label, sheet.template, sheet.size, dpi))
        job += (raster(picture) + _NEXT_LABEL) * min(max(copies, 1), MAX_COPIES)
    return job


def labels_pdf(sheet: LabelSheet) -> bytes:
    """One page a label, as large as the label; the same sheet always gives the same bytes."""
    from reportlab.lib.utils import ImageReader  # late: only asked-for PDFs need it
    from reportlab.pdfgen.canvas import Canvas

    across, down = (mm * _POINTS_PER_MM for mm in sheet.size.mm)
    file = BytesIO()
    canvas = Canvas(file, pagesize=(across, down), invariant=1)
    canvas.setTitle(" · ".join(label.name for label, _copies in sheet.labels)[:200])
    for label, copies in sheet.labels:
        picture = painted(design(label, sheet.template, sheet.size, _PDF_DPI))
        read = ImageReader(picture)
        for _ in range(min(max(copies, 1), MAX_COPIES)):
            canvas.drawImage(read, 0, 0, across, down)
            canvas.showPage()
    canvas.save()
    return file.getvalue()
