"""Cells as values: each reader takes text and gives a value or says what is wrong with it."""

from __future__ import annotations

import re
import unicodedata

from pos_terminal.domain.product import MAX_MIN_AGE, MAX_NAME, MAX_SKU
from pos_terminal.store.catalog.codes import MAX_CODE
from pos_terminal.store.importing.report import RowError

_MICRO_PLACES = 6
_MAX_PRICE_MICRO = 9_999_999_999_999

# Characters of Windows-1252 that went through Latin-1 are C1 controls: "B\x9cuf" was "Bœuf".
_REPAIRED = {
    code: bytes([code]).decode("cp1252", errors="ignore") or " " for code in range(0x80, 0xA0)
}
# Text that runs the other way than it seems to (F34), byte order marks, soft hyphens.
_REMOVED = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0xAD], None)
_CLEAN = _REPAIRED | dict.fromkeys(range(0x20), " ") | {0x7F: " "} | _REMOVED

_PRICE = re.compile(r"(\d{1,7}|\d{1,3}(?P<group>[ .,'])\d{3}(?:(?P=group)\d{3})?)(?:([.,])(\d+))?")
_CURRENCY_SIGNS = re.compile(r"^(?:[A-Z]{3}|\w?\w?[\$€£¥₹฿])\s*|\s*(?:[A-Z]{3}|[\$€£¥₹฿])$")
# What a spreadsheet makes of long digits: 4.00638E+12.
SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")

FORMULA_STARTS = ("=", "+", "-", "@")  # what OWASP lists, in text without controls

_YES = frozenset("1 y yes true x ja j oui o si s sì sí vrai wahr نعم 是 はい ใช่".split())
_NO = frozenset("0 n no false nein non faux falsch لا 否 いいえ ไม่".split())
_UNITS = {
    "": "ea", "ea": "ea", "each": "ea", "pc": "ea", "pcs": "ea", "piece": "ea", "unit": "ea",
    "stk": "ea", "stück": "ea", "st": "ea", "pièce": "ea", "pz": "ea", "ud": "ea", "x": "ea",
    "kg": "kg", "kilo": "kg", "kilogram": "kg", "l": "l", "lt": "l", "liter": "l", "litre": "l",
    "m": "m", "meter": "m", "metre": "m",
}  # fmt: skip


def without_guard(cell: str) -> str:
    """A cell without the apostrophe that an export puts before what looks like a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_STARTS) else cell


def read_name(column: str, cell: str) -> str:
    """A name in one line, without controls and reversed runs; mis-decoded letters repaired."""
    name = clean_text(column, cell)
    if len(name) > MAX_NAME:
        raise RowError(column, f"longer than {MAX_NAME} characters", name[:40])
    return name


def clean_text(column: str, cell: str) -> str:
    """Text in one line, whatever its length."""
    cell = without_guard(cell)
    if cell.isprintable() and "  " not in cell:
        return cell.strip()
    text = " ".join(cell.translate(_CLEAN).split())
    if any(unicodedata.category(char) == "Cs" for char in text):
        raise RowError(column, "bytes that are not of the file's encoding", ascii(text)[:40])
    return text


def read_code(column: str, cell: str) -> str:
    """A barcode or PLU as it stands, without blanks."""
    code = without_guard(cell.strip())
    if not code.isascii() or not code.isprintable():
        raise RowError(column, "not a code: letters, digits and signs only", ascii(code)[:40])
    if " " in code:
        code = code.replace(" ", "")
    if len(code) > MAX_CODE:
        raise RowError(column, f"longer than {MAX_CODE} characters", code[:40])
    if not code.isdigit() and SCIENTIFIC.fullmatch(code):
        raise RowError(column, "a spreadsheet has cut its digits: make the column text", code)
    return code


def read_sku(column: str, cell: str) -> str:
    """An article number: any script, no blanks at its ends."""
    sku = without_guard(cell.strip())
    if not sku.isprintable():
        raise RowError(column, "has control characters", ascii(sku)[:40])
    if len(sku) > MAX_SKU:
        raise RowError(column, f"longer than {MAX_SKU} characters", sku[:40])
    if SCIENTIFIC.fullmatch(sku):
        raise RowError(column, "a spreadsheet has cut its digits: make the column text", sku)
    return sku


def read_price_micro(column: str, cell: str, decimal: str = "") -> int | None:
    """A price in millionths of the major unit; None for an empty cell.

    "1.234,50", "1,234.50" and "1 234.5" are clear; "1,234" is not, unless `decimal` says which
    sign is the decimal one. NaN, formulas, exponents and negative prices are refused.
    """
    text = _CURRENCY_SIGNS.sub("", cell.replace("\u00a0", " ").replace("\u202f", " ").strip())
    if not text:
        return None
    whole, places = _price_parts(column, text, decimal)
    if len(places) > _MICRO_PLACES:
        raise RowError(column, f"more than {_MICRO_PLACES} decimals", cell[:40])
    micro: int = int(whole) * 1_000_000 + int(places.ljust(_MICRO_PLACES, "0"))
    if micro > _MAX_PRICE_MICRO:
        raise RowError(column, "above 9,999,999.999999", cell[:40])
    return micro


def _price_parts(column: str, text: str, decimal: str) -> tuple[str, str]:
    found = _PRICE.fullmatch(text)
    if found is None or not text.isascii():
        raise RowError(column, "not a price", text[:40])
    whole, group, point, places = found[1], found["group"], found[3], found[4] or ""
    if group is None and point and len(places) == 3 and len(whole) <= 3 and whole != "0":
        # one sign before three digits: thousands, or a decimal sign?
        if decimal and decimal != point:
            return whole + places, ""
        if not decimal and point == ",":
            raise RowError(column, "may mean thousands: say the decimal sign", text)
    elif point is not None and (point == group or (decimal and point != decimal)):
        raise RowError(column, "not a price", text[:40])
    return whole.replace(group, "") if group else whole, places


def read_flag(column: str, cell: str) -> int | None:
    """Yes or no in the usual languages; None for an empty cell."""
    word = cell.strip().casefold()
    if not word:
        return None
    if word in _YES:
        return 1
    if word in _NO:
        return 0
    raise RowError(column, "neither yes nor no", cell[:40])


def read_unit(column: str, cell: str) -> str:
    """Piece, kilogram, litre or metre."""
    unit = _UNITS.get(cell.strip().casefold().rstrip("."))
    if unit is None:
        raise RowError(column, "unknown unit: ea, kg, l or m", cell[:40])
    return unit


def read_age(column: str, cell: str) -> int:
    """A minimum age in years; empty is none."""
    text = cell.strip().rstrip("+")
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and int(text) <= MAX_MIN_AGE):
        raise RowError(column, "not an age in years", cell[:40])
    return int(text)


def read_quantity_milli(column: str, cell: str) -> int:
    """A pack's quantity in thousandths: whole units, or up to three decimals."""
    found = re.fullmatch(r"(\d{1,5})(?:[.,](\d{1,3}))?", cell.strip())
    milli = int(found[1]) * 1000 + int((found[2] or "").ljust(3, "0")) if found else 0
    if not milli:
        raise RowError(column, "not a quantity", cell[:40])
    return milli
