"""GS1 element strings into elements, and elements into what an item's label says.

The table of application identifiers is biip's; what biip lets pass is refused in gs1_lint.py.
Callers must know that a text is an element string: an AIM identifier or brackets say so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from hardware.parsing.aim import GS

LONGEST = 3_200  # characters: Data Matrix holds 3,116 digits, and no code of a shop holds more
_ESCAPED = "\x00"  # stands for a bracket that is data


class NotElements(ValueError):
    """The text is no element string, or the standard refuses a value in it."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """One application identifier; `format` is like "N2+N14", `pattern` without anchors."""

    ai: str
    format: str
    pattern: str
    separator_required: bool


@dataclass(frozen=True, slots=True)
class Element:
    """One application identifier and its value."""

    ai: str
    value: str
    parts: tuple[str, ...]  # the value's components, as the standard divides it


def elements(text: str) -> tuple[Element, ...]:
    """The elements of a text whose first FNC1 is implied; raises NotElements.

    FNC1 is GS inside; a fixed-length value may be followed by one, a variable one must be.
    """
    if not text or len(text) > LONGEST:
        raise NotElements("empty or too long")
    found: list[Element] = []
    rest = text
    while rest:
        element, rest = _first(rest)
        found.append(element)
    _agree(found)
    return tuple(found)


def _first(rest: str) -> tuple[Element, str]:
    known = identifier(rest)
    if known.separator_required:
        field, _separator, rest = rest.partition(GS)
    else:
        length = _fixed(known) + len(known.ai)
        field, rest = rest[:length], rest[length:].removeprefix(GS)
    return _element(known, field), rest


def _element(known: Identifier, field: str) -> Element:
    matched = re.fullmatch(known.pattern, field, re.ASCII)
    if matched is None or len(field) == len(known.ai):
        raise NotElements(f"({known.ai}) cannot hold this")
    parts = tuple(part for part in matched.groups() if part is not None)
    return Element(known.ai, field[len(known.ai) :], parts)


def _agree(found: Iterable[Element]) -> None:
    """One identifier may come twice, but not with two values."""
    values: dict[str, str] = {}
    for each in found:
        if values.setdefault(each.ai, each.value) != each.value:
            raise NotElements(f"({each.ai}) has two values")


def identifier(text: str) -> Identifier:
    """The application identifier that a text begins with; raises NotElements."""
    table = _table()
    for length in (2, 3, 4):
        known = table.get(text[:length])
        if known is not None:
            return known
    raise NotElements("no such application identifier")


@cache
def _table() -> dict[str, Identifier]:
    """By identifier, from biip's own file: to import biip takes 0.1 s, in front of the cashier."""
    found = find_spec("biip")
    folder = (found.submodule_search_locations or [""])[0] if found is not None else ""
    file = Path(folder, "gs1_application_identifiers", "_application_identifiers.json")
    try:
        entries = json.loads(file.read_bytes())
    except OSError as err:
        raise NotElements("the table of application identifiers is missing") from err
    return {
        one["ai"]: Identifier(
            one["ai"], one["format"], one["pattern"].strip("^$"), one["separator_required"]
        )
        for one in entries
    }


def warm_up() -> None:
    """Read the table before the first label is scanned: about 20 ms."""
    _table()


def _fixed(known: Identifier) -> int:
    """How long a value of fixed length is, from biip's format ("N2+N14")."""
    return int(known.format.rpartition("+N")[2])


# -- brackets: as people read and type it


def from_brackets(text: str) -> str:
    r"""`(01)…(10)…` as an element string; a bracket in a value is written `\\(`. NotElements."""
    if not text.startswith("(") or len(text) > LONGEST:
        raise NotElements("it does not begin with a bracket")
    fields = list(_bracketed(text.replace("\\(", _ESCAPED)))
    out = ""
    for place, (known, field) in enumerate(fields):
        last = place == len(fields) - 1
        out += known.ai + field + (GS if known.separator_required and not last else "")
    return out


def _bracketed(text: str) -> Iterator[tuple[Identifier, str]]:
    for chunk in text[1:].split("("):
        ai, closed, value = chunk.partition(")")
        field = value.replace(_ESCAPED, "(")
        if not closed or not field or not (ai.isascii() and ai.isdigit()):
            raise NotElements("brackets hold an application identifier and a value follows")
        known = identifier(ai)
        if known.ai != ai:
            raise NotElements("no such application identifier")
        _element(known, ai + field)
        yield known, field
