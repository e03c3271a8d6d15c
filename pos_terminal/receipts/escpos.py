"""A document as ESC/POS bytes, encoded by python-escpos with code pages pinned by us."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PIL import Image

from pos_terminal.receipts import blocks as b
from pos_terminal.receipts.document import Document, ReceiptDocument
from pos_terminal.receipts.grid import BarLine, DrawnLine, Grid, GridLine, QrLine, TextLine
from pos_terminal.receipts.logo import logo
from pos_terminal.receipts.picture import picture
from pos_terminal.receipts.printer_settings import Cutter, PrinterSettings
from pos_terminal.receipts.raster import raster

if TYPE_CHECKING:
    from escpos.printer import Dummy

_ANY_MODEL = "default"
_INITIALISE = b"\x1b@"
_NO_KANJI = b"\x1c."  # or Chinese printers read two bytes above 0x7F as one character
_US_CHARACTERS = b"\x1bR\x00"  # or "#" and "$" may come out as "£" and "¤"
_SIZES = {b.Look.TITLE: 0x11, b.Look.TOTAL: 0x01}  # GS ! : width and height, doubled
_BOLD = {b.Look.STRONG, b.Look.TITLE, b.Look.TOTAL}
_CENTRED, _LEFT = b"\x1ba\x01", b"\x1ba\x00"
_BAR_STYLE = _CENTRED + b"\x1dh\x5a\x1dw\x02\x1df\x00\x1dH\x02"  # 90 dots high, modules of 2


def escpos_bytes(document: Document, settings: PrinterSettings) -> bytes:
    """One print job, from initialising the printer to the cut.

    Papers written from the right are drawn as a whole: printers have no Arabic letters that join.
    """
    from escpos.printer import Dummy  # late: 0.7 s of imports that selling does not need

    printer = Dummy(profile=_known(settings.profile))
    settings = replace(settings, code_pages=_pages(printer, settings))
    job = _Job(printer, settings)
    if settings.logo and isinstance(document, ReceiptDocument):
        job.logo()
    if settings.as_picture or document.frame.rtl:
        job.draw(picture(document, settings.width_dots, margin_px=4, one_ink=True))
    else:
        column = b.blocks(document)
        marks = any(isinstance(block, b.Pair) and block.mark for block in column)
        grid = Grid(settings, marks, own_qr=_makes_qr(printer, settings))
        for block in column:
            for line in grid.lines(block):
                job.line(line)
    return job.end()


def _known(profile: str) -> str:
    """A profile that python-escpos has; a printer that is new to it is taken for a usual one."""
    from escpos.capabilities import CAPABILITIES

    return profile if profile in CAPABILITIES["profiles"] else _ANY_MODEL


def _pages(printer: Dummy, settings: PrinterSettings) -> tuple[str, ...]:
    """The pinned code pages that this model has: it has no number for others."""
    known = printer.profile.get_code_pages()
    return tuple(page for page in settings.code_pages if page in known)


def _makes_qr(printer: Dummy, settings: PrinterSettings) -> bool:
    """Whether this model is known to make QR codes; of a usual printer nobody knows."""
    return _known(settings.profile) != _ANY_MODEL and bool(printer.profile.supports("qrCode"))


class _Job:
    """Sends only what changes from line to line."""

    def __init__(self, printer: Dummy, settings: PrinterSettings) -> None:
        self.printer = printer
        self.settings = settings
        self.page = ""
        self.size = 0
        self.bold = self.inverse = False
        printer._raw(_INITIALISE + _NO_KANJI + _US_CHARACTERS)
        if settings.code_pages:
            self._turn_to(settings.code_pages[0])

    def line(self, line: GridLine) -> None:
        """Add one line."""
        if isinstance(line, TextLine):
            self._text(line)
        elif isinstance(line, DrawnLine):
            self._plain()
            self.draw(line.image)
        elif isinstance(line, QrLine):
            self._qr(line)
        else:
            self._bars(line)

    def draw(self, image: Image.Image) -> None:
        """Add a picture as wide as the paper, in bands of GS v 0."""
        self.printer._raw(raster(image))

    def logo(self) -> None:
        """Add the shop's logo, if it can be read."""
        drawn = logo(self.settings.logo, self.settings.width_dots)
        if drawn is not None:
            self.draw(drawn)

    def end(self) -> bytes:
        """Feed, cut, buzz, and the whole job."""
        self._plain()
        if self.settings.cut is Cutter.NONE:
            self.printer.print_and_feed(4)
        else:
            self.printer.cut("PART" if self.settings.cut is Cutter.PARTIAL else "FULL")
        if self.settings.buzzer:
            self.printer.buzzer(2, 2)
        return bytes(self.printer.output)

    def _text(self, line: TextLine) -> None:
        self._style(_SIZES.get(line.look, 0), line.look in _BOLD, line.inverse)
        if line.page:
            self._turn_to(line.page)
        # `text.clean` has been here before; a printer is too easily commanded to rely on that.
        self.printer.text("".join(filter(str.isprintable, line.text)) + "\n")

    def _plain(self) -> None:
        self._style(0, bold=False, inverse=False)

    def _style(self, size: int, bold: bool, inverse: bool) -> None:
        if size != self.size:
            self.printer._raw(b"\x1d!" + bytes([size]))
        if bold != self.bold:
            self.printer._raw(b"\x1bE" + bytes([bold]))
        if inverse != self.inverse:
            self.printer._raw(b"\x1dB" + bytes([inverse]))
        self.size, self.bold, self.inverse = size, bold, inverse

    def _turn_to(self, page: str) -> None:
        if page != self.page:
            self.printer.charcode(page)
            self.page = page

    def _bars(self, line: BarLine) -> None:
        """Code 128 by GS k, subset B, centred, its text below."""
        self._plain()
        data = b"{B" + line.text.encode("ascii").replace(b"{", b"{{")
        self.printer._raw(_BAR_STYLE + b"\x1dkI" + bytes([len(data)]) + data + b"\n" + _LEFT)

    def _qr(self, line: QrLine) -> None:
        """A QR code by GS ( k, correction M, centred; the lines around are its quiet zone."""
        from escpos.constants import QR_ECLEVEL_M

        self._plain()
        self.printer._raw(_CENTRED)
        self.printer.qr(line.text, ec=QR_ECLEVEL_M, size=line.module_dots, native=True)
        self.printer._raw(b"\n" + _LEFT)
