"""A receipt printer that prints on a picture: an ESC/POS interpreter of its own.

It shares no code with the encoder, and it is strict: an unknown command or a stray control
character is an error, because a real printer would do something with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import zxingcpp
from PIL import Image, ImageChops, ImageDraw, ImageFont

CELL = (12, 24)  # Font A
LINE_DOTS = 30
PAGES = {
    0: "cp437",
    1: "katakana",
    2: "cp850",
    15: "iso8859_7",
    16: "cp1252",
    17: "cp866",
    18: "cp852",
    19: "cp858",
}
BARCODES = {2: "EAN13", 67: "EAN13", 73: "Code128"}
_FONT_FILE = Path(__file__).parents[2] / "resources" / "fonts" / "Inter-Medium.otf"


class NotUnderstood(Exception):
    """A byte that no command or text explains."""


@dataclass
class Placed:
    """One printed character and where its cell begins."""

    char: str
    x: int
    y: int
    wide: int
    high: int


@dataclass
class Paper:
    """Feed it bytes; look at `lines`, `codes`, `cuts` and `image()`."""

    width_dots: int = 576
    chars: list[Placed] = field(default_factory=list)
    strips: list[tuple[int, Image.Image]] = field(default_factory=list)  # y, dots
    codes: list[tuple[str, str]] = field(default_factory=list)
    cuts: int = 0
    kicks: int = 0
    overruns: int = 0  # lines that were too long for the paper
    fed: list[str] = field(default_factory=list)  # text lines as they were fed

    def __post_init__(self) -> None:
        self._canvas = Image.new("1", (self.width_dots, 12_000), 1)
        self.y = 0
        self._reset()

    def _reset(self) -> None:
        self.x = 0
        self.page = 0
        self.size = (1, 1)
        self.bold = self.inverse = False
        self.align = 0
        self.spacing = LINE_DOTS
        self.bar_height, self.bar_module, self.text_below = 162, 3, False
        self.row: list[Placed] = []

    def print(self, data: bytes) -> Paper:
        """Work off all of the bytes."""
        at = 0
        while at < len(data):
            at = self._step(data, at)
        return self

    def _step(self, data: bytes, at: int) -> int:
        byte = data[at]
        if byte == 0x0A:
            self._feed()
            return at + 1
        if byte in (0x1B, 0x1C, 0x1D):
            command = data[at : at + 2]
            if command not in _COMMANDS:
                raise NotUnderstood(f"{command!r} at {at}")
            size, act = _COMMANDS[command]
            try:
                length = size(data[at:]) if callable(size) else size
            except (IndexError, ValueError) as err:
                raise NotUnderstood(f"{command!r} at {at} is cut off") from err
            whole = data[at : at + length]
            if len(whole) < length:
                raise NotUnderstood(f"{command!r} at {at} is cut off")
            act(self, whole)
            return at + length
        if byte < 0x20 or byte == 0x7F:
            raise NotUnderstood(f"control character {byte:#04x} at {at}")
        self._char(_decoded(byte, PAGES[self.page]))
        return at + 1

    def _char(self, char: str) -> None:
        wide, high = self.size
        if self.x + CELL[0] * wide > self.width_dots:
            self.overruns += 1
            self._feed()  # as printers do: the rest goes to the next line
        self.row.append(Placed(char, self.x, self.y, wide, high))
        cell = _cell(char, wide, high, self.bold, self.inverse)
        self._canvas.paste(cell, (self.x, self.y))
        self.x += CELL[0] * wide

    def _feed(self) -> None:
        high = max((placed.high for placed in self.row), default=1)
        if self.align and self.row:
            self._realign()
        self.chars += self.row
        self.fed.append(self._as_text())
        self.row = []
        self.x = 0
        self.y += max(self.spacing, CELL[1] * high + 6)

    def _realign(self) -> None:
        end = max(p.x + CELL[0] * p.wide for p in self.row)
        shift = (self.width_dots - end) // (2 if self.align == 1 else 1)
        strip = self._canvas.crop((0, self.y, self.width_dots, self.y + 2 * CELL[1]))
        self._canvas.paste(1, (0, self.y, self.width_dots, self.y + 2 * CELL[1]))
        self._canvas.paste(strip, (shift, self.y))
        for placed in self.row:
            placed.x += shift

    def _as_text(self) -> str:
        """The row on a grid of the cells' width."""
        text = ""
        for placed in sorted(self.row, key=lambda p: p.x):
            text += " " * ((placed.x + CELL[0] // 2) // CELL[0] - len(text)) + placed.char
        return text.rstrip()

    @property
    def lines(self) -> list[str]:
        """Text lines that were fed, empty ones as well."""
        return self.fed

    def image(self) -> Image.Image:
        """The paper down to its last dot."""
        return self._canvas.crop((0, 0, self.width_dots, self.y + LINE_DOTS)).convert("L")

    def ink_box(self, top: int, bottom: int) -> tuple[int, int]:
        """First and last dot column with ink between two heights."""
        part = self._canvas.crop((0, top, self.width_dots, bottom)).convert("L")
        box = ImageChops.invert(part).getbbox()
        assert box is not None
        return box[0], box[2]

    # -- commands

    def _raster(self, whole: bytes) -> None:
        wide, high = whole[4] + 256 * whole[5], whole[6] + 256 * whole[7]
        dots = Image.frombytes("1", (wide * 8, high), whole[8:])
        if dots.width > self.width_dots + 7:
            raise NotUnderstood(f"picture of {dots.width} dots on {self.width_dots}")
        if self.row:
            raise NotUnderstood("a picture in the middle of a line is not printed")
        self._canvas.paste(ImageChops.invert(dots.convert("L")).convert("1"), (0, self.y))
        self.strips.append((self.y, dots))
        self.y += high

    def _bars(self, whole: bytes) -> None:
        kind = BARCODES[whole[2]]
        data = whole[3:-1] if whole[2] < 65 else whole[4:]
        text = _code128_text(data) if kind == "Code128" else data.decode("ascii")
        self.codes.append((kind, text))
        made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat[kind])
        bars = Image.fromarray(made.to_image(scale=1, add_quiet_zones=False, add_hrt=False))
        row = bars.crop((0, 0, bars.width, 1))
        size = (bars.width * self.bar_module, self.bar_height)
        if size[0] > self.width_dots:
            raise NotUnderstood("the bar code does not fit: nothing is printed")
        drawn = row.resize(size, Image.Resampling.NEAREST)
        self._canvas.paste(drawn, ((self.width_dots - size[0]) // 2, self.y))
        self.y += self.bar_height
        if self.text_below:
            self.y += LINE_DOTS

    def _set(self, **changes: object) -> None:
        for name, value in changes.items():
            setattr(self, name, value)

    def _turn_page(self, number: int) -> None:
        if number not in PAGES:
            raise NotUnderstood(f"code page {number}")
        self.page = number

    def _feed_lines(self, count: int) -> None:
        for _ in range(count):
            self._feed()

    def _cut(self, _whole: bytes) -> None:
        self.cuts += 1

    def _kick(self, _whole: bytes) -> None:
        self.kicks += 1


def _decoded(byte: int, page: str) -> str:
    if page == "katakana":  # below 0x80 ASCII, then lines and half-width letters
        return chr(byte) if byte < 0x80 else "-"
    return bytes([byte]).decode(page)


def _code128_text(data: bytes) -> str:
    """Subsets B and C with their switches: pairs of digits come as one byte."""
    text, subset, at = "", "", 0
    while at < len(data):
        if data[at : at + 1] == b"{":
            if data[at + 1 : at + 2] == b"{":
                text += "{"
            else:
                subset = chr(data[at + 1])
            at += 2
            continue
        if subset not in ("B", "C"):
            raise NotUnderstood(f"subset {subset!r}")
        text += f"{data[at]:02d}" if subset == "C" else chr(data[at])
        at += 1
    return text


@cache
def _cell(char: str, wide: int, high: int, bold: bool, inverse: bool) -> Image.Image:
    cell = Image.new("1", CELL, 0 if inverse else 1)
    draw = ImageDraw.Draw(cell)
    for shift in range(2 if bold else 1):
        draw.text((6 + shift, 19), char, fill=int(inverse), font=_font(), anchor="ms")
    return cell.resize((CELL[0] * wide, CELL[1] * high), Image.Resampling.NEAREST)


@cache
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT_FILE, 20)


Act = Callable[[Paper, bytes], None]
Size = int | Callable[[bytes], int]


def _ignored(_paper: Paper, _whole: bytes) -> None:
    return


def _on(value: int) -> bool:
    return bool(value & 1)


_COMMANDS: dict[bytes, tuple[Size, Act]] = {
    b"\x1b@": (2, lambda p, w: p._reset()),
    b"\x1bt": (3, lambda p, w: p._turn_page(w[2])),
    b"\x1bR": (3, _ignored),
    b"\x1bE": (3, lambda p, w: p._set(bold=_on(w[2]))),
    b"\x1ba": (3, lambda p, w: p._set(align=w[2] & 3)),
    b"\x1bd": (3, lambda p, w: p._feed_lines(w[2])),
    b"\x1b2": (2, lambda p, w: p._set(spacing=LINE_DOTS)),
    b"\x1b3": (3, lambda p, w: p._set(spacing=LINE_DOTS)),
    b"\x1b!": (
        3,
        lambda p, w: p._set(
            size=(2 if w[2] & 0x20 else 1, 2 if w[2] & 0x10 else 1), bold=bool(w[2] & 8)
        ),
    ),
    b"\x1b$": (4, lambda p, w: p._set(x=w[2] + 256 * w[3])),
    b"\x1b\\": (4, lambda p, w: p._set(x=p.x + w[2] + 256 * w[3])),
    b"\x1bp": (5, Paper._kick),
    b"\x1bM": (3, _ignored),
    b"\x1b-": (3, _ignored),
    b"\x1b{": (3, _ignored),
    b"\x1b ": (3, _ignored),
    b"\x1c.": (2, _ignored),
    b"\x1cS": (4, _ignored),
    b"\x1c-": (3, _ignored),
    b"\x1cC": (3, _ignored),
    b"\x1c(": (lambda d: 5 + d[3] + 256 * d[4], _ignored),
    b"\x1d!": (3, lambda p, w: p._set(size=((w[2] >> 4) + 1, (w[2] & 7) + 1))),
    b"\x1dB": (3, lambda p, w: p._set(inverse=_on(w[2]))),
    b"\x1dL": (4, _ignored),
    b"\x1dW": (4, _ignored),
    b"\x1db": (3, _ignored),
    b"\x1dv": (lambda d: 8 + (d[4] + 256 * d[5]) * (d[6] + 256 * d[7]), Paper._raster),
    b"\x1dh": (3, lambda p, w: p._set(bar_height=w[2])),
    b"\x1dw": (3, lambda p, w: p._set(bar_module=w[2])),
    b"\x1df": (3, _ignored),
    b"\x1dH": (3, lambda p, w: p._set(text_below=bool(w[2] & 2))),
    b"\x1dk": (lambda d: d.index(0, 3) + 1 if d[2] < 65 else 4 + d[3], Paper._bars),
    b"\x1d(": (lambda d: 5 + d[3] + 256 * d[4], _ignored),
    b"\x1dV": (lambda d: 4 if d[2] in (65, 66) else 3, Paper._cut),
    b"\x1dr": (3, _ignored),
    b"\x1da": (3, _ignored),
    b"\x1d8": (lambda d: 7 + int.from_bytes(d[3:7], "little"), _ignored),
}
