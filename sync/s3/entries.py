"""The archive's names, and its manifest: one small object a segment, under the segment's first seq.

What a lane's segment that begins with that seq holds can be said once only: whoever says something
else has another history of the lane.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Sequence
from urllib.parse import quote

import msgspec

from pos_terminal.domain.errors import SinkDown
from pos_terminal.store.canonical import canonical, sha256
from pos_terminal.store.head import Head
from sync.lane_event import LaneEvent
from sync.s3 import lines

FORMAT = 1
LEVEL = 3  # half the processor of 6 for a fifth more bytes
SEGMENTS, MANIFEST, FORKS = "journal", "manifest", "forks"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One segment: where it is, what it holds, and what it follows."""

    terminal_id: str
    store_id: str
    journal_id: str
    epoch: int
    first_seq: int
    last_seq: int
    first_prev_hash: str
    last_hash: str
    first_at: str  # UTC
    last_at: str
    sha256: str  # of the lines, unpacked: another zlib packs otherwise
    key: str
    format: int = FORMAT

    @property
    def manifest_key(self) -> str:
        """Where it is said."""
        return named(life_of(self.terminal_id, self.epoch), self.first_seq)

    @property
    def last(self) -> Head:
        """The journal's head at the segment's end."""
        return Head(self.journal_id, self.epoch, self.last_seq, self.last_hash)


_decoder = msgspec.json.Decoder(Entry)


def entry_of(events: Sequence[LaneEvent], content: bytes) -> Entry:
    """What the manifest says of a segment."""
    first, last = events[0], events[-1]
    digest = sha256(content).hex()
    life = f"{segments_of(first.terminal_id)}{first.epoch:06d}/"
    return Entry(
        terminal_id=first.terminal_id,
        store_id=first.store_id,
        journal_id=first.journal_id,
        epoch=first.epoch,
        first_seq=first.seq,
        last_seq=last.seq,
        first_prev_hash=first.prev_hash,
        last_hash=last.hash,
        first_at=first.occurred_at,
        last_at=last.occurred_at,
        sha256=digest,
        key=f"{life}{first.seq:012d}-{last.seq:012d}-{digest}.jsonl.gz",
    )


def encoded(entry: Entry) -> bytes:
    """Canonical JSON."""
    return canonical(msgspec.to_builtins(entry))


def decoded(content: bytes, name: str) -> Entry:
    """An entry as it was read. Raises SinkDown."""
    try:
        entry = _decoder.decode(content)
    except msgspec.MsgspecError as err:
        raise damaged(name) from err
    if entry.format > FORMAT:
        raise SinkDown("sync.s3.newer", what=name)
    return entry


def packed(content: bytes) -> bytes:
    """Lines as they are stored: the same lines and the same zlib give the same bytes."""
    return gzip.compress(content, LEVEL, mtime=0)


def unpacked(content: bytes, name: str) -> bytes:
    """The lines again. Raises SinkDown."""
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as err:
        raise damaged(name) from err


def events_in(content: bytes, name: str) -> list[LaneEvent]:
    """The events of a segment, not yet verified. Raises SinkDown."""
    try:
        return lines.decode(unpacked(content, name))
    except msgspec.MsgspecError as err:
        raise damaged(name) from err


def damaged(name: str) -> SinkDown:
    """For who meets an object that is not what it was; the bucket keeps older versions of it."""
    return SinkDown("sync.s3.damaged", what=name)


def manifest_of(terminal_id: str) -> str:
    """Where a lane's manifest stands."""
    return _folder(MANIFEST, terminal_id)


def segments_of(terminal_id: str) -> str:
    """Where a lane's segments stand."""
    return _folder(SEGMENTS, terminal_id)


def life_of(terminal_id: str, epoch: int) -> str:
    """Where the manifest of one life stands."""
    return f"{manifest_of(terminal_id)}{epoch:06d}/"


def named(life: str, first_seq: int) -> str:
    """The entry of the segment that begins there."""
    return f"{life}{first_seq:012d}.json"


def fork_of(event: LaneEvent) -> str:
    """Where an event is kept that was refused: another one has its place."""
    return (
        f"{_folder(FORKS, event.terminal_id)}{event.epoch:06d}-{event.seq:012d}-{event.hash}.json"
    )


def _folder(kind: str, terminal_id: str) -> str:
    return f"{kind}/{quote(terminal_id, safe='')}/"
