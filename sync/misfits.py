"""What does not fit in a section of the settings, in words for people instead of msgspec's."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Any

import msgspec

_KINDS = {
    "bool": "true or false is wanted",
    "int": "a whole number is wanted",
    "str": "a text is wanted (in quotes)",
}
_PLACE = re.compile(r" - at `\$\.?([^`]*)`$")
_UNKNOWN = re.compile(r"unknown field `([^`]*)`")
_OTHER = re.compile(r"Expected `(\w+)`, got")
_LENGTH = re.compile(r"of length (>=|<=) (\d+)")
_BOUND = re.compile(r"`int` (>=|<=) (-?\d+)")


def misfit(section: str, kind: type[msgspec.Struct], err: Exception) -> str:
    """Section, key and what is wanted there."""
    text = str(err)
    place = _PLACE.search(text)
    said = text[: place.start()] if place else text
    known = {field.name: field for field in msgspec.structs.fields(kind)}
    if unknown := _UNKNOWN.search(said):
        return f"{section}.{unknown[1]} is not a setting{meant(unknown[1], known)}"
    key = place[1] if place else ""
    wanted = _wanted(said, known[key].type if key in known else None)
    return f"{section}.{key}: {wanted}" if key else f"{section}: {wanted}"


def meant(word: str, known: Iterable[str]) -> str:
    """The nearest of the names that there are, as a question; empty where none is near."""
    near = difflib.get_close_matches(word, [*known], 1)
    return f" (did you mean {near[0]}?)" if near else ""


def _wanted(said: str, kind: Any) -> str:
    if other := _OTHER.search(said):
        return _KINDS.get(other[1], said)
    if length := _LENGTH.search(said):
        least = length[1] == ">="
        return f"at {'least' if least else 'most'} {length[2]} characters are wanted"
    if bound := _BOUND.search(said):
        return f"a number of at {'least' if bound[1] == '>=' else 'most'} {bound[2]} is wanted"
    if "matching regex" in said:
        return "a character in it is not allowed there"
    if "enum value" in said:
        return f"one of {', '.join(_choices(kind))} is wanted"
    return said


def _choices(kind: Any) -> list[str]:
    """The values of a Literal, also inside of Annotated."""
    schema = msgspec.json.schema(kind) if kind is not None else {}
    return [str(value) for value in schema.get("enum", ())]
