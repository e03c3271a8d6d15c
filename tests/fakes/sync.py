"""A store outside that obeys: takes batches, fails as it is told, remembers everything."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from pos_terminal.domain.errors import Forked, Poison, SinkError
from sync.documents import Document, Kind
from sync.lane_event import LaneEvent
from sync.sinks.base import NOTHING, Batch, Limits, Position


@dataclass
class FakeSink:
    """A Sink in memory; `fails` are raised one a call, `poisonous` seqs for ever."""

    name: str = "fake"
    carries: Collection[Kind] = frozenset(Kind)
    limits: Limits = field(default_factory=lambda: Limits(events=7, documents=5))
    events: dict[tuple[str, int], LaneEvent] = field(default_factory=dict)
    documents: dict[tuple[Kind, str], Document] = field(default_factory=dict)
    deliveries: list[Batch] = field(default_factory=list)
    fails: list[SinkError] = field(default_factory=list)
    fails_after: list[SinkError] = field(default_factory=list)  # the answer is lost, not the effect
    poisonous: set[int] = field(default_factory=set)
    spoiled: set[str] = field(default_factory=set)  # keys of documents that are never taken
    knows_position: bool = True
    places: dict[tuple[str, int, int], str] = field(default_factory=dict)
    opened: int = 0
    closed: int = 0

    def open(self) -> None:
        self.opened += 1
        self._fail()

    def position(self, terminal_id: str) -> Position | None:
        if not self.knows_position:
            return None
        ours = [event for event in self.events.values() if event.terminal_id == terminal_id]
        return max(ours, key=lambda event: (event.epoch, event.seq)).head if ours else NOTHING

    def deliver(self, batch: Batch) -> None:
        self._fail()
        if self.poisonous & {event.seq for event in batch.events}:
            raise Poison("sync.fake", what="a bad event")
        if self.spoiled & {document.key for document in batch.documents}:
            raise Poison("sync.fake", what="a bad document")
        self.deliveries.append(batch)
        for document in batch.documents:
            known = self.documents.get((document.kind, document.key))
            if document.replaces(known.version if known else None):
                self.documents[document.kind, document.key] = document
        for event in batch.events:
            place = (event.terminal_id, event.epoch, event.seq)
            if self.places.setdefault(place, event.hash) != event.hash:
                raise Forked("sync.fork", seq=event.seq, epoch=event.epoch)
            self.events.setdefault((event.journal_id, event.seq), event)
        if self.fails_after:
            raise self.fails_after.pop(0)

    def check(self) -> None:
        self._fail()

    def close(self) -> None:
        self.closed += 1

    def _fail(self) -> None:
        if self.fails:
            raise self.fails.pop(0)


@dataclass
class FakeSource:
    """A journal in memory, of any lives; the newest `life` begins at each EPOCH_STARTED."""

    events: list[LaneEvent] = field(default_factory=list)
    documents: dict[int, list[Document]] = field(default_factory=dict)  # by the announcing seq
    closed: int = 0

    def head(self) -> Position:
        return self.events[-1].head if self.events else NOTHING

    def at(self, seq: int) -> Position | None:
        found = self.event(seq)
        return found.head if found else (NOTHING if seq == 0 else None)

    def life_after(self, epoch: int) -> int | None:
        return next((event.seq for event in self.events if event.epoch > epoch), None)

    def event(self, seq: int) -> LaneEvent | None:
        return next((event for event in self.events if event.seq == seq), None)

    def batches(self, after: int, limits: Limits, carries: Collection[Kind]) -> Iterator[Batch]:
        events: list[LaneEvent] = []
        documents: list[Document] = []
        size = 0
        for event in [event for event in self.events if event.seq > after][: limits.events]:
            size += len(event.payload)
            if events and size > limits.payload_bytes:
                break
            documents += [d for d in self.documents.get(event.seq, ()) if d.kind in carries]
            events.append(event)
        while len(documents) > limits.documents:
            yield Batch((), tuple(documents[: limits.documents]))
            documents = documents[limits.documents :]
        if events:
            yield Batch(tuple(events), tuple(documents))

    def close(self) -> None:
        self.closed += 1


@dataclass
class FakeNotes:
    """Notes in memory."""

    kept: dict[str, str] = field(default_factory=dict)

    def note(self, key: str) -> str:
        return self.kept.get(key, "")

    def write_note(self, key: str, value: str) -> None:
        self.kept[key] = value


class FakeRemembering(FakeSink):
    """A sink that was told where to keep its facts."""

    notes: FakeNotes | None = None

    def remember_in(self, notes: FakeNotes) -> None:
        self.notes = notes


@dataclass
class FakeWitness(FakeSink):
    """A sink that was told of forks."""

    forks: list[LaneEvent] = field(default_factory=list)

    def note_fork(self, event: LaneEvent) -> None:
        self.forks.append(event)
