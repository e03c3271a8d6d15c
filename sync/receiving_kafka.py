"""Documents from the compacted topic: every partition from where we were, no consumer group."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from confluent_kafka import (
    OFFSET_BEGINNING,
    Consumer,
    KafkaError,
    KafkaException,
    TopicPartition,
)

from pos_terminal.domain.errors import SinkDown
from sync.kafka.client import Clients
from sync.kafka.errors import of_error, told
from sync.receiving import Message, Received, place_in

SIGNATURE = "hq-signature"  # header
_SLICE_S = 1.0  # between two looks at whether anybody still waits
_MORE_S = 0.05  # for the rest of a portion
_IDLE_FETCH_MS = 1_000  # a broker holds our question so long: an idle lane costs next to nothing


class KafkaReceiver:
    """A Receiver on `pos-catalog`."""

    def __init__(self, clients: Clients, topic: str, group: str) -> None:
        """`group` only names us to the broker."""
        self._clients = clients
        self._topic = topic
        self._group = group
        self._consumer: Consumer
        self._next: dict[int, int] = {}
        self._ended: set[int] = set()

    def open(self, offset: str) -> None:
        """Go on behind the offsets of another time; another topic is read from its beginning."""
        self._consumer = self._clients.consumer(
            self._group, fetch_wait_max_ms=_IDLE_FETCH_MS, auto_offset_reset="earliest"
        )
        known = place_in(offset, "topic")
        places = known.get("next", {}) if known.get("topic") == self._topic else {}
        self._next = {number: int(places.get(str(number), 0)) for number in self._partitions()}
        with told(self._topic, self._clients.complaints):
            self._consumer.assign([self._place(number) for number in self._next])

    def receive(self, most: int, wait_s: float, wanted: Callable[[], bool]) -> Received:
        """What has come; ends of partitions say when nothing more is there."""
        consumer = self._consumer
        found: list[Any] = []
        left_s = wait_s
        while not found and left_s > 0 and wanted():
            found = self._poll(consumer, most, _SLICE_S)
            left_s -= _SLICE_S
        messages = [self._read(message) for message in found]
        offset = json.dumps({"topic": self._topic, "next": self._next}, sort_keys=True)
        return Received(
            [message for message in messages if message is not None],
            offset,
            self._ended >= set(self._next),
        )

    def close(self) -> None:
        """Leave."""
        if hasattr(self, "_consumer"):
            self._consumer.close()

    def _partitions(self) -> list[int]:
        with told(self._topic, self._clients.complaints):
            listed = self._consumer.list_topics(
                self._topic, timeout=self._clients.patience.answer_s
            ).topics[self._topic]
        if listed.error is not None:
            raise of_error(listed.error, self._topic, self._clients.complaints)
        return sorted(listed.partitions)

    def _place(self, number: int) -> TopicPartition:
        """Where to go on; a topic that ends before our place was made anew."""
        start = self._next[number]
        place = TopicPartition(self._topic, number)
        low, high = self._consumer.get_watermark_offsets(
            place, timeout=self._clients.patience.answer_s
        )
        if start > high or start < low:
            start = self._next[number] = 0
        return TopicPartition(self._topic, number, start or OFFSET_BEGINNING)

    def _poll(self, consumer: Consumer, most: int, wait_s: float) -> list[Any]:
        with told(self._topic, self._clients.complaints):
            first = consumer.poll(wait_s)
            more = consumer.consume(most - 1, timeout=_MORE_S) if first is not None else []
        if first is None:
            self._check()
            return []
        return [first, *more]

    def _check(self) -> None:
        """Silence is the normal state, unless a client says on the side what is wrong."""
        complaints = self._clients.complaints
        if complaints.must_stop or complaints.nobody_since is not None:
            nobody = KafkaError(KafkaError._ALL_BROKERS_DOWN, "no broker can be reached")
            raise of_error(nobody, self._topic, complaints)

    def _read(self, message: Any) -> Message | None:
        err = message.error()
        if err is not None:
            if err.code() == KafkaError._PARTITION_EOF:
                self._ended.add(message.partition())
                return None
            raise of_error(err, self._topic, self._clients.complaints)
        self._clients.complaints.clear()
        self._ended.discard(message.partition())
        self._next[message.partition()] = message.offset() + 1
        if message.value() is None:
            return None  # a tombstone says nothing: what is gone says so itself
        headers = dict(message.headers() or [])
        signature = headers.get(SIGNATURE) or b""
        name = (message.key() or b"").decode("utf-8", "replace")
        return Message(message.value(), signature.decode("ascii", "replace"), name)


class KafkaPublisher:
    """Head office's end of it."""

    def __init__(self, clients: Clients, topic: str) -> None:
        """The producer is made when there is something to send."""
        self._clients = clients
        self._topic = topic

    def publish(self, messages: list[Message]) -> None:
        """Return when the brokers have all of them; raises SinkDown, AuthPaused."""
        failed: list[KafkaError] = []
        with told(self._topic, self._clients.complaints):
            producer = self._clients.producer()
            for message in messages:
                self._send(producer, message, failed)
            left = producer.flush(self._clients.patience.delivery_s * 4)
        if failed:
            raise of_error(failed[0], self._topic, self._clients.complaints)
        if left:
            raise SinkDown("sync.unreachable", sink="kafka", reason=f"{left} not acknowledged")

    def _send(self, producer: Any, message: Message, failed: list[KafkaError]) -> None:
        def answered(err: KafkaError | None, _: object) -> None:
            if err is not None:
                failed.append(err)

        while True:
            try:
                producer.produce(
                    self._topic,
                    message.content,
                    message.name.encode(),
                    headers=[(SIGNATURE, message.signature.encode())],
                    on_delivery=answered,
                )
            except BufferError:
                producer.poll(0.1)
            except KafkaException as err:
                raise of_error(err.args[0], self._topic, self._clients.complaints) from err
            else:
                producer.poll(0)
                return
