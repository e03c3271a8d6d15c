"""A document as a picture: 80 mm paper at 203 dpi, for the screen, for e-mail, for any printer."""

from __future__ import annotations

from functools import singledispatchmethod
from io import BytesIO

from PIL import Image, ImageDraw

from pos_terminal.receipts import blocks as b
from pos_terminal.receipts.codes import code128_modules, qr_matrix
from pos_terminal.receipts.document import Document
from pos_terminal.receipts.fonts import Weight
from pos_terminal.receipts.text import has_rtl
from pos_terminal.receipts.typeset import Style, draw, extent, width, wrap

PAPER_PX = 576  # 72 mm printable of 80 mm paper at 203 dpi
_MARGIN = 20
_INDENT = 22
_MARK = 24  # room behind amounts for the tax letters
_WHITE, _BLACK, _GREY = 255, 0, 0x50
_LOOKS: dict[b.Look, tuple[int, Weight, int]] = {  # size, weight, ink
    b.Look.SMALL: (20, Weight.REGULAR, _GREY),
    b.Look.NORMAL: (24, Weight.REGULAR, _BLACK),
    b.Look.STRONG: (24, Weight.BOLD, _BLACK),
    b.Look.TITLE: (42, Weight.BOLD, _BLACK),
    b.Look.TOTAL: (40, Weight.BOLD, _BLACK),
}
_CELL_ENDS = (0.52, 0.76, 1.0)  # right edges of the tax table's last three columns
_FIRST_PAGE_PX = 2048


def picture(document: Document, width_px: int = PAPER_PX, margin_px: int = _MARGIN) -> Image.Image:
    """The document in shades of grey, `width_px` wide and as long as it must be."""
    page = _Page(document.frame.rtl, width_px, margin_px)
    column = b.blocks(document)
    page.mark_px = page.px(_MARK) if any(isinstance(x, b.Pair) and x.mark for x in column) else 0
    for block in column:
        page.put(block)
    return page.cut()


def picture_png(document: Document, width_px: int = PAPER_PX) -> bytes:
    """The picture as a PNG file."""
    file = BytesIO()
    picture(document, width_px).save(file, "PNG")
    return file.getvalue()


