"""An ID reader without one: a card is chosen or its text given, and it is read like a real one."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from datetime import UTC, date, datetime

from hardware.errors import DeviceOffline, UnsupportedFormat
from hardware.lifecycle import Unlinked
from hardware.ports import DeviceHealth, ScanData
from hardware.registry import Make
from hardware.simulators.documents import documents
from hardware.transports.traced import Trace

_LONGEST = 10_000  # characters


def _utc_today() -> date:
    return datetime.now(UTC).date()


class SimulatedIdReader(Unlinked):
    """Reads what is held before it; nothing of a document stays."""

    def __init__(
        self,
        name: str = "simulated ID reader",
        trace: Trace | None = None,
        today: Callable[[], date] = _utc_today,
    ) -> None:
        """`today` is the day that "under 18" is meant for."""
        self.name = name
        self.offline = False
        self._trace = trace or Trace(hides=True)
        self._today = today
        self._before_it: queue.Queue[str] = queue.Queue()

    def claim(self) -> None:
        """Raises DeviceOffline while it is told to be."""
        self._check()

    def health(self) -> DeviceHealth:
        """Offline when told so."""
        if self.offline:
            return DeviceHealth(False, DeviceOffline.standing_hint, DeviceOffline.key)
        return DeviceHealth(online=True)

    def read_document(self, deadline: float) -> ScanData | None:
        """The next document that somebody holds before it."""
        self._check()
        try:
            text = self._before_it.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            self._check()
            return None
        data = text.encode()
        self._trace.note("<", data)
        return ScanData(data, source=self.name)

    def simulate(self, act: str, value: str = "") -> str:
        """Act: card "over 21", "under 18", "expired", "passport over 21" …, or a document's text.

        Also: offline on|off. Raises UnsupportedFormat for anything else.
        """
        if act == "offline":
            self.offline = value == "on"
            return "off" if self.offline else "on"
        known = documents(self._today())
        pasted = value if len(value) > max(map(len, known)) else ""
        text = known.get(value.strip().lower(), pasted)
        if act != "card" or not text or len(text) > _LONGEST:
            names = ", ".join(known)
            raise UnsupportedFormat(self.name, f"Choose {names}, or paste a document's text.")
        self._before_it.put(text)
        return f"{len(text)} characters"

    def _check(self) -> None:
        if self.offline:
            raise DeviceOffline(self.name)


def make(asked: Make) -> SimulatedIdReader:
    """From the registry."""
    return SimulatedIdReader(asked.name, asked.trace)
