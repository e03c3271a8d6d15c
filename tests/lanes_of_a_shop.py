"""Lanes of one shop that hear of each other through a topic, by the agent's own threads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from sync.applying import Applier
from sync.documents import Document, Kind
from sync.files import SyncFiles
from sync.kafka.documents import key_of, value_of
from sync.outbox import Outbox
from sync.receiving import Message
from sync.runner import Runner
from sync.shared_parked import SharedParked
from sync.shared_people import SharedPeople
from sync.sinks.base import Limits
from sync.store import SyncStore
from tests.fakes.head_office import FakeReceiver
from tests.lane_fixtures import LaneAtWork

STORE = "STORE001"
CARRIED = (Kind.CUSTOMER, Kind.PARKED)
LIMIT_S = 60.0


def message(document: Document) -> Message:
    """As it lies in the topic."""
    return Message(value_of(document), "", key_of(document.kind, document.key).decode())


def announced(lane: LaneAtWork, after: int = 0) -> list[Document]:
    """The documents that the events behind `after` announce now."""
    files = SyncFiles(lane.data_dir)
    outbox = Outbox(files.lane_db, files.catalog_db, files.images)
    try:
        everything = Limits(events=1_000_000, payload_bytes=1 << 30)
        batches = list(outbox.batches(after, everything, CARRIED))
        return [document for batch in batches for document in batch.documents]
    finally:
        outbox.close()


@dataclass
class Agent:
    """One lane's end: tells what its journal announces, hears what the topic holds."""

    lane: LaneAtWork
    workers: tuple[Runner, ...]
    topic: list[Message]
    told_upto: int = 0

    def tell(self) -> list[Document]:
        """Send what is new; nobody is offline for longer."""
        told = announced(self.lane, self.told_upto)
        self.told_upto = self.lane.events()[-1].seq
        self.topic += [message(document) for document in told]
        return told

    def parked_elsewhere(self) -> list[str]:
        """Keys of sales that can be taken over here."""
        rows = self.lane.running.queries.parked().result(60)
        return [row.key for row in rows if row.key]


@contextmanager
def agent(lane: LaneAtWork, terminal_id: str, topic: list[Message]) -> Iterator[Agent]:
    """At work for as long as the block runs."""
    files = SyncFiles(lane.data_dir)
    with ExitStack() as stack:
        store = SyncStore(files.sync_db)
        stack.callback(store.close)
        workers = (
            SharedPeople(files, terminal_id, lambda: FakeReceiver(topic), store),
            SharedParked(files, (terminal_id, STORE), lambda: FakeReceiver(topic), store),
        )
        running = lane.running
        applier = Applier(
            files.sync_db, running.lane, running.writer, running.plugins.check_settings
        )
        for each in (*workers, applier):
            stack.callback(each.stop)
            each.start()
        yield Agent(lane, workers, topic)
