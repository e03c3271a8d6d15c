"""What each device's thread is: devices never make the lane wait."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from pos_terminal.checkout.commands import Command
from pos_terminal.domain.errors import DeviceError
from pos_terminal.log import get_logger

log = get_logger(__name__)
Submit = Callable[[Command], "Future[Any]"]


class Desk:
    """One thread that does one device's work in order."""

    def __init__(self, name: str) -> None:
        """Start the thread."""
        self._work: queue.Queue[Callable[[], None] | None] = queue.Queue()
        self._thread = threading.Thread(target=self._run, name=f"pos-{name}", daemon=True)
        self._thread.start()

    def do(self, work: Callable[[], None]) -> None:
        """Append work and return at once."""
        self._work.put(work)

    def stop(self, timeout_s: float = 5.0) -> None:
        """Finish what was begun and end."""
        self._work.put(None)
        self._thread.join(timeout_s)

    def _next(self) -> Callable[[], None] | None:
        return self._work.get()

    def _run(self) -> None:
        while (work := self._next()) is not None:
            try:
                work()
            except DeviceError as err:
                log.warning("device", device=err.device, hint=err.hint)
            except Exception:  # a driver's mistake must not silence the device for the day
                log.exception("device", desk=self._thread.name)
