"""Whether the lane's health is told outside, by the settings as they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pos_terminal.checkout.sync_views import SyncView
from sync.building import Secret
from sync.runner import JOIN_S
from sync.settings import SyncSettings

if TYPE_CHECKING:
    from sync.sinks.cloudwatch.health import LaneHealth


class HealthWatch:
    """At most one thread that tells CloudWatch how the lane is; one thread may call."""

    def __init__(self, lane: tuple[str, str], secret: Secret, look: Callable[[], SyncView]) -> None:
        """`lane` is (terminal, store); `look` gives the agent's view, from any thread."""
        self._lane = lane
        self._secret = secret
        self._look = look
        self._running: LaneHealth | None = None
        self._made_of: tuple[object, ...] = ()

    def configure(self, settings: SyncSettings) -> None:
        """Begin, end or begin anew."""
        on = settings.cloudwatch.enabled
        made_of = (settings.cloudwatch, settings.aws) if on else ()
        if made_of == self._made_of:
            return
        self.stop()
        self._made_of = made_of
        if on:
            from sync.sinks.cloudwatch.health import LaneHealth

            self._running = LaneHealth(settings, self._secret, self._lane, self._look)
            self._running.start()

    def leave(self) -> None:
        """End soon, without being waited for."""
        if self._running is not None:
            self._running.leave()

    def stop(self, patience_s: float = JOIN_S) -> bool:
        """End; False: still in a call."""
        running, self._running, self._made_of = self._running, None, ()
        return running is None or running.stop(patience_s)
