"""Blocks as lines of a fixed grid of columns, or as drawn strips where no code page has them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatchmethod

from PIL import Image, ImageDraw

from pos_terminal.receipts import blocks as b
from pos_terminal.receipts.codes import code128_modules, qr_matrix
from pos_terminal.receipts.fonts import Weight
from pos_terminal.receipts.printer_settings import DOTS_PER_COLUMN, PrinterSettings
from pos_terminal.receipts.text import columns, has_rtl
from pos_terminal.receipts.typeset import Style, draw, extent, width, wrap

_INDENT = 2
_MARK = 2
_LOOKS = {  # how a drawn line looks beside Font A
    b.Look.SMALL: Style(23, Weight.REGULAR),
    b.Look.NORMAL: Style(24, Weight.MEDIUM),
    b.Look.STRONG: Style(24, Weight.BOLD),
    b.Look.TITLE: Style(42, Weight.BOLD),
    b.Look.TOTAL: Style(40, Weight.BOLD),
}
_QR_DOTS = 220
_LARGEST_MODULE = 16  # dots, of GS ( k
_BAR_DOTS = 90


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line in the printer's own font, padded to its place; one code page has all of it."""

    text: str
    look: b.Look = b.Look.NORMAL
    page: str = ""  # empty: ASCII, any code page will do
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A strip of paper as a black and white picture, as wide as the paper."""

    image: Image.Image


@dataclass(frozen=True, slots=True)
class BarLine:
    """A bar code that the printer makes itself."""

    text: str


@dataclass(frozen=True, slots=True)
class QrLine:
    """A QR code that the printer makes itself."""

    text: str
    module_dots: int


GridLine = TextLine | DrawnLine | BarLine | QrLine


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text and where it stands: from a column rightwards, or ending before a column."""

    text: str
    column: int
    ends: bool = False


