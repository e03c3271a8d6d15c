"""A scanner that sends what it reads by itself: serial, USB (CDC) or the network."""

from __future__ import annotations

import time
from collections import deque

from hardware.lifecycle import Linked
from hardware.linking import link
from hardware.parsing.aim import split
from hardware.parsing.escapes import unescaped
from hardware.parsing.scan_frames import Frames, Framing
from hardware.ports import ScanData
from hardware.registry import Make
from hardware.transports.base import Transport


class SerialScanner(Linked):
    """Cuts bytes into scans; a cable that is cut in the middle of one loses that one, no other."""

    def __init__(self, cable: Transport, name: str, framing: Framing | None = None) -> None:
        """Listen on `cable`."""
        super().__init__(cable, name)
        self._frames = Frames(framing)
        self._whole: deque[bytes] = deque()

    def enable(self) -> None:
        """Whatever was scanned while nobody listened is nobody's any more."""
        self._frames.forget()
        self.link.drain()

    def release(self) -> None:
        """Give the port back; half a scan is dropped, whole ones are kept."""
        self._frames.forget()
        super().release()

    def scan(self, deadline: float) -> ScanData | None:
        """The next scan, None where none came by the deadline; raises DeviceFault."""
        while not self._whole:
            until = min(deadline, max(time.monotonic(), self._frames.ends_ms() / 1000))
            data = self.link.read(4096, until if self._frames.holds else deadline)
            now = time.monotonic()
            heard = self._frames.feed if data else lambda _, at: self._frames.silent(at)
            self._whole += heard(data, now * 1000)
            if now >= deadline:  # whoever babbles without an end is not listened to for ever
                break
        return self._told(self._whole.popleft()) if self._whole else None

    def _told(self, data: bytes) -> ScanData:
        aim, rest = split(data[:3].decode("latin-1"))
        return ScanData(data[3:] if aim and not rest else data, aim, self.name)


def make(asked: Make) -> SerialScanner:
    """From the registry."""
    options = asked.options
    framing = Framing(
        prefix=unescaped(str(options.get("prefix", ""))).encode(),
        suffix=unescaped(str(options.get("suffix", ""))).encode(),
        idle_ms=int(options.get("idle_ms", 100)),
    )
    return SerialScanner(link(asked), asked.name, framing)
