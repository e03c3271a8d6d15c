"""The last event of a lane that the topic holds, looked for from the end of its partition.

A batch may have come twice, so the last message need not be the last event: the highest counts.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from confluent_kafka import Consumer, KafkaError, KafkaException, Message, TopicPartition

from pos_terminal.log import get_logger
from sync.kafka.client import Clients
from sync.kafka.cloud_events import BadMessage, decode
from sync.kafka.errors import of_error, told
from sync.kafka.partitions import partition_of
from sync.sinks.base import NOTHING, Position

log = get_logger(__name__)
# A quiet lane's last event may lie far back among those of a thousand others: not looked for there.
FIRST_STEP = 400  # offsets
STEPS_GROW = 5
MOST_OFFSETS = 20_000
MOST_BYTES = 48 << 20
MOST_S = 15.0
_AT_ONCE = 500


@dataclass(slots=True)
class _Spent:
    until_s: float
    bytes: int = 0

    @property
    def too_much(self) -> bool:
        return self.bytes > MOST_BYTES or time.monotonic() > self.until_s


def last_held(
    consumer: Consumer, topic: str, terminal_id: str, clients: Clients
) -> Position | None:
    """The position; NOTHING where the topic never held the lane, None where that cannot be said.

    None: the lane's last event lies further back than is looked, or retention took it.
    """
    key = terminal_id.encode()
    with told(topic, clients.complaints):
        where = TopicPartition(topic, partition_of(key, _partitions(consumer, topic, clients)))
        low, high = consumer.get_watermark_offsets(where, timeout=clients.patience.answer_s)
        spent = _Spent(time.monotonic() + MOST_S)
        upto, step = high, FIRST_STEP
        while upto > low:
            start = max(low, upto - step, high - MOST_OFFSETS)
            if start >= upto:
                return None
            found = _highest(consumer, where, start, upto, key, spent, clients)
            if found is not None:
                return found
            if spent.too_much:
                return None
            upto, step = start, step * STEPS_GROW
    return NOTHING if low == 0 else None


def _partitions(consumer: Consumer, topic: str, clients: Clients) -> int:
    described = consumer.list_topics(topic, timeout=clients.patience.answer_s).topics[topic]
    if described.error is not None:
        raise of_error(described.error, topic, clients.complaints)
    return len(described.partitions)


def _highest(
    consumer: Consumer,
    where: TopicPartition,
    start: int,
    end: int,
    key: bytes,
    spent: _Spent,
    clients: Clients,
) -> Position | None:
    """The highest position of the lane among offsets from `start` to before `end`."""
    best: Position | None = None
    consumer.assign([TopicPartition(where.topic, where.partition, start)])
    silent_at = time.monotonic() + clients.patience.answer_s
    while not spent.too_much:
        messages = consumer.consume(_AT_ONCE, timeout=0.05)
        if not messages and time.monotonic() > silent_at:
            silent = KafkaError(KafkaError._TIMED_OUT, "the broker does not answer")
            raise of_error(silent, where.topic, clients.complaints)
        for message in messages:
            silent_at = time.monotonic() + clients.patience.answer_s
            if _ends(message, end):
                return best
            spent.bytes += len(message)
            best = _higher(best, message, key)
            if message.offset() == end - 1:
                return best
    return best


def _ends(message: Message, end: int) -> bool:
    """Whether there is no more to look at; raises what went wrong."""
    error = message.error()
    if error is None:
        return int(message.offset() or 0) >= end
    if error.code() == KafkaError._PARTITION_EOF:
        return True
    raise KafkaException(error)


def _higher(best: Position | None, message: Message, key: bytes) -> Position | None:
    if message.key() != key:
        return best
    try:
        head = decode(message.key(), message.value(), message.headers()).head
    except BadMessage as err:
        log.warning("no event", offset=message.offset(), why=str(err))
        return best
    return head if best is None or (head.epoch, head.seq) > (best.epoch, best.seq) else best
