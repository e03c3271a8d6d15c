"""Paper as a picture: what a shopper would hold in the hand."""

from __future__ import annotations

from functools import singledispatch
from io import BytesIO

from PIL import Image, ImageDraw

from hardware.simulators.paper.glyphs import glyph
from hardware.simulators.paper.interpreter import print_out
from hardware.simulators.paper.marks import Cell, Code, Cut, Dots, Look, Paper, Picture, TextLine
from hardware.simulators.paper.pages import NO_CHARACTER

PAPER_MARGIN_DOTS = 32  # 80 mm of paper around 72 mm that are printed
_END_DOTS = 24
_WORDS = Look()
_WORDS_DOTS = 24
_GREY = 0xB0


def picture_of(data: bytes, width_dots: int = 576) -> bytes:
    """The printed bytes as a PNG file, with the margins of the roll left and right."""
    file = BytesIO()
    painted(print_out(data, width_dots), PAPER_MARGIN_DOTS).save(file, "PNG")
    return file.getvalue()


def painted(paper: Paper, margin_dots: int = 0) -> Image.Image:
    """The paper in shades of grey, one pixel a dot; the margin is all around."""
    length = paper.length_dots + max(margin_dots, _END_DOTS)
    image = Image.new("L", (paper.width_dots + 2 * margin_dots, length), 255)
    for mark in paper.marks:
        _paint(mark, image, margin_dots)
    if not margin_dots:
        return image
    whole = Image.new("L", (image.width, margin_dots + length), 255)
    whole.paste(image, (0, margin_dots))
    return whole


@singledispatch
def _paint(mark: object, image: Image.Image, margin: int) -> None:
    raise TypeError(mark)


@_paint.register
def _(line: TextLine, image: Image.Image, margin: int) -> None:
    """Characters of different heights stand on one bottom line."""
    tallest = max([cell.height for cell in line.cells], default=0)
    for cell in line.cells:
        face = glyph(cell)
        left = cell.left
        if cell.look.upside_down:  # the whole line is turned
            face = face.transpose(Image.Transpose.ROTATE_180)
            left = image.width - 2 * margin - cell.left - cell.width
        image.paste(face, (margin + left, line.top + tallest - cell.height))
    for dots in line.pictures:
        _dots(dots, image, line.top, margin)


@_paint.register
def _(picture: Picture, image: Image.Image, margin: int) -> None:
    _dots(picture.dots, image, picture.top, margin)


@_paint.register
def _(code: Code, image: Image.Image, margin: int) -> None:
    width, height = code.size
    top = code.top
    if code.words_above:
        _words(code.words_above, image, margin + code.left, width, top)
        top += _WORDS_DOTS + 2
    if width:
        bars = Image.new("1", (len(code.rows[0]), len(code.rows)))
        bars.putdata([255 * (module == "0") for row in code.rows for module in row])
        drawn = bars.resize((width, height), Image.Resampling.NEAREST)
        image.paste(drawn, (margin + code.left, top))
        top += height
    if code.words_below:
        _words(code.words_below, image, margin + code.left, width, top + 2)


@_paint.register
def _(cut: Cut, image: Image.Image, margin: int) -> None:
    """A dashed line that no knife leaves: people see where one receipt ends."""
    for left in range(0, image.width, 16):
        ImageDraw.Draw(image).line((left, cut.top, left + 7, cut.top), fill=_GREY)


def _dots(dots: Dots, image: Image.Image, top: int, margin: int) -> None:
    if not dots.width or not dots.height:
        return
    drawn = Image.frombytes("1", ((dots.width + 7) // 8 * 8, dots.height), dots.rows)
    drawn = drawn.crop((0, 0, dots.width, dots.height))
    if (dots.wide, dots.high) != (1, 1):
        size = (dots.width * dots.wide, dots.height * dots.high)
        drawn = drawn.resize(size, Image.Resampling.NEAREST)
    image.paste(0, (margin + dots.left, top), drawn)


def _words(text: str, image: Image.Image, left: int, width: int, top: int) -> None:
    """The words of a bar code in Font A, in its middle."""
    text = text[: (image.width - 24) // 12]
    start = min(max(12, left + (width - 12 * len(text)) // 2), image.width - 12 - 12 * len(text))
    for index, char in enumerate(text):
        seen = char if char.isprintable() else NO_CHARACTER
        cell = Cell(seen, 0, 12, _WORDS_DOTS, _WORDS)
        image.paste(glyph(cell), (start + 12 * index, top))
