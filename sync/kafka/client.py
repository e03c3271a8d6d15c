"""librdkafka's settings: who signs in, how long a call may take, how much memory it may have."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from confluent_kafka import Consumer, Producer
from confluent_kafka.admin import AdminClient

from pos_terminal.domain.errors import AuthPaused
from sync.kafka.errors import Complaints, told
from sync.settings import Kafka

SECRET = "sync.kafka"  # noqa: S105 - a name in the secret store
LARGEST_BYTES = 8 << 20  # of one message; our topics take as much
_QUEUE_KIB = 32 << 10
_READ_AHEAD_KIB = 16 << 10
# No message of a batch may time out before the batch does: those after it would overtake it.
_MESSAGE_MS = 60_000

_UNHEARD = logging.getLogger("librdkafka")
_UNHEARD.addHandler(logging.NullHandler())
_UNHEARD.propagate = False

Secret = Callable[[str], str | None]
_PROTOCOLS = {
    "plaintext": "plaintext",
    "tls": "ssl",
    "sasl_tls": "sasl_ssl",
    "sasl_plaintext": "sasl_plaintext",
}
PRODUCING: dict[str, Any] = {
    "acks": "all",
    "delivery.report.only.error": True,  # what is acknowledged only leaves the queue
    "enable.idempotence": True,
    "enable.gapless.guarantee": True,
    "max.in.flight.requests.per.connection": 5,
    "compression.type": "zstd",
    "partitioner": "murmur2_random",  # places keys as Java's clients do
    # Whoever sends ends with `flush`, which waits for no full batch. A backlog fills its batches
    # while rows are read: in 5 ms it does not, and the client spends twice the processor time.
    "linger.ms": 500,
    "batch.size": 1_000_000,
    "message.max.bytes": LARGEST_BYTES,
    "message.timeout.ms": _MESSAGE_MS,
    "queue.buffering.max.messages": 100_000,
    "queue.buffering.max.kbytes": _QUEUE_KIB,
}
READING: dict[str, Any] = {
    "enable.auto.commit": False,
    "enable.auto.offset.store": False,
    "enable.partition.eof": True,
    "auto.offset.reset": "earliest",
    "isolation.level": "read_committed",
    "allow.auto.create.topics": False,
    "queued.max.messages.kbytes": _READ_AHEAD_KIB,
    "fetch.message.max.bytes": 4 << 20,
    "fetch.wait.max.ms": 100,
}


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds."""

    answer_s: float = 8.0  # a broker that says nothing for so long is down
    delivery_s: float = 12.0  # a batch that is not acknowledged by then comes again

    @property
    def nobody_s(self) -> float:
        """After all brokers were lost: one that is only started again may be back by then."""
        return self.delivery_s / 5


class Clients:
    """Makes clients of the brokers that the settings name, and hears what they say on the side."""

    def __init__(self, settings: Kafka, secret: Secret, patience: Patience | None = None) -> None:
        """Nothing is connected, and no secret read, before a client is made."""
        self.settings = settings
        self.patience = patience or Patience()
        self.complaints = Complaints()
        self._secret = secret

    def producer(self, **own: Any) -> Producer:
        """An idempotent one: acknowledged by all, in order. `own`: other settings, _ for dots."""
        with told("bootstrap.servers", self.complaints):
            return Producer(self._common() | self._answering() | PRODUCING | _dotted(own))

    def consumer(self, group: str, **own: Any) -> Consumer:
        """One that commits nothing by itself and tells a partition's end."""
        with told("bootstrap.servers", self.complaints):
            return Consumer(self._common() | READING | {"group.id": group} | _dotted(own))

    def admin(self) -> AdminClient:
        """One that looks at topics and makes them."""
        with told("bootstrap.servers", self.complaints):
            return AdminClient(self._common())

    def _common(self) -> dict[str, Any]:
        settings = self.settings
        if not settings.servers.strip():
            raise AuthPaused("sync.kafka.settings", reason="no broker is named")
        common: dict[str, Any] = {
            "bootstrap.servers": settings.servers,
            "client.id": "pos-terminal",
            "security.protocol": _PROTOCOLS[settings.security],
            "error_cb": self.complaints.note,
            "log_level": 0,  # what matters comes by error_cb, and nothing goes to standard error
            "logger": _UNHEARD,
            "socket.timeout.ms": int(self.patience.answer_s * 1000),
            "socket.connection.setup.timeout.ms": max(1000, int(self.patience.answer_s * 1000)),
            "socket.keepalive.enable": True,
            "reconnect.backoff.max.ms": 2_000,
            "topic.metadata.propagation.max.ms": 5_000,
        }
        if settings.ca_file:
            common["ssl.ca.location"] = settings.ca_file
        if settings.security.startswith("sasl"):
            common |= self._signing_in()
        return common

    def _answering(self) -> dict[str, Any]:
        return {"request.timeout.ms": int(self.patience.answer_s * 1000)}

    def _signing_in(self) -> dict[str, Any]:
        password = self._secret(SECRET)
        if not password or not self.settings.username:
            raise AuthPaused("sync.kafka.settings", reason="a name or its password is missing")
        return {
            "sasl.mechanism": self.settings.mechanism,
            "sasl.username": self.settings.username,
            "sasl.password": password,
        }


def _dotted(own: dict[str, Any]) -> dict[str, Any]:
    return {name.replace("_", "."): value for name, value in own.items()}
