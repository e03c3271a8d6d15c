"""What every check has in common: it sees events in order and keeps its first finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pos_terminal.store.verify.reading import Row
from pos_terminal.store.verify.report import Check

Data = Mapping[str, Any]


class Watch:
    """One invariant; `types` are the events that it wants to see, None for all."""

    name = ""
    fine = ""  # the sentence where nothing was found
    types: frozenset[str] | None = None

    def __init__(self) -> None:
        """Nothing found yet."""
        self._record = ""
        self._sentence = ""

    @property
    def ok(self) -> bool:
        """Whether nothing was found so far."""
        return not self._sentence

    def found(self, record: str, sentence: str) -> None:
        """Something is wrong; only the first finding is kept, later ones often follow from it."""
        if not self._sentence:
            self._record, self._sentence = record, sentence

    def takes(self, event_type: str) -> bool:
        """Whether it wants to see events of this type."""
        return self.types is None or event_type in self.types

    def see(self, row: Row, data: Data) -> None:
        """Look at one event, in the order of the journal."""

    def end(self) -> None:
        """Look at the whole, after the last event."""

    def check(self) -> Check:
        """The verdict."""
        return Check(self.name, self.ok, self._sentence or self.fine, self._record)
