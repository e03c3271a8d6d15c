"""Threads of the agent beside its sinks: they send nothing, and work by the same settings."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from pos_terminal.checkout.sync_views import SinkProblem
from pos_terminal.domain.errors import AuthPaused, StoreError
from pos_terminal.log import get_logger
from pos_terminal.secret_store import SecretsLocked
from sync.building import Secret
from sync.clocks import Clocks
from sync.files import SyncFiles
from sync.inbox import SEEN
from sync.inbox_building import inbox_needs, make_inbox, make_parked, make_shared
from sync.inbox_worker import NAME as INBOX
from sync.inbox_worker import REFUSED_KEY, InboxWorker
from sync.runner import Runner
from sync.settings import SyncSettings
from sync.shared_parked import NAME as PARKED
from sync.shared_parked import withdraw
from sync.shared_people import NAME as SHARED
from sync.store import SyncStore

if TYPE_CHECKING:
    from sync.s3.bucket import Bucket

log = get_logger(__name__)
PICTURES = "pictures"


def _inbox_needs(files: SyncFiles, settings: SyncSettings) -> tuple[object, ...] | None:
    try:
        return inbox_needs(files.data_dir, settings)
    except StoreError as err:  # sales go out all the same
        log.error("head office", why=str(err))
        return None


class Beside:
    """Starts and stops them as the settings say; the agent's own lock guards the calls."""

    def __init__(
        self,
        files: SyncFiles,
        lane: tuple[str, str],
        secret: Secret,
        store: SyncStore,
        clocks: Clocks,
    ) -> None:
        """`lane` is its terminal and store; nothing runs before `configure`."""
        self._files = files
        self._lane = lane
        self._secret = secret
        self._store = store
        self._clocks = clocks
        self._makers: dict[str, Callable[[SyncSettings], Runner]] = {
            PICTURES: self._pictures,
            INBOX: self._inbox,
            SHARED: self._shared,
            PARKED: self._parked,
        }
        self._running: dict[str, Runner] = {}
        self._made_of: dict[str, object] = {}

    def configure(self, settings: SyncSettings) -> None:
        """Those that are wanted run, with these settings."""
        wanted: dict[str, object] = {}
        if settings.s3.enabled:
            wanted[PICTURES] = (settings.aws, settings.s3)
        if inbox := _inbox_needs(self._files, settings):
            wanted[INBOX] = inbox
        if settings.kafka.enabled and settings.kafka.share_customers:
            wanted[SHARED] = settings.kafka
        if settings.kafka.enabled and settings.kafka.share_parked:
            wanted[PARKED] = settings.kafka
        for name in [*self._running]:
            if self._made_of[name] != wanted.get(name) and not self._running.pop(name).stop():
                log.error("sync thread stays", thread=name)
        if PARKED not in wanted:
            withdraw(self._store, self._clocks.now())
        for name in wanted.keys() - self._running.keys():
            self._made_of[name] = wanted[name]
            self._running[name] = self._makers[name](settings)
            self._running[name].start()

    def inbox(self) -> tuple[int, str, SinkProblem | None]:
        """Documents of head office that wait, when it was heard (UTC), and what was not taken."""
        worker = self._running.get(INBOX)
        if isinstance(worker, InboxWorker):
            problem = worker.gauge.view.problem
            amiss = problem if problem and problem.key == REFUSED_KEY else None
            return worker.waiting, worker.seen_at, amiss
        return 0, self._store.note(SEEN), None

    def poke(self) -> None:
        """The lane has committed."""
        for each in [*self._running.values()]:
            each.poke()

    def leave(self) -> None:
        """End soon; does not wait."""
        for each in self._running.values():
            each.leave()

    def stop(self, patience_s: float) -> bool:
        """End all; False: one is still in a client library's call."""
        deadline = time.monotonic() + patience_s
        ended = [
            each.stop(max(0.0, deadline - time.monotonic())) for each in self._running.values()
        ]
        return all(ended)

    def _inbox(self, settings: SyncSettings) -> Runner:
        return make_inbox(self._files, settings, self._secret, self._store, self._clocks)

    def _shared(self, settings: SyncSettings) -> Runner:
        terminal_id, _ = self._lane
        return make_shared(
            self._files, terminal_id, settings, self._secret, self._store, self._clocks
        )

    def _parked(self, settings: SyncSettings) -> Runner:
        return make_parked(
            self._files, self._lane, settings, self._secret, self._store, self._clocks
        )

    def _pictures(self, settings: SyncSettings) -> Runner:
        from sync.pictures import Pictures, bucket_of  # late: they bring Amazon's client library

        def connect() -> Bucket:
            try:
                return bucket_of(settings, self._secret)
            except SecretsLocked as err:
                raise AuthPaused("sync.secrets_locked", sink="s3", reason=str(err)) from err

        return Pictures(self._files, connect, self._store, self._clocks)
