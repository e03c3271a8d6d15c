"""The printer's state and its mechanism: where the next dot goes, and what a feed does."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from hardware.simulators.paper.marks import (
    FONT_DOTS,
    Cell,
    Code,
    Cut,
    Dots,
    Look,
    Mark,
    Paper,
    Picture,
    TextLine,
)
from hardware.simulators.paper.pages import NO_CHARACTER, character, is_known, kanji

LINE_DOTS = 30
CUTTER_DOTS = 100  # from the print head to the knife
_TAB_COLUMNS = 8
_ROLL_DOTS = 40_000  # 5 m: longer jobs are torn off, or noise would print for ever
_ROLL_MARKS = 20_000
_WORDS_DOTS = 26  # text above or below bars


@dataclass
class Settings:
    """What ESC @ resets."""

    look: Look = field(default_factory=Look)
    page: int = 0
    country: int = 0
    kanji: bool = False
    shift_jis: bool = False
    align: int = 0  # 0 left, 1 middle, 2 right
    spacing: int = LINE_DOTS
    gap: int = 0  # dots right of each character
    margin: int = 0
    area: int | None = None
    tabs: tuple[int, ...] = ()
    bar_module: int = 3
    bar_height: int = 162
    bar_words: int = 0  # 1 above, 2 below, 3 both
    symbol: dict[tuple[int, int], bytes] = field(default_factory=dict)  # GS ( k
    stored: Dots | None = None  # GS ( L


class Press:
    """Puts characters, pictures and codes on paper, line by line."""

    def __init__(self, width_dots: int) -> None:
        self.paper = Paper(width_dots)
        self.settings = Settings()
        self.kept: dict[int, Dots] = {}  # pictures that outlive ESC @
        self.at = 0  # the command's place in the stream
        self.y = 0
        self.x = 0
        self.cells: list[Cell] = []
        self.pictures: list[Dots] = []

    @property
    def torn(self) -> bool:
        """Whether no more goes on the roll."""
        return self.paper.length_dots >= _ROLL_DOTS or len(self.paper.marks) >= _ROLL_MARKS

    @property
    def area(self) -> int:
        """Dots between the margins."""
        room = max(1, self.paper.width_dots - self.settings.margin)
        return room if self.settings.area is None else max(1, min(room, self.settings.area))

    def complain(self, what: str) -> None:
        """Say what is wrong with this command."""
        self.paper.complain(self.at, what)

    def reset(self) -> None:
        """ESC @: settings go back, and what was not printed yet is gone."""
        self.settings = Settings()
        self.cells, self.pictures, self.x = [], [], 0

    def look(self, **changes: Any) -> None:
        """Change how the next characters look."""
        self.settings.look = replace(self.settings.look, **changes)

    def turn_page(self, number: int) -> None:
        """Select a code page."""
        if not is_known(number):
            self.complain(f"code page {number} is not known")
        self.settings.page = number

    # -- text

    def text(self, data: bytes) -> None:
        """Characters and control bytes as they come."""
        begin, index = self.at, 0
        while index < len(data) and not self.torn:
            self.at = begin + index
            index += self._next(data, index)
        self.at = begin

    def _next(self, data: bytes, index: int) -> int:
        byte = data[index]
        if byte < 0x20 or byte == 0x7F:
            self._control(byte)
            return 1
        if self.settings.kanji and byte >= 0x81 and index + 1 < len(data):
            self.put(kanji(data[index : index + 2], self.settings.shift_jis), full_width=True)
            return 2
        self.put(character(byte, self.settings.page, self.settings.country))
        return 1

    def _control(self, byte: int) -> None:
        if byte == 0x0A:
            self.feed()
        elif byte == 0x09:
            self._tab()
        elif byte == 0x0C:
            self.finish_line()
        elif byte not in (0x0D, 0x18):  # CR does nothing as shipped, CAN only in page mode
            self.complain(f"control byte {byte:#04x}")

    def _tab(self) -> None:
        column = FONT_DOTS[self.settings.look.font][0] + self.settings.gap
        every = range(_TAB_COLUMNS, self.area // column + 1, _TAB_COLUMNS)
        stops = [column * stop for stop in self.settings.tabs or every]
        self.x = next((stop for stop in stops if stop > self.x), self.x)

    def put(self, char: str, *, full_width: bool = False) -> None:
        """One character; what does not fit goes on below."""
        if char == NO_CHARACTER:
            self.complain(f"code page {self.settings.page} has no such character")
        look = self.settings.look
        across, down = FONT_DOTS[look.font]
        if full_width:
            across = down
        width, height = across * look.wide, down * look.high
        if look.rotated:
            width, height = height, width
        if self.x + width > self.area and self.x:
            self.paper.overruns += 1
            self.feed()
        self.cells.append(Cell(char, self.x, width, height, look))
        self.x += width + self.settings.gap * look.wide

    def picture_in_line(self, dots: Dots) -> None:
        """ESC *: a picture that stands like a character."""
        width = dots.width * dots.wide
        if self.x + width > self.area:
            self.complain(f"a picture of {width} dots from dot {self.x} is cut off")
        self.pictures.append(replace(dots, left=self.x))
        self.x += width

    # -- paper

    def feed(self) -> None:
        """Print the line and feed by the line spacing, or by what stands in it."""
        self.feed_dots(self.settings.spacing)

    def feed_dots(self, dots: int) -> None:
        """Print the line and feed."""
        tallest = max(
            [cell.height for cell in self.cells] + [one.height * one.high for one in self.pictures],
            default=0,
        )
        used = max(
            [cell.left + cell.width for cell in self.cells]
            + [one.left + one.width * one.wide for one in self.pictures],
            default=0,
        )
        height = max(dots, tallest)
        left = self._left(used)
        cells = tuple(replace(cell, left=cell.left + left) for cell in self.cells)
        pictures = tuple(replace(one, left=one.left + left) for one in self.pictures)
        self._add(TextLine(self.y, height, cells, pictures), height)
        self.cells, self.pictures, self.x = [], [], 0

    def finish_line(self) -> None:
        """Print what is still in the line; nothing where there is nothing."""
        if self.cells or self.pictures:
            self.feed()

    def back(self, dots: int) -> None:
        """Feed backwards, as far as there is paper."""
        self.finish_line()
        self.y = max(0, self.y - dots)

    def _left(self, used: int) -> int:
        free = max(0, self.area - used)
        return self.settings.margin + (0, free // 2, free)[self.settings.align]

    def _add(self, mark: Mark, height: int) -> None:
        if self.torn:
            return
        self.paper.marks.append(mark)
        self.y = min(self.y + height, _ROLL_DOTS)
        self.paper.length_dots = max(self.paper.length_dots, self.y)

    def picture(self, dots: Dots) -> None:
        """A picture that stands by itself."""
        if self.cells or self.pictures:
            self.complain("a picture in the middle of a line is not printed")
            return
        width = dots.width * dots.wide
        if width > self.area + 7:  # the last byte may be filled up
            self.complain(f"a picture of {width} dots on {self.area}")
        self._add(Picture(self.y, replace(dots, left=self._left(width))), dots.height * dots.high)

    def code(self, kind: str, text: str, rows: tuple[str, ...], module: tuple[int, int]) -> None:
        """A bar code, or a code of two dimensions."""
        self.finish_line()
        words = self.settings.bar_words if len(rows) == 1 else 0
        above, below = (text if words & 1 else ""), (text if words & 2 else "")
        code = Code(self.y, 0, kind, text, rows, module, above, below)
        width, height = code.size
        if width > self.area:
            self.complain(f"{kind} of {width} dots on {self.area} is not printed")
            code, width, height = replace(code, rows=()), 0, 0
        if not code.rows:  # a line says what should stand here
            code, height = replace(code, words_above="", words_below=f"[{kind} {text}]"), 0
        height += _WORDS_DOTS * (bool(code.words_above) + bool(code.words_below))
        self._add(replace(code, left=self._left(width)), height)

    def cut(self, *, partial: bool, feed_dots: int = 0) -> None:
        """Feed to the knife, and cut."""
        self.finish_line()
        self._add(Cut(self.y + feed_dots, partial), feed_dots)
