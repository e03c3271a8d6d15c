"""A customer display that reads its bytes: what stands on it, written from the makers' tables.

It shares nothing with the drivers that write such bytes: it is the simulator's brain and the check
of the drivers. Two languages: CD5220 (ESC l, ESC Q, ESC [) and ESC/POS line displays (US commands,
also Aures OCD-300 and Epson DM-D). Any bytes are taken; what is not known is passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

ESC, US, CR, CLEAR, CANCEL = 0x1B, 0x1F, 0x0D, 0x0C, 0x18
OVERWRITE, VERTICAL, HORIZONTAL = "overwrite", "vertical", "horizontal"
LONGEST_TEXT = 256  # a string command without its end is given up here
_MODES = {1: OVERWRITE, 2: VERTICAL, 3: HORIZONTAL}
_BRIGHTNESS = {1: "25%", 2: "50%", 3: "75%", 4: "100%"}
# ESC t n of ESC/POS
_PAGES = {0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 16: "cp1252", 17: "cp866",
          18: "cp852", 19: "cp858"}  # fmt: skip
# Bytes behind ESC x or US x, that are its argument; strings and windows are read apart.
_ESC_LENGTHS = {"@": 0, "=": 1, "l": 2, "[": 1, "*": 1, "_": 1, "f": 1, "c": 1, "%": 1, "?": 1,
                "t": 1, "R": 1, "s": 1, "d": 1, "\x11": 0, "\x12": 0, "\x13": 0}  # fmt: skip
_US_LENGTHS = {"\x01": 0, "\x02": 0, "\x03": 0, "\x0a": 0, "\x0d": 0, "$": 2, "X": 1, "E": 1,
               "C": 1, "r": 1, "T": 2, "U": 0, "@": 0, ":": 0, "^": 2, "B": 0, ",": 1, ".": 1,
               ";": 1}  # fmt: skip


@dataclass
class PoleScreen:
    """Two rows of cells; the cursor is (column, row), both from 1."""

    columns: int = 20
    page: str = "cp437"
    cells: list[list[str]] = field(init=False)
    column: int = 1
    row: int = 1
    mode: str = OVERWRITE
    string_mode: bool = False  # cursor commands and plain text are passed over until CLR or CAN
    marquee: str = ""
    charset: str = ""
    brightness: str = "100%"
    cursor_shown: bool = True
    selected: bool = True  # ESC = chose the display, not the printer on the same cable
    _rest: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        """Nothing stands on it."""
        self._blank()

    @property
    def lines(self) -> tuple[str, str]:
        """Both rows, without the blanks behind."""
        first, second = ("".join(row).rstrip() for row in self.cells)
        return first, second

    def feed(self, data: bytes) -> None:
        """Take bytes as they come; a command that is cut waits for its rest."""
        self._rest += data
        while self._rest:
            length = self._length()
            if length is None:
                return
            taken = bytes(self._rest[:length])
            del self._rest[:length]
            self._obey(taken)

    def _length(self) -> int | None:
        """Of the command at the front; None: it is not whole yet."""
        rest, first = self._rest, self._rest[0]
        if first not in (ESC, US):
            return 1
        if len(rest) < 2:
            return None
        name = chr(rest[1])
        if first == ESC and name == "Q":
            return self._string_length()
        if first == ESC and name == "W":  # window n: cleared, or with its corners
            return None if len(rest) < 4 else 8 if rest[3] in (1, ord("1")) else 4
        length = 2 + (_ESC_LENGTHS if first == ESC else _US_LENGTHS).get(name, 0)
        return length if len(rest) >= length else None

    def _string_length(self) -> int | None:
        end = self._rest.find(CR, 3)
        if end >= 0:
            return min(end + 1, LONGEST_TEXT)
        return LONGEST_TEXT if len(self._rest) >= LONGEST_TEXT else None

    def _obey(self, taken: bytes) -> None:
        if taken[0] not in (ESC, US):
            self._plain(taken[0])
        elif taken[0] == ESC and taken[1:2] == b"Q":
            self._string(taken)
        elif taken[0] == ESC:
            self._escape(chr(taken[1]), taken[2:])
        else:
            self._unit(chr(taken[1]), taken[2:])

    # -- one byte

    def _plain(self, byte: int) -> None:
        if byte == CLEAR:
            self._blank()
            self.string_mode = False
        elif byte == CANCEL:
            self.cells[self.row - 1] = [" "] * self.columns
            self.column, self.string_mode = 1, False
        elif self.string_mode or not self.selected:
            return
        elif (move := _MOVES.get(byte)) is not None:
            move(self)
        elif byte >= 0x20 and byte != 0x7F:
            self._put(bytes([byte]).decode(self.page, "replace"))

    def _put(self, character: str) -> None:
        row = self.cells[self.row - 1]
        if self.mode == HORIZONTAL and self.column > self.columns:
            row.append(character)
            del row[0]
            return
        if self.column > self.columns:
            self._wrap()
            row = self.cells[self.row - 1]
        row[self.column - 1] = character
        self.column += 1
        if self.column > self.columns and self.mode == OVERWRITE:
            self._wrap()

    def _wrap(self) -> None:
        """Behind the last cell: the next row, or behind the last one up again."""
        self.column = 1
        if self.row == 1:
            self.row = 2
        elif self.mode == VERTICAL:
            self.cells = [self.cells[1], [" "] * self.columns]
        else:
            self.row = 1

    def _blank(self) -> None:
        self.cells = [[" "] * self.columns for _ in range(2)]
        self.column = self.row = 1
        self.marquee = ""

    def _to(self, column: int, row: int) -> None:
        if 1 <= column <= self.columns and 1 <= row <= 2 and not self.string_mode:
            self.column, self.row = column, row

    # -- commands

    def _string(self, taken: bytes) -> None:
        text = taken[3:].split(b"\r")[0].decode(self.page, "replace")
        where = taken[2:3]
        if where == b"D":
            self.marquee = text
        elif where in (b"A", b"B"):
            row = 0 if where == b"A" else 1
            shown = "".join(c if c.isprintable() else " " for c in text)
            self.cells[row] = list(shown[: self.columns].ljust(self.columns))
        self.string_mode = True

    def _escape(self, name: str, how: bytes) -> None:
        if name == "@":
            self._blank()
            self.mode, self.string_mode, self.brightness = OVERWRITE, False, "100%"
        elif name in "\x11\x12\x13":
            self.mode = _MODES[ord(name) - 0x10]
        elif name == "l":
            self._to(how[0], how[1])
        elif name == "[" and not self.string_mode:
            move = _ARROWS.get(chr(how[0]))
            if move is not None:
                move(self)
        elif name in ("f", "R"):
            self.charset = chr(how[0])
        elif name == "t":
            self.page = _PAGES.get(how[0], self.page)
        elif name == "=":
            self.selected = bool(how[0] & 2)
        else:
            self._look({"*": "X", "_": "C"}.get(name, ""), how)

    def _unit(self, name: str, how: bytes) -> None:
        if name in "\x01\x02\x03":
            self.mode = _MODES[ord(name)]
        elif name == "$":
            self._to(how[0], how[1])
        elif name == "\x0a":
            self._to(self.column, 1)
        elif name == "\x0d":
            self._to(self.columns, self.row)
        elif name == "B":
            self._to(1, 2)
        else:
            self._look(name, how)

    def _look(self, name: str, how: bytes) -> None:
        if name == "X":
            self.brightness = _BRIGHTNESS.get(how[0], self.brightness)
        elif name == "C":
            self.cursor_shown = bool(how[0] & 1)


_Move = Callable[[PoleScreen], None]


def _left(screen: PoleScreen) -> None:
    screen._to(max(1, screen.column - 1), screen.row)


def _right(screen: PoleScreen) -> None:
    screen._to(min(screen.columns, screen.column + 1), screen.row)


def _down(screen: PoleScreen) -> None:
    screen._to(min(screen.column, screen.columns), 2 if screen.row == 1 else 1)


def _home(screen: PoleScreen) -> None:
    screen._to(1, 1)


_MOVES: dict[int, _Move] = {
    0x08: _left,
    0x09: _right,
    0x0A: _down,
    0x0B: _home,
    0x0D: lambda screen: screen._to(1, screen.row),
}
_ARROWS: dict[str, _Move] = {
    "A": lambda screen: screen._to(screen.column, 1),
    "B": lambda screen: screen._to(screen.column, 2),
    "C": _right,
    "D": _left,
    "H": _home,
    "L": lambda screen: screen._to(1, screen.row),
    "R": lambda screen: screen._to(screen.columns, screen.row),
    "K": lambda screen: screen._to(1, 2),
}
