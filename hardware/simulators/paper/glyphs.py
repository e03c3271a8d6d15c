"""Characters as cells of dots, from the shipped fonts squeezed on the printer's grid."""

from __future__ import annotations

import threading
import unicodedata
from functools import lru_cache
from importlib import resources
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from hardware.simulators.paper.marks import Cell, columns_of
from hardware.simulators.paper.pages import NO_CHARACTER

_FONTS = (  # up to which character
    ("\u05ff", "Inter-Medium.otf"),
    ("\u07ff", "NotoSansArabic-Regular.ttf"),
    ("\u0e7f", "NotoSansThai-Regular.ttf"),
    ("\u2e7f", "Inter-Medium.otf"),
    ("\uffff", "NotoSansCJK-Subset.otf"),
)
_CELL = (12, 24)  # characters are made at this size; a full-width one is twice as wide
_BASELINE, _SIZE = 19, 20
_SIDES = {
    "LEFT": (-1, 0),
    "RIGHT": (1, 0),
    "UP": (0, -1),
    "DOWN": (0, 1),
}
_HALVES = {  # in 24ths of the cell: left, top, right, bottom
    "FULL BLOCK": (0, 0, 24, 24),
    "LOWER HALF BLOCK": (0, 12, 24, 24),
    "UPPER HALF BLOCK": (0, 0, 24, 12),
    "LEFT HALF BLOCK": (0, 0, 12, 24),
    "RIGHT HALF BLOCK": (12, 0, 24, 24),
}
# A FreeType face must not be used from two threads: each thread opens its own.
_opened = threading.local()


def glyph(cell: Cell) -> Image.Image:
    """The cell, black on white or the other way round, in its size on paper."""
    look = cell.look
    size = (cell.height, cell.width) if look.rotated else (cell.width, cell.height)
    face = _face(cell.char, look.bold, look.italic).resize(size, Image.Resampling.BILINEAR)
    if look.underline:
        thick = look.underline
        box = (0, face.height - thick, face.width, face.height)
        face.paste(0, box)
    if look.inverse:
        face = face.point([255 - grey for grey in range(256)])
    return face.transpose(Image.Transpose.ROTATE_270) if look.rotated else face


@lru_cache(maxsize=1024)
def _face(char: str, bold: bool, italic: bool) -> Image.Image:
    face = Image.new("L", (_CELL[0] * columns_of(char), _CELL[1]), 255)
    name = unicodedata.name(char, "")
    if char == NO_CHARACTER:
        ImageDraw.Draw(face).rectangle((1, 4, face.width - 2, _BASELINE), outline=0, width=2)
    elif name in _HALVES:
        left, top, right, bottom = _HALVES[name]
        face.paste(0, (face.width * left // 24, top, face.width * right // 24, bottom))
    elif name.startswith("BOX DRAWINGS"):
        _box(ImageDraw.Draw(face), name, face.width)
    else:
        _letter(face, char, bold)
    if italic:
        face = face.transform(
            face.size, Image.Transform.AFFINE, (1, 0.2, -3, 0, 1, 0), fillcolor=255
        )
    return face


def _box(draw: ImageDraw.ImageDraw, name: str, width: int) -> None:
    """Lines and corners by their names, so that they meet from cell to cell."""
    words = name.replace("HORIZONTAL", "LEFT RIGHT").replace("VERTICAL", "UP DOWN").split()
    thick = 4 if "DOUBLE" in words or "HEAVY" in words else 2
    x, y = width // 2, _CELL[1] // 2
    for across, down in (_SIDES[word] for word in words if word in _SIDES):
        draw.line((x, y, x + across * width, y + down * _CELL[1]), fill=0, width=thick)


def _letter(face: Image.Image, char: str, bold: bool) -> None:
    font = _font(next(name for last, name in _FONTS if char <= last or last == "\uffff"))
    wide = max(1, round(font.getlength(char)))
    scratch = Image.new("L", (max(wide + 1, face.width), face.height), 255)
    draw = ImageDraw.Draw(scratch)
    for shift in range(2 if bold else 1):
        draw.text((scratch.width / 2 + shift, _BASELINE), char, fill=0, font=font, anchor="ms")
    face.paste(scratch.resize(face.size, Image.Resampling.BILINEAR))


def _font(name: str) -> ImageFont.FreeTypeFont:
    found: ImageFont.FreeTypeFont | None = _opened.__dict__.get(name)
    if found is None:
        data = resources.files("resources").joinpath("fonts", name).read_bytes()
        found = _opened.__dict__[name] = ImageFont.truetype(BytesIO(data), _SIZE)
    return found
