"""The contract of a sink: one store outside that takes batches of events and documents."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from pos_terminal.store.head import GENESIS, Head
from sync.documents import Document, Kind
from sync.lane_event import LaneEvent

# The last event of a lane that a store holds, with all before it; `Head.seq` 0 is none at all.
Position = Head
NOTHING = Position("", 0, 0, GENESIS)


@dataclass(frozen=True, slots=True)
class Batch:
    """Events of ONE lane in order without a gap, and documents to be written before them."""

    events: tuple[LaneEvent, ...]
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a sink takes at once."""

    events: int = 500
    payload_bytes: int = 1_000_000
    documents: int = 500
    alerts: bool = False  # switched on, it begins with the last day and does not tell of years past
    segments: bool = False  # whole ones of sync.segments: the tail waits, and is not behind


class Sink(Protocol):
    """A store outside. One thread owns it; every call may block up to its own time-outs.

    Every method may raise SinkDown (later), AuthPaused (a person must act) or Forked; `deliver`
    also Poison when one event of the batch can never succeed (which one is found by halving).
    """

    @property
    def name(self) -> str:
        """kafka, postgres, dynamodb, s3, sns or cloudwatch."""

    @property
    def carries(self) -> Collection[Kind]:
        """The kinds of documents that it keeps."""

    @property
    def limits(self) -> Limits:
        """The largest batch that it wants."""

    def open(self) -> None:
        """Connect; create what is missing where that is allowed. Called again after a failure."""

    def position(self, terminal_id: str) -> Position | None:
        """The last event of the lane that it holds; NOTHING for none, None: it cannot say."""

    def deliver(self, batch: Batch) -> None:
        """Return when the other side has acknowledged all of it; the same batch may come again."""

    def check(self) -> None:
        """Test the connection without writing anything of the shop's; raises what is wrong."""

    def close(self) -> None:
        """Let go of connections; never raises."""


@runtime_checkable
class Witness(Protocol):
    """A sink that also tells its own readers of a second history that was refused."""

    def note_fork(self, event: LaneEvent) -> None:
        """Note it if the store holds another event in the place of this one; raises as `check`."""
