"""A small drawing board for flat pictures on a grid of 240 units."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw

UNITS = 240  # the picture's side in units
PIXELS = 192  # and in pixels
_SCALE = 2  # drawn at 480 pixels and scaled down: that is what smooths the edges

Colour = str  # "#rrggbb"
Point = tuple[int, int]

WHITE = "#ffffff"


class Canvas:
    """Shapes in units of the grid, each filled with one colour."""

    def __init__(self, background: Colour) -> None:
        """A sheet of that colour."""
        self.background = background
        side = UNITS * _SCALE
        self._image = Image.new("RGB", (side, side), background)
        self._draw = ImageDraw.Draw(self._image)

    def box(
        self, left: int, top: int, right: int, bottom: int, fill: Colour, radius: int = 0
    ) -> None:
        """A rectangle with round corners."""
        frame = [value * _SCALE for value in (left, top, right, bottom)]
        self._draw.rounded_rectangle(frame, radius * _SCALE, fill)

    def oval(self, left: int, top: int, right: int, bottom: int, fill: Colour) -> None:
        """An ellipse in that frame."""
        self._draw.ellipse([value * _SCALE for value in (left, top, right, bottom)], fill)

    def dot(self, x: int, y: int, radius: int, fill: Colour) -> None:
        """A disc around a point."""
        self.oval(x - radius, y - radius, x + radius, y + radius, fill)

    def shape(self, points: Sequence[Point], fill: Colour) -> None:
        """A polygon."""
        self._draw.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill)

    def slice(
        self, left: int, top: int, right: int, bottom: int, start: int, end: int, fill: Colour
    ) -> None:
        """A piece of an ellipse between two angles, in degrees clockwise from three o'clock."""
        frame = [value * _SCALE for value in (left, top, right, bottom)]
        self._draw.pieslice(frame, start, end, fill)

    def line(self, points: Sequence[Point], fill: Colour, width: int) -> None:
        """A stroke with round joints and ends."""
        scaled = [(x * _SCALE, y * _SCALE) for x, y in points]
        self._draw.line(scaled, fill, width * _SCALE, joint="curve")
        for x, y in (points[0], points[-1]):
            self.dot(x, y, width // 2, fill)

    def arc(
        self, left: int, top: int, right: int, bottom: int, start: int, end: int,
        fill: Colour, width: int,
    ) -> None:  # fmt: skip
        """A curved stroke along an ellipse."""
        frame = [value * _SCALE for value in (left, top, right, bottom)]
        self._draw.arc(frame, start, end, fill, width * _SCALE)

    def png(self) -> bytes:
        """The picture as a compact PNG."""
        small = self._image.resize((PIXELS, PIXELS), Image.Resampling.LANCZOS)
        few = small.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        content = io.BytesIO()
        few.save(content, "PNG", optimize=False, compress_level=6)
        return content.getvalue()


def mixed(colour: Colour, other: Colour, percent: int) -> Colour:
    """A colour with that much of another one in it."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(
        f"{(one * (100 - percent) + two * percent) // 100:02x}" for one, two in pairs
    )


def darker(colour: Colour, percent: int = 18) -> Colour:
    """The colour in shade."""
    return mixed(colour, "#101418", percent)


def lighter(colour: Colour, percent: int = 35) -> Colour:
    """The colour in light."""
    return mixed(colour, WHITE, percent)


def _parts(colour: Colour) -> tuple[int, int, int]:
    value = int(colour.removeprefix("#"), 16)
    return value >> 16, value >> 8 & 255, value & 255