class Grid:
    """Sets blocks for one printer."""

    def __init__(self, settings: PrinterSettings, marks: bool, own_qr: bool = False) -> None:
        """`own_qr`: the printer makes QR codes itself."""
        self.settings = settings
        self.own_qr = own_qr
        self.edge = settings.columns - (_MARK if marks else 0)

    def page_for(self, text: str) -> str | None:
        """The first pinned code page that has all of the text; None where none has."""
        if text.isascii():
            return ""
        for page in self.settings.code_pages:
            try:
                text.encode(page.lower())
            except (UnicodeEncodeError, LookupError):
                continue
            return page
        return None

    @singledispatchmethod
    def lines(self, block: b.Block) -> list[GridLine]:
        """The lines of one block."""
        raise TypeError(block)

    @lines.register
    def _(self, block: b.Centred) -> list[GridLine]:
        return self._centred(block.text, block.look)

    @lines.register
    def _(self, block: b.Banner) -> list[GridLine]:
        return [TextLine(""), *self._centred(block.text, b.Look.TOTAL, inverse=True), TextLine("")]

    @lines.register
    def _(self, block: b.Heading) -> list[GridLine]:
        return self.lines(b.Pair(block.text, look=b.Look.STRONG))

    @lines.register
    def _(self, block: b.Pair) -> list[GridLine]:
        left = _INDENT if block.indented else 0
        beside = block.look is not b.Look.SMALL or block.indented or not block.start
        edge = self.edge if beside else self.settings.columns
        drawn = self.page_for(block.start + block.end + block.mark) is None
        if block.look is b.Look.TOTAL and not drawn:
            wide = self._double_width(block, edge)
            if wide is not None:
                return [wide]
        room = edge - self._taken(block.end, block.look, drawn) - 1 - left
        if room < min(self._taken(block.start, block.look, drawn), edge // 4):
            return self._stacked(block, left, edge, drawn)
        last = [_Piece(block.end, edge, ends=True)] if block.end else []
        if block.mark:
            last.append(_Piece(block.mark, self.settings.columns, ends=True))
        found: list[GridLine] = []
        for index, line in enumerate(self._wrapped(block.start, room, block.look, drawn)):
            pieces = [_Piece(line, left), *(last if index == 0 else [])]
            found.append(self._set(pieces, block.look, drawn))
        return found

    def _double_width(self, block: b.Pair, edge: int) -> TextLine | None:
        """A total in letters of twice the width, where they fit."""
        gap = edge // 2 - columns(block.start) - columns(block.end)
        if gap < 1:
            return None
        text = block.start + " " * gap + block.end
        return TextLine(text, b.Look.TITLE, self.page_for(text) or "")

    def _stacked(self, block: b.Pair, left: int, edge: int, drawn: bool) -> list[GridLine]:
        """Narrow paper: the amount, or a long value, on lines of its own."""
        starts = self._wrapped(block.start, edge - left, block.look, drawn)
        ends = self._wrapped(block.end, edge, block.look, drawn)
        return [
            *(self._set([_Piece(line, left)], block.look, drawn) for line in starts),
            *(self._set([_Piece(line, edge, ends=True)], block.look, drawn) for line in ends),
        ]

    @lines.register
    def _(self, block: b.Table) -> list[GridLine]:
        rows = (block.heads, *block.rows)
        drawn = self.page_for("".join(cell for row in rows for cell in row)) is None
        wide = [max(self._taken(row[at], block.look, drawn) for row in rows) for at in (1, 2, 3)]
        last, least = self.settings.columns, self.settings.columns * 23 // 100
        middle = last - max(wide[2] + 1, least)
        first = middle - max(wide[1] + 1, least)
        room = first - wide[0] - 1
        if room < min(last // 5, max(self._taken(row[0], block.look, drawn) for row in rows)):
            return [line for pair in block.as_pairs() for line in self.lines(pair)]
        found: list[GridLine] = []
        for row in rows:
            for index, line in enumerate(self._wrapped(row[0], room, block.look, drawn)):
                ends = zip((first, middle, last) if index == 0 else (), row[1:], strict=False)
                pieces = [_Piece(line, 0), *(_Piece(cell, end, True) for end, cell in ends)]
                found.append(self._set(pieces, block.look, drawn))
        return found

    @lines.register
    def _(self, block: b.Rule) -> list[GridLine]:
        return [TextLine(("=" if block.heavy else "-") * self.settings.columns)]

    @lines.register
    def _(self, block: b.Gap) -> list[GridLine]:
        return [TextLine("")]

    @lines.register
    def _(self, block: b.SignatureLine) -> list[GridLine]:
        empty: list[GridLine] = [TextLine("")] * 3
        line = TextLine("_" * self.settings.columns)
        return [*empty, line, *self.lines(b.Pair(block.label, look=b.Look.SMALL))]

    @lines.register
    def _(self, block: b.Code128) -> list[GridLine]:
        # Subset B alone: start, check and stop make 35 modules, each character 11.
        if 2 * (11 * len(block.text) + 35 + 20) <= self.settings.width_dots:
            return [BarLine(block.text)]
        modules = code128_modules(block.text)
        scale = max(1, self.settings.width_dots // len(modules))
        row = Image.new("L", (len(modules), 1), 255)
        row.putdata([0 if bar == "1" else 255 for bar in modules])
        bars = row.resize((len(modules) * scale, _BAR_DOTS), Image.Resampling.NEAREST)
        return [self._middle(bars), *self._centred(block.text, b.Look.SMALL)]

    @lines.register
    def _(self, block: b.QrCode) -> list[GridLine]:
        matrix = qr_matrix(block.text)
        side = len(matrix)
        scale = max(1, _QR_DOTS // side)
        if self.own_qr and block.text.isascii() and block.text.isprintable():
            return [QrLine(block.text, min(scale, _LARGEST_MODULE))]
        code = Image.new("L", (side, side), 255)
        code.putdata([0 if dark else 255 for row in matrix for dark in row])
        return [self._middle(code.resize((side * scale, side * scale), Image.Resampling.NEAREST))]

    def _taken(self, text: str, look: b.Look, drawn: bool) -> int:
        """Columns that the text needs."""
        if not drawn:
            return columns(text)
        return -(-width(text, _LOOKS[look], _direction(text)) // DOTS_PER_COLUMN)

    def _wrapped(self, text: str, room: int, look: b.Look, drawn: bool) -> list[str]:
        if not drawn:
            return wrap(text, room, columns)
        return wrap(text, room * DOTS_PER_COLUMN, lambda part: width(part, _LOOKS[look]))

    def _centred(self, text: str, look: b.Look, inverse: bool = False) -> list[GridLine]:
        drawn = self.page_for(text) is None
        full = self.settings.columns // (2 if look is b.Look.TITLE and not drawn else 1)
        found: list[GridLine] = []
        for line in self._wrapped(text, full - (2 if inverse else 0), look, drawn):
            if drawn:
                found.append(self._drawn_centre(line, look, inverse))
            elif inverse:
                found.append(TextLine(line.center(full), look, self.page_for(line) or "", True))
            else:
                start = (full - columns(line)) // 2
                found.append(TextLine(" " * start + line, look, self.page_for(line) or ""))
        return found

    def _set(self, pieces: list[_Piece], look: b.Look, drawn: bool) -> GridLine:
        """One line with its pieces in place."""
        if drawn:
            return self._draw(pieces, look)
        text = ""
        for piece in pieces:
            start = piece.column - columns(piece.text) if piece.ends else piece.column
            text += " " * (start - columns(text)) + piece.text
        return TextLine(text, look, self.page_for(text) or "")

    def _draw(self, pieces: list[_Piece], look: b.Look) -> DrawnLine:
        style = _LOOKS[look]
        image, canvas, baseline = self._strip("".join(piece.text for piece in pieces), style)
        for piece in pieces:
            left = piece.column * DOTS_PER_COLUMN
            if piece.ends:
                left -= width(piece.text, style, _direction(piece.text))
            draw(canvas, left, baseline, piece.text, style, rtl=_direction(piece.text))
        return DrawnLine(image)

    def _drawn_centre(self, text: str, look: b.Look, inverse: bool) -> DrawnLine:
        style = _LOOKS[look]
        image, canvas, baseline = self._strip(text, style, ground=0 if inverse else 255)
        left = (image.width - width(text, style)) // 2
        draw(canvas, left, baseline, text, style, fill=255 if inverse else 0)
        return DrawnLine(image)

    def _strip(
        self, text: str, style: Style, ground: int = 255
    ) -> tuple[Image.Image, ImageDraw.ImageDraw, int]:
        above, below = extent(text, style)
        usual = extent("", style)
        above, below = (above + usual[0] + 1) // 2 + 1, (below + usual[1] + 1) // 2 + 1
        image = Image.new("L", (self.settings.width_dots, above + below), ground)
        return image, ImageDraw.Draw(image), above

    def _middle(self, inner: Image.Image) -> DrawnLine:
        strip = Image.new("L", (self.settings.width_dots, inner.height), 255)
        strip.paste(inner, ((strip.width - inner.width) // 2, 0))
        return DrawnLine(strip)


def _direction(text: str) -> bool | None:
    """Amounts and codes stay left-to-right; words go as their first letter goes."""
    return None if has_rtl(text) else False
