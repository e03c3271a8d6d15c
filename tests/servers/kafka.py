"""Apache Kafka: one node, KRaft, quick on its feet."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

from tests.servers.downloads import KAFKA
from tests.servers.java import QUICK, java
from tests.servers.ports import HOST, free_port
from tests.servers.server import Server, quietly

ANSWER_S = 1.0
SHORT_BREAK_MS = 1_500
LANE = ("lane", "the lane's own")  # may do everything
GUEST = ("guest", "let me in")  # may do nothing


@dataclass(frozen=True)
class KafkaAddress:
    """Where the run's broker listens."""

    bootstrap: str
    with_password: str = ""  # the same broker, where one signs in (SASL, PLAIN)


class KafkaServer(Server):
    """A broker that is its own controller; `settings` are added to server.properties."""

    name = "Kafka"

    def __init__(
        self,
        folder: Path,
        *,
        port: int | None = None,
        settings: Mapping[str, object] | None = None,
        heap: str = "256m",
        java_options: Sequence[str] = QUICK,
        **rest: Any,
    ) -> None:
        super().__init__(folder, port=port, **rest)
        self._controller_port = free_port()
        self._password_port = free_port()
        self._settings = dict(settings or {})
        self._heap = heap
        self._java_options = java_options

    @property
    def address(self) -> KafkaAddress:
        """What a client is told."""
        return KafkaAddress(f"{HOST}:{self.port}", f"{HOST}:{self._password_port}")

    def prepare(self) -> None:
        """Settings and the data folder's identity, which StorageTool would write: a JVM less."""
        data = self.folder / "data"
        data.mkdir()
        identity = {"version": 1, "node.id": 1, "cluster.id": _uuid(), "directory.id": _uuid()}
        (data / "meta.properties").write_text(_properties(identity))
        (self.folder / "server.properties").write_text(_properties(self._all_settings()))

    def _all_settings(self) -> dict[str, object]:
        return {
            "process.roles": "broker,controller",
            "node.id": 1,
            "controller.quorum.voters": f"1@{HOST}:{self._controller_port}",
            "listeners": f"PLAINTEXT://{HOST}:{self.port},SASL_PLAINTEXT://{HOST}:"
            f"{self._password_port},CONTROLLER://{HOST}:{self._controller_port}",
            "controller.listener.names": "CONTROLLER",
            **_SIGNING_IN,
            "log.dirs": self.folder / "data",
            "auto.create.topics.enable": "false",
            "num.partitions": 1,
            "offsets.topic.num.partitions": 1,
            "offsets.topic.replication.factor": 1,
            "transaction.state.log.num.partitions": 1,
            "transaction.state.log.replication.factor": 1,
            "transaction.state.log.min.isr": 1,
            "group.initial.rebalance.delay.ms": 0,
            "group.min.session.timeout.ms": 500,
            # After a kill the broker is let in again when its former life's session has run out.
            "broker.session.timeout.ms": SHORT_BREAK_MS,
            "broker.heartbeat.interval.ms": 200,
            "num.network.threads": 2,
            "num.io.threads": 2,
            "num.recovery.threads.per.data.dir": 1,
            "log.cleaner.dedupe.buffer.size": 4_194_304,
            "log.cleaner.backoff.ms": 500,
            **self._settings,
        }

    def command(self) -> list[str]:
        """The broker in the foreground."""
        run = java(KAFKA, "kafka.Kafka", heap=self._heap, options=self._java_options)
        return [*run, str(self.folder / "server.properties")]

    def answers(self) -> bool:
        """Whether the broker tells its topics."""
        admin = AdminClient({"bootstrap.servers": self.address.bootstrap, "log_level": 0})
        return quietly(lambda: admin.list_topics(timeout=ANSWER_S), KafkaException)


_USERS = " ".join(f'user_{name}="{password}"' for name, password in (LANE, GUEST))
_SIGNING_IN = {
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,"
    "SASL_PLAINTEXT:SASL_PLAINTEXT",
    "inter.broker.listener.name": "PLAINTEXT",
    "sasl.enabled.mechanisms": "PLAIN",
    "listener.name.sasl_plaintext.plain.sasl.jaas.config": "org.apache.kafka.common.security.plain"
    f".PlainLoginModule required {_USERS};",
    "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
    "super.users": f"User:ANONYMOUS;User:{LANE[0]}",
}


def _uuid() -> str:
    return base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")


def _properties(settings: Mapping[str, object]) -> str:
    return "".join(f"{key}={value}\n" for key, value in settings.items())
