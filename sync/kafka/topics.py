"""The topics: made when they are missing and that is allowed, never changed.

More partitions in place would send a lane's next events to another one, beside its earlier events:
the order would be lost. So a number is chosen before first use, and another one is only told.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from confluent_kafka import KafkaError, KafkaException, TopicCollection
from confluent_kafka.admin import AdminClient
from confluent_kafka.admin._acl import AclOperation
from confluent_kafka.cimpl import NewTopic

from pos_terminal.domain.errors import AuthPaused, SinkDown
from pos_terminal.log import get_logger
from sync.kafka.client import LARGEST_BYTES, Clients
from sync.kafka.errors import of_error, told
from sync.settings import Kafka

log = get_logger(__name__)
_LOOK_S = 0.02
DAY_MS = 86_400_000
# What was sent before must still be there when the slowest reader comes back; the archive is S3.
KEPT_DAYS = 400
SAFE_REPLICAS = 3  # with two, one broker that is away would stop everything
WRITE, READ = "write", "read"
_RIGHTS = {WRITE: AclOperation.WRITE, READ: AclOperation.READ}


@dataclass(frozen=True, slots=True)
class Topic:
    """One that we need."""

    name: str
    partitions: int
    config: dict[str, str] = field(default_factory=dict)


def events(settings: Kafka) -> Topic:
    """Of events: kept for long by the broker's clock, as a lane's may be wrong by years."""
    kept = {
        "cleanup.policy": "delete",
        "retention.ms": str(KEPT_DAYS * DAY_MS),
        "retention.bytes": "-1",
        "message.timestamp.type": "LogAppendTime",
    }
    return Topic(settings.events_topic, settings.partitions, kept | _COMMON)


def compacted(name: str) -> Topic:
    """Of documents: the last of each key stays; what it replaces is gone within two days.

    One partition, so that all documents have one order.
    """
    kept = {
        "cleanup.policy": "compact",
        "max.compaction.lag.ms": str(DAY_MS),
        "segment.ms": str(DAY_MS // 2),  # a segment that is written to is not compacted
        "min.cleanable.dirty.ratio": "0.2",
    }
    return Topic(name, 1, kept | _COMMON)


def parked(name: str) -> Topic:
    """Of parked sales: compacted, and what nobody has spoken of for as long as events are kept."""
    topic = compacted(name)
    kept = {"cleanup.policy": "compact,delete", "retention.ms": str(KEPT_DAYS * DAY_MS)}
    return Topic(name, topic.partitions, topic.config | kept)


_COMMON = {"compression.type": "producer", "max.message.bytes": str(LARGEST_BYTES)}


def ensure(clients: Clients, wanted: Sequence[Topic]) -> None:
    """Make what is missing; raises SinkDown when that is not allowed, tells another number."""
    admin = clients.admin()
    found = _look(admin, [topic.name for topic in wanted], clients)
    missing = [topic for topic in wanted if topic.name not in found]
    if missing and not clients.settings.create:
        raise SinkDown("sync.kafka.no_topic", topic=missing[0].name)
    for topic in missing:
        _create(admin, topic, clients)
    if missing:
        _until_known(admin, missing, clients)
    for topic in wanted:
        has = len(found[topic.name].partitions) if topic.name in found else topic.partitions
        if has != topic.partitions:
            log.warning("topic left as it is", topic=topic.name, has=has, wanted=topic.partitions)


def check(clients: Clients, wanted: Sequence[Topic], rights: Collection[str]) -> None:
    """Topics are there (or may be made), as many partitions as set, and the rights on them."""
    found = _look(clients.admin(), [topic.name for topic in wanted], clients)
    for topic in wanted:
        described = found.get(topic.name)
        if described is None:
            if not clients.settings.create:
                raise SinkDown("sync.kafka.no_topic", topic=topic.name)
            continue
        allowed = described.authorized_operations
        for right in rights:
            if allowed is not None and _RIGHTS[right] not in allowed:
                raise AuthPaused("sync.kafka.forbidden", what=topic.name, reason=f"no {right}")
        if len(described.partitions) != topic.partitions:
            raise SinkDown(
                "sync.kafka.partitions",
                topic=topic.name,
                has=len(described.partitions),
                wanted=topic.partitions,
            )


def partitions_of(clients: Clients, names: Sequence[str]) -> dict[str, int]:
    """How many partitions each of these topics has; what is not there is left out."""
    found = _look(clients.admin(), names, clients)
    return {name: len(described.partitions) for name, described in found.items()}


def _look(admin: AdminClient, names: Sequence[str], clients: Clients) -> dict[str, Any]:
    """Descriptions of those that exist."""
    found: dict[str, Any] = {}
    with told("topics", clients.complaints):
        futures = admin.describe_topics(
            TopicCollection([*names]),
            include_authorized_operations=True,
            request_timeout=clients.patience.answer_s,
        )
    for name, future in futures.items():
        _await(admin, future, clients)
        try:
            found[name] = future.result(0)
        except KafkaException as err:
            if err.args[0].code() != KafkaError.UNKNOWN_TOPIC_OR_PART:
                raise of_error(err.args[0], name, clients.complaints) from err
    return found


def _await(admin: AdminClient, future: Future[Any], clients: Clients) -> None:
    """Until the answer is there; raises SinkDown at once where no broker can be reached."""
    complaints = clients.complaints
    until = time.monotonic() + clients.patience.answer_s + 2
    while not future.done():
        admin.poll(_LOOK_S)  # serves what is said on the side
        if complaints.nobody or complaints.must_stop or time.monotonic() > until:
            nobody = KafkaError(KafkaError._ALL_BROKERS_DOWN, "no broker can be reached")
            raise of_error(nobody, "topics", complaints)
    admin.poll(0)


def _until_known(admin: AdminClient, made: Sequence[Topic], clients: Clients) -> None:
    """A broker hears of a new topic a moment later; whoever asks before is told there is none."""
    names = [topic.name for topic in made]
    until = time.monotonic() + clients.patience.answer_s
    while len(_look(admin, names, clients)) < len(names) and time.monotonic() < until:
        time.sleep(_LOOK_S)


def _create(admin: AdminClient, topic: Topic, clients: Clients) -> None:
    replicas = clients.settings.replicas
    # With one copy left an acknowledgement would be worth no more than one disk.
    config = topic.config | ({"min.insync.replicas": "2"} if replicas >= SAFE_REPLICAS else {})
    new = NewTopic(topic.name, topic.partitions, replicas, config=config)
    with told(topic.name, clients.complaints):
        made = admin.create_topics([new], request_timeout=clients.patience.answer_s)[topic.name]
    _await(admin, made, clients)
    try:
        made.result(0)
    except KafkaException as err:
        error = err.args[0]
        if error.code() == KafkaError.TOPIC_ALREADY_EXISTS:
            return  # another lane was as quick
        if error.code() in _UNMAKEABLE:
            raise SinkDown("sync.kafka.not_made", topic=topic.name, reason=error.str()) from err
        raise of_error(error, topic.name, clients.complaints) from err
    log.info("topic made", topic=topic.name, partitions=topic.partitions)


_UNMAKEABLE = frozenset(
    {
        KafkaError.INVALID_CONFIG,
        KafkaError.INVALID_REPLICATION_FACTOR,
        KafkaError.INVALID_PARTITIONS,
        KafkaError.POLICY_VIOLATION,
        KafkaError.TOPIC_EXCEPTION,
    }
)
