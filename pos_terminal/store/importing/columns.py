"""The columns of a file that is being read: said, guessed, or a header that says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pos_terminal.store.importing.mapping import ColumnMap, guess_columns, said_columns
from pos_terminal.store.importing.report import ImportRefused
from pos_terminal.store.importing.source import Cells

Numbered = tuple[int, Cells]


def find_columns(
    rows: Iterator[Numbered],
    mapping: ColumnMap | Sequence[str] | None,
    known: Mapping[str, str],
) -> tuple[ColumnMap, list[Numbered]]:
    """The columns, and the first row where it is not a header but data already.

    Takes the first row from `rows`. Raises ImportRefused("import.empty" | "import.no_header" |
    "import.mapping").
    """
    number, header = next(rows, (0, []))
    if not header:
        raise ImportRefused("import.empty")
    if isinstance(mapping, ColumnMap):
        return mapping, [] if mapping.has_header else [(number, header)]
    if mapping:
        return said_columns(header, mapping, known), []
    columns = guess_columns(header, known)
    if not columns.columns:
        raise ImportRefused("import.no_header", first_row=" | ".join(header)[:200])
    return columns, []
