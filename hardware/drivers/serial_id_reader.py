"""An ID reader that sends a document's text by itself: serial, USB (CDC) or the network.

A document has CR and LF inside, so only silence ends it. What is read is handed on and forgotten;
its trace must hide what comes.
"""

from __future__ import annotations

import time

from hardware.errors import Garbled
from hardware.lifecycle import Linked
from hardware.linking import link
from hardware.ports import ScanData
from hardware.registry import Make
from hardware.transports.base import Transport

LONGEST = 10_000  # bytes; a reader that never falls silent has the wrong speed
IDLE_MS = 150


class SerialIdReader(Linked):
    """Collects bytes until the line is silent."""

    def __init__(self, cable: Transport, name: str, idle_ms: int = IDLE_MS) -> None:
        """`idle_ms` of silence end a document."""
        super().__init__(cable, name)
        self._idle_s = idle_ms / 1000
        self._held = bytearray()
        self._last = 0.0

    def enable(self) -> None:
        """Whatever was read before is nobody's any more."""
        self._held.clear()
        self.link.drain()

    def release(self) -> None:
        """Give the port back; half a document is dropped."""
        self._held.clear()
        super().release()

    def read_document(self, deadline: float) -> ScanData | None:
        """The next whole document; Garbled where it never ends."""
        while True:
            ends = self._last + self._idle_s
            until = min(deadline, ends) if self._held else deadline
            more = self.link.read(4096, until)
            now = time.monotonic()
            if more:
                self._last = now
                self._held += more
            elif self._held and now >= ends:
                return self._whole()
            elif now >= deadline:
                return None
            if len(self._held) > LONGEST:
                self._held.clear()
                raise Garbled(self.name)

    def _whole(self) -> ScanData:
        data = bytes(self._held).strip(b"\x02\x03\x00")
        self._held.clear()
        return ScanData(data, source=self.name)


def make(asked: Make) -> SerialIdReader:
    """From the registry."""
    idle_ms = int(asked.options.get("idle_ms", IDLE_MS))
    return SerialIdReader(link(asked), asked.name, idle_ms)
