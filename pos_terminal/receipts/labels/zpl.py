"""Labels in ZPL: bars and Latin text in the printer's own way, all else as dots."""

from __future__ import annotations

import re
import string

from PIL import Image

from pos_terminal.receipts.labels.bars import BarCode
from pos_terminal.receipts.labels.design import Bars, Design, Words, design
from pos_terminal.receipts.labels.label import MAX_COPIES, LabelSheet
from pos_terminal.receipts.labels.picture import strip
from pos_terminal.receipts.raster import inked

_HEX = "_"  # ^FH_: _5E is "^"
_PLAIN = frozenset(string.ascii_letters + string.digits + " .,/%+()'&=:;!?#$*<>-")
_UTF8 = "^CI28"
# In Code 128 data of ^BC ">" begins a switch; ">0" is the sign itself.
_TO_THE_END = {"0": ",", "F": "!"}
_ROW_AGAIN = ":"
_RUN = re.compile(r"(.)\1*")
_SUBSET_B, _GREATER = ">:", ">0"


def zpl(sheet: LabelSheet, dpi: int) -> bytes:
    """One format a label, with its number of copies; plain ASCII whatever the names are."""
    formats = []
    for label, copies in sheet.labels:
        set_ = design(label, sheet.template, sheet.size, dpi)
        formats.append(_format(set_, min(max(copies, 1), MAX_COPIES)))
    return "".join(formats).encode("ascii")


def _format(label: Design, copies: int) -> str:
    parts = [f"^XA{_UTF8}^PW{label.width}^LL{label.height}^LH0,0^FWN"]
    parts += [_words(words) for words in label.words]
    if label.bars is not None:
        parts.append(_bars(label.bars))
    return "\n".join([*parts, f"^PQ{copies},0,1,Y", "^XZ\n"])


def _words(words: Words) -> str:
    """Text that stands on the right edge is drawn: only we know how wide our letters are."""
    if words.right is not None or not _is_latin(words.text):
        image, left, top = strip(words)
        return f"^FO{left},{top}{_dots(image)}^FS"
    size = words.style.size_px
    return f"^FT{words.left},{words.baseline}^A0N,{size},{size}{field(words.text)}"


def _is_latin(text: str) -> bool:
    """What the built-in font of every printer has."""
    return all(" " <= char <= "~" or "\xa1" <= char <= "\xff" for char in text)


def field(text: str) -> str:
    """The text as data that commands nothing: what is no plain letter or digit goes as hex."""
    safe = "".join(char if char in _PLAIN else _hex(char) for char in text)
    return f"^FH{_HEX}^FD{safe}^FS"


def _hex(char: str) -> str:
    return "".join(f"{_HEX}{byte:02X}" for byte in char.encode("utf-8"))


def _bars(bars: Bars) -> str:
    return f"^BY{bars.module},2,{bars.height}^FO{bars.left},{bars.top}" + _symbol(
        bars.code, bars.height
    )


def _symbol(code: BarCode, height: int) -> str:
    """The printer adds the check digit of an EAN by itself."""
    if code.kind == "ean13":
        return f"^BEN,{height},Y,N{field(code.text[:-1])}"
    if code.kind == "ean8":
        return f"^B8N,{height},Y,N{field(code.text[:-1])}"
    return f"^BCN,{height},Y,N,N{field(_SUBSET_B + code.text.replace('>', _GREATER))}"


def _dots(image: Image.Image) -> str:
    """^GFA: rows of dots in hex."""
    wide, rows = inked(image)
    return f"^GFA,{len(rows)},{len(rows)},{wide},{packed(rows, wide)}"


def packed(rows: bytes, wide: int) -> str:
    """Hex with ZPL's own short forms: a tenth of the bytes, which on a serial line is a minute."""
    lines: list[str] = []
    before = ""
    for at in range(0, len(rows), wide):
        line = rows[at : at + wide].hex().upper()
        lines.append(_ROW_AGAIN if line == before else _packed_row(line))
        before = line
    return "".join(lines)


def _packed_row(line: str) -> str:
    for digit, sign in _TO_THE_END.items():
        kept = line.rstrip(digit)
        if len(kept) < len(line):
            return _runs(kept) + sign
    return _runs(line)


def _runs(line: str) -> str:
    return "".join(_times(len(run)) + run[0] for run in (m[0] for m in _RUN.finditer(line)))


def _times(count: int) -> str:
    """G to Y are 1 to 19, g to z are 20 to 400; one needs no count."""
    if count == 1:
        return ""
    twenties, ones = divmod(count, 20)
    most, few = divmod(twenties, 20)
    signs = ["z"] * most
    signs += [chr(ord("f") + few)] if few else []
    signs += [chr(ord("F") + ones)] if ones else []
    return "".join(signs)
