"""I2: lives of a lane begin with EPOCH_STARTED only, each with a journal id of its own."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from pos_terminal.store.verify.reading import Row
from pos_terminal.store.verify.report import Check
from pos_terminal.store.verify.watch import Data, Watch

_FIRST = "EPOCH_STARTED"
_LAG = 1_000  # events that the head outside may be behind: what a lane does in a second, and more


class EpochWatch(Watch):
    """Follows journal id and epoch from event to event."""

    name = "I2 epochs"
    fine = "Epochs begin with EPOCH_STARTED only, one journal id each."

    def __init__(self) -> None:
        """Begin before the first event."""
        super().__init__()
        self._last: Row | None = None
        self._ids: set[bytes] = set()
        self._lost: list[str] = []
        self._recent: deque[Row] = deque(maxlen=_LAG)

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
        self._recent.append(row)
        self._ids.add(row.journal_id)

    def check(self) -> Check:
        """The verdict; what an epoch says was lost is told, for a restored backup is no fault."""
        verdict = super().check()
        if not verdict.ok or not self._lost:
            return verdict
        return replace(verdict, sentence=" ".join([self.fine, *self._lost]))

    def _first(self, row: Row, data: Data) -> None:
        if row.event_type != _FIRST:
            self.found(f"seq {row.seq}", f"The journal begins with {row.event_type}.")
            return
        self._count(row, 0, data["previous"])
        if (data["reason"] == "new") != (data["previous"] is None):
            self.found(
                f"seq {row.seq}", "The reason of the first epoch does not fit what was before it."
            )

    def _next(self, last: Row, row: Row, data: Data) -> None:
        self._count(row, last.epoch, data["previous"])
        if row.journal_id in self._ids:
            self.found(f"seq {row.seq}", "A new epoch has an old journal id.")
        if data["previous"] is None or data["reason"] == "new":
            self.found(f"seq {row.seq}", "A new epoch does not say what was before it.")
        else:
            self._note_loss(last, row, data["previous"])

    def _note_loss(self, last: Row, row: Row, previous: Data) -> None:
        """The head that was known outside is not the one that this journal went on from."""
        end, known = previous["seq"], bytes.fromhex(previous["hash"])
        if end > last.seq:
            lost = f"events {row.seq} to {end} of epoch {previous['epoch']} are"
        elif any((near.seq, near.hash) == (end, known) for near in self._recent):
            return
        else:
            lost = f"event {end} as it was noted outside is"
        self._lost.append(f"Before epoch {row.epoch}, {lost} not in this journal.")

    def _count(self, row: Row, last_epoch: int, previous: Data | None) -> None:
        """`previous` may be a head that this store never had or has lost: F8, F11, F12."""
        seen = last_epoch if previous is None else max(last_epoch, previous["epoch"])
        if row.epoch != seen + 1:
            self.found(f"seq {row.seq}", f"Epoch {row.epoch} does not follow epoch {seen}.")
