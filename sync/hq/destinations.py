"""The two ways to the lanes; each client library loads only when it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pos_terminal.domain.errors import AuthPaused
from sync.building import Secret
from sync.hq.documents import HqDocument
from sync.receiving import Message
from sync.settings import SyncSettings

if TYPE_CHECKING:
    from sync.hq.publishing import Destination

WAYS = ("kafka", "postgres")


class KafkaDestination:
    """The compacted topic, made where that is allowed."""

    def __init__(self, settings: SyncSettings, secret: Secret) -> None:
        """Looks at the topic at once; raises SinkDown, AuthPaused."""
        from sync.kafka.client import Clients
        from sync.kafka.topics import compacted, ensure
        from sync.receiving_kafka import KafkaPublisher

        clients = Clients(settings.kafka, secret)
        topic = settings.kafka.catalog_topic
        ensure(clients, [compacted(topic)])
        self._publisher = KafkaPublisher(clients, topic)

    def publish(self, sent: Sequence[tuple[HqDocument, Message]]) -> None:
        """Return when the brokers have them."""
        self._publisher.publish([message for _, message in sent])


class PostgresDestination:
    """The table of the reporting schema."""

    def __init__(self, settings: SyncSettings, secret: Secret) -> None:
        """Connects when something is to be sent."""
        from sync.receiving_postgres import PostgresPublisher

        if not settings.postgres.host:
            raise AuthPaused("sync.postgres.no_host", sink="postgres")
        self._publisher = PostgresPublisher(settings.postgres, secret("sync.postgres"))

    def publish(self, sent: Sequence[tuple[HqDocument, Message]]) -> None:
        """Return when the server has committed them."""
        self._publisher.publish(
            [
                (document.kind, document.name.partition("/")[2] + _shop(document), document.version,
                 message)
                for document, message in sent
            ]
        )  # fmt: skip


def _shop(document: HqDocument) -> str:
    return f"@{document.store_id}" if document.store_id else ""


def destination(way: str, settings: SyncSettings, secret: Secret) -> Destination:
    """Where documents go; raises SinkDown, AuthPaused."""
    return (KafkaDestination if way == "kafka" else PostgresDestination)(settings, secret)
