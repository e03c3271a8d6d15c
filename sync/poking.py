"""Tells the agent that the lane has committed: aside, at once, and not for every commit."""

from __future__ import annotations

import threading
from collections.abc import Callable

from pos_terminal.bus import Bus
from pos_terminal.control.client import ControlClient
from pos_terminal.control.errors import ControlError
from pos_terminal.store.journal import JournalEvent

REST_S = 0.05  # at most 20 pokes a second
PATIENCE_S = 5.0


class Poker:
    """One thread that listens to the bus; a poke that is lost costs a second, see sync.steward."""

    def __init__(
        self, bus: Bus[JournalEvent], address: str, on_settings: Callable[[], None]
    ) -> None:
        """`on_settings` is called when a row of the agent's settings has changed."""
        self._bus = bus
        self._address = address
        self._on_settings = on_settings
        self._events = bus.subscribe()
        self._client: ControlClient | None = None
        self._stopping = threading.Event()
        self.listening = False  # somebody is there to be poked
        self.pokes = 0
        self._thread = threading.Thread(target=self._run, name="pos-sync-poke", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._stopping.set()
        self._events.wake()
        self._thread.join(PATIENCE_S * 2)
        self._bus.unsubscribe(self._events)

    def _run(self) -> None:
        while not self._stopping.is_set():
            events = self._events.take()
            if any(_is_setting(event) for event in events):
                self._on_settings()
            if events and self.listening:
                self._poke()
            self._stopping.wait(REST_S)
        self._hang_up()

    def _poke(self) -> None:
        for _ in range(2):  # the agent ends a conversation in which nothing is said for a minute
            try:
                if self._client is None:
                    self._client = ControlClient(self._address)
                self._client.call("sync.poke", patience_s=PATIENCE_S)
            except ControlError:
                self._hang_up()
            else:
                self.pokes += 1
                return

    def _hang_up(self) -> None:
        if self._client is not None:
            self._client.close()
        self._client = None


def _is_setting(event: JournalEvent) -> bool:
    return event.event_type == "SETTING_CHANGED" and str(event.data["key"]).startswith("sync.")
