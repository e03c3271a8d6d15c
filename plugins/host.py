"""The plugins' host as lane, screen and command line see it; what runs them is imported late.

Imports for plugins cost 50 ms of a start that nobody should wait for: they happen on the host's
own thread, when the till is up.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos_terminal.bus import Bus, Listeners
from pos_terminal.checkout.plugin_views import PluginFacts, PluginTable, PluginView
from pos_terminal.domain.errors import CashierError
from pos_terminal.log import get_logger
from pos_terminal.store.journal import JournalEvent

if TYPE_CHECKING:
    from plugins.backstage import Backstage
    from plugins.delivery import LanePort
    from plugins.registry import Found

log = get_logger(__name__)
ARRIVAL_S = 60.0  # imports on a slow disk
ENDING_S = 10.0


class PluginHost:
    """Every plugin of this lane; its methods may be called from any thread."""

    def __init__(
        self,
        data_dir: Path,
        log_file: Path,
        terminal_id: str,
        bus: Bus[JournalEvent],
        today: Callable[[], date],
        finder: Callable[[Path], list[Found]],
    ) -> None:
        """Nothing runs, and nothing is imported, before `start`."""
        self._made_of = (data_dir, log_file, terminal_id, bus, today, finder)
        self._lane: LanePort
        self._backstage: Backstage | None = None
        self._listeners: Listeners[[]] = Listeners()
        self._lock = threading.Lock()
        self._started = False
        self._after_s = 0.0
        self._looked_at = False  # somebody wants to see plugins that are off, too
        self._there = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pos-plugins", daemon=True)

    # -- life

    def connect(self, lane: LanePort) -> None:
        """Belong to a lane that is not started yet."""
        self._lane = lane

    def start(self, after_s: float = 0.0) -> None:
        """Run what is switched on, `after_s` from now; a second call does nothing."""
        with self._lock:
            if self._started or self._stopping.is_set():
                return
            self._started = True
            self._after_s = after_s
            self._thread.start()

    def _run(self) -> None:
        if self._stopping.wait(self._after_s):
            return
        try:
            from plugins.backstage import Backstage  # late: see above

            backstage = Backstage(*self._made_of, self._lane, self._changed, self._stopping)
            self._backstage = backstage
            self._there.set()
            backstage.run(look=self._looked_at)
        except Exception:
            log.exception("plugins' host")

    def ready(self, timeout_s: float = ARRIVAL_S) -> bool:
        """Start, and wait until every plugin has been found and described; False: not in time."""
        backstage = self._arrived(timeout_s)
        return backstage is not None and backstage.ready(timeout_s)

    def look_again(self, timeout_s: float = ARRIVAL_S) -> None:
        """Find and describe what was put here since the start: a folder, a package."""
        backstage = self._arrived(timeout_s)
        if backstage is not None:
            backstage.look_again(timeout_s)

    def settled(self, timeout_s: float = ARRIVAL_S) -> bool:
        """Wait until whatever is on has handled the whole journal, or rests; False: not in time."""
        backstage = self._arrived(timeout_s)
        return backstage is not None and backstage.settled(timeout_s)

    def stop(self) -> None:
        """End all work; what is undelivered is handed over at the next start."""
        self._stopping.set()
        self._there.set()  # whoever waits for it goes on without
        if not self._started:
            return
        if self._backstage is not None:
            self._backstage.wake()
        self._thread.join(ENDING_S)
        if self._backstage is not None:
            self._backstage.stop()

    def vitals(self) -> dict[str, object]:
        """How each plugin that is on is doing: for `doctor` and the control socket."""
        return {} if self._backstage is None else self._backstage.vitals()

    # -- the lane asks

    def facts(self, name: str) -> PluginFacts | None:
        """What the lane must know of one; from memory, for the lane thread asks."""
        return None if self._backstage is None else self._backstage.facts(name)

    # -- the screen asks

    def views(self) -> tuple[PluginView, ...]:
        """All plugins that were found or are on, by name; the first call has them described."""
        self._looked_at = True
        self.start()
        return () if self._backstage is None else self._backstage.views()

    def look_soon(self) -> None:
        """Find what was put here since, aside; listeners hear of it."""
        self._looked_at = True
        self.start()
        if self._backstage is not None:  # else it looks for everything when it arrives
            self._backstage.look_aside()

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` when a state has changed, on any thread; returns how to stop that."""
        return self._listeners.add(listener)

    def template(self, plugin: str, key: str, language: str) -> str:
        """A sentence of the plugin's words with {facts}; empty where it has none."""
        there = self._backstage
        return "" if there is None else there.template(plugin, key, language)

    def check_settings(self, plugin: str, values: dict[str, Any]) -> Future[dict[str, Any]]:
        """Settings as they would be kept, or a CashierError."""
        return self._ask(lambda there: there.check_settings(plugin, values))

    def check_act(self, plugin: str, act: str, values: dict[str, Any]) -> Future[dict[str, Any]]:
        """An act's form as it would be journalled, or a CashierError."""
        return self._ask(lambda there: there.check_act(plugin, act, values))

    def report(self, plugin: str, name: str, asked: dict[str, Any]) -> Future[PluginTable]:
        """One of the plugin's tables."""
        return self._ask(lambda there: there.report(plugin, name, asked))

    def replay(self, plugin: str, from_seq: int = 0) -> Future[int]:
        """Make the plugin's tables anew from the journal; ends with the events read."""
        return self._ask(lambda there: there.replay(plugin, from_seq))

    def log_lines(self, plugin: str, limit: int = 200) -> Future[tuple[str, ...]]:
        """The newest lines of the log about it, newest first."""
        return self._ask(lambda there: there.log_lines(plugin, limit))

    # -- small things

    def _arrived(self, timeout_s: float) -> Backstage | None:
        self.start()
        self._there.wait(timeout_s)
        return self._backstage

    def _ask(self, question: Callable[[Backstage], Future[Any]]) -> Future[Any]:
        """At once, or on a thread as soon as the host has arrived."""
        if self._backstage is not None:
            return question(self._backstage)
        answer: Future[Any] = Future()

        def later() -> None:
            try:
                backstage = self._arrived(ARRIVAL_S)
                if backstage is None:
                    raise CashierError("lane.stopped")
                answer.set_result(question(backstage).result())
            except Exception as err:
                answer.set_exception(err)

        threading.Thread(target=later, name="pos-plugins-aside", daemon=True).start()
        return answer

    def _changed(self) -> None:
        self._listeners.tell()
