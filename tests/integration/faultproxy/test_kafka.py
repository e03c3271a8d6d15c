"""Kafka: all traffic passes the proxy, and only the answer to PRODUCE is lost."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest
from confluent_kafka import Consumer, Message, Producer
from confluent_kafka.admin import AdminClient, NewTopic

from tests.faultproxy import FaultProxy
from tests.servers.kafka import KafkaAddress

pytestmark = pytest.mark.slow

LIMIT_S = 60.0


@pytest.fixture
def line(kafka_server: KafkaAddress) -> Iterator[FaultProxy]:
    with FaultProxy.to(kafka_server.bootstrap, "kafka") as proxy:
        yield proxy


@pytest.fixture
def topic(kafka_server: KafkaAddress, fresh_name: str) -> str:
    admin = AdminClient({"bootstrap.servers": kafka_server.bootstrap})
    admin.create_topics([NewTopic(fresh_name, 1, 1)])[fresh_name].result(LIMIT_S)
    return fresh_name


def producer_at(bootstrap: str, **settings: object) -> Producer:
    # A back-off of librdkafka's own would be all that the test waits for.
    quick = {"reconnect.backoff.ms": 10, "reconnect.backoff.max.ms": 50, "retry.backoff.ms": 10}
    return Producer(
        {"bootstrap.servers": bootstrap, "enable.idempotence": True, **quick} | settings
    )


def values_in(bootstrap: str, topic: str, count: int) -> list[bytes]:
    """That many values from the beginning, read by a member of a group."""
    reader = {"group.id": topic, "auto.offset.reset": "earliest"}
    consumer = Consumer({"bootstrap.servers": bootstrap, **reader})
    try:
        consumer.subscribe([topic])
        found: list[Message] = []
        while len(found) < count:
            message = consumer.poll(LIMIT_S)
            assert message is not None, f"{len(found)} of {count} came"
            assert message.error() is None
            found.append(message)
        extra = consumer.poll(0.2)
        assert extra is None or extra.error() is not None
        return [message.value() for message in found]
    finally:
        consumer.close()


def test_no_client_finds_a_way_around_the_proxy(line: FaultProxy, topic: str) -> None:
    told = AdminClient({"bootstrap.servers": line.address}).list_topics(timeout=LIMIT_S).brokers
    assert {(broker.host, broker.port) for broker in told.values()} == {("127.0.0.1", line.port)}
    producer = producer_at(line.address)
    producer.produce(topic, b"a sale")
    assert producer.flush(LIMIT_S) == 0
    assert values_in(line.address, topic, 1) == [b"a sale"]  # the group's coordinator, too
    before = line.connections
    line.refuse()
    producer.produce(topic, b"another")
    assert producer.flush(0.5) == 1, "the producer has a way to the broker besides the proxy"
    line.pass_on()
    assert producer.flush(LIMIT_S) == 0
    assert line.connections > before


def test_a_group_reaches_its_coordinator_through_the_proxy_only(
    line: FaultProxy, topic: str
) -> None:
    told: list[str] = []
    reader = {"group.id": topic, "statistics.interval.ms": 50, "stats_cb": told.append}
    consumer = Consumer({"bootstrap.servers": line.address, **reader})
    try:
        consumer.subscribe([topic])
        until_joined = time.monotonic() + LIMIT_S
        while not consumer.assignment() or len(told) < 2:
            assert time.monotonic() < until_joined, "the group was not joined"
            consumer.poll(0.05)
        told.clear()
        while not told:
            consumer.poll(0.05)
    finally:
        consumer.close()
    brokers = json.loads(told[0])["brokers"]
    assert "GroupCoordinator" in brokers
    assert {broker["nodename"] for broker in brokers.values()} - {"", ":0"} == {line.address}


def test_a_lost_answer_is_sent_again_and_the_broker_keeps_it_once(
    line: FaultProxy, topic: str
) -> None:
    line.cut_answer(times=3)
    producer = producer_at(line.address, **{"linger.ms": 0})
    for number in range(5):
        producer.produce(topic, b"%d" % number)
        assert producer.flush(LIMIT_S) == 0
    assert line.fired_by == {"cut_answer": 3}
    assert values_in(line.address, topic, 5) == [b"0", b"1", b"2", b"3", b"4"]


def test_a_message_whose_answer_is_lost_is_in_the_topic(
    line: FaultProxy, kafka_server: KafkaAddress, topic: str
) -> None:
    line.cut_answer(times=1)
    producer = producer_at(
        line.address, **{"enable.idempotence": False, "retries": 0, "acks": "all"}
    )
    failed = []
    producer.produce(topic, b"booked", on_delivery=lambda error, _: failed.append(error))
    assert producer.flush(LIMIT_S) == 0
    assert failed[0] is not None
    assert (line.fired, values_in(kafka_server.bootstrap, topic, 1)) == (1, [b"booked"])


def test_a_seeded_share_of_answers_is_lost_and_nothing_else(line: FaultProxy, topic: str) -> None:
    line.cut_answer(probability=0.05, seed=6)
    producer = producer_at(line.address, **{"linger.ms": 0, "batch.num.messages": 5})
    sent = [b"%d" % number for number in range(500)]
    for value in sent:
        producer.produce(topic, value)
    assert producer.flush(LIMIT_S) == 0
    assert line.fired_by["cut_answer"] > 0
    line.pass_on()
    assert values_in(line.address, topic, 500) == sent
