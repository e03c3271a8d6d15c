"""The archive read back: which segments make the newest journal, and what is missing of it.

Of a lane that was set back the old life is read as far as the new one knows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pos_terminal.domain.errors import SinkDown, StoreError
from pos_terminal.store.canonical import sha256
from sync.lane_event import LaneEvent
from sync.s3 import entries
from sync.s3.bucket import Bucket
from sync.s3.entries import Entry

_MEND = "Put the objects back (the bucket keeps older versions), or restore a backup."
Holds = Callable[[Entry, int, str], bool]  # whether a segment has the event of that seq and hash


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment, as far as the newest journal has it."""

    entry: Entry
    upto: int  # seq


class Archive:
    """One lane's archive; every method may raise SinkDown, AuthPaused or StoreError."""

    def __init__(self, bucket: Bucket, terminal_id: str) -> None:
        """Nothing is asked yet."""
        self._bucket = bucket
        self._terminal_id = terminal_id

    def pieces(self) -> list[Piece]:
        """What makes the newest journal, from its first event, nothing missing."""
        held = [self._entry(key) for key in self._bucket.keys(self._manifest)]
        if not held:
            known = ", ".join(self._bucket.folders(f"{entries.MANIFEST}/"))
            raise StoreError(
                f"{self._bucket.name} has no archive of lane {self._terminal_id}.",
                f"There are: {known}." if known else "Look at the name of the bucket.",
            )
        found = chain(held, self._holds)
        there = set(self._bucket.keys(entries.segments_of(self._terminal_id)))
        _refuse([_bounds(piece) for piece in found if piece.entry.key not in there])
        return found

    def events(self, pieces: Sequence[Piece]) -> Iterator[LaneEvent]:
        """Every event in order, as it lies there; `rebuilding.verified` judges the chain."""
        for piece in pieces:
            for event in self._segment(piece.entry):
                if event.seq <= piece.upto:
                    yield event

    def _segment(self, entry: Entry) -> list[LaneEvent]:
        """A segment's events, which are those that its entry names."""
        content = self._bucket.get(entry.key)
        if content is None:
            raise _missing([(entry.first_seq, entry.last_seq)])
        if sha256(entries.unpacked(content, entry.key)).hex() != entry.sha256:
            raise entries.damaged(entry.key)
        events = entries.events_in(content, entry.key)
        if not events or events[-1].head != entry.last:
            raise entries.damaged(entry.manifest_key)
        return events

    def _holds(self, entry: Entry, seq: int, digest: str) -> bool:
        return any((event.seq, event.hash) == (seq, digest) for event in self._segment(entry))

    def _entry(self, key: str) -> Entry:
        content = self._bucket.get(key)
        if content is None:
            raise SinkDown("sync.s3.damaged", what=key)
        entry = entries.decoded(content, key)
        if entry.terminal_id != self._terminal_id or entry.manifest_key != key:
            raise entries.damaged(key)
        return entry

    @property
    def _manifest(self) -> str:
        return entries.manifest_of(self._terminal_id)


def chain(held: Sequence[Entry], holds: Holds) -> list[Piece]:
    """The pieces of the newest journal in order, from entries in any order; raises StoreError.

    It is found from its end: each segment says the hash of the event before it.
    """
    ends = {(entry.last_seq, entry.last_hash): entry for entry in held}
    newest = max(held, key=lambda entry: (entry.epoch, entry.last_seq))
    pieces, gaps = [Piece(newest, newest.last_seq)], []
    while (first := pieces[-1].entry).first_seq > 1:
        wanted = first.first_seq - 1
        before = ends.get((wanted, first.first_prev_hash)) or _within(held, first, holds)
        if before is None:
            lower = [entry for entry in held if entry.last_seq < wanted and _older(entry, first)]
            before = max(lower, key=lambda entry: (entry.last_seq, entry.epoch), default=None)
            upto = 0 if before is None else before.last_seq
            gaps.append((upto + 1, wanted))
            if before is None:
                break
            wanted = upto
        pieces.append(Piece(before, wanted))
    _refuse(gaps[::-1])
    return pieces[::-1]


def _within(held: Sequence[Entry], first: Entry, holds: Holds) -> Entry | None:
    """The segment that holds the event right before `first` in its midst: a lane was set back."""
    seq, digest = first.first_seq - 1, first.first_prev_hash
    for entry in held:
        inside = entry.first_seq <= seq < entry.last_seq
        if inside and entry.first_seq < first.first_seq and holds(entry, seq, digest):
            return entry
    return None


def _older(entry: Entry, than: Entry) -> bool:
    return (entry.epoch, entry.first_seq) < (than.epoch, than.first_seq)


def _bounds(piece: Piece) -> tuple[int, int]:
    return piece.entry.first_seq, piece.upto


def _refuse(gaps: list[tuple[int, int]]) -> None:
    if gaps:
        raise _missing(gaps)


def _missing(gaps: list[tuple[int, int]]) -> StoreError:
    which = ", ".join(f"{first:,} to {last:,}" for first, last in gaps)
    return StoreError(f"The archive is not whole: events {which} are missing.", _MEND)
