"""Cuts the bytes of a scanner on a cable into scans; pure, so that every cut can be tested.

A scan ends with CR, LF, Tab or ETX, with the scanner's own suffix, or, where it ends with nothing,
by silence. Once a scanner has been seen to end its scans, what falls silent in the middle is half a
scan: it is dropped, and never glued to the next.
"""

from __future__ import annotations

from dataclasses import dataclass

from hardware.parsing.aim import split
from hardware.parsing.documents import begins_document
from hardware.parsing.reading import LONGEST

STX, ETX = b"\x02", b"\x03"
_ENDS = b"\r\n\t\x03"
_DOCUMENTS = (b"@", b"]", b"P", b"I", b"A", b"C", b"V")  # how one may begin
PATIENCE_MS = 1_000  # how long the rest of a scan may take that will be ended
DOCUMENT_MS = 150  # silence that ends a document: it has line ends inside


@dataclass(frozen=True, slots=True)
class Framing:
    """How a scanner frames what it sends; prefix and suffix are stripped."""

    prefix: bytes = b""
    suffix: bytes = b""
    idle_ms: int = 100  # silence that ends a scan of a scanner that sends no end


class Frames:
    """What came so far of a scan; times in milliseconds of any clock that only goes on."""

    def __init__(self, framing: Framing | None = None) -> None:
        """Nothing came yet."""
        self._framing = framing or Framing()
        self._held = bytearray()
        self._last_ms = 0.0
        self._flood = False  # longer than any scan: all of it is dropped, to its end
        self._ends_scans = bool(self._framing.suffix)

    @property
    def holds(self) -> bool:
        """Whether part of a scan is here, that silence would end."""
        return bool(self._held) or self._flood

    def forget(self) -> None:
        """The cable was cut: what is held will never be whole."""
        self._held.clear()
        self._flood = False

    def feed(self, data: bytes, now_ms: float) -> list[bytes]:
        """The scans that are whole by now, in order; data that waited for us was no silence."""
        if data:
            self._last_ms = now_ms
        taken = (self._take(bytes((byte,))) for byte in data)
        return [scan for scan in taken if scan]

    def silent(self, now_ms: float) -> list[bytes]:
        """The scan that silence has ended, if any; for whoever listened, and nothing came."""
        if not self.holds or now_ms < self.ends_ms():
            return []
        held, whole = self._bare(), not self._flood
        whole = whole and (not self._ends_scans or self._is_document())
        self.forget()
        return [held] if whole and held else []

    def ends_ms(self) -> float:
        """When silence ends what is held; for whoever waits for more."""
        if self._is_document():
            return self._last_ms + DOCUMENT_MS
        return self._last_ms + (PATIENCE_MS if self._ends_scans else self._framing.idle_ms)

    def _take(self, byte: bytes) -> bytes:
        if byte == STX and self._framing.prefix[:1] != STX:
            self.forget()  # what stood before it is half a scan
            return b""
        ended = byte in _ENDS
        if not ended or (byte != ETX and self._is_document()):
            self._hold(byte)
            if not self._is_suffixed():
                return b""
        elif not self.holds:
            return b""  # the second byte of CR LF
        self._ends_scans = True
        held, flood = self._bare(), self._flood
        self.forget()
        return b"" if flood else held

    def _hold(self, byte: bytes) -> None:
        if len(self._held) >= LONGEST:
            self._held.clear()
            self._flood = True
        if not self._flood:
            self._held += byte

    def _is_suffixed(self) -> bool:
        suffix = self._framing.suffix
        return bool(suffix) and self._held.endswith(suffix)

    def _is_document(self) -> bool:
        held = bytes(self._held[:120])
        return held[:1] in _DOCUMENTS and begins_document(split(held.decode("latin-1"))[1])

    def _bare(self) -> bytes:
        held = bytes(self._held).strip(b"\x00\r\n\t")
        return held.removeprefix(self._framing.prefix).removesuffix(self._framing.suffix)
