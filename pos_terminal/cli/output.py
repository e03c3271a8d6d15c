"""What commands print: text for people, JSON for machines, progress for the impatient."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import typer


def say(text: str = "") -> None:
    """One line of the answer."""
    typer.echo(text)


def note(text: str) -> None:
    """One line beside the answer, on standard error."""
    typer.echo(text, err=True)


def say_json(value: object) -> None:
    """The answer as one JSON document; decimals, times and paths as text."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def say_json_line(value: object) -> None:
    """One JSON document on a line of its own: for answers that never end."""
    typer.echo(json.dumps(value, ensure_ascii=False, default=str))


def table(
    header: Sequence[str], rows: Iterable[Sequence[object]], right: Sequence[int] = ()
) -> None:
    """Aligned columns; `right` are the positions of columns of numbers."""
    cells = [[*header], *([_cell(value) for value in row] for row in rows)]
    widths = [max(_width(row[at]) for row in cells) for at in range(len(header))]
    for row in cells:
        parts = [
            _padded(text, widths[at], at in right and row is not cells[0])
            for at, text in enumerate(row)
        ]
        say("  ".join(parts).rstrip())


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return "".join(char if char.isprintable() else "·" for char in text)


def _width(text: str) -> int:
    """Terminal cells: East Asian wide characters take two, combining ones none."""
    import unicodedata

    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def _padded(text: str, width: int, right: bool) -> str:
    blank = " " * (width - _width(text))
    return blank + text if right else text + blank


class ProgressLine:
    """One line that rewrites itself on a terminal; silent in a pipe."""

    def __init__(self, what: str) -> None:
        """Name what is going on."""
        self._what = what
        self._shown = 0
        self._live = sys.stderr.isatty()

    def __call__(self, facts: dict[str, Any]) -> None:
        """Show the latest: phase, rows, rate, time left."""
        if self._live:
            text = f"{self._what}: {progress_text(facts)}"
            sys.stderr.write("\r" + text.ljust(self._shown))
            sys.stderr.flush()
            self._shown = len(text)

    def end(self) -> None:
        """Leave the line."""
        if self._shown:
            sys.stderr.write("\r" + " " * self._shown + "\r")
            sys.stderr.flush()
            self._shown = 0


def progress_text(facts: dict[str, Any]) -> str:
    """`writing, 12,000 of 818,775 rows, 40,000 a second, 20 s left`."""
    parts = [str(facts.get("phase", ""))]
    rows, total = facts.get("rows"), facts.get("total_rows")
    if rows is not None:
        parts.append(f"{rows:,} of {total:,} rows" if total else f"{rows:,} rows")
    if facts.get("rows_per_s"):
        parts.append(f"{facts['rows_per_s']:,} a second")
    if facts.get("seconds_left"):
        minutes, seconds = divmod(int(facts["seconds_left"]), 60)
        parts.append(f"{minutes}:{seconds:02d} left" if minutes else f"{seconds} s left")
    return ", ".join(part for part in parts if part)
