"""Parked sales of the shop's other lanes, from the compacted topic to this lane (C28)."""

from __future__ import annotations

from collections.abc import Callable

from pos_terminal.checkout.told_by_others import EVERYTHING, ParkedNews
from sync.clocks import Clocks
from sync.documents import Document, Kind
from sync.files import SyncFiles
from sync.inbox import Entry, Inbox
from sync.inbox_marks import PARKED_KINDS, PARKED_SOURCE, Passed, passed_parked
from sync.inbox_reader import Waiting
from sync.kafka.documents import decode, key_of
from sync.parked_model import checked
from sync.receiving import Receiver
from sync.shared_loop import SharedLoop
from sync.store import SyncStore

NAME = "parked"
_WORD = "|"  # before the lane that said it: no lane's word takes the place of another's


class SharedParked(SharedLoop):
    """Brings those of this shop into the inbox, and each lane's word that one has ended."""

    what = "parked sale"

    def __init__(
        self,
        files: SyncFiles,
        lane: tuple[str, str],
        make_receiver: Callable[[], Receiver],
        store: SyncStore,
        clocks: Clocks | None = None,
    ) -> None:
        """`lane` is this lane's terminal and store; nothing runs before `start`."""
        super().__init__(NAME, PARKED_SOURCE, PARKED_KINDS, make_receiver, store, clocks)
        self._files = files
        self._terminal_id, self._store_id = lane

    def _stores(self) -> dict[str, Passed]:
        return passed_parked(self._files)

    def _wanted_entry(self, document: Document, content: bytes) -> Entry | None:
        if document.kind is not Kind.PARKED or not document.key.startswith(f"{self._store_id}/"):
            return None
        checked(document, 0)
        version = document.version
        if version.terminal_id == self._terminal_id and not version.erased:
            return None
        key = f"{document.key}{_WORD}{version.terminal_id}" if version.erased else document.key
        return Entry(document.kind, key, version.text, content)


def withdraw(store: SyncStore, now: str) -> None:
    """This lane no longer shares: nobody would hear that it took one, so it offers none.

    The topic is read from its beginning when it shares again.
    """
    inbox = Inbox(store, PARKED_SOURCE)
    if inbox.offset():
        inbox.take([Entry(Kind.PARKED, EVERYTHING, now, b"")], "", now)


def handed(row: Waiting) -> ParkedNews:
    """A row of the inbox as the lane takes it; it was checked on its way in."""
    if row.key == EVERYTHING:
        return ParkedNews(row.position, EVERYTHING, "", "", None)
    key = row.key.partition(_WORD)[0]
    return checked(decode(key_of(Kind.PARKED, key), row.document), row.position)
