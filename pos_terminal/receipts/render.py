"""One entrance for the printing thread: a document and a printer's settings become a job."""

from __future__ import annotations

from pos_terminal.receipts.document import Document
from pos_terminal.receipts.printer_settings import JobFormat, PrinterSettings

__all__ = ["JobFormat", "PrinterSettings", "render_job"]


def render_job(document: Document, settings: PrinterSettings) -> bytes:
    """The bytes to send; heavy libraries load here, at the first job, never at start-up."""
    if settings.format is JobFormat.PDF:
        from pos_terminal.receipts.pdf import pdf_bytes

        return pdf_bytes(document)
    if settings.format is JobFormat.PNG:
        from pos_terminal.receipts.picture import picture_png

        return picture_png(document)
    from pos_terminal.receipts.escpos import escpos_bytes

    return escpos_bytes(document, settings)
