"""The journal's archive: whole segments, each written once, then said in the manifest."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from pos_terminal.domain.errors import Forked
from pos_terminal.store.canonical import sha256
from sync.lane_event import LaneEvent
from sync.s3 import entries, lines
from sync.s3.bucket import Bucket
from sync.s3.entries import Entry
from sync.sinks.base import NOTHING, Position

AT_ONCE = 4  # segments on their way


class JournalArchive:
    """Writes segments of any lane's journal; may be repeated, also by two at once."""

    def __init__(self, bucket: Bucket) -> None:
        """The bucket is there."""
        self._bucket = bucket

    def position(self, terminal_id: str) -> Position:
        """The end of the lane's last segment, in its newest life."""
        life = max(self._bucket.folders(entries.manifest_of(terminal_id)), default="")
        key = max(self._bucket.keys(f"{entries.manifest_of(terminal_id)}{life}/"), default="")
        held = self._held(key) if life and key else None
        return NOTHING if held is None else held.last

    def store(self, segments: Sequence[Sequence[LaneEvent]]) -> None:
        """Keep segments that follow each other; raises Forked where the archive goes on otherwise.

        Some are on their way at once, their entries one after the other: who sees an entry finds
        its segment and all before it.
        """
        if not segments:
            return
        with ThreadPoolExecutor(min(AT_ONCE, len(segments)), "sync-s3") as pool:
            for entry in pool.map(self._keep, segments):
                self._say(entry)

    def note_fork(self, event: LaneEvent) -> None:
        """Leave a note beside the archive if it has another event in the place of this one."""
        life = entries.life_of(event.terminal_id, event.epoch)
        firsts = [key for key in self._bucket.keys(life) if key <= entries.named(life, event.seq)]
        held = self._held(max(firsts)) if firsts else None
        stored = None if held is None else self._bucket.get(held.key)
        if held is None or stored is None:
            return
        known = {each.seq: each.hash for each in entries.events_in(stored, held.key)}
        if known.get(event.seq, event.hash) != event.hash:
            self._bucket.put_once(entries.fork_of(event), lines.encode([event]), "application/json")

    def _keep(self, events: Sequence[LaneEvent]) -> Entry:
        content = lines.encode(events)
        entry = entries.entry_of(events, content)
        if not self._bucket.put_once(entry.key, entries.packed(content), "application/gzip"):
            self._compare(entry)
        return entry

    def _say(self, entry: Entry) -> None:
        said = entries.encoded(entry)
        if self._bucket.put_once(entry.manifest_key, said, "application/json"):
            return
        held = self._held(entry.manifest_key)
        if held != entry and not (held is not None and self._is_longer(held, entry)):
            raise Forked("sync.fork", seq=entry.first_seq, epoch=entry.epoch)

    def _compare(self, entry: Entry) -> None:
        """The name was taken: by the same content, or by nobody's."""
        stored = self._bucket.get(entry.key)
        if stored is None or _digest(stored, entry.key) != entry.sha256:
            raise entries.damaged(entry.key)

    def _is_longer(self, held: Entry, entry: Entry) -> bool:
        """A lane set back ends its old life earlier than the archive does: what it has is there."""
        if held.last_seq <= entry.last_seq:
            return False
        stored = self._bucket.get(held.key)
        if stored is None:
            raise entries.damaged(held.key)
        events = entries.events_in(stored, held.key)
        return any((event.seq, event.hash) == (entry.last_seq, entry.last_hash) for event in events)

    def _held(self, key: str) -> Entry | None:
        stored = self._bucket.get(key)
        return None if stored is None else entries.decoded(stored, key)


def _digest(stored: bytes, key: str) -> str:
    return sha256(entries.unpacked(stored, key)).hex()
