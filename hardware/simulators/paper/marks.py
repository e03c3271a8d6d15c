"""What stands on printed paper, in dots from its top left corner; a dot is 1/203 inch."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

FONT_DOTS = {0: (12, 24), 1: (9, 17), 2: (8, 16)}  # Fonts A, B and C


@dataclass(frozen=True, slots=True)
class Look:
    """How a character is printed."""

    font: int = 0
    wide: int = 1
    high: int = 1
    bold: bool = False
    underline: int = 0  # dots
    inverse: bool = False
    italic: bool = False
    upside_down: bool = False
    rotated: bool = False
    second_colour: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One character; a full-width one (Kanji mode) takes the place of two."""

    char: str
    left: int
    width: int
    height: int
    look: Look


@dataclass(frozen=True, slots=True)
class Dots:
    """A picture, eight dots a byte from the left; a set bit is black."""

    left: int
    width: int
    height: int
    rows: bytes
    wide: int = 1  # each dot printed so many times
    high: int = 1


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as it was fed; empty where only paper was."""

    top: int
    height: int
    cells: tuple[Cell, ...] = ()
    pictures: tuple[Dots, ...] = ()  # of ESC *, which stand in the line

    @property
    def text(self) -> str:
        """The line on the grid of its font's columns."""
        text, taken = "", 0
        for cell in sorted(self.cells, key=lambda one: one.left):
            across = FONT_DOTS[cell.look.font][0]
            column = (cell.left + across // 2) // across
            text += " " * (column - taken) + cell.char
            taken = max(taken, column) + columns_of(cell.char)
        return text.rstrip()

    @property
    def said(self) -> str:
        """The characters in the order they came, without layout."""
        return "".join(cell.char for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Picture:
    """Dots that stand by themselves."""

    top: int
    dots: Dots


@dataclass(frozen=True, slots=True)
class Code:
    """A bar code or a code of two dimensions.

    `kind` is called as barcode readers call it. `rows` has "1" for a dark module; it is empty
    where this printer knows the symbol but not how to draw it.
    """

    top: int
    left: int
    kind: str
    text: str
    rows: tuple[str, ...]
    module: tuple[int, int]  # dots across and down
    words_above: str = ""
    words_below: str = ""

    @property
    def size(self) -> tuple[int, int]:
        """Dots across and down without the words."""
        across, down = self.module
        return len(self.rows[0]) * across if self.rows else 0, len(self.rows) * down


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the paper was cut."""

    top: int
    partial: bool


@dataclass(frozen=True, slots=True)
class Kick:
    """A pulse to the drawer on a pin of its connector."""

    pin: int  # 2 or 5
    on_ms: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """A command that this printer does not know, and where it began."""

    at: int
    data: bytes


Mark = TextLine | Picture | Code | Cut


@dataclass
class Paper:
    """What came out of the printer, from top to bottom, and what else happened."""

    width_dots: int
    length_dots: int = 0
    marks: list[Mark] = field(default_factory=list)
    kicks: list[Kick] = field(default_factory=list)
    buzzes: int = 0
    questions: list[bytes] = field(default_factory=list)  # commands that want an answer
    unknown: list[Unknown] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)  # what a careful printer objects to
    overruns: int = 0  # lines that were too long and went on below

    @property
    def lines(self) -> list[TextLine]:
        """The lines of text, empty ones as well."""
        return [mark for mark in self.marks if isinstance(mark, TextLine)]

    @property
    def texts(self) -> list[str]:
        """The lines' text."""
        return [line.text for line in self.lines]

    @property
    def codes(self) -> list[Code]:
        """Bar codes and codes of two dimensions."""
        return [mark for mark in self.marks if isinstance(mark, Code)]

    @property
    def pictures(self) -> list[Picture]:
        """Pictures that stand by themselves."""
        return [mark for mark in self.marks if isinstance(mark, Picture)]

    @property
    def cuts(self) -> list[Cut]:
        """Where it was cut."""
        return [mark for mark in self.marks if isinstance(mark, Cut)]

    def complain(self, at: int, what: str) -> None:
        """Remember what is wrong; a hundred are enough to say that it is not ESC/POS."""
        if len(self.complaints) < 100:
            self.complaints.append(f"byte {at}: {what}")


def columns_of(char: str) -> int:
    """Columns that a character takes in Kanji mode's or in the printer's own font."""
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
