"""An ID reader without one: a card is chosen or its text given, and it is read like a real one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from hardware.errors import UnsupportedFormat
from hardware.ports import ScanData
from hardware.registry import Make
from hardware.simulators.documents import documents
from hardware.simulators.hand_fed import HandFed
from hardware.transports.traced import Trace

_LONGEST = 10_000  # characters


def _utc_today() -> date:
    return datetime.now(UTC).date()


class SimulatedIdReader(HandFed):
    """Reads what is held before it; nothing of a document stays."""

    def __init__(
        self,
        name: str = "simulated ID reader",
        trace: Trace | None = None,
        today: Callable[[], date] = _utc_today,
    ) -> None:
        """`today` is the day that "under 18" is meant for."""
        super().__init__(name, trace)
        self._today = today

    def read_document(self, deadline: float) -> ScanData | None:
        """The next document that somebody holds before it."""
        return self.take(deadline)

    def held(self, act: str, value: str) -> ScanData:
        """Act: card "over 21", "under 18", "expired", "passport over 21" …, or a document's text.

        Raises UnsupportedFormat for anything else.
        """
        known = documents(self._today())
        pasted = value if len(value) > max(map(len, known)) else ""
        text = known.get(value.strip().lower(), pasted)
        if act != "card" or not text or len(text) > _LONGEST:
            names = ", ".join(known)
            raise UnsupportedFormat(self.name, f"Choose {names}, or paste a document's text.")
        return ScanData(text.encode("utf-8", "replace"), source=self.name)


def make(asked: Make) -> SimulatedIdReader:
    """From the registry."""
    return SimulatedIdReader(asked.name, asked.trace)
