"""The agent: a worker for each store that is switched on, and what people ask of them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from pos_terminal.checkout.sync_views import SinkProblem, SinkState, SinkView, SyncView
from pos_terminal.domain.errors import AuthPaused, CashierError
from pos_terminal.log import get_logger
from pos_terminal.secret_store import SecretsLocked
from sync import again, segments
from sync.ahead import ReadAhead
from sync.beside import Beside
from sync.building import Notes, Secret, enabled, make_sink
from sync.clocks import Clocks
from sync.configuring import Configured
from sync.files import SyncFiles
from sync.health import HealthWatch
from sync.outbox import Outbox
from sync.runner import JOIN_S
from sync.settings import SINKS, SyncSettings
from sync.sinks.base import Position, Sink
from sync.store import SyncStore
from sync.worker import Worker

log = get_logger(__name__)
MakeSink = Callable[[str, SyncSettings, Secret, Notes], Sink]
HURRY_S = 10.0  # a store that comes and goes makes the others try no more often than this
_OF_AMAZON = ("aws", "dynamodb", "s3", "sns", "cloudwatch")  # they use each other's settings


@dataclass(frozen=True, slots=True)
class Place:
    """Whose agent this is, and what it works with."""

    files: SyncFiles
    terminal_id: str
    store_id: str
    sync_file: Path
    secret: Secret
    make: MakeSink = make_sink
    clocks: Clocks = field(default_factory=Clocks)

    def outbox(self) -> Outbox:
        """The journal, opened anew."""
        return Outbox(self.files.lane_db, self.files.catalog_db, self.files.images)

    def backlog(self) -> ReadAhead:
        """The journal for a worker."""
        return ReadAhead(self.outbox)


class Agent:
    """Owns sync.db and the workers; any thread may call."""

    def __init__(self, place: Place, store: SyncStore) -> None:
        """Nothing runs before `configure`; the caller closes the store."""
        self._place = place
        self.store = store
        self.configured = Configured()
        self._problem: CashierError | None = None  # of the settings
        self._head_seq = 0
        self._tail = 0
        self._workers: dict[str, Worker] = {}
        self._made_of: dict[str, tuple[object, ...]] = {}
        self._changing = threading.Lock()  # one at a time starts and stops workers
        self._changed = threading.Condition()
        self._changes = 0
        self._leaving = False
        self._hurried_s = -HURRY_S
        lane = (place.terminal_id, place.store_id)
        self._health = HealthWatch(lane, place.secret, self.view)
        self._beside = Beside(place.files, lane, place.secret, store, place.clocks)

    # -- settings

    def configure(self, configured: Configured) -> None:
        """Start, stop and restart workers so that they work by these settings."""
        with self._changing:
            self.configured = configured
            on = enabled(configured.settings)
            for name in [*self._workers]:
                if name not in on or self._made_of[name] != _needs(configured.settings, name):
                    self._end(name)
            for name in on:
                if name not in self._workers and not self._leaving:
                    self._begin(name, configured.settings)
            if not self._leaving:
                self._health.configure(configured.settings)
                self._beside.configure(configured.settings)
        self._tell()

    def refuse(self, problem: CashierError | None) -> None:
        """The settings cannot be used: the last good ones count; None: they are well."""
        if str(problem or "") != str(self._problem or ""):
            self._problem = problem
            if problem is not None:
                log.error("sync settings", why=str(problem))
            self._tell()

    def _begin(self, name: str, settings: SyncSettings) -> None:
        place = self._place

        def made() -> Sink:
            try:
                return place.make(name, settings, place.secret, self.store)
            except SecretsLocked as err:
                raise AuthPaused("sync.secrets_locked", sink=name, reason=str(err)) from err

        worker = Worker(name, place.terminal_id, made, place.backlog, self.store, place.clocks)
        cursor = self.store.cursor(name)
        unsent = max(0, self._head_seq - cursor.seq)
        held = min(self._tail_of(name), unsent)
        worker.gauge.stand(cursor.seq, unsent - held, "", held)
        worker.gauge.on_change = self._tell
        worker.on_up = self._hurry
        worker.start()  # it may raise: then it is made anew at the next look
        self._workers[name] = worker
        self._made_of[name] = _needs(settings, name)

    def _tail_of(self, name: str) -> int:
        return self._tail if name in segments.STORES else 0

    def _end(self, name: str) -> None:
        worker = self._workers.pop(name)
        if not worker.stop():
            log.error("sync worker stays", sink=name)  # in a client library; it ends with us

    def stop(self, patience_s: float = JOIN_S) -> bool:
        """End all workers at once; False: one is still in a client library's call."""
        self._leaving = True
        self._tell()
        deadline = time.monotonic() + patience_s
        if not self._changing.acquire(timeout=patience_s):
            return False  # a store that was switched off holds its call, and the steward, up
        try:
            for worker in self._workers.values():
                worker.leave()
            self._health.leave()
            self._beside.leave()
            ended = [
                worker.stop(max(0.0, deadline - time.monotonic()))
                for worker in self._workers.values()
            ]
            ended.append(self._health.stop(max(0.0, deadline - time.monotonic())))
            ended.append(self._beside.stop(max(0.0, deadline - time.monotonic())))
        finally:
            self._changing.release()
        return all(ended)

    # -- what wakes it

    def poke(self) -> None:
        """The lane has committed."""
        for worker in [*self._workers.values()]:
            worker.poke()
        self._beside.poke()

    def see_head(self, head: Position, happened: Callable[[int], str], tail: int = 0) -> None:
        """The journal's head, and when an event happened; also for those who cannot send.

        `tail`: how many of the last events are in no whole segment yet.
        """
        self._head_seq, self._tail = head.seq, tail
        for worker in [*self._workers.values()]:
            if worker.gauge.view.state not in (SinkState.LIVE, SinkState.CATCHING_UP):
                worker.gauge.see_head(head.seq, happened, self._tail_of(worker.name))
        self._tell()

    def restart(self, sink: str = "") -> None:
        """Let one worker, or all, connect and compare anew, at once."""
        for name, worker in [*self._workers.items()]:
            if sink in ("", name):
                worker.restart()

    def _hurry(self) -> None:
        """The line is back: the others need not wait for their next try."""
        now_s = self._place.clocks.monotonic()
        if now_s - self._hurried_s >= HURRY_S:
            self._hurried_s = now_s
            for worker in [*self._workers.values()]:
                worker.hurry()

    # -- what people see

    @property
    def working(self) -> list[str]:
        """The stores that have a worker."""
        return [*self._workers]

    def view(self) -> SyncView:
        """How everything is."""
        views = tuple(self._view_of(name) for name in SINKS)
        err = self._problem
        problem = None if err is None else SinkProblem(err.key, err.facts)
        waiting, seen, refused = self._beside.inbox()
        return SyncView(
            running=True,
            head_seq=self._head_seq,
            sinks=views,
            inbox_waiting=waiting,
            catalogue_seen=seen,
            problem=problem or refused,
        )

    def _view_of(self, name: str) -> SinkView:
        worker = self._workers.get(name)
        if worker is None:
            return SinkView(name, sent_seq=self.store.cursor(name).seq)
        return worker.gauge.view

    def wait_for_change(self, seen: int, timeout_s: float) -> int:
        """Wait until the count of changes is no longer `seen`; the count now, -1: it ends."""
        with self._changed:
            self._changed.wait_for(lambda: self._changes != seen or self._leaving, timeout_s)
            return -1 if self._leaving else self._changes

    def _tell(self) -> None:
        with self._changed:
            self._changes += 1
            self._changed.notify_all()

    # -- what people ask

    def pause(self, sink: str, on: bool) -> None:
        """Pause a store or go on; survives a restart."""
        self.store.pause(_known(sink), on)
        self.restart(sink)

    def resend(self, sink: str, from_seq: int) -> int:
        """Send everything from an event on once more; how many that are."""
        source = self._place.outbox()
        try:
            count = again.resend(self.store, source, _known(sink), from_seq)
        finally:
            source.close()
        self.restart(sink)
        return count

    def retry_parked(self, sink: str, seq: int = 0) -> Future[int]:
        """Try parked events again (0: all); CashierError("sync.off") where nobody sends."""
        worker = self._workers.get(_known(sink))
        if worker is None:
            raise CashierError("sync.off", sink=sink)
        return worker.retry_parked(seq)

    def mark_seen(self, sink: str, seqs: Collection[int]) -> int:
        """A person has looked at these (none: all) parked events: they stay, and warn no more."""
        count = self.store.mark_seen(_known(sink), seqs)
        if (worker := self._workers.get(sink)) is not None:
            worker.count_parked()
        return count


def _known(sink: str) -> str:
    if sink not in SINKS:
        raise CashierError("sync.no_sink", sink=sink, known=", ".join(SINKS))
    return sink


def _needs(settings: SyncSettings, name: str) -> tuple[object, ...]:
    """All settings that a sink was made of."""
    sections = _OF_AMAZON if name in _OF_AMAZON else (name,)
    return tuple(getattr(settings, section) for section in sections)
