"""The drawer's thread, and what each device's thread is: devices never make the lane wait."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from hardware.ports import CashDrawer
from pos_terminal import crash_points
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

    def _run(self) -> None:
        while (work := self._work.get()) is not None:
            try:
                work()
            except DeviceError as err:
                log.warning("device", device=err.device, hint=err.hint)
            except Exception:  # a driver's mistake must not silence the device for the day
                log.exception("device", desk=self._thread.name)


class DrawerDesk(Desk):
    """Kicks the drawer."""

    def __init__(self, drawer: CashDrawer) -> None:
        """Own the drawer."""
        super().__init__("drawer")
        self._drawer = drawer
        self.do(drawer.open)

    def kick(self) -> None:
        """Ask for the drawer to open."""

        def open_it() -> None:
            crash_points.reached("drawer.kick")
            self._drawer.kick()

        self.do(open_it)
