"""A table without a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pos_terminal.store.importing.report import ImportRefused


@dataclass
class FakeTableFile:
    """Gives the cells laid out; `breaks_at` is the row where the file turns out damaged."""

    cells: Sequence[Sequence[str]]
    sha256: str = "0" * 64
    breaks_at: int = 0  # row number from 1; 0: never
    read: int = 0

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        for number, row in enumerate(self.cells, 1):
            if number == self.breaks_at:
                raise ImportRefused("import.damaged", reason="torn off")
            self.read = number
            yield number, list(row)

    def done_permille(self) -> int:
        return 1000 * self.read // max(len(self.cells), 1)
