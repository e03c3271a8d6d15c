"""What a printer prints to show that it prints."""

from __future__ import annotations

from datetime import datetime

from pos_terminal.receipts.printer_settings import PrinterSettings

_ZPL = "^XA^CI28^FO30,30^A0N,40,40^FD{name}^FS^FO30,90^A0N,30,30^FD{at}^FS^XZ"


def receipt(name: str, connection: str, settings: PrinterSettings) -> bytes:
    """A short paper: who it is, how it is connected, letters, and a barcode."""
    from pos_terminal.receipts.document import Frame, ReportDocument, Row, Section, ShopHeader
    from pos_terminal.receipts.render import render_job  # late: 0.7 s of imports

    facts = (Row(name, datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")),)
    frame = Frame("en", False, ShopHeader(name), "TEST", (), facts)
    letters = Section(connection, (Row("0123456789", "ABC"), Row("ÄÖÜ äöü ß é ñ ł", "€ £")))
    return render_job(ReportDocument(frame, (letters,), barcode="TEST123"), settings)


def label(name: str, language: str, settings: PrinterSettings) -> bytes:
    """The same on a label printer, in its own language."""
    if language != "zpl":
        return receipt(name, language, settings)
    at = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    return _ZPL.format(name="".join(c for c in name if c not in "^~\\"), at=at).encode()
