"""Where every text and box of a document stands on paper; pictures and PDFs paint the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatchmethod

from pos_terminal.receipts import blocks as b
from pos_terminal.receipts.codes import code128_modules, qr_matrix
from pos_terminal.receipts.document import Document
from pos_terminal.receipts.fonts import Weight
from pos_terminal.receipts.text import has_rtl
from pos_terminal.receipts.typeset import Style, extent, width, wrap

PAPER_PX = 576  # 72 mm printable of 80 mm paper at 203 dpi
MARGIN_PX = 20
_SMALLEST_PX = 480  # on 58 mm letters get no smaller than 2.5 mm: lines are wrapped instead
BLACK, GREY, WHITE = 0, 0x50, 255
_ENDS_PX = 28
_INDENT = 22
_MARK = 24  # room behind amounts for the tax letters
_LOOKS: dict[b.Look, tuple[int, Weight, int]] = {  # size, weight, ink
    b.Look.SMALL: (20, Weight.REGULAR, GREY),
    b.Look.NORMAL: (24, Weight.REGULAR, BLACK),
    b.Look.STRONG: (24, Weight.BOLD, BLACK),
    b.Look.TITLE: (42, Weight.BOLD, BLACK),
    b.Look.TOTAL: (40, Weight.BOLD, BLACK),
}
_AIR_ABOVE = {b.Look.TOTAL: 6, b.Look.NORMAL: 3}


@dataclass(frozen=True, slots=True)
class TextMark:
    """A text from `left` on its baseline, all in pixels from the top left corner."""

    text: str
    left: int
    baseline: int
    style: Style
    ink: int  # 0 black … 255 white

    @property
    def rtl(self) -> bool | None:
        """Amounts and codes stay left-to-right; words go as their first letter goes."""
        return None if has_rtl(self.text) else False


@dataclass(frozen=True, slots=True)
class BoxMark:
    """A black box; right and bottom are the first pixels outside."""

    left: int
    top: int
    right: int
    bottom: int
    radius: int = 0


Mark = TextMark | BoxMark


def sheet(
    document: Document,
    width_px: int = PAPER_PX,
    margin_px: int = MARGIN_PX,
    *,
    one_ink: bool = False,
) -> Sheet:
    """The document set on paper of `width_px`.

    `one_ink` is for thermal paper: small print is black as well, and a little heavier.
    """
    column = b.blocks(document)
    marked = any(isinstance(block, b.Pair) and block.mark for block in column)
    paper = Sheet(document.frame.rtl, width_px, margin_px, one_ink=one_ink, marked=marked)
    for block in column:
        paper.put(block)
    paper.y += paper.px(_ENDS_PX)
    return paper


class Sheet:
    """Marks on paper, and how far down they go: `y`, in the end the paper's height."""

    def __init__(
        self, rtl: bool, width_px: int, margin_px: int, *, one_ink: bool, marked: bool
    ) -> None:
        self.rtl = rtl
        self.one_ink = one_ink
        self.width_px = width_px
        self.margin = self.px(margin_px)
        self.inner = width_px - 2 * self.margin
        self.mark_px = self.px(_MARK) if marked else 0
        self.y = self.px(_ENDS_PX)
        self.marks: list[Mark] = []

    def px(self, at_576: int) -> int:
        """A measure that was chosen for paper of 576 dots, on this width."""
        return max(1, at_576 * max(self.width_px, _SMALLEST_PX) // PAPER_PX)

    @singledispatchmethod
    def put(self, block: b.Block) -> None:
        """Set one block below the last one."""
        raise TypeError(block)

    @put.register
    def _(self, block: b.Centred) -> None:
        style, ink = self._style(block.look)
        for line in self._wrapped(block.text, style, self.inner):
            self._line([(line, (self.width_px - width(line, style)) // 2)], style, ink)

    @put.register
    def _(self, block: b.Heading) -> None:
        style, ink = self._style(b.Look.STRONG)
        for line in self._wrapped(block.text, style, self.inner):
            self._line([(line, self._mirrored(self.margin, width(line, style)))], style, ink)

    @put.register
    def _(self, block: b.Pair) -> None:
        style, ink = self._style(block.look)
        end_width = width(block.end, style)
        # Sums stand below the amounts of the items, not below their tax letters.
        beside = block.look is not b.Look.SMALL or block.indented or not block.start
        right = self.width_px - self.margin
        edge = right - (self.mark_px if beside else 0)
        left = self.margin + (self.px(_INDENT) if block.indented else 0)
        room = edge - end_width - self.px(14) - left
        if room < min(width(block.start, style), self.inner // 4):
            self._stacked(block, left, edge)
            return
        self.y += self.px(_AIR_ABOVE[block.look]) if block.look in _AIR_ABOVE else 0
        for index, line in enumerate(self._wrapped(block.start, style, room)):
            pieces = [(line, self._mirrored(left, width(line, style)))]
            if index == 0 and block.end:
                pieces.append((block.end, self._mirrored(edge - end_width, end_width)))
            if index == 0 and block.mark:
                mark_width = width(block.mark, style)
                pieces.append((block.mark, self._mirrored(right - mark_width, mark_width)))
            self._line(pieces, style, ink)

    @put.register
    def _(self, block: b.Table) -> None:
        style, ink = self._style(block.look)
        rows = (block.heads, *block.rows)
        gap, least = self.px(14), self.inner * 24 // 100
        wide = [max(width(row[at], style) for row in rows) for at in (1, 2, 3)]
        last = self.width_px - self.margin
        middle = last - max(wide[2] + gap, least)
        ends = (middle - max(wide[1] + gap, least), middle, last)
        room = ends[0] - wide[0] - gap - self.margin
        if room < self.inner // 5:
            for pair in block.as_pairs():
                self.put(pair)
            return
        for row in rows:
            for index, line in enumerate(self._wrapped(row[0], style, room)):
                pieces = [(line, self._mirrored(self.margin, width(line, style)))]
                for end, cell in zip(ends if index == 0 else (), row[1:], strict=False):
                    cell_width = width(cell, style)
                    pieces.append((cell, self._mirrored(end - cell_width, cell_width)))
                self._line(pieces, style, ink)

    @put.register
    def _(self, block: b.Banner) -> None:
        style, _ink = self._style(b.Look.STRONG)
        lines = self._wrapped(block.text, style, self.inner - self.px(24))
        top = self.y + self.px(6)
        bottom = top + len(lines) * self.px(34) + self.px(12)
        self._box(self.margin, top, self.width_px - self.margin, bottom, self.px(6))
        self.y = top + self.px(8)
        for line in lines:
            left = (self.width_px - width(line, style)) // 2
            self.marks.append(TextMark(line, left, self.y + self.px(25), style, WHITE))
            self.y += self.px(34)
        self.y = bottom + self.px(10)

    @put.register
    def _(self, block: b.Rule) -> None:
        self._rule(above=11, thick=3 if block.heavy else 2, below=11)

    @put.register
    def _(self, block: b.Gap) -> None:
        self.y += self.px(14)

    @put.register
    def _(self, block: b.SignatureLine) -> None:
        self._rule(above=80, thick=2, below=4)
        self.put(b.Pair(block.label, look=b.Look.SMALL))

    @put.register
    def _(self, block: b.Code128) -> None:
        modules = code128_modules(block.text)
        fitting = (self.width_px - self.px(40)) // len(modules)
        module = max(1, min(self.px(3), fitting))
        bottom = self.y + self.px(84)
        left = (self.width_px - len(modules) * module) // 2
        for index, bar in enumerate(modules):
            if bar == "1":
                x = left + index * module
                self._box(x, self.y, x + module, bottom)
        self.y = bottom + self.px(6)
        self.put(b.Centred(block.text, b.Look.SMALL))

    @put.register
    def _(self, block: b.QrCode) -> None:
        matrix = qr_matrix(block.text)
        module = max(1, self.px(220) // len(matrix))
        left = (self.width_px - module * len(matrix)) // 2
        for row in matrix:
            for index, dark in enumerate(row):
                if dark:
                    x = left + index * module
                    self._box(x, self.y, x + module, self.y + module)
            self.y += module

    def _stacked(self, block: b.Pair, left: int, edge: int) -> None:
        """An amount, or a value, too long to stand beside its label."""
        style, ink = self._style(block.look)
        for line in self._wrapped(block.start, style, edge - left):
            self._line([(line, self._mirrored(left, width(line, style)))], style, ink)
        for line in self._wrapped(block.end, style, edge - self.margin):
            line_width = width(line, style)
            self._line([(line, self._mirrored(edge - line_width, line_width))], style, ink)

    def _style(self, look: b.Look) -> tuple[Style, int]:
        size, weight, ink = _LOOKS[look]
        if self.one_ink:
            weight, ink = (Weight.MEDIUM if weight is Weight.REGULAR else weight), BLACK
        return Style(self.px(size), weight), ink

    def _line(self, pieces: list[tuple[str, int]], style: Style, ink: int) -> None:
        """Texts with their left edges on one baseline; the next line starts below."""
        above, below = zip(*(extent(text, style) for text, _ in pieces), strict=True)
        # Arabic and Thai fonts ask for much air; half of the surplus is enough on paper.
        usual = extent("", style)
        baseline = self.y + (usual[0] + max(above)) // 2
        self.marks += [TextMark(text, left, baseline, style, ink) for text, left in pieces if text]
        self.y = baseline + (usual[1] + max(below)) // 2 + self.px(3)

    def _box(self, left: int, top: int, right: int, bottom: int, radius: int = 0) -> None:
        self.marks.append(BoxMark(left, top, right, bottom, radius))

    def _rule(self, above: int, thick: int, below: int) -> None:
        self.y += self.px(above)
        bottom = self.y + self.px(thick)
        self._box(self.margin, self.y, self.width_px - self.margin, bottom)
        self.y = bottom + self.px(below)

    def _mirrored(self, left: int, text_width: int) -> int:
        """The left edge of a text as it is, or as a mirror shows it."""
        return self.width_px - left - text_width if self.rtl else left

    @staticmethod
    def _wrapped(text: str, style: Style, room: int) -> list[str]:
        return wrap(text, room, lambda part: width(part, style))
