"""`replay`: a plugin's tables from the journal again, while it works or while it rests."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from plugins.errors import PluginFailed
from plugins.host_facts import HostFacts
from plugins.places import Place
from plugins.reading import JournalPages
from plugins.rebuilding import Rebuild
from plugins.registry import MakeStage
from plugins.stage import Stage
from plugins.worker import Worker
from pos_terminal.domain.errors import CashierError

REST_S = 0.005  # between two bites, for whoever sells


class Replay:
    """One replay of one plugin; quiet where what it once wanted done was done."""

    def __init__(
        self,
        place: Place,
        folder: Path,
        lane_db: Path,
        facts: Callable[[], HostFacts],
        stopping: threading.Event,
    ) -> None:
        """`folder` holds the plugins' folders."""
        self._place = place
        self._folder = folder / place.name
        self._lane_db = lane_db
        self._facts = facts
        self._stopping = stopping

    def at_rest(self, from_seq: int) -> int:
        """Up to the cursor that it has; what comes after is for when it is switched on.

        Raises AtWork when it is switched on first.
        """
        upto, quiet = self._place_kept()
        with self._place.had():
            return self._rebuilt(from_seq, lambda rebuild: self._swap(rebuild, upto), quiet=quiet)

    def _place_kept(self) -> tuple[int, bool]:
        """Where it stands (-1: its tables cannot be opened), and whether all it wanted was done."""
        try:
            with self._place.resting(self._facts, self._folder.parent, opened=True) as stage:
                return stage.cursor.seq, not stage.undelivered()
        except PluginFailed:
            return -1, False

    def _swap(self, rebuild: Rebuild, upto: int) -> int:
        count = rebuild.read(upto if upto >= 0 else rebuild.head_seq(), self._stopping, REST_S)
        self._check()
        rebuild.take_place()
        return count

    def beside(self, worker: Worker, from_seq: int, wait: Callable[[Future[Any]], Any]) -> int:
        """While it goes on working: the last few events are read between two of its own."""

        def both(rebuild: Rebuild) -> int:
            first = wait(self._asked(worker, lambda stage: stage.cursor.seq))
            count = rebuild.read(first, self._stopping, REST_S)
            self._check()

            def finish(stage: Stage) -> int:
                more = rebuild.read(stage.cursor.seq, self._stopping)
                self._check()
                stage.close()
                try:
                    rebuild.take_place()
                finally:
                    stage.open()
                return more

            more: int = wait(self._asked(worker, finish))
            return count + more

        return self._rebuilt(from_seq, both)

    def _asked(self, worker: Worker, job: Callable[[Stage], Any]) -> Future[Any]:
        future = worker.ask(job)
        if future is None:
            raise CashierError("plugin.off", plugin=self._place.name)
        return future

    def _check(self) -> None:
        if self._stopping.is_set():
            raise CashierError("lane.stopped")

    def _rebuilt(self, from_seq: int, work: Callable[[Rebuild], int], *, quiet: bool = True) -> int:
        description, found = self._place.describe(self._facts), self._place.found
        if found is None:
            raise CashierError("plugin.unknown", plugin=self._place.name)
        facts, pages = self._facts(), JournalPages(self._lane_db)
        make: MakeStage = lambda folder: found.make(folder, facts)  # noqa: E731
        try:
            with Rebuild(
                description, make, self._folder, pages, self._place.standing,
                quiet=quiet, from_seq=from_seq,
            ) as rebuild:  # fmt: skip
                return work(rebuild)
        finally:
            pages.close()
            facts.close()
