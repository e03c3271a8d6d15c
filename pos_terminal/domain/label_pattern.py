"""Labels that carry a price or a weight inside the code: patterns, not positions in code.

A pattern is read from the left over all digits of the code: a digit stands for itself, `.` for
any digit, `I` for a digit of the item number, and one group `{NNNDD}` for the value, N its whole
digits, D its decimals. `C` right before the group is GS1's check digit of its four or five digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pos_terminal.domain.check_digit import value_check_digit, with_check_digit
from pos_terminal.domain.errors import CashierError

_SHAPE = re.compile(r"(?P<before>[0-9.I]*C?)(?:\{(?P<value>N*D*)\}(?P<after>[0-9.I]*))?", re.ASCII)

WEIGHT = "weight"
PRICE = "price"
COUNT = "count"
PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """What a label says."""

    pattern: str
    meaning: str
    base_code: str  # value zeroed, check digit set right: the code the catalogue knows
    item: str  # digits under I; empty where the pattern has none
    value: Decimal
    check_ok: bool = True  # False: the value's own check digit is wrong


@dataclass(frozen=True, slots=True)
class LabelPattern:
    """One layout; raises CashierError("barcode.pattern") for one that means nothing."""

    pattern: str
    meaning: str = PLAIN  # weight | price | count | plain
    length: int = 0  # of the whole code; 0: as long as the pattern, or one check digit more
    sequence: int = 0  # lower is tried first

    def __post_init__(self) -> None:
        """Refuse a group without digits, two groups, decimals before whole digits."""
        shape = _SHAPE.fullmatch(self.pattern)
        guarded = shape is not None and shape["before"].endswith("C")
        if shape is None or not self.pattern or shape["value"] == "":
            raise CashierError("barcode.pattern", pattern=self.pattern)
        if guarded and len(shape["value"] or "") not in (4, 5):
            raise CashierError("barcode.pattern", pattern=self.pattern)

    def match(self, code: str) -> LabelMatch | None:
        """What `code` says under this pattern, or None."""
        shape = _SHAPE.fullmatch(self.pattern)
        if shape is None or not code.isascii() or not code.isdigit():
            return None
        value, after = shape["value"] or "", shape["after"] or ""
        plan = shape["before"] + "v" * len(value) + after
        if not self._fits(code, len(plan)) or not _agrees(plan, code):
            return None
        start = len(shape["before"])
        digits = code[start : start + len(value)]
        guarded = shape["before"].endswith("C")
        bare = code[: start - 1] + "0" + code[start:] if guarded else code
        return LabelMatch(
            self.pattern,
            self.meaning,
            self._base(bare, start, start + len(value)),
            "".join(digit for letter, digit in zip(plan, code, strict=False) if letter == "I"),
            Decimal(digits or "0").scaleb(-value.count("D")),
            not guarded or code[start - 1] == value_check_digit(digits),
        )

    def _fits(self, code: str, planned: int) -> bool:
        if self.length:
            return len(code) == self.length and planned <= self.length
        return len(code) in {planned, planned + 1}

    @staticmethod
    def _base(code: str, start: int, end: int) -> str:
        zeroed = code[:start] + "0" * (end - start) + code[end:]
        # A value that reaches into the last place leaves no check digit to put right.
        return zeroed if start == end or end == len(code) else with_check_digit(zeroed[:-1])


def _agrees(plan: str, code: str) -> bool:
    return all(
        letter == digit for letter, digit in zip(plan, code, strict=False) if letter.isdigit()
    )


def match_label(code: str, patterns: tuple[LabelPattern, ...]) -> LabelMatch | None:
    """The first pattern by sequence that fits."""
    for pattern in sorted(patterns, key=lambda entry: entry.sequence):
        found = pattern.match(code)
        if found is not None:
            return found
    return None


# Sweden and its neighbours: item number I, V guards the price, decimals by prefix.
NORDIC_LABELS: tuple[LabelPattern, ...] = (
    LabelPattern("20IIIII.{NNDD}.", PRICE),
    LabelPattern("21IIIII.{NNND}.", PRICE),
    LabelPattern("22IIIII.{NNNN}.", PRICE),
    LabelPattern("23IIIII.{NDDD}.", WEIGHT),
    LabelPattern("24IIIII.{NNDD}.", WEIGHT),
    LabelPattern("25IIIII.{NNND}.", WEIGHT),
    LabelPattern("28IIIII{NNNDD}.", PRICE),
)
