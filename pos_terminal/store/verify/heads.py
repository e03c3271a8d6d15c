"""I2: what is known of the journal's head outside it, so that a cut tail shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pos_terminal.store.verify.reading import Row
from pos_terminal.store.verify.watch import Data, Watch
from pos_terminal.store.verify.wire import uuid_text


def _head(row: Row) -> dict[str, Any]:
    return {
        "journal_id": uuid_text(row.journal_id),
        "epoch": row.epoch,
        "seq": row.seq,
        "hash": row.hash.hex(),
    }


class HeadWatch(Watch):
    """Compares the chain with a head file; the file may lag behind, never be ahead or differ.

    The file must be read before the snapshot of the database is taken. What is younger than the
    last write of the file (a second) can be cut without a trace; the Z report and the sinks hold
    further heads.
    """

    name = "I2 head"
    fine = "The journal reaches the head that was noted outside."
    types = frozenset[str]()  # it is shown rows, readable or not

    def __init__(self, file: Path) -> None:
        """Read the file at once."""
        super().__init__()
        self._noted: dict[str, Any] | None = None
        self._row: Row | None = None
        self.head: dict[str, Any] = {}
        self._read(file)

    def _read(self, file: Path) -> None:
        try:
            noted = json.loads(file.read_text("ascii"))
            self._noted = {name: noted[name] for name in ("journal_id", "epoch", "seq", "hash")}
            if type(self._noted["seq"]) is not int:
                raise TypeError("seq is not a number")
        except FileNotFoundError:
            self.fine = "There is no head outside to compare with: a cut tail would not show."
        except (OSError, ValueError, KeyError, TypeError) as err:
            self.found(file.name, f"The head outside cannot be read: {err}.")
            self._noted = None

    def see_row(self, row: Row) -> None:
        """Compare one row, its data readable or not."""
        self._row = row
        if self._noted is not None and row.seq == self._noted["seq"] and _head(row) != self._noted:
            self.found(f"seq {row.seq}", "The head noted outside has another hash or journal.")

    def end(self) -> None:
        """The file must not be ahead."""
        if self._row is not None:
            self.head = _head(self._row)
        last = self._row.seq if self._row is not None else 0
        if self._noted is not None and self._noted["seq"] > last:
            self.found(
                f"seq {last + 1}",
                f"The tail is missing: the journal ends at {last}, "
                f"the head outside says {self._noted['seq']}.",
            )


class ZHeadWatch(Watch):
    """Each Z report carries the head of the journal just before it."""

    name = "I2 heads on Z reports"
    fine = "Each Z report carries the head that was before it."

    def __init__(self) -> None:
        """Begin before the first event."""
        super().__init__()
        self._before = (0, "0" * 64)

    def see(self, row: Row, data: Data) -> None:
        """Compare a closed shift's head with the row before."""
        if row.event_type == "SHIFT_CLOSED":
            noted = (data["journal_seq"], data["journal_hash"])
            if noted != self._before:
                self.found(f"seq {row.seq}", "The Z report carries another head of the journal.")
        self._before = (row.seq, row.hash.hex())
