"""Labels from ZPL, read independently of what writes it: words, bars, dots, and a picture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from hardware.simulators.paper.bars import CannotBeDrawn, ean8, ean13
from hardware.simulators.paper.code128 import code128

_COMMAND = re.compile(r"([\^~])(A.|[A-Z][A-Z0-9])([^\^~]*)", re.DOTALL)
_FORMAT = re.compile(r"\^XA(.*?)\^XZ", re.DOTALL)
_SUBSETS = {":": b"{B", ";": b"{C", "9": b"{A", "0": b">"}
_QUIETLY = frozenset({"CI", "LH", "FW", "MM", "PR", "MD"})  # understood, and no dot of it
_MOST = 4000  # dots either way
_WORDS_DOTS = 24


@dataclass
class ZplLabel:
    """One format as it would be printed."""

    width: int = 812
    height: int = 406
    copies: int = 1
    words: list[tuple[int, int, int, str]] = field(default_factory=list)  # left, baseline, size
    codes: list[tuple[str, str]] = field(default_factory=list)  # kind, text
    complaints: list[str] = field(default_factory=list)
    pieces: list[tuple[int, int, Image.Image]] = field(default_factory=list)  # dots on it

    def picture(self) -> Image.Image:
        """The label, black on white."""
        image = Image.new("L", (self.width, self.height), 255)
        for left, top, dots in self.pieces:
            image.paste(0, (left, top), dots)
        for left, baseline, size, text in self.words:
            draw = ImageDraw.Draw(image)
            draw.text(
                (left, baseline), text, fill=0, font=_font(max(6, size * 4 // 5)), anchor="ls"
            )
        return image


@dataclass
class _Field:
    """What is set between ^FO and ^FS."""

    left: int = 0
    top: int = 0
    on_baseline: bool = False
    font: int = 0
    symbol: tuple[str, int, bool] | None = None  # kind, height, words below
    hexed: str = ""
    data: str | None = None


def labels_of(data: bytes) -> list[ZplLabel]:
    """Every format in a stream; never an exception, what is wrong stands in `complaints`."""
    text = data.decode("latin-1")
    labels = [_Reader().read(found[1]) for found in _FORMAT.finditer(text)]
    rest = _FORMAT.sub("", text)
    if rest.strip() and labels:
        labels[-1].complaints.append(f"outside of a format: {rest.strip()[:30]!r}")
    return labels


class _Reader:
    """One format, command by command."""

    def __init__(self) -> None:
        self.label = ZplLabel()
        self.field = _Field()
        self.module, self.bar_height = 2, 10
        self.default_height = 10

    def read(self, text: str) -> ZplLabel:
        end = 0
        for found in _COMMAND.finditer(text):
            self._between(text[end : found.start()])
            self._obey(found[1], found[2], found[3])
            end = found.end()
        self._between(text[end:])
        if self.field.data is not None:
            self._complain("a field without its end")
        return self.label

    def _between(self, text: str) -> None:
        if text.strip():
            self._complain(f"no command: {text.strip()[:30]!r}")

    def _complain(self, what: str) -> None:
        self.label.complaints.append(what)

    def _obey(self, lead: str, name: str, given: str) -> None:
        act = _ACTS.get(name[0] if name[0] == "A" else name)
        if lead == "~" or (act is None and name not in _QUIETLY):
            self._complain(f"{lead}{name} is not known")
        elif act is not None:
            act(self, given.rstrip("\r\n") if name != "FD" else given)

    # -- the label

    def _width(self, given: str) -> None:
        self.label.width = min(max(_number(given, 0, 812), 1), _MOST)

    def _length(self, given: str) -> None:
        self.label.height = min(max(_number(given, 0, 406), 1), _MOST)

    def _copies(self, given: str) -> None:
        self.label.copies = _number(given, 0, 1)

    def _nested(self, _given: str) -> None:
        self._complain("a format within a format")

    # -- a field

    def _origin(self, given: str) -> None:
        self.field.left, self.field.top = _number(given, 0, 0), _number(given, 1, 0)

    def _typeset(self, given: str) -> None:
        self._origin(given)
        self.field.on_baseline = True

    def _letters(self, given: str) -> None:
        self.field.font = min(_number(given, 1, 30), 500)

    def _hexed(self, given: str) -> None:
        self.field.hexed = given[:1] or "_"

    def _bars(self, given: str) -> None:
        self.module = min(max(_number(given, 0, 2), 1), 10)
        self.bar_height = _number(given, 2, self.bar_height)

    def _symbol(self, kind: str, given: str) -> None:
        height = min(max(_number(given, 1, self.bar_height), 1), _MOST)
        self.field.symbol = (kind, height, _part(given, 2) != "N")

    def _dots(self, given: str) -> None:
        form, total, _all, wide, hexed = (given.split(",", 4) + [""] * 5)[:5]
        count, across = _number(total, 0, 0), _number(wide, 0, 0)
        digits = _unpacked("".join(hexed.split()), 2 * across, 2 * min(count, _MOST * _MOST // 8))
        if form != "A" or not across or len(digits) != 2 * count or count % across:
            self._complain("^GF without all of its dots")
            return
        try:
            rows = bytes.fromhex(digits)
        except ValueError:
            self._complain("^GF with what is not hex")
            return
        size = (min(8 * across, _MOST), count // across)
        if size[0] == 8 * across and size[1] <= _MOST:
            dots = Image.frombytes("1", size, rows)
            self.label.pieces.append((self.field.left, self.field.top, dots))

    def _data(self, given: str) -> None:
        text = given
        if self.field.hexed:
            lead = re.escape(self.field.hexed)
            raw = re.sub(f"{lead}([0-9A-Fa-f]{{2}})", lambda m: chr(int(m[1], 16)), text)
            text = raw.encode("latin-1").decode("utf-8", "replace")
        self.field.data = text

    def _end(self, _given: str) -> None:
        now, self.field = self.field, _Field()
        if now.data is None:
            return
        if now.symbol is not None:
            self._print_code(now, *now.symbol)
        elif now.font:
            baseline = now.top if now.on_baseline else now.top + now.font * 4 // 5
            self.label.words.append((now.left, baseline, now.font, now.data))
        else:
            self._complain(f"{now.data[:20]!r} has no font")

    def _print_code(self, now: _Field, kind: str, height: int, words: bool) -> None:
        try:
            modules, text = _modules(kind, now.data or "")
        except CannotBeDrawn as err:
            self._complain(f"{kind}: {err}")
            return
        self.label.codes.append((kind, text))
        row = Image.new("1", (len(modules), 1))
        row.putdata([255 * (module == "1") for module in modules])
        drawn = row.resize((len(modules) * self.module, height), Image.Resampling.NEAREST)
        if now.left + drawn.width > self.label.width:
            self._complain(f"{kind} goes over the edge")
        self.label.pieces.append((now.left, now.top, drawn))
        if words:
            self.label.words.append((now.left, now.top + height + _WORDS_DOTS, _WORDS_DOTS, text))


def _modules(kind: str, data: str) -> tuple[str, str]:
    if kind == "EAN13":
        return ean13(data)
    if kind == "EAN8":
        return ean8(data)
    parts, at = [], 0
    for found in re.finditer(r">([:;90])", data):
        parts += [data[at : found.start()].encode("latin-1").replace(b"{", b"{{")]
        parts += [_SUBSETS[found[1]]]
        at = found.end()
    parts.append(data[at:].encode("latin-1").replace(b"{", b"{{"))
    whole = b"".join(parts)
    if whole.startswith(b"{C"):
        digits = whole[2:]
        if len(digits) % 2 or not digits.isdigit():
            raise CannotBeDrawn("subset C has pairs of digits")
        whole = b"{C" + bytes(int(digits[i : i + 2]) for i in range(0, len(digits), 2))
    return code128(whole if whole[:1] == b"{" else b"{B" + whole)


def _unpacked(text: str, wide: int, most: int) -> str:
    """Digits of hex without the short forms: G–Y and g–z repeat, "," and "!" fill, ":" copies."""
    digits, times = "", 0
    for sign in text:
        filled = len(digits) % wide if wide else 0
        if "G" <= sign <= "Y":
            times += ord(sign) - ord("F")
        elif "g" <= sign <= "z":
            times += 20 * (ord(sign) - ord("f"))
        elif sign == ":":
            digits += digits[-wide:] if wide else ""
        elif sign in ",!":
            digits += ("0" if sign == "," else "F") * (wide - filled)
        else:
            digits += sign * min(max(times, 1), most)
            times = 0
        if len(digits) > most:
            break
    return digits


def _part(given: str, at: int) -> str:
    parts = given.split(",")
    return parts[at].strip() if at < len(parts) else ""


def _number(given: str, at: int, default: int) -> int:
    part = _part(given, at)
    return int(part) if part.isascii() and part.isdigit() and len(part) < 7 else default


_ACTS = {
    "PW": _Reader._width,
    "LL": _Reader._length,
    "PQ": _Reader._copies,
    "XA": _Reader._nested,
    "FO": _Reader._origin,
    "FT": _Reader._typeset,
    "A": _Reader._letters,
    "FH": _Reader._hexed,
    "BY": _Reader._bars,
    "BE": lambda reader, given: reader._symbol("EAN13", given),
    "B8": lambda reader, given: reader._symbol("EAN8", given),
    "BC": lambda reader, given: reader._symbol("Code128", given),
    "GF": _Reader._dots,
    "FD": _Reader._data,
    "FS": _Reader._end,
}


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    data = resources.files("resources").joinpath("fonts", "Inter-Bold.otf").read_bytes()
    return ImageFont.truetype(BytesIO(data), size)
