"""Three strikes: how often a plugin may fail or be slow before it rests."""

from __future__ import annotations

import threading

from plugins.errors import Cause
from plugins.standing import Standing
from pos_terminal.log import get_logger

log = get_logger(__name__)
MOST = 3
FORGIVEN_AFTER = 100  # events without a strike
BACK_OFF_S = (0.1, 0.4)  # before the second and the third try: a payment may be waiting


class Struck(Exception):
    """The plugin failed too often."""

    def __init__(self, cause: str, detail: str) -> None:
        """`detail` goes to the journal: kinds and numbers, nobody's data."""
        super().__init__(detail)
        self.cause = cause
        self.detail = detail


class Strikes:
    """Counts; only the plugin's own thread uses it."""

    def __init__(self, plugin: str, standing: Standing, stopping: threading.Event) -> None:
        """A stop ends a back-off."""
        self._plugin = plugin
        self._standing = standing
        self._stopping = stopping
        self._count = 0
        self._good = 0

    def add(self, cause: Cause, detail: str, seq: int) -> None:
        """One more; raises Struck at the third, else lets some time go by."""
        self._count += 1
        self._good = 0
        self._standing.failed(f"{cause}: {detail}")  # in memory only, for the manager
        kind = detail.partition(":")[0][:80]  # what an exception says may be about a person
        log.warning(
            "plugin strike", plugin=self._plugin, cause=cause, seq=seq, n=self._count, why=kind
        )
        if self._count >= MOST:
            raise Struck(cause, f"{kind} at event {seq}" if seq else kind)
        self._stopping.wait(BACK_OFF_S[self._count - 1])

    def clear(self, events: int) -> None:
        """So many events went well; what was long ago is forgiven."""
        self._good += events
        if self._count and self._good >= FORGIVEN_AFTER:
            self._count = 0
