"""A document as a PDF of 80 mm width: vector text for Latin, Greek and Cyrillic, which can be
searched and copied; shaped pictures with an invisible text behind them for other scripts.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from pos_terminal.receipts.document import Document, ReceiptDocument
from pos_terminal.receipts.fonts import CJK_FACE, LATIN_FACE, Weight, font_bytes
from pos_terminal.receipts.sheet import PAPER_PX, BoxMark, TextMark, sheet
from pos_terminal.receipts.text import clusters
from pos_terminal.receipts.typeset import Run, Style, draw, extent, runs

_POINTS_PER_PX = 72 / 203
_PAPER_MM = 80
_SIDE_PT = (_PAPER_MM / 25.4 * 72 - PAPER_PX * _POINTS_PER_PX) / 2
_SHARPNESS = 4  # pixels of a shaped picture for one dot of the printer
_OVER_PX = 6  # marks may reach beyond a run's advance
_INVISIBLE = 3
_MIRRORED = str.maketrans("()[]{}", ")(][}{")
_HIDDEN_FONTS = {1: "NotoSansArabic-Regular.ttf", 2: "NotoSansThai-Regular.ttf"}


def pdf_bytes(document: Document) -> bytes:
    """One page, as long as it must be; the same document always gives the same bytes."""
    from reportlab.pdfgen.canvas import Canvas  # late: only asked-for PDFs need it

    paper = sheet(document)
    size = (PAPER_PX * _POINTS_PER_PX + 2 * _SIDE_PT, paper.y * _POINTS_PER_PX)
    file = BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=1, lang=document.frame.language)
    title = document.frame.title
    if isinstance(document, ReceiptDocument):
        title = f"{title} {document.receipt_no}"
    canvas.setTitle(title)
    canvas.setAuthor(document.frame.shop.name)
    painter = _Painter(canvas, paper.y)
    for mark in paper.marks:
        if isinstance(mark, BoxMark):
            painter.box(mark)
        else:
            painter.text(mark)
    canvas.save()
    return file.getvalue()


class _Painter:
    """Puts marks, measured in pixels from the top, on a canvas measured in points from below."""

    def __init__(self, canvas: Any, height_px: int) -> None:
        self.canvas = canvas
        self.height_px = height_px

    def box(self, mark: BoxMark) -> None:
        self.canvas.setFillGray(0)
        self.canvas.roundRect(
            self._x(mark.left),
            self._y(mark.bottom),
            (mark.right - mark.left) * _POINTS_PER_PX,
            (mark.bottom - mark.top) * _POINTS_PER_PX,
            mark.radius * _POINTS_PER_PX,
            stroke=0,
            fill=1,
        )

    def text(self, mark: TextMark) -> None:
        left = float(mark.left)
        for run in runs(mark.text, mark.rtl):
            length = run.length(mark.style)
            if run.face == LATIN_FACE and not run.rtl and _vector(run.text, mark.style.weight):
                self._vector_run(mark, run, left, length)
            else:
                self._shaped_run(mark, run, left, length)
            left += length

    def _vector_run(self, mark: TextMark, run: Run, left: float, length: float) -> None:
        name = _paper_font(mark.style.weight)
        self.canvas.setFillGray(mark.ink / 255)
        self._write(run.text, name, mark, left, length)

    def _shaped_run(self, mark: TextMark, run: Run, left: float, length: float) -> None:
        from reportlab.lib.utils import ImageReader

        style = Style(mark.style.size_px * _SHARPNESS, mark.style.weight)
        above, below = extent(run.text, style)
        size = (round(length * _SHARPNESS) + 2 * _OVER_PX * _SHARPNESS, above + below)
        ground = 0 if mark.ink > 127 else 255
        image = Image.new("L", size, ground)
        canvas = ImageDraw.Draw(image)
        over = _OVER_PX * _SHARPNESS
        draw(canvas, over, above, run.text, style, rtl=run.rtl, fill=mark.ink)
        scale = _POINTS_PER_PX / _SHARPNESS
        self.canvas.drawImage(
            ImageReader(image),
            self._x(left - _OVER_PX),
            self._y(mark.baseline) - below * scale,
            size[0] * scale,
            size[1] * scale,
            mask=[ground, ground],  # the ground is left out, neighbours stay visible
        )
        # Readers expect glyphs from left to right, and turn Arabic round by themselves.
        turned = "".join(reversed(clusters(run.text))).translate(_MIRRORED)
        seen = turned if run.rtl else run.text
        self._write(seen, _hidden_font(run.face), mark, left, length, _INVISIBLE)

    def _write(
        self, text: str, name: str, mark: TextMark, left: float, length: float, mode: int = 0
    ) -> None:
        size = mark.style.size_px * _POINTS_PER_PX
        natural = self.canvas.stringWidth(text, name, size)
        line = self.canvas.beginText(self._x(left), self._y(mark.baseline))
        line.setFont(name, size)
        line.setTextRenderMode(mode)
        if natural:  # kerning and hinting differ by a hair; edges must not
            line.setHorizScale(100 * length * _POINTS_PER_PX / natural)
        line.textOut(text)
        self.canvas.saveState()  # scale and mode would outlive the text
        self.canvas.drawText(line)
        self.canvas.restoreState()

    def _x(self, px: float) -> float:
        return _SIDE_PT + px * _POINTS_PER_PX

    def _y(self, px: float) -> float:
        return (self.height_px - px) * _POINTS_PER_PX


def _vector(text: str, weight: Weight) -> bool:
    from reportlab.pdfbase.pdfmetrics import getFont

    glyphs = getFont(_paper_font(weight)).face.charToGlyph
    return all(ord(char) in glyphs for char in text)


@cache
def _paper_font(weight: Weight) -> str:
    """Inter with TrueType outlines, which reportlab needs to embed it."""
    style = "Bold" if weight is Weight.BOLD else "Regular"
    data = resources.files("resources").joinpath("receipts", f"InterPaper-{style}.ttf").read_bytes()
    return _register(f"InterPaper-{style}", data)


@cache
def _hidden_font(face: int) -> str:
    """A font that knows the characters of text which nobody sees; only search and copy do."""
    if face in _HIDDEN_FONTS:
        return _register(_HIDDEN_FONTS[face], font_bytes(_HIDDEN_FONTS[face]))
    if face == CJK_FACE:
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfbase.pdfmetrics import registerFont

        registerFont(UnicodeCIDFont("STSong-Light"))
        return "STSong-Light"
    return _paper_font(Weight.REGULAR)


def _register(name: str, data: bytes) -> str:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    registerFont(TTFont(name, BytesIO(data)))
    return name
