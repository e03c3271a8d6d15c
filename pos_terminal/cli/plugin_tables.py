"""A plugin's table on the command line: titles and cells in English, for people and for files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pos_terminal.checkout.plugin_cells import file_cell

NUMBERS = frozenset({"number", "money", "qty", "duration", "percent"})


def sentence(told: Mapping[str, Any]) -> str:
    """A plugin's sentence in English, with its facts."""
    text = str(told["text"] or told["key"])
    try:
        return text.format_map(dict(told["facts"]))
    except (KeyError, ValueError, IndexError, AttributeError):
        return text


def header(table: Mapping[str, Any]) -> list[str]:
    """The titles of the columns."""
    return [sentence(column["title"]) for column in table["columns"]]


def rows(table: Mapping[str, Any]) -> list[list[str]]:
    """Each cell in the units that people write."""
    kinds = [str(column["kind"]) for column in table["columns"]]
    shop = (str(table["currency"]), str(table["time_zone"]))
    return [
        [file_cell(kind, value, *shop) for kind, value in zip(kinds, row, strict=False)]
        for row in table["rows"]
    ]


def right(table: Mapping[str, Any]) -> Sequence[int]:
    """Which columns are of numbers."""
    return [at for at, column in enumerate(table["columns"]) if column["kind"] in NUMBERS]
