"""Kafka: one broker, the line through the fault proxy, and a reader that is any consumer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, TopicPartition

from pos_terminal.domain.errors import SinkError
from sync.documents import Document, Kind
from sync.kafka import documents
from sync.kafka.client import Patience
from sync.lane_event import LaneEvent
from sync.settings import Kafka
from sync.sinks.kafka import KafkaSink
from sync.sinks.kafka.sink import MOST_BYTES
from tests.contract.sinks.rig import Held, Promise
from tests.faultproxy import FaultProxy
from tests.faultproxy.aws_errors import AwsError
from tests.servers.kafka import LANE, KafkaAddress, KafkaServer
from tests.servers.server import new_folder
from tests.sync_journal import body

LIMIT_S = 60.0
QUICK = Patience(answer_s=3.0, delivery_s=5.0)


class KafkaRig:
    """Topics of the test's own on a broker."""

    name = "kafka"
    limit_s = 30.0
    secret = "open sesame"
    cannot: Mapping[Promise, str] = {
        Promise.ONCE: "a topic is a log; its readers drop what they have",
        Promise.FORK: "a topic takes everything; what it holds is compared when the sink connects",
    }
    answers: Sequence[tuple[AwsError, type[SinkError]]] = ()

    def __init__(
        self, address: KafkaAddress, line: FaultProxy, name: str, server: KafkaServer | None
    ) -> None:
        self.line, self.topic, self.people = line, f"{name}-events", f"{name}-people"
        self.parked = f"{name}-parked"
        self._address, self.server = address, server

    def sink(self) -> KafkaSink:
        return KafkaSink(self.settings(), no_secret, QUICK)

    def bare(self) -> KafkaSink:
        return KafkaSink(self.settings(create=False), no_secret, QUICK)

    def stranger(self) -> KafkaSink:
        signing_in = {
            "servers": self._address.with_password,
            "security": "sasl_plaintext",
            "mechanism": "PLAIN",
            "username": LANE[0],
        }
        return KafkaSink(self.settings(**signing_in), lambda _: self.secret, QUICK)

    def settings(self, **changed: Any) -> Kafka:
        given: dict[str, Any] = {
            "servers": self.line.address,
            "security": "plaintext",
            "events_topic": self.topic,
            "customers_topic": self.people,
            "parked_topic": self.parked,
        }
        return Kafka(**(given | changed))

    def misfit(self) -> Mapping[str, Any]:
        return body("NOTE", {"text": "x" * (MOST_BYTES + 1)})

    def due(self, events: Sequence[LaneEvent]) -> list[Held]:
        return [(event.journal_id, event.seq, event.hash) for event in events]

    def held(self, terminal_id: str) -> list[Held]:
        found = []
        for key, _, headers in self.read(self.topic):
            if key == terminal_id.encode():
                said = {name: value.decode() for name, value in headers}
                found.append((said["ce_journalid"], int(said["ce_seq"]), said["ce_hash"]))
        return found

    def shown(self, kind: Kind, key: str) -> str | None:
        newest: Document | None = None
        for raw_key, value, _ in self.read(self.parked if kind is Kind.PARKED else self.people):
            document = documents.decode(raw_key, value)
            known = newest.version if newest else None
            if (document.kind, document.key) == (kind, key) and document.replaces(known):
                newest = document
        return None if newest is None else str(newest.body.get("name", ""))

    def read(self, topic: str) -> Iterator[tuple[bytes, bytes, list[tuple[str, bytes]]]]:
        """Every message of a topic, straight from the broker."""
        consumer = Consumer(
            {
                "bootstrap.servers": self._address.bootstrap,
                "group.id": "reader",
                "enable.partition.eof": True,
                "fetch.wait.max.ms": 10,
            }
        )
        try:
            partitions = consumer.list_topics(topic, timeout=LIMIT_S).topics[topic].partitions
            consumer.assign([TopicPartition(topic, each, OFFSET_BEGINNING) for each in partitions])
            open_ends = set(partitions)
            while open_ends:
                message = consumer.poll(LIMIT_S)
                assert message is not None, "the broker says nothing"
                error = message.error()
                if error is None:
                    yield message.key(), message.value(), message.headers() or []
                elif error.code() == KafkaError._PARTITION_EOF:
                    open_ends.discard(message.partition())
                else:
                    raise KafkaException(error)
        finally:
            consumer.close()

    def cut_answer(self, times: int) -> None:
        self.line.cut_answer(times)

    def answer_with(self, error: AwsError, times: int) -> None:
        raise NotImplementedError("Kafka has no errors of Amazon's")

    def restart(self) -> None:
        assert self.server is not None
        self.server.restart()


def no_secret(_: str) -> None:
    """Nobody signs in."""


@contextmanager
def open_rig(request: pytest.FixtureRequest, *, own: bool) -> Iterator[KafkaRig]:
    """On the run's broker, or on one that may be stopped."""
    name: str = request.getfixturevalue("fresh_name")
    server = None
    if own:
        server = KafkaServer(new_folder("kafka"))
        server.start()
        address = server.address
    else:
        address = request.getfixturevalue("kafka_server")
    try:
        with FaultProxy.to(address.bootstrap, "kafka") as line:
            yield KafkaRig(address, line, name, server)
    finally:
        if server is not None:
            server.stop()
