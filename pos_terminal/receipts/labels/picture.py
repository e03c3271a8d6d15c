"""A label as a picture: for the preview, for PDF, and for printers that only take dots."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from pos_terminal.receipts.fonts import Weight
from pos_terminal.receipts.labels.design import Bars, Design, Words, design
from pos_terminal.receipts.labels.label import Label, LabelSize, Template
from pos_terminal.receipts.typeset import Style, draw, extent, width

PREVIEW_DPI = 203


def label_png(label: Label, template: Template, size: LabelSize, dpi: int = PREVIEW_DPI) -> bytes:
    """The preview, one pixel a dot."""
    file = BytesIO()
    painted(design(label, template, size, dpi)).save(file, "PNG")
    return file.getvalue()


def painted(label: Design) -> Image.Image:
    """The whole label in shades of grey."""
    image = Image.new("L", (label.width, label.height), 255)
    canvas = ImageDraw.Draw(image)
    for words in label.words:
        draw(canvas, words.left, words.baseline, words.text, words.style)
    if label.bars is not None:
        _paint_bars(image, label.bars)
    return image


def strip(words: Words) -> tuple[Image.Image, int, int]:
    """One text alone, and where its picture's left upper corner stands."""
    above, below = extent(words.text, words.style)
    wide = width(words.text, words.style)
    image = Image.new("L", (max(1, wide), max(1, above + below)), 255)
    draw(ImageDraw.Draw(image), 0, above, words.text, words.style)
    return image, max(0, words.left), max(0, words.baseline - above)


def _paint_bars(image: Image.Image, bars: Bars) -> None:
    modules = bars.code.modules
    row = Image.new("L", (len(modules), 1))
    row.putdata([0 if module == "1" else 255 for module in modules])
    size = (len(modules) * bars.module, bars.height)
    image.paste(row.resize(size, Image.Resampling.NEAREST), (bars.left, bars.top))
    style = Style(max(8, bars.digits * 9 // 10), Weight.REGULAR)
    left = bars.left + (size[0] - width(bars.code.text, style)) // 2
    baseline = bars.top + bars.height + bars.digits
    draw(ImageDraw.Draw(image), max(0, left), baseline, bars.code.text, style)
