"""librdkafka's settings: who signs in, how long a call may take, how much memory it may have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from confluent_kafka import Consumer, Producer
from confluent_kafka.admin import AdminClient

from pos_terminal.domain.errors import AuthPaused
from sync.kafka.errors import Complaints, told
from sync.settings import Kafka

SECRET = "sync.kafka"  # noqa: S105 - a name in the secret store
ANSWER_S = 8.0  # a broker that says nothing for so long is down
DELIVERY_S = 12.0  # a batch that is not acknowledged by then comes again
# No message of a batch may time out before the batch does: those after it would overtake it.
_MESSAGE_S = 60.0
LARGEST_BYTES = 8 << 20  # of one message; our topics take as much
_QUEUE_KIB = 32 << 10
_READ_AHEAD_KIB = 16 << 10

Secret = Callable[[str], str | None]
_PROTOCOLS = {
    "plaintext": "plaintext",
    "tls": "ssl",
    "sasl_tls": "sasl_ssl",
    "sasl_plaintext": "sasl_plaintext",
}


def config(settings: Kafka, secret: Secret, complaints: Complaints) -> dict[str, Any]:
    """What every client needs; raises AuthPaused when something is missing."""
    if not settings.servers.strip():
        raise AuthPaused("sync.kafka.settings", reason="no broker is named")
    common: dict[str, Any] = {
        "bootstrap.servers": settings.servers,
        "client.id": "pos-terminal",
        "security.protocol": _PROTOCOLS[settings.security],
        "error_cb": complaints.note,
        "log_level": 0,  # what matters comes by error_cb
        "socket.timeout.ms": int(ANSWER_S * 1000),
        "socket.connection.setup.timeout.ms": 5_000,
        "socket.keepalive.enable": True,
        "reconnect.backoff.max.ms": 2_000,
        "topic.metadata.propagation.max.ms": 5_000,
        "allow.auto.create.topics": False,
    }
    if settings.ca_file:
        common["ssl.ca.location"] = settings.ca_file
    if settings.security.startswith("sasl"):
        common |= _signing_in(settings, secret)
    return common


def _signing_in(settings: Kafka, secret: Secret) -> dict[str, Any]:
    password = secret(SECRET)
    if not password or not settings.username:
        raise AuthPaused("sync.kafka.settings", reason="a name or its password is missing")
    return {
        "sasl.mechanism": settings.mechanism,
        "sasl.username": settings.username,
        "sasl.password": password,
    }


def producer(settings: Kafka, secret: Secret, complaints: Complaints) -> Producer:
    """An idempotent producer: acknowledged by all, in order, zstd; keys are placed as by Java's."""
    own = config(settings, secret, complaints)
    own.pop("allow.auto.create.topics")  # a consumer's word
    with told("bootstrap.servers", complaints):
        return Producer(own | PRODUCING)


PRODUCING: dict[str, Any] = {
    "acks": "all",
    "enable.idempotence": True,
    "enable.gapless.guarantee": True,
    "max.in.flight.requests.per.connection": 5,
    "compression.type": "zstd",
    "partitioner": "murmur2_random",
    "linger.ms": 5,
    "batch.size": 1_000_000,
    "message.max.bytes": LARGEST_BYTES,
    "message.timeout.ms": int(_MESSAGE_S * 1000),
    "request.timeout.ms": int(ANSWER_S * 1000),
    "queue.buffering.max.messages": 100_000,
    "queue.buffering.max.kbytes": _QUEUE_KIB,
}


def consumer(
    settings: Kafka, secret: Secret, complaints: Complaints, group: str, **own: Any
) -> Consumer:
    """A consumer that commits nothing by itself and tells the end of a partition."""
    reading = {
        "group.id": group,
        "enable.auto.commit": False,
        "enable.auto.offset.store": False,
        "enable.partition.eof": True,
        "auto.offset.reset": "earliest",
        "isolation.level": "read_committed",
        "queued.max.messages.kbytes": _READ_AHEAD_KIB,
        "fetch.message.max.bytes": 4 << 20,
        "fetch.wait.max.ms": 100,
        **{name.replace("_", "."): value for name, value in own.items()},
    }
    with told("bootstrap.servers", complaints):
        return Consumer(config(settings, secret, complaints) | reading)


def admin(settings: Kafka, secret: Secret, complaints: Complaints) -> AdminClient:
    """A client that looks at topics and makes them."""
    own = config(settings, secret, complaints)
    own.pop("allow.auto.create.topics")
    with told("bootstrap.servers", complaints):
        return AdminClient(own)
