"""The rows of one table on the played day, column by column: most cells never differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from tests.bench.bulk_holes import Pool, Text

Shifts = Mapping[str, int]
Cells = Callable[[Pool, Shifts], Iterable[Any]]

# column → which series it counts in
COUNTED = {
    "seq": "seq",
    "started_seq": "seq",
    "opened_seq": "seq",
    "closed_seq": "seq",
    "receipt_seq": "receipt_seq",
    "z_no": "z",
    "number": "print",
}
_NOTHING = "\0"  # stands for NULL among texts


class Columns:
    """What it takes to write the day's rows of one table once more."""

    def __init__(
        self,
        names: Sequence[str],
        rows: Sequence[Sequence[Any]],
        pattern: re.Pattern[bytes],
        pool: Pool,
    ) -> None:
        """Sort the columns by how their cells change."""
        self._size = len(rows)
        self._cells: list[Cells] = [
            _cells(name, column, pattern, pool)
            for name, column in zip(names, zip(*rows, strict=True), strict=False)
        ]

    def columns(self, pool: Pool, shifts: Shifts) -> list[Iterable[Any]]:
        """The columns of a copy; none where the day has no rows."""
        return [cells(pool, shifts) for cells in self._cells]

    def rows(self, pool: Pool, shifts: Shifts) -> Iterator[tuple[Any, ...]]:
        """The rows of a copy."""
        return zip(*self.columns(pool, shifts), strict=True)


def _cells(name: str, column: tuple[Any, ...], pattern: re.Pattern[bytes], pool: Pool) -> Cells:
    if name in COUNTED:
        series = COUNTED[name]
        return lambda _, shifts: [
            None if cell is None else cell + shifts[series] for cell in column
        ]
    numbers = [pool.id_no(cell) for cell in column]
    if any(number is not None for number in numbers):
        return lambda pool, _: [
            cell if number is None else pool.raw[number]
            for cell, number in zip(column, numbers, strict=True)
        ]
    if any(isinstance(cell, str) and pattern.search(cell.encode()) for cell in column):
        return _texts(column, pattern, pool)
    return lambda *_: column


def _texts(column: tuple[Any, ...], pattern: re.Pattern[bytes], pool: Pool) -> Cells:
    lines = [(_NOTHING if cell is None else cell).encode() for cell in column]
    text = Text(lines, pattern, pool)

    def render(_pool: Pool, _shifts: Shifts) -> list[str | None]:
        cells = b"\n".join(text.render()).decode().split("\n")
        return [None if cell == _NOTHING else cell for cell in cells]

    return render
