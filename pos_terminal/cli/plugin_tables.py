"""A plugin's table as text and as CSV: cells in the units of `plugins.reports.Column`, shown."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from pos_terminal.domain.money import Money

NUMBERS = frozenset({"number", "money", "qty", "duration", "percent"})


def sentence(told: Mapping[str, Any]) -> str:
    """A plugin's sentence in English, with its facts."""
    try:
        return str(told["text"] or told["key"]).format_map(dict(told["facts"]))
    except (KeyError, ValueError, IndexError, AttributeError):
        return str(told["text"] or told["key"])


def header(table: Mapping[str, Any]) -> list[str]:
    """The titles of the columns."""
    return [sentence(column["title"]) for column in table["columns"]]


def rows(table: Mapping[str, Any]) -> list[list[str]]:
    """Each cell as people write it."""
    kinds = [str(column["kind"]) for column in table["columns"]]
    return [
        [cell(kind, value, table["currency"]) for kind, value in zip(kinds, row, strict=False)]
        for row in table["rows"]
    ]


def right(table: Mapping[str, Any]) -> Sequence[int]:
    """Which columns are of numbers."""
    return [at for at, column in enumerate(table["columns"]) if column["kind"] in NUMBERS]


def cell(kind: str, value: Any, currency: str) -> str:
    """One cell; what does not fit its column's kind is shown as it is."""
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        if kind == "money":
            return f"{Money(value, currency).major:f}"
        if kind == "qty":
            return f"{Decimal(value).scaleb(-3).normalize():f}"
        if kind == "percent":
            return f"{Decimal(value).scaleb(-2):f}"
        if kind == "duration":
            return _hours(value)
    return str(value)


def _hours(seconds: int) -> str:
    minutes = abs(seconds) // 60
    return f"{'-' if seconds < 0 else ''}{minutes // 60}:{minutes % 60:02d}"


def write_csv(path: Path, table: Mapping[str, Any]) -> None:
    """The table as a file that spreadsheets read in any script."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([_harmless(title) for title in header(table)])
        for row in rows(table):
            writer.writerow([_harmless(text) for text in row])


def _harmless(text: str) -> str:
    """A cell that a spreadsheet must not take for a formula; numbers stay numbers."""
    if text[:1] in ("=", "+", "@", "\t", "\r") or (text[:1] == "-" and not _is_number(text)):
        return "'" + text
    return text


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).replace(":", "", 1).isdecimal()
