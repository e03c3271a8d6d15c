"""What a plugin's process prints: lines for the log, so many and no more."""

from __future__ import annotations

import time

from pos_terminal.log import Log

LINES_A_S = 20.0
BURST = 100.0  # lines at once
MOST_BYTES_A_CALL = 2**20
MOST_LINE = 2_000  # bytes


class Said:
    """Takes bytes as they come and logs whole lines; counts what it leaves out."""

    def __init__(self, log: Log) -> None:
        """`log` is the plugin's; it is changed when the plugin has told its name."""
        self.log = log
        self._tail = b""
        self._tokens = BURST
        self._at = time.monotonic()
        self._left_out = 0
        self._bytes = 0
        self._overheard: bytearray | None = None

    def begins(self) -> None:
        """A call begins: what may be printed is counted from here."""
        self._bytes = 0

    def hear(self, data: bytes) -> bool:
        """Take what was printed; False when that is more in one call than a log can take."""
        if self._overheard is not None:
            self._overheard += data
            return True
        self._bytes += len(data)
        *lines, self._tail = (self._tail + data).split(b"\n")
        self._tail = self._tail[:MOST_LINE]
        for line in lines:
            if line.strip():
                self._line(line[:MOST_LINE].decode(errors="replace"))
        return self._bytes <= MOST_BYTES_A_CALL

    def logged(self, level: str, event: str, facts: dict[str, object]) -> None:
        """A line that the plugin logged; the same measure."""
        if self._may():
            known = {"debug": self.log.debug, "info": self.log.info, "error": self.log.error}
            known.get(level, self.log.warning)(event, **facts)

    def listen(self) -> None:
        """From now on what comes is not for the log."""
        self._overheard = bytearray()

    def overheard(self) -> bytes:
        """What came since."""
        return bytes(self._overheard or b"")

    def flush(self) -> None:
        """The process has ended: the last line, and how much was left out."""
        self._overheard = None
        if self._tail.strip():
            self._line(self._tail.decode(errors="replace"))
        self._tail = b""
        self._tell_left_out()

    def _line(self, text: str) -> None:
        if self._may():
            self.log.info("printed", line=text)

    def _may(self) -> bool:
        now = time.monotonic()
        self._tokens = min(BURST, self._tokens + (now - self._at) * LINES_A_S)
        self._at = now
        if self._tokens < 1:
            self._left_out += 1
            return False
        self._tokens -= 1
        self._tell_left_out()
        return True

    def _tell_left_out(self) -> None:
        if self._left_out:
            self.log.warning("lines left out", lines=self._left_out)
            self._left_out = 0
