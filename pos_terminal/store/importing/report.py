"""What an import found: counts, and each bad row by row, column and reason (C29)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from pos_terminal.domain.errors import CashierError, POSError
from pos_terminal.domain.product import CatalogChange

MAX_LISTED = 1000  # rows listed one by one; all are counted

Cancel = Callable[[], bool]


class ImportRefused(CashierError):
    """The file as a whole cannot be imported; `key` and `facts` say why, nothing was changed."""


class ImportCancelled(POSError):
    """Somebody stopped the import; nothing was changed."""


class RowError(Exception):
    """One row cannot be taken."""

    def __init__(self, column: str, reason: str, value: str = "") -> None:
        """Name the column, the reason in plain words and what stood there."""
        super().__init__(column, reason, value)
        self.column = column
        self.reason = reason
        self.value = value


@dataclass(frozen=True, slots=True)
class RowNote:
    """One row of the file that was refused, or taken with a remark."""

    row: int  # as a spreadsheet counts: the header is row 1
    column: str
    reason: str
    value: str = ""


@dataclass(slots=True)
class NoteList:
    """Rows with something to say: the first ones listed, all counted by reason."""

    listed: list[RowNote] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """How many there are, listed or not."""
        return self.reasons.total()

    def add(self, note: RowNote) -> None:
        """Count one more."""
        self.reasons[note.reason] += 1
        if len(self.listed) < MAX_LISTED:
            self.listed.append(note)


@dataclass(slots=True)
class ImportReport:
    """The outcome of an import or its preview; rows = new + changed + same + bad."""

    source_sha256: str
    dry_run: bool
    columns: dict[str, str] = field(default_factory=dict)  # our field -> the file's column
    rows: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    bad: NoteList = field(default_factory=NoteList)
    remarks: NoteList = field(default_factory=NoteList)  # taken, but worth a look
    in_house: int = 0  # codes that are no GTIN and were taken as the shop's own
    change: CatalogChange | None = None  # None: nothing was written
    seconds: float = 0.0  # duration, for the rate; not money, not a quantity


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an import is."""

    phase: str  # reading | comparing | writing | indexing
    rows: int
    total_rows: int  # estimated while reading
    rows_per_s: int
    seconds_left: int


ProgressSink = Callable[[Progress], None]
