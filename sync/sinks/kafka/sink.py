"""The sink: people to the compacted topic, then events, all acknowledged by all replicas."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress

from confluent_kafka import KafkaException

from sync.documents import Kind
from sync.kafka import client, cloud_events, documents, topics
from sync.kafka.errors import SINK, Complaints
from sync.settings import Kafka
from sync.sinks.base import Batch, Limits, Position
from sync.sinks.kafka.sending import Sending
from sync.sinks.kafka.tail import last_held

LIMITS = Limits(events=4_000, payload_bytes=8_000_000, documents=2_000)
CARRIES = frozenset({Kind.CUSTOMER, Kind.EMPLOYEE})
GROUP = "pos-terminal-position"  # never joined: it reads single partitions and commits nothing


class KafkaSink:
    """One lane's way to Kafka; one thread owns it."""

    name = SINK

    def __init__(self, settings: Kafka, secret: client.Secret) -> None:
        """Nothing is connected before `open`."""
        self._settings = settings
        self._secret = secret
        self._complaints = Complaints()
        self._sending = Sending(
            lambda: client.producer(settings, secret, self._complaints), self._complaints
        )

    @property
    def carries(self) -> Collection[Kind]:
        """Customers and staff, for relays that fill other stores."""
        return CARRIES

    @property
    def limits(self) -> Limits:
        """Large enough that the wait for the last acknowledgement does not count."""
        return LIMITS

    def open(self) -> None:
        """Connect and make missing topics where that is allowed."""
        self._complaints.clear()
        admin = client.admin(self._settings, self._secret, self._complaints)
        topics.ensure(admin, self._settings, self._topics(), self._complaints)

    def position(self, terminal_id: str) -> Position | None:
        """The lane's last event in the topic, as far as it is looked for."""
        self._complaints.clear()
        consumer = client.consumer(self._settings, self._secret, self._complaints, GROUP)
        try:
            topic = self._settings.events_topic
            return last_held(consumer, topic, terminal_id, self._complaints)
        finally:
            with suppress(KafkaException):
                consumer.close()

    def deliver(self, batch: Batch) -> None:
        """People before the events that announced them; returns when all is acknowledged."""
        people = [document for document in batch.documents if document.kind in CARRIES]
        if people:
            self._sending.send(
                self._settings.customers_topic,
                (
                    (documents.key_of(d.kind, d.key), documents.value_of(d), [*documents.HEADERS])
                    for d in people
                ),
            )
        if batch.events:
            self._sending.send(
                self._settings.events_topic,
                (
                    (cloud_events.key_of(e), e.payload, cloud_events.headers_of(e))
                    for e in batch.events
                ),
            )

    def check(self) -> None:
        """Brokers answer, topics are as set, and we may write and read them."""
        self._complaints.clear()
        admin = client.admin(self._settings, self._secret, self._complaints)
        rights = (topics.WRITE, topics.READ)
        topics.check(admin, self._settings, self._topics(), rights, self._complaints)

    def close(self) -> None:
        """Let go; what is not acknowledged comes again."""
        self._sending.discard()

    def _topics(self) -> tuple[topics.Topic, ...]:
        return topics.events(self._settings), topics.compacted(self._settings.customers_topic)
