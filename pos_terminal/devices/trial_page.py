"""What a printer prints to show that it prints."""

from __future__ import annotations

from datetime import datetime

from pos_terminal.receipts.printer_settings import PrinterSettings
from pos_terminal.receipts.text import clean


def receipt(name: str, connection: str, settings: PrinterSettings) -> bytes:
    """A short paper: who it is, how it is connected, letters, and a barcode."""
    from pos_terminal.receipts.document import Frame, ReportDocument, Row, Section, ShopHeader
    from pos_terminal.receipts.render import render_job  # late: 0.7 s of imports

    facts = (Row(name, datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")),)
    frame = Frame("en", False, ShopHeader(name), "TEST", (), facts)
    letters = Section(connection, (Row("0123456789", "ABC"), Row("ÄÖÜ äöü ß é ñ ł", "€ £")))
    return render_job(ReportDocument(frame, (letters,), barcode="TEST123"), settings)


def label(name: str, language: str, dpi: int) -> bytes:
    """A small label: who prints it, letters of three scripts, a barcode, the time."""
    from pos_terminal.receipts.labels import Label, LabelSheet, LabelSize
    from pos_terminal.receipts.labels.outputs import label_job

    at = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    shown = Label(clean(name), "ÄÖÜ €", "0123 Ж ก", code="TEST123", day=at)
    return label_job(LabelSheet(((shown, 1),), size=LabelSize.SMALL), language, dpi)
