"""The sink: documents to their compacted topics, then events, all acknowledged by all replicas."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress

from confluent_kafka import KafkaException

from pos_terminal.domain.errors import Poison
from sync.documents import Document, Kind
from sync.kafka import client, cloud_events, documents, topics
from sync.kafka.errors import SINK
from sync.lane_event import LaneEvent
from sync.settings import Kafka
from sync.sinks.base import Batch, Limits, Position
from sync.sinks.kafka.sending import Message, Sending
from sync.sinks.kafka.tail import last_held

LIMITS = Limits(events=4_000, payload_bytes=8_000_000, documents=2_000)
PEOPLE = frozenset({Kind.CUSTOMER, Kind.EMPLOYEE})
MOST_BYTES = client.LARGEST_BYTES - (64 << 10)  # headers and key take little
_LONG = f"more than {MOST_BYTES} bytes"
GROUP = "pos-terminal-position"  # never joined: it reads single partitions and commits nothing


class KafkaSink:
    """One lane's way to Kafka; one thread owns it."""

    name = SINK

    def __init__(
        self, settings: Kafka, secret: client.Secret, patience: client.Patience | None = None
    ) -> None:
        """Nothing is connected before `open`."""
        self._settings = settings
        self._clients = client.Clients(settings, secret, patience)
        self._sending = Sending(self._clients)

    @property
    def carries(self) -> Collection[Kind]:
        """Customers and staff, for relays that fill other stores; parked sales, for lanes."""
        return PEOPLE | {Kind.PARKED} if self._settings.share_parked else PEOPLE

    @property
    def limits(self) -> Limits:
        """Large enough that the wait for the last acknowledgement does not count."""
        return LIMITS

    def open(self) -> None:
        """Connect and make missing topics where that is allowed."""
        self._clients.complaints.clear()
        self._sending.prepare()
        topics.ensure(self._clients, self._topics())

    def position(self, terminal_id: str) -> Position | None:
        """The lane's last event in the topic, as far as it is looked for."""
        self._clients.complaints.clear()
        consumer = self._clients.consumer(GROUP)
        try:
            return last_held(consumer, self._settings.events_topic, terminal_id, self._clients)
        finally:
            with suppress(KafkaException):
                consumer.close()

    def deliver(self, batch: Batch) -> None:
        """Documents before the events that announced them; returns when all is acknowledged."""
        for topic, kinds in self._compacted().items():
            told = [each for each in batch.documents if each.kind in kinds]
            if told:
                self._sending.send(topic, (_message(document) for document in told))
        if batch.events:
            self._sending.send(self._settings.events_topic, self._messages(batch.events))

    def _messages(self, events: Sequence[LaneEvent]) -> Iterator[Message]:
        """Raises Poison before anything of them is sent; all are of one lane."""
        if max(len(event.payload) for event in events) > MOST_BYTES:
            raise Poison("sync.kafka.refused", topic=self._settings.events_topic, reason=_LONG)
        key = cloud_events.key_of(events[0])
        return ((key, event.payload, cloud_events.headers_of(event)) for event in events)

    def check(self) -> None:
        """Brokers answer, topics are as set, and we may write and read them."""
        self._clients.complaints.clear()
        topics.check(self._clients, self._topics(), (topics.WRITE, topics.READ))

    def close(self) -> None:
        """Let go; what is not acknowledged comes again."""
        self._sending.discard()

    def _compacted(self) -> dict[str, Collection[Kind]]:
        told = self._settings
        kinds: dict[str, Collection[Kind]] = {told.customers_topic: PEOPLE}
        return kinds | ({told.parked_topic: {Kind.PARKED}} if told.share_parked else {})

    def _topics(self) -> tuple[topics.Topic, ...]:
        told = self._settings
        wanted = (topics.events(told), topics.compacted(told.customers_topic))
        return (*wanted, topics.parked(told.parked_topic)) if told.share_parked else wanted


def _message(document: Document) -> Message:
    key = documents.key_of(document.kind, document.key)
    return key, documents.value_of(document), documents.HEADERS
