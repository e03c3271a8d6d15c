"""I2: lives of a lane begin with EPOCH_STARTED only, each with a journal id of its own."""

from __future__ import annotations

from pos_terminal.store.verify.reading import Row
from pos_terminal.store.verify.watch import Data, Watch
from pos_terminal.store.verify.wire import uuid_text

_FIRST = "EPOCH_STARTED"


class EpochWatch(Watch):
    """Follows journal id and epoch from event to event."""

    name = "I2 epochs"
    fine = "Epochs begin with EPOCH_STARTED only, one journal id each."

    def __init__(self) -> None:
        """Begin before the first event."""
        super().__init__()
        self._last: Row | None = None
        self._ids: set[bytes] = set()

    def see(self, row: Row, data: Data) -> None:
        """Compare one event with the one before."""
        if self._last is None:
            self._first(row, data)
        elif row.event_type == _FIRST:
            self._next(self._last, row, data)
        elif (row.epoch, row.journal_id) != (self._last.epoch, self._last.journal_id):
            self.found(
                f"seq {row.seq}",
                f"Epoch or journal id changes at {row.event_type}, without {_FIRST}.",
            )
        self._last = row
        self._ids.add(row.journal_id)

    def _first(self, row: Row, data: Data) -> None:
        if row.event_type != _FIRST:
            self.found(f"seq {row.seq}", f"The journal begins with {row.event_type}.")
        elif data["previous"] is None and row.epoch != 1:
            self.found(f"seq {row.seq}", f"The journal begins with epoch {row.epoch}.")

    def _next(self, last: Row, row: Row, data: Data) -> None:
        where = f"seq {row.seq}"
        previous = data["previous"]
        if row.epoch <= last.epoch or row.journal_id in self._ids:
            self.found(where, "A new epoch has an old number or an old journal id.")
        elif previous is None:
            self.found(where, "A new epoch does not say what was before it.")
        elif row.epoch != max(last.epoch, previous["epoch"]) + 1:
            self.found(where, f"Epoch {row.epoch} does not follow epoch {last.epoch}.")
        elif previous["seq"] == last.seq and previous != {
            "journal_id": uuid_text(last.journal_id),
            "epoch": last.epoch,
            "seq": last.seq,
            "hash": last.hash.hex(),
        }:
            # a head further on is a tail that was lost before the epoch began: F11
            self.found(where, "A new epoch names another event as the one before it.")
        elif previous["seq"] < last.seq:
            self.found(where, "A new epoch names an older event as the one before it.")