class _Page:
    """A canvas that grows downwards while blocks are put on it."""

    def __init__(self, rtl: bool, width_px: int, margin_px: int) -> None:
        self.rtl = rtl
        self.width_px = width_px
        self.margin = self.px(margin_px)
        self.inner = width_px - 2 * self.margin
        self.mark_px = 0
        self.y = self.px(28)
        self.image = Image.new("L", (width_px, _FIRST_PAGE_PX), _WHITE)
        self.canvas = ImageDraw.Draw(self.image)

    def px(self, at_576: int) -> int:
        """A measure that was chosen for paper of 576 dots, on this width."""
        return max(1, at_576 * self.width_px // PAPER_PX)

    def cut(self) -> Image.Image:
        """What was drawn, and a margin below."""
        return self.image.crop((0, 0, self.width_px, self.y + self.px(28)))

    def _need(self, height: int) -> None:
        while self.y + height > self.image.height - self.px(64):
            taller = Image.new("L", (self.width_px, self.image.height * 2), _WHITE)
            taller.paste(self.image, (0, 0))
            self.image, self.canvas = taller, ImageDraw.Draw(taller)

    def _style(self, look: b.Look) -> tuple[Style, int]:
        size, weight, ink = _LOOKS[look]
        return Style(self.px(size), weight), ink

    def _line(
        self, pieces: list[tuple[str, int]], style: Style, ink: int, leading: float = 1.0
    ) -> None:
        """Texts with their left edges on one baseline; the next line starts below."""
        sizes = [extent(text, style) for text, _ in pieces]
        above, below = (max(size[i] for size in sizes) for i in (0, 1))
        # Arabic and Thai fonts ask for much air; half of the surplus is enough on paper.
        usual = extent("", style)
        above, below = (usual[0] + above) // 2, (usual[1] + below) // 2
        height = round((above + below) * leading) + self.px(3)
        self._need(height)
        for text, left in pieces:
            draw(self.canvas, left, self.y + above, text, style, rtl=_direction(text), fill=ink)
        self.y += height

    def _mirrored(self, left: int, text_width: int) -> int:
        """The left edge of a text as it is, or as a mirror shows it."""
        return self.width_px - left - text_width if self.rtl else left

    @singledispatchmethod
    def put(self, block: b.Block) -> None:
        """Draw one block."""
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
        end_width = width(block.end, style, rtl=False)
        # Sums stand below the amounts of the items, not below their tax letters.
        beside = block.look is not b.Look.SMALL or block.indented or not block.start
        edge = self.width_px - self.margin - (self.mark_px if beside else 0)
        left = self.margin + (self.px(_INDENT) if block.indented else 0)
        room = max(edge - end_width - self.px(14) - left, self.inner // 3)
        self.y += self.px({b.Look.TOTAL: 6, b.Look.NORMAL: 3}.get(block.look, 0))
        for index, line in enumerate(self._wrapped(block.start, style, room)):
            pieces = [(line, self._mirrored(left, width(line, style)))]
            if index == 0 and block.end:
                pieces.append((block.end, self._mirrored(edge - end_width, end_width)))
            if index == 0 and block.mark:
                mark_width = width(block.mark, style)
                right = self.width_px - self.margin
                pieces.append((block.mark, self._mirrored(right - mark_width, mark_width)))
            self._line(pieces, style, ink)

    @put.register
    def _(self, block: b.Cells) -> None:
        style, ink = self._style(block.look)
        first = wrap(block.cells[0], int(self.inner * 0.4), lambda text: width(text, style))
        for index, line in enumerate(first):
            pieces = [(line, self._mirrored(self.margin, width(line, style)))]
            for share, cell in zip(_CELL_ENDS, block.cells[1:], strict=True):
                if index == 0:
                    cell_width = width(cell, style)
                    left = self.margin + int(self.inner * share) - cell_width
                    pieces.append((cell, self._mirrored(left, cell_width)))
            self._line(pieces, style, ink)

    @put.register
    def _(self, block: b.Banner) -> None:
        style, _ink = self._style(b.Look.STRONG)
        lines = self._wrapped(block.text, style, self.inner - self.px(24))
        height = len(lines) * self.px(34) + self.px(12)
        self._need(height + self.px(16))
        top = self.y + self.px(6)
        box = (self.margin, top, self.width_px - self.margin, top + height)
        self.canvas.rounded_rectangle(box, self.px(6), fill=_BLACK)
        self.y = top + self.px(8)
        for line in lines:
            left = (self.width_px - width(line, style)) // 2
            draw(self.canvas, left, self.y + self.px(25), line, style, fill=_WHITE)
            self.y += self.px(34)
        self.y = top + height + self.px(10)

    @put.register
    def _(self, block: b.Rule) -> None:
        self._need(self.px(24))
        self.y += self.px(11)
        thick = self.px(3 if block.heavy else 2)
        right = self.width_px - self.margin
        self.canvas.rectangle((self.margin, self.y, right, self.y + thick - 1), fill=_BLACK)
        self.y += self.px(11)

    @put.register
    def _(self, block: b.Gap) -> None:
        self.y += self.px(14)

    @put.register
    def _(self, block: b.SignatureLine) -> None:
        self.y += self.px(80)
        self._need(self.px(60))
        right = self.width_px - self.margin
        self.canvas.rectangle((self.margin, self.y, right, self.y + self.px(2) - 1), fill=_BLACK)
        self.y += self.px(4)
        self.put(b.Pair(block.label, look=b.Look.SMALL))

    @put.register
    def _(self, block: b.Code128) -> None:
        modules = code128_modules(block.text)
        module = max(1, min(self.px(3), (self.width_px - self.px(40)) // (len(modules) + 20)))
        height = self.px(84)
        self._need(height + self.px(48))
        left = (self.width_px - len(modules) * module) // 2
        for index, bar in enumerate(modules):
            if bar == "1":
                x = left + index * module
                self.canvas.rectangle((x, self.y, x + module - 1, self.y + height), fill=_BLACK)
        self.y += height + self.px(6)
        self.put(b.Centred(block.text, b.Look.SMALL))

    @put.register
    def _(self, block: b.QrCode) -> None:
        matrix = qr_matrix(block.text)
        module = max(1, self.px(220) // len(matrix))
        self._need(module * len(matrix))
        left = (self.width_px - module * len(matrix)) // 2
        for row in matrix:
            for index, dark in enumerate(row):
                if dark:
                    x = left + index * module
                    box = (x, self.y, x + module - 1, self.y + module - 1)
                    self.canvas.rectangle(box, fill=_BLACK)
            self.y += module

    @staticmethod
    def _wrapped(text: str, style: Style, room: int) -> list[str]:
        return wrap(text, room, lambda part: width(part, style))


def _direction(text: str) -> bool | None:
    """Amounts and codes stay left-to-right; words go as their first letter goes."""
    return None if has_rtl(text) else False
