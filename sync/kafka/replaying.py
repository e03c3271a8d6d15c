"""A store from the topic: every event judged, the chain verified, nothing built from half of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from confluent_kafka import (
    OFFSET_BEGINNING,
    Consumer,
    KafkaError,
    KafkaException,
    Message,
    TopicPartition,
)

from pos_terminal.domain.errors import SinkDown, StoreError
from sync.documents import Document
from sync.kafka import cloud_events, documents
from sync.kafka.client import Clients
from sync.kafka.cloud_events import BadMessage
from sync.kafka.errors import of_error, told
from sync.kafka.stage import Span, Stage
from sync.kafka.topics import partitions_of
from sync.lane_event import LaneEvent
from sync.rebuilding import Rebuilt, build_in, fresh_in

GROUP = "pos-terminal-replay"  # never joined, and nothing is committed
AT_ONCE = 1_000
_SHOWN = 5
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Replayed:
    """What was built, and what was met on the way."""

    rebuilt: Rebuilt
    doubles: int
    refused: int  # messages under this lane's key that are no genuine events of it
    left_behind: tuple[Span, ...]  # of lives that ended with an old backup
    no_customers: bool  # there is no topic of customers


def replay(
    clients: Clients, terminal_id: str, target: Path, progress: Progress = lambda _: None
) -> Replayed:
    """Build the store of a lane in an empty folder. Raises StoreError, SinkDown, AuthPaused.

    Reads every partition: also those where a lane's events were before somebody added partitions.
    """
    events, people = clients.settings.events_topic, clients.settings.customers_topic
    topics = partitions_of(clients, (events, people))
    if events not in topics:
        raise SinkDown("sync.kafka.no_topic", topic=events)
    with fresh_in(target) as fresh, closing(Stage(fresh / "stage.db")) as stage:
        everything = _whole_topic(clients, events, topics[events])
        tally = _collect(everything, terminal_id, stage, progress)
        _judge(stage, terminal_id, events)
        known = people in topics
        customers = _documents(_whole_topic(clients, people, topics[people])) if known else ()
        rebuilt = build_in(fresh, stage.events(), customers)
        behind = tuple(life.left_behind for life in stage.lives() if life.left_behind)
        return Replayed(rebuilt, tally.doubles, tally.refused, behind, not known)


@dataclass(slots=True)
class _Tally:
    read: int = 0
    doubles: int = 0
    refused: int = 0


def _collect(
    everything: Iterator[list[Message]], terminal_id: str, stage: Stage, progress: Progress
) -> _Tally:
    tally = _Tally()
    key = terminal_id.encode()
    for messages in everything:
        events = []
        for message in messages:
            if message.key() == key:
                event = _genuine(message)
                if event is None:
                    tally.refused += 1
                else:
                    events.append(event)
        tally.doubles += len(events) - stage.add(events)
        tally.read += len(messages)
        progress(tally.read)
    return tally


def _genuine(message: Message) -> LaneEvent | None:
    try:
        event = cloud_events.decode(message.key(), message.value(), message.headers())
    except BadMessage:
        return None
    return event if event.genuine else None


def _judge(stage: Stage, terminal_id: str, topic: str) -> None:
    """Raises StoreError where the topic does not hold one whole history."""
    if not stage.lives():
        raise StoreError(
            f"The topic {topic} holds nothing of lane {terminal_id}.",
            "Check the lane's name with --terminal; its archive may be on S3.",
        )
    fork = stage.fork()
    if fork is not None:
        raise StoreError(
            f"Lane {terminal_id} has two histories in the topic {topic}: they part at event "
            f"{fork[1]} of life {fork[0]}.",
            "Two machines were this lane; restore each one's from its own backup or archive.",
        )
    branch = stage.branch()
    if branch is not None:
        raise StoreError(
            f"Life {branch.epoch} of lane {terminal_id} goes on from events before "
            f"{branch.seq} that the topic {topic} refused: another machine had sent other ones "
            "as this lane.",
            "Nothing was built. Restore a backup of the machine that began that life; what was "
            "refused is listed there by: pos-terminal sync parked kafka",
        )
    gaps = stage.gaps()
    if gaps:
        named = ", ".join(map(str, gaps[:_SHOWN])) + (" and more" if gaps[_SHOWN:] else "")
        raise StoreError(
            f"Events {named} of lane {terminal_id} are not in the topic {topic}.",
            "They were kept for a limited time, or parked: take a backup or the archive on S3.",
        )


def _documents(everything: Iterator[list[Message]]) -> Iterator[Document]:
    for messages in everything:
        for message in messages:
            with suppress(BadMessage):
                yield documents.decode(message.key(), message.value())


def _whole_topic(clients: Clients, topic: str, partitions: int) -> Iterator[list[Message]]:
    """Everything that a topic holds at this moment, in pages."""
    consumer = clients.consumer(GROUP)
    try:
        with told(topic, clients.complaints):
            places = [TopicPartition(topic, one, OFFSET_BEGINNING) for one in range(partitions)]
            consumer.assign(places)
            yield from _until_ends(consumer, topic, set(range(partitions)), clients)
    finally:
        consumer.close()


def _until_ends(
    consumer: Consumer, topic: str, unread: set[int], clients: Clients
) -> Iterator[list[Message]]:
    silent_s = clients.patience.answer_s * 2
    heard = time.monotonic()
    while unread:
        messages = []
        for message in consumer.consume(AT_ONCE, timeout=0.2):
            error = message.error()
            if error is None:
                messages.append(message)
            elif error.code() == KafkaError._PARTITION_EOF:
                unread.discard(message.partition() or 0)
                heard = time.monotonic()
            else:
                raise KafkaException(error)
        if messages:
            yield messages
            heard = time.monotonic()
        elif unread and time.monotonic() - heard > silent_s:
            silent = KafkaError(KafkaError._TIMED_OUT, "the broker says nothing any more")
            raise of_error(silent, topic, clients.complaints)
