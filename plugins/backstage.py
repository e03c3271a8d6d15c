"""Behind the plugins' host: finds them, runs what is switched on, answers about them.

Imported when the host starts, on its own thread: `plugins.host` is what everybody else sees.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import Any

from plugins import log_lines
from plugins.asides import Asides
from plugins.bus import Inbox, PluginBus
from plugins.delivery import LanePort
from plugins.errors import PluginFailed, PluginRefused
from plugins.host_facts import HostFacts
from plugins.places import AtWork, Place
from plugins.reading import JournalPages
from plugins.registry import Found
from plugins.replaying import Replay
from plugins.stage import Stage
from plugins.turnstile import Turnstile
from plugins.views import facts_of, table_of
from plugins.worker import Worker
from pos_terminal.bus import Bus
from pos_terminal.checkout.commands import SuspendPlugin
from pos_terminal.checkout.plugin_views import PluginFacts, PluginSwitch, PluginTable, PluginView
from pos_terminal.domain.errors import CashierError
from pos_terminal.log import get_logger
from pos_terminal.store.journal import JournalEvent

log = get_logger(__name__)
FIND = Callable[[Path], list[Found]]
ENDING_S = 10.0  # for all workers to end what they have in hand
LOOKING = "The program is still looking at its plugins: try again in a moment."


class Backstage:
    """Every plugin of this lane; its methods may be called from any thread."""

    def __init__(
        self,
        data_dir: Path,
        log_file: Path,
        terminal_id: str,
        bus: Bus[JournalEvent],
        today: Callable[[], date],
        finder: FIND,
        lane: LanePort,
        changed: Callable[[], None],
        stopping: threading.Event,
    ) -> None:
        """Listens to the lane's bus from here on; `changed` is called when a view has changed."""
        self._folder = data_dir / "plugins"
        self._lane_db = data_dir / "lane.db"
        self._catalog_db = data_dir / "catalog.db"
        self._log_file = log_file
        self._terminal_id = terminal_id
        self._today = today
        self._find = finder
        self._lane = lane
        self._plugin_bus = PluginBus(bus)
        self._plugin_bus.after_round = self._look_for_hung
        self._places: dict[str, Place] = {}
        self._workers: list[Worker] = []
        self._changed = changed
        self._lock = threading.Lock()
        self._looking = False
        self._peering = threading.Lock()  # held by who looks for new ones
        self._found = threading.Event()
        self._looked = threading.Event()
        self._stopping = stopping
        self._asides = Asides(self._stopping)
        self._turnstile = Turnstile(lambda: self._lane.rested_s)

    # -- life

    def run(self, *, look: bool) -> None:
        """The host's thread, until it stops; `look`: describe what is off as well."""
        self._arrive()
        if look:
            self._look()
        self._plugin_bus.route(self._stopping, self._heard, self._compare)

    def ready(self, timeout_s: float = 60.0) -> bool:
        """Wait until every plugin has been found and described; False: not in time."""
        self._look()
        return self._looked.wait(timeout_s)

    def look_again(self, timeout_s: float = 60.0) -> None:
        """Find and describe what was put here since the start, and what could not be described."""
        if not self.ready(timeout_s):
            return
        for found in self._find(self._folder):
            place = self._place(found.name)
            if place.found is None and not found.refused:
                place.take_in(found)
            if place.description is None:
                with contextlib.suppress(PluginRefused, PluginFailed):
                    place.describe(self._facts)
        self._plugin_bus.doubt()  # what is on and was missing works from now on
        self._changed()

    def look_aside(self) -> None:
        """Have `look_again` done on a thread of its own; who asks meanwhile asks in vain."""
        if self._peering.acquire(blocking=False):
            self._asides.run(self._peer)

    def _peer(self) -> None:
        try:
            self._look()
            while not self._looked.wait(0.2):
                if self._stopping.is_set():
                    return
            self.look_again()
        except Exception:
            log.exception("look for new plugins")
        finally:
            self._peering.release()

    def settled(self, timeout_s: float = 60.0) -> bool:
        """Wait until whatever is on has handled the whole journal, or rests; False: not in time."""
        deadline = time.monotonic() + timeout_s
        while not self._is_settled():
            if self._stopping.is_set() or time.monotonic() > deadline:
                return False
            time.sleep(0.005)
        return True

    def _is_settled(self) -> bool:
        if not self._found.is_set():
            return False
        head = self._head_seq()
        return self._plugin_bus.seq >= head and all(p.settled(head) for p in self._all())

    def stop(self) -> None:
        """End all work; what is undelivered is handed over at the next start."""
        self._plugin_bus.close()
        until = time.monotonic() + ENDING_S
        for worker in self._workers:
            worker.stop()
        for worker in self._workers:
            worker.thread.join(max(0.1, until - time.monotonic()))
        left = [worker.thread.name for worker in self._workers if worker.thread.is_alive()]
        for name in (*left, *self._asides.alive(until)):
            log.error("plugin does not end", thread=name)

    def wake(self) -> None:
        """Have `run` look whether the host stops."""
        self._plugin_bus.wake()

    def vitals(self) -> dict[str, object]:
        """How each plugin that is on is doing: for `doctor` and the control socket."""
        return {
            place.name: {
                "state": place.standing.state,
                "seq": place.seq,
                "last_error": place.standing.last_error,
            }
            for place in self._all()
            if place.switch is not None and place.switch.on
        }

    # -- the lane asks

    def facts(self, name: str) -> PluginFacts | None:
        """What the lane must know of one; from memory, for the lane thread asks."""
        place = self._places.get(name)
        if place is None or place.found is None:
            return None
        if place.description is None:
            return PluginFacts(name, refused=place.standing.refused or LOOKING)
        return facts_of(place.description)

    # -- the screen asks

    def views(self) -> tuple[PluginView, ...]:
        """All plugins that were found or are on, by name; the first call has them described."""
        self._look()
        head = self._head_seq()
        places = sorted(self._all(), key=lambda place: place.name)
        return tuple(view for place in places for view in place.views(head))

    def template(self, plugin: str, key: str, language: str) -> str:
        """A sentence of the plugin's words with {facts}; empty where it has none."""
        place = self._places.get(plugin)
        if place is None or place.description is None:
            return ""
        return place.description.words.get(language, {}).get(key, "")

    def check_settings(self, plugin: str, values: dict[str, Any]) -> Future[dict[str, Any]]:
        """Settings as they would be kept, or a CashierError."""
        return self._ask(plugin, lambda stage: stage.checked_settings(values))

    def check_act(self, plugin: str, act: str, values: dict[str, Any]) -> Future[dict[str, Any]]:
        """An act's form as it would be journalled, or a CashierError."""
        return self._ask(plugin, lambda stage: stage.checked_act(act, values))

    def report(self, plugin: str, name: str, asked: dict[str, Any]) -> Future[PluginTable]:
        """One of the plugin's tables."""
        return self._beside(plugin, lambda place: self._report(place, name, asked))

    def replay(self, plugin: str, from_seq: int = 0) -> Future[int]:
        """Make the plugin's tables anew from the journal; ends with the events read."""
        return self._beside(plugin, lambda place: self._replay(place, from_seq))

    def log_lines(self, plugin: str, limit: int = 200) -> Future[tuple[str, ...]]:
        """The newest lines of the log about it, newest first."""
        return self._beside(
            plugin, lambda place: log_lines.newest(self._log_file, place.name, limit)
        )

    # -- the host's own thread

    def _arrive(self) -> None:
        """Whatever is on works from here; what is on and gone is shown as missing."""
        while not self._lane.rested_s and not self._stopping.wait(0.001):
            pass  # a switch that is under way is in the lane's state when the command has ended
        for found in self._find(self._folder):
            self._place(found.name).take_in(found)
        self._take_journal()
        self._compare()
        self._found.set()
        self._changed()

    def _take_journal(self) -> None:
        """Where it ends, and the settings that were ever made."""
        pages = JournalPages(self._lane_db)
        try:
            self._plugin_bus.seq = pages.head().seq
            for name, values in pages.plugin_settings().items():
                self._place(name).settings = values
        finally:
            pages.close()

    def _compare(self) -> None:
        """Take the switches as the lane has them."""
        for switch in self._lane.state.plugins:
            self._turn(switch)

    def _heard(self, event: JournalEvent) -> None:
        data = event.data
        place = self._place(data["plugin"]) if "plugin" in data else None
        if place is None:
            return
        if event.event_type == "PLUGIN_SWITCHED":
            switch = PluginSwitch(
                place.name, data["on"], data["critical"], data["deadline_ms"], data["version"]
            )
            self._turn(switch)
        elif event.event_type == "PLUGIN_SUSPENDED" and place.switch is not None:
            place.suspend(data["cause"])
            self._end(place)
        elif event.event_type == "PLUGIN_SETTINGS_CHANGED":
            place.settings = data["settings"]
            self._changed()

    def _turn(self, switch: PluginSwitch) -> None:
        place = self._place(switch.name)
        if place.switch == switch and place.worker is not None:
            return
        self._end(place)
        place.turn(switch)
        if place.runs:
            self._begin(place)
        self._changed()

    def _look_for_hung(self) -> None:
        """While people sell: one that does not come back is left alone, and the till says so."""
        now = time.monotonic()
        for place in self._all():
            if place.hangs(now):
                self._end(place)
                place.standing.failed("hung: it does not come back from an event")
                self._lane.submit(SuspendPlugin(place.name, "hung", "does not come back"))

    def _begin(self, place: Place) -> None:
        found, switch = place.found, place.switch
        if found is None or switch is None:
            return
        inbox = Inbox(place.name, urgent=switch.critical)
        threads = found.isolation == "thread"  # a process has an interpreter of its own
        turnstile = self._turnstile if threads else Turnstile(lambda: self._lane.rested_s)
        self._plugin_bus.join(inbox)
        place.worker = Worker(
            found, lambda: place.describe(self._facts), self._folder / place.name, self._lane_db,
            self._facts, inbox, self._lane, place.standing, turnstile, place.having,
        )  # fmt: skip
        self._workers = [one for one in self._workers if one.thread.is_alive()]
        self._workers.append(place.worker)
        place.worker.thread.start()

    def _end(self, place: Place) -> None:
        worker, place.worker = place.worker, None
        if worker is not None:
            self._plugin_bus.leave(worker.inbox)
            worker.stop()

    # -- aside

    def _look(self) -> None:
        """Have every plugin described, once."""
        with self._lock:
            if self._looking:
                return
            self._looking = True
        self._asides.run(self._describe_all)

    def _describe_all(self) -> None:
        self._found.wait()
        for place in self._all():
            if self._stopping.is_set():
                return
            with contextlib.suppress(PluginRefused, PluginFailed):
                place.describe(self._facts)
            self._changed()
        self._looked.set()

    def _ask(
        self, plugin: str, job: Callable[[Stage], Any], *, opened: bool = False
    ) -> Future[Any]:
        """On the plugin's own thread where it works, else on one of its own for a moment."""
        return self._beside(plugin, lambda place: self._on_stage(place, job, opened=opened))

    def _on_stage(self, place: Place, job: Callable[[Stage], Any], *, opened: bool) -> Any:
        while True:
            worker = place.worker
            future = None if worker is None else worker.ask(job)
            if future is not None:
                return self._asides.wait(future)
            with (
                contextlib.suppress(AtWork),
                place.resting(self._facts, self._folder, opened=opened) as stage,
            ):
                return job(stage)

    def _report(self, place: Place, name: str, asked: dict[str, Any]) -> PluginTable:
        place.describe(self._facts)
        if place.is_made_beside(name):
            with place.beside(self._facts) as stage:
                return table_of(stage.report(name, asked))
        made = self._on_stage(place, lambda stage: stage.report(name, asked), opened=True)
        return table_of(made)

    def _replay(self, place: Place, from_seq: int) -> int:
        replay = Replay(place, self._folder, self._lane_db, self._facts, self._stopping)
        while True:
            worker = place.worker
            if worker is not None:
                return replay.beside(worker, from_seq, self._asides.wait)
            with contextlib.suppress(AtWork):
                return replay.at_rest(from_seq)

    def _beside(self, plugin: str, work: Callable[[Place], Any]) -> Future[Any]:
        """Do something about one plugin on a thread for it; failures become CashierErrors."""

        def with_place() -> Any:
            self._found.wait()
            place = self._places.get(plugin)
            if place is None or place.found is None:
                raise CashierError("plugin.unknown", plugin=plugin)
            return work(place)

        return self._asides.answer(plugin, with_place)

    # -- small things

    def _place(self, name: str) -> Place:
        with self._lock:
            place = self._places.get(name)
            if place is None:
                place = Place(name, self._changed)
                self._places = self._places | {name: place}
            return place

    def _all(self) -> list[Place]:
        return list(self._places.values())

    def _facts(self) -> HostFacts:
        return HostFacts(self._lane_db, self._catalog_db, self._terminal_id, self._today)

    def _head_seq(self) -> int:
        return self._lane.state.journal_seq
