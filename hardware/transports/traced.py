"""A transport that remembers the last bytes each way, for the Devices page and for support."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from hardware.errors import DeviceFault
from hardware.transports.base import EndsJobs, Transport

KEPT = 200  # entries
LONGEST = 256  # bytes shown of one


@dataclass(frozen=True, slots=True)
class Traced:
    """Bytes that went one way at one moment."""

    at: float  # seconds since the epoch
    way: str  # ">" to the device, "<" from it, "!" a fault
    data: bytes
    total: int  # bytes; `data` is cut


class Trace:
    """The last bytes of one device; any thread may read it.

    `hides` is True where bytes may be a person's document or a card: then only their number is
    kept (I8).
    """

    def __init__(self, *, hides: bool = False, clock: Callable[[], float] = time.time) -> None:
        """Begin with nothing."""
        self.hides = hides
        self._clock = clock
        self._kept: deque[Traced] = deque(maxlen=KEPT)

    def note(self, way: str, data: bytes) -> None:
        """Keep some bytes; a fault that comes again and again pushes nothing else out."""
        if way == "!" and self._kept and (self._kept[-1].way, self._kept[-1].data) == (way, data):
            return
        shown = b"" if self.hides and way == "<" else bytes(data[:LONGEST])
        self._kept.append(Traced(self._clock(), way, shown, len(data)))

    def entries(self) -> tuple[Traced, ...]:
        """The newest last."""
        return tuple(self._kept)


class TracedLink:
    """Passes everything on, and notes it."""

    def __init__(self, link: Transport, trace: Trace) -> None:
        """Stand before `link`."""
        self._link = link
        self._trace = trace

    @property
    def where(self) -> str:
        """As the link."""
        return self._link.where

    @property
    def is_open(self) -> bool:
        """As the link."""
        return self._link.is_open

    def open(self) -> None:
        """Open the link; a refusal is noted."""
        try:
            self._link.open()
        except DeviceFault as err:
            self._trace.note("!", err.key.encode())
            raise

    def close(self) -> None:
        """Close the link."""
        self._link.close()

    def write(self, data: bytes, deadline: float) -> None:
        """Note, then write: what hung is seen as well."""
        self._trace.note(">", data)
        try:
            self._link.write(data, deadline)
        except DeviceFault as err:
            self._trace.note("!", err.key.encode())
            raise

    def read(self, most: int, deadline: float) -> bytes:
        """Read, and note what came."""
        try:
            data = self._link.read(most, deadline)
        except DeviceFault as err:
            self._trace.note("!", err.key.encode())
            raise
        if data:
            self._trace.note("<", data)
        return data

    def drain(self) -> bytes:
        """Take what came unasked, and note it."""
        data = self._link.drain()
        if data:
            self._trace.note("<", data)
        return data

    def end_job(self, deadline: float) -> bool:
        """As the link; one that cannot tell does not know."""
        return isinstance(self._link, EndsJobs) and self._link.end_job(deadline)

    def missing(self) -> DeviceFault:
        """As the link."""
        return self._link.missing()
