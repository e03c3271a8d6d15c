"""The drawer's thread: it kicks, looks at the switch where there is one, and tells the lane."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable

from hardware.ports import CashDrawer, DeviceBusy, DeviceFault
from pos_terminal import crash_points
from pos_terminal.checkout.desks import Desk, Submit
from pos_terminal.checkout.drawer_watch import DrawerNews, DrawerWatch
from pos_terminal.domain.errors import POSError
from pos_terminal.log import get_logger

log = get_logger(__name__)
FIRST_LOOK_S = 1.0  # by then a drawer that was kicked stands open
LOOK_EVERY_S = 2.0
BLIND_S = 600.0  # one without a switch is not asked at every sale


class DrawerDesk(Desk):
    """Kicks the drawer; `submit` takes news of it to the lane."""

    def __init__(
        self,
        drawer: CashDrawer,
        submit: Submit | None = None,
        left_open_s: float = 60.0,
        *,
        first_look_s: float = FIRST_LOOK_S,
        look_every_s: float = LOOK_EVERY_S,
    ) -> None:
        """Own the drawer; `left_open_s` is when the cashier is told, 0 never."""
        self._drawer = drawer
        self._submit = submit
        self._left_open_s = left_open_s
        self._first_look_s = first_look_s
        self._look_every_s = look_every_s
        self._watch: DrawerWatch | None = None
        self._look_at = 0.0
        self._blind_until = 0.0
        super().__init__("drawer")
        self.do(drawer.open)

    def kick(self) -> None:
        """Ask for the drawer to open."""
        self.do(self._open_it)

    def _open_it(self) -> None:
        crash_points.reached("drawer.kick")
        try:
            self._drawer.kick()
        except DeviceFault as err:
            self._tell(err.key)
            raise
        now = time.monotonic()
        if self._submit is not None and now >= self._blind_until:
            self._watch = DrawerWatch(now, self._left_open_s)
            self._look_at = now + self._first_look_s

    def _next(self) -> Callable[[], None] | None:
        """The next work, or a look at the switch when it is time for one."""
        if self._watch is None:
            return super()._next()
        try:
            return self._work.get(timeout=max(0.0, self._look_at - time.monotonic()))
        except queue.Empty:
            return self._look

    def _look(self) -> None:
        watch, self._watch = self._watch, None  # a switch that cannot be read is looked at no more
        if watch is None:
            return
        told = None
        try:
            told = watch.sees(self._drawer.is_open(), time.monotonic())
        except DeviceBusy:
            pass  # the next kick must not wait behind a job on paper: looked at later
        if not watch.over:
            self._watch = watch
            self._look_at = time.monotonic() + self._look_every_s
        if not watch.tells:
            self._blind_until = time.monotonic() + BLIND_S
        if told is not None:
            self._tell(told)

    def _tell(self, key: str) -> None:
        if self._submit is None:
            return
        try:
            self._submit(DrawerNews(key))
        except POSError as err:  # the lane is stopping
            log.info("drawer", news=key, error=str(err))
