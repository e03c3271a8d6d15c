"""Work that is done again and again, and ends at once when it is told to."""

from __future__ import annotations

import threading
from collections.abc import Callable

from pos_terminal.log import get_logger

log = get_logger(__name__)


class Every:
    """Calls `work` on a thread of its own each so many seconds."""

    def __init__(self, seconds: float, work: Callable[[], None], name: str) -> None:
        """Nothing runs before `start`."""
        self._seconds = seconds
        self._work = work
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"pos-{name}", daemon=True)

    def start(self) -> None:
        """Begin, with the first pause; harmless when repeated, and after the stop."""
        if self._thread.ident is None and not self._stopping.is_set():
            self._thread.start()

    def stop(self, timeout_s: float) -> None:
        """End; the work itself must be short."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join(timeout_s)

    def _run(self) -> None:
        while not self._stopping.wait(self._seconds):
            try:
                self._work()
            except Exception:
                log.exception("every", thread=self._thread.name)
