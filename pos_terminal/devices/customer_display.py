"""Keeps the customer display at the lane's latest state; a dead one costs the lane nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Protocol

from hardware.ports import Role
from pos_terminal.checkout.customer_view import (
    THANKS_S,
    CustomerEye,
    CustomerView,
    Scene,
    forget,
    view_for_customer,
)
from pos_terminal.checkout.device_views import DeviceView
from pos_terminal.checkout.state import LaneState
from pos_terminal.devices.display_lines import lines_of

_AWAY = frozenset({"offline", "broken", "off", "connecting"})


class DisplayRack(Protocol):
    """The lane's devices, as far as a display needs them."""

    def has(self, role: str) -> bool:
        """Whether one is set up."""
        ...

    def views(self) -> tuple[DeviceView, ...]:
        """How all are."""
        ...

    def do(self, role: Role, work: Callable[[Any], Any]) -> Future[Any]:
        """Have it done on the device's own thread."""
        ...

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` when one has changed."""
        ...


class CustomerDisplay:
    """The latest state wins: at most one piece of work waits on the display's own thread."""

    def __init__(self, rack: DisplayRack, thanks_s: float = THANKS_S) -> None:
        """Nothing is shown before the first state."""
        self._rack = rack
        self._thanks_s = thanks_s
        self._lock = threading.Lock()
        self._eye = CustomerEye()  # of the display's thread
        self._state: LaneState | None = None
        self._shown: tuple[str, str] | None = None
        self._waits = False  # a piece of work is on its way to the display's thread
        self._forgotten = ""  # the paid sale that is shown no more
        self._alarm: threading.Timer | None = None
        self._how: tuple[str, ...] = ()
        self._stopped = False
        self._leave = rack.subscribe(self._changed)

    def show(self, state: LaneState) -> None:
        """Take a new state; on the lane thread, and cheap."""
        with self._lock:
            before, self._state = self._state, state
        if _paid_sale(before) != _paid_sale(state):
            self._set_alarm(_paid_sale(state))
        self._ask()

    def stop(self) -> None:
        """Show nothing more."""
        self._leave()
        with self._lock:
            self._stopped = True
            alarm, self._alarm = self._alarm, None
        if alarm is not None:
            alarm.cancel()
            alarm.join()

    def _ask(self) -> None:
        with self._lock:
            if self._waits or self._stopped or self._state is None:
                return
            if not self._rack.has(Role.LINE_DISPLAY):
                return
            self._waits = True
        self._rack.do(Role.LINE_DISPLAY, self._work).add_done_callback(self._done)

    def _work(self, display: Any) -> None:
        """On the display's thread: whatever is the latest now."""
        with self._lock:
            self._waits = False
            state, before = self._state, self._shown
        if state is None:
            return
        lines = lines_of(self._view(state))
        if lines != before:
            display.show(*lines)
            with self._lock:
                self._shown = lines

    def _view(self, state: LaneState) -> CustomerView:
        view = view_for_customer(state, self._eye)
        if view.scene is Scene.PAID and view.sale_id == self._forgotten:
            return forget(view)
        return view

    def _done(self, done: Future[Any]) -> None:
        if done.cancelled() or done.exception() is not None:
            with self._lock:  # shown again as soon as it is back
                self._waits, self._shown = False, None

    def _changed(self) -> None:
        """A device has changed; a display that came back has forgotten what it showed."""
        views = [view for view in self._rack.views() if view.config.role == Role.LINE_DISPLAY]
        how = tuple(f"{view.config} {view.state} {view.since}" for view in views)
        with self._lock:
            if how == self._how:
                return
            self._how, self._shown = how, None
        if any(view.state not in _AWAY for view in views):
            self._ask()

    def _set_alarm(self, sale_id: str) -> None:
        with self._lock:
            old, self._alarm = self._alarm, None
            if sale_id and not self._stopped:
                self._alarm = threading.Timer(self._thanks_s, self._forget, (sale_id,))
                self._alarm.name = "pos-display-thanks"
                self._alarm.daemon = True
                self._alarm.start()
        if old is not None:
            old.cancel()

    def _forget(self, sale_id: str) -> None:
        with self._lock:
            self._forgotten = sale_id
        self._ask()


def _paid_sale(state: LaneState | None) -> str:
    return state.last_sale.sale_id if state is not None and state.last_sale is not None else ""
