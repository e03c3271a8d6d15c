"""The agent's thread that brings head office's documents into the inbox, checked and genuine."""

from __future__ import annotations

import json
from collections.abc import Callable

from pos_terminal.checkout.sync_views import SinkProblem, SinkState
from pos_terminal.crash_points import reached
from pos_terminal.log import get_logger
from sync.clocks import Clocks
from sync.files import SyncFiles
from sync.hq.documents import HqDocument, decode
from sync.hq.refusals import Refused
from sync.hq.signing import NotSigned, PublicKey, signature_from
from sync.inbox import Entry, Inbox, version_text
from sync.inbox_marks import CATALOGUE, KINDS, LANE, SOURCE, Passed, passed
from sync.receiving import Message, Received, Receiver
from sync.runner import Runner
from sync.store import SyncStore

log = get_logger(__name__)
NAME = "inbox"
PORTION = 2_000
MOST_WAITING = 50_000  # then the lane must apply first: sync.db stays small
SEEN, REFUSED = "inbox.seen_at", "inbox.refused"  # notes
_FULL_S = 1.0  # between two looks at whether the lane has made room
_IDLE_S, _SEEN_EVERY_S = 30.0, 60.0


class InboxWorker(Runner):
    """Has the surface of a sink's worker, so that the agent can hold it."""

    def __init__(
        self,
        files: SyncFiles,
        store_id: str,
        key: PublicKey,
        make_receiver: Callable[[], Receiver],
        store: SyncStore,
        clocks: Clocks | None = None,
    ) -> None:
        """`key` is head office's, pinned at enrolment; nothing runs before `start`."""
        super().__init__(NAME, store, clocks)
        self._files = files
        self._store_id = store_id
        self._key = key
        self._make_receiver = make_receiver
        self._inbox = Inbox(store, SOURCE)
        self._seen_at_s = float("-inf")
        self._told: set[str] = set()
        self.waiting = 0  # documents that the lane has not applied yet
        self.seen_at = store.note(SEEN)  # when nothing was left to receive, UTC

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
            self._see(now)

    def _show(self, caught_up: bool) -> None:
        state = SinkState.LIVE if caught_up else SinkState.CATCHING_UP
        if self.gauge.view.state is not state:
            self.gauge.become(state, self._refusal())

    def _entry(self, message: Message, stores: dict[str, Passed]) -> Entry | None:
        """The document for the inbox; None: not for this lane, known already, or refused."""
        try:
            self._key.verify(message.content, signature_from(message.signature))
            document = decode(message.content)
        except (NotSigned, Refused) as err:
            self._refuse(message.name, str(err))
            return None
        if document.store_id not in ("", self._store_id) or _in_snapshot(document, stores):
            return None
        self._tell_unknown(document)
        version = version_text(document.version)
        return Entry(document.kind, document.key, version, message.content)

    def _tell_unknown(self, document: HqDocument) -> None:
        if not document.known and document.kind not in self._told:
            self._told.add(document.kind)
            log.warning("inbox", kind=document.kind, why="not known to this program; kept")

    def _refuse(self, name: str, why: str) -> None:
        """Nothing of it is applied; told once a reason."""
        before = json.loads(self._store.note(REFUSED) or "{}")
        count = int(before.get("count", 0)) + 1
        note = {"count": count, "name": name[:120], "why": why, "at": self._clocks.now()}
        self._store.write_note(REFUSED, json.dumps(note))
        if why not in self._told:
            self._told.add(why)
            log.warning("inbox refused", document=name[:120], why=why)
            self.gauge.become(SinkState.CATCHING_UP, self._refusal())

    def _refusal(self) -> SinkProblem | None:
        note = json.loads(self._store.note(REFUSED) or "{}")
        if not note:
            return None
        return SinkProblem("sync.inbox.refused", note, since=str(note["at"]))

    def _see(self, now: str) -> None:
        self.seen_at = now
        at_s = self._clocks.monotonic()
        if at_s - self._seen_at_s >= _SEEN_EVERY_S:
            self._seen_at_s = at_s
            self._store.write_note(SEEN, now)

    def _tidy(self) -> dict[str, Passed] | None:
        """Remove what the lane has applied; None: it lost some, the source is read anew."""
        stores = passed(self._files)
        waiting = 0
        for name, said in stores.items():
            upto = said.mark.position if said.mark.inbox_id == self._inbox.id else 0
            removed = self._inbox.removed(name)
            if upto < removed:
                log.warning("inbox read anew", store=name, has=upto, had=removed)
                self._inbox.read_anew(name, upto)
                return None
            if upto > removed:
                self._inbox.remove(name, KINDS[name], upto, said.kept)
            waiting += self._inbox.waiting(KINDS[name], upto)
        self.waiting = waiting
        return stores


def _in_snapshot(document: HqDocument, stores: dict[str, Passed]) -> bool:
    return document.kind not in KINDS[LANE] and document.version <= stores[CATALOGUE].floor
