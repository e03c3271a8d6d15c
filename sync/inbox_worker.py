"""The agent's thread that brings head office's documents into the inbox, checked and genuine."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from pos_terminal.checkout.sync_views import SinkProblem, SinkState
from pos_terminal.log import get_logger
from sync.clocks import Clocks
from sync.files import SyncFiles
from sync.hq.documents import HqDocument, decode, stamp_of
from sync.hq.refusals import Refused
from sync.hq.signing import NotSigned, PublicKey, signature_from
from sync.inbox import SEEN, Entry, version_text
from sync.inbox_loop import InboxLoop
from sync.inbox_marks import CATALOGUE, KINDS, SOURCE, Passed, passed
from sync.receiving import Message, Receiver
from sync.store import SyncStore

log = get_logger(__name__)
NAME = "inbox"
REFUSED = "inbox.refused"  # note
WHOSE = "inbox.whose"  # note: for which shop, and by whose signature, the inbox was filled
REFUSED_KEY = "sync.inbox.refused"  # of a sentence
_SEEN_EVERY_S = 60.0


class InboxWorker(InboxLoop):
    """Takes what is signed, and for this shop."""

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
        super().__init__(NAME, SOURCE, KINDS, make_receiver, store, clocks)
        self._files = files
        self._store_id = store_id
        self._key = key
        self._seen_at_s = float("-inf")
        self._look_whose(f"{store_id} {key.key_id}")
        self.seen_at = store.note(SEEN)  # when nothing was left to receive, UTC

    def _look_whose(self, whose: str) -> None:
        """Enrolled anew: what another key had signed, or was for another shop, was passed over."""
        before = self._store.note(WHOSE)
        if before and before != whose:
            log.info("inbox read from the beginning", why="enrolled anew")
            self._inbox.from_beginning()
            self._store.write_note(REFUSED, "")
        if before != whose:
            self._store.write_note(WHOSE, whose)

    def _stores(self) -> dict[str, Passed]:
        return passed(self._files)

    def _entry(self, message: Message, stores: Mapping[str, Passed]) -> Entry | None:
        if _in_snapshot(message, stores):
            return None
        try:
            self._key.verify(message.content, signature_from(message.signature))
            document = decode(message.content)
        except (NotSigned, Refused) as err:
            self._refuse(message.name, str(err))
            return None
        if document.store_id not in ("", self._store_id):
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
        return SinkProblem(REFUSED_KEY, note, since=str(note["at"]))

    def _caught_up(self, now: str) -> None:
        self.seen_at = now
        at_s = self._clocks.monotonic()
        if at_s - self._seen_at_s >= _SEEN_EVERY_S:
            self._seen_at_s = at_s
            self._store.write_note(SEEN, now)


def _in_snapshot(message: Message, stores: Mapping[str, Passed]) -> bool:
    """What the snapshot brought is passed over before anything is checked: it has no effect."""
    floor = stores[CATALOGUE].floor
    if not floor:
        return False
    kind, version = stamp_of(message.content)
    return kind in KINDS[CATALOGUE] and version <= floor
