"""A thread of the agent that brings documents into the inbox; what it takes is the one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pos_terminal.checkout.sync_views import SinkProblem, SinkState
from pos_terminal.crash_points import reached
from pos_terminal.log import get_logger
from sync.clocks import Clocks
from sync.inbox import Entry, Inbox
from sync.inbox_marks import Passed
from sync.receiving import Message, Received, Receiver
from sync.runner import Runner
from sync.store import SyncStore

log = get_logger(__name__)
PORTION = 2_000
MOST_WAITING = 50_000  # then the lane must apply first: sync.db stays small
_FULL_S = 1.0  # between two looks at whether the lane has made room
_IDLE_S = 30.0


class InboxLoop(Runner):
    """Has the surface of a sink's worker, so that the agent can hold it."""

    def __init__(
        self,
        name: str,
        source: str,
        kinds: Mapping[str, Sequence[str]],
        make_receiver: Callable[[], Receiver],
        store: SyncStore,
        clocks: Clocks | None = None,
    ) -> None:
        """`kinds` are those of each store that documents change; nothing runs before `start`."""
        super().__init__(name, store, clocks)
        self._kinds = kinds
        self._make_receiver = make_receiver
        self._inbox = Inbox(store, source)
        self._told: set[str] = set()
        self._removed = False  # rows, people's among them, that sync.db's log still holds
        self.waiting = 0  # documents that the lane has not applied yet

    def _entry(self, message: Message, stores: Mapping[str, Passed]) -> Entry | None:
        """The document for the inbox; None: not for this lane, known already, or refused."""
        raise NotImplementedError

    def _stores(self) -> dict[str, Passed]:
        """How far the lane has applied; raises StoreError."""
        raise NotImplementedError

    def _refusal(self) -> SinkProblem | None:
        """What people should know of documents that were not taken."""
        return None

    def _caught_up(self, now: str) -> None:
        """Nothing more was there."""

    def _work(self) -> None:
        receiver = self._make_receiver()
        try:
            self._tidy()
            receiver.open(self._inbox.offset())
            while not self._leave_session.is_set():
                stores = self._tidy()
                if stores is None:
                    return  # read anew from the beginning
                if self.waiting >= MOST_WAITING:
                    self._wake.wait(_FULL_S)
                    self._wake.clear()
                    continue
                self._take(receiver.receive(PORTION, _IDLE_S, self._wanted), stores)
        finally:
            receiver.close()

    def _wanted(self) -> bool:
        return not self._leave_session.is_set() and not self._wake.is_set()

    def _take(self, received: Received, stores: dict[str, Passed]) -> None:
        self._wake.clear()
        entries = [
            entry
            for message in received.messages
            if (entry := self._entry(message, stores)) is not None
        ]
        now = self._clocks.now()
        if received.messages or received.offset != self._inbox.offset():
            reached("inbox.before")
            self._inbox.take(entries, received.offset, now)
            reached("inbox.taken")
            self.gauge.count(len(received.messages), self._clocks.monotonic(), now)
        self._well()
        self._show(received.caught_up)
        if received.caught_up:
            self._caught_up(now)
            if self._removed:
                self._removed = False
                self._store.scrub()

    def _show(self, caught_up: bool) -> None:
        state = SinkState.LIVE if caught_up else SinkState.CATCHING_UP
        if self.gauge.view.state is not state:
            self.gauge.become(state, self._refusal())

    def _tidy(self) -> dict[str, Passed] | None:
        """Remove what the lane has applied; None: it lost some, the source is read anew."""
        stores = self._stores()
        waiting = 0
        for name, said in stores.items():
            upto = said.mark.position if said.mark.inbox_id == self._inbox.id else 0
            removed = self._inbox.removed(name)
            if upto < removed:
                log.warning("inbox read anew", store=name, has=upto, had=removed)
                self._inbox.read_anew(name, upto)
                return None
            if upto > removed:
                if self._inbox.pass_over(upto):
                    log.warning("sync.db is older than what was applied", store=name, has=upto)
                self._removed = True
                self._inbox.remove(name, self._kinds[name], upto, said.kept)
            waiting += self._inbox.waiting(self._kinds[name], upto)
        self.waiting = waiting
        return stores
