"""The rig of a store in memory: the contract can be kept, and with a planted fault it bites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from pos_terminal.domain.errors import AuthPaused, Forked, Poison, SinkDown, SinkError
from sync.documents import Document, Kind
from sync.lane_event import LaneEvent
from sync.sinks.base import NOTHING, Batch, Limits, Position
from tests.contract.sinks.rig import Held, Promise
from tests.faultproxy.aws_errors import DYNAMODB, AwsError
from tests.sync_journal import body

SECRET = "swordfish"
MISFIT = "NOBODY_TAKES_THIS"


@dataclass
class Store:
    """The server: it checks nothing by itself and keeps everything in the order it came."""

    events: list[LaneEvent] = field(default_factory=list)
    documents: dict[tuple[Kind, str], Document] = field(default_factory=dict)
    made: bool = True


@dataclass
class FakeLine:
    """The line: how it is, and what was lost or refused on it."""

    state: str = "open"
    cuts: int = 0
    refusals: list[AwsError] = field(default_factory=list)
    fired_by: Counter[str] = field(default_factory=Counter)

    def pass_on(self) -> None:
        self.state, self.cuts, self.refusals = "open", 0, []

    def refuse(self) -> None:
        self.state = "refuse"

    def slow(self, delay_s: float, jitter_s: float = 0.0) -> None:
        self.state = "slow"

    def reset(self) -> None:
        self.state = "reset"

    def freeze(self) -> None:
        self.state = "freeze"

    def call(self, *, writes: bool = False) -> None:
        if self.state != "open":
            self.fired_by[self.state] += 1
        if self.state not in ("open", "slow"):
            raise SinkDown("sync.unreachable", sink="fake", reason=self.state)
        if writes and self.refusals:
            self.fired_by["answer_with"] += 1
            raise SinkDown("sync.aws.busy", sink="fake", what="", code=self.refusals.pop(0).code)

    def answer(self) -> None:
        if self.cuts:
            self.cuts -= 1
            self.fired_by["cut_answer"] += 1
            raise SinkDown("sync.unreachable", sink="fake", reason="cut")


@dataclass
class StoreSink:
    """A sink that keeps every promise; the defects of test_the_contract.py are its children."""

    store: Store
    line: FakeLine
    secret: str = SECRET
    create: bool = True
    name: str = "fake"
    carries: frozenset[Kind] = frozenset((Kind.CUSTOMER, Kind.EMPLOYEE, Kind.PRODUCT))
    limits: Limits = field(default_factory=Limits)

    def open(self) -> None:
        self.check()

    def check(self) -> None:
        self.line.call()
        if self.secret != SECRET:
            raise AuthPaused("sync.aws.expired", sink=self.name)
        if not self.store.made and not self.create:
            raise SinkDown("sync.aws.missing", sink=self.name, what="store", code="")

    def position(self, terminal_id: str) -> Position | None:
        self.line.call()
        ours = [event for event in self.store.events if event.terminal_id == terminal_id]
        return max(ours, key=lambda event: (event.epoch, event.seq)).head if ours else NOTHING

    def deliver(self, batch: Batch) -> None:
        self.line.call(writes=True)
        if any(event.event_type == MISFIT for event in batch.events):
            raise Poison("sync.aws.invalid", sink=self.name, what="an event", code="")
        known = {(e.terminal_id, e.epoch, e.seq): e.hash for e in self.store.events}
        for event in batch.events:
            if known.get((event.terminal_id, event.epoch, event.seq), event.hash) != event.hash:
                raise Forked("sync.fork", seq=event.seq, epoch=event.epoch)
        for document in batch.documents:
            self.keep(document)
        for event in batch.events:
            if (event.terminal_id, event.epoch, event.seq) not in known:
                self.store.events.append(event)
        self.line.answer()

    def keep(self, document: Document) -> None:
        held = self.store.documents.get((document.kind, document.key))
        if document.replaces(held.version if held else None):
            self.store.documents[document.kind, document.key] = document

    def close(self) -> None:
        """Nothing is open."""


class FakeRig:
    """The store in memory, its line, and sinks of one kind."""

    name = "fake"
    limit_s = 5.0
    secret = "open sesame"
    cannot: Mapping[Promise, str] = {}
    answers: Sequence[tuple[AwsError, type[SinkError]]] = ((DYNAMODB.throttled, SinkDown),)

    def __init__(self, kind: type[StoreSink] = StoreSink) -> None:
        self.store, self.line, self._kind = Store(), FakeLine(), kind

    def sink(self) -> StoreSink:
        return self._kind(self.store, self.line)

    def bare(self) -> StoreSink:
        self.store.made = False
        return self._kind(self.store, self.line, create=False)

    def stranger(self) -> StoreSink:
        return self._kind(self.store, self.line, secret=self.secret)

    def misfit(self) -> Mapping[str, Any]:
        return body(MISFIT, {})

    def due(self, events: Sequence[LaneEvent]) -> list[Held]:
        return [(event.journal_id, event.seq, event.hash) for event in events]

    def held(self, terminal_id: str) -> list[Held]:
        return self.due([e for e in self.store.events if e.terminal_id == terminal_id])

    def shown(self, kind: Kind, key: str) -> str | None:
        document = self.store.documents.get((kind, key))
        return None if document is None else str(document.body.get("name", ""))

    def cut_answer(self, times: int) -> None:
        self.line.cuts = times

    def answer_with(self, error: AwsError, times: int) -> None:
        self.line.refusals = [error] * times

    def restart(self) -> None:
        """It stays where it is; connections do not matter to it."""


@contextmanager
def open_rig(request: pytest.FixtureRequest, *, own: bool) -> Iterator[FakeRig]:
    """A fresh one for each test."""
    yield FakeRig()
