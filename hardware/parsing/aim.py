"""What a scan is, by the AIM identifier that the scanner puts before it.

`]`, a letter for the symbology and a modifier; ISO/IEC 15424. Only five of them announce GS1
element strings: without one of these a code is never taken apart by its first digits, since
4006381333931 is a GTIN and would be AI 400 as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hardware.parsing.ean import is_right, without_addon

GS = "\x1d"  # what scanners send for FNC1 between two elements
GS1 = frozenset({"C1", "e0", "d2", "Q3", "J1"})

_IDENTIFIER = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_COMPOSITE = re.compile(r"\|\](?=e[0-3])")
_FAMILIES = {
    "A": "Code39",
    "B": "Telepen",
    "C": "Code128",
    "E": "EAN13",
    "F": "Codabar",
    "G": "Code93",
    "H": "Code11",
    "I": "ITF",
    "J": "DotCode",
    "K": "Code16K",
    "L": "PDF417",
    "M": "MSI",
    "O": "Codablock",
    "P": "Plessey",
    "Q": "QR",
    "S": "Straight2of5",
    "U": "MaxiCode",
    "X": "Other",
    "d": "DM",
    "e": "DataBarExpanded",
    "h": "HanXin",
    "o": "OCR",
    "z": "Aztec",
}
_KINDS = {"C1": "GS1_128_CCA", "E4": "EAN8", "E1": "AddOn2", "E2": "AddOn5"}
_LENGTHS = {"E0": (13,), "E1": (2,), "E2": (5,), "E3": (15, 18), "E4": (8,)}


@dataclass(frozen=True, slots=True)
class Identified:
    """A scan without its identifier; `proper` is False where the two cannot belong together."""

    symbology: str  # "EAN13", "EAN8", "QR", "DM", …; empty where nobody told
    data: str
    aim: str = ""  # without the bracket
    addon: str = ""  # two or five digits beside an EAN: a magazine's issue, a book's price
    composite: str = ""  # the element string above a linear code
    proper: bool = True

    @property
    def gs1(self) -> bool:
        """Whether the data is a GS1 element string."""
        return self.aim in GS1

    @property
    def retail(self) -> bool:
        """Whether the data is an EAN or UPC number."""
        return self.aim[:1] == "E"


def split(text: str, aim: str = "") -> tuple[str, str]:
    """Identifier and data, where the scan begins with one; `aim` is what is known already."""
    if not aim and _IDENTIFIER.match(text):
        return text[1:3], text[3:]
    return aim.removeprefix("]"), text


def identify(text: str, aim: str = "") -> Identified:
    """What a scan is; any text is allowed."""
    known, data = split(text, aim)
    if not known:
        main, addon = without_addon(data)
        return Identified("", main, addon=addon, proper=not data.startswith("]"))
    symbology = _KINDS.get(known) or _FAMILIES.get(known[0], "")
    above = _COMPOSITE.split(data, maxsplit=1)
    composite = above[1][2:] if len(above) > 1 else ""
    if known[0] == "E":
        return _retail(known, symbology, above[0], composite)
    proper = bool(symbology) and (known not in GS1 or bool(data))
    return Identified(symbology, data, known, proper=proper)


def _retail(aim: str, symbology: str, data: str, composite: str) -> Identified:
    """An EAN or UPC: `proper` as the standard writes it, though scanners also send UPC short."""
    main, addon = without_addon(data)
    whole = main + addon
    proper = whole.isascii() and whole.isdigit() and len(whole) in _LENGTHS.get(aim, ())
    if aim == "E3" and proper and not addon:
        main, addon = data[:13], data[13:]
    if len(main) > len("12345"):
        proper = proper and is_right(main)
    return Identified(symbology, main, aim, addon, composite, proper)
