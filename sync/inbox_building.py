"""Makes the inbox's worker where this lane has a head office and a way to it."""

from __future__ import annotations

from pathlib import Path

from pos_terminal.domain.errors import AuthPaused, StoreError
from pos_terminal.secret_store import SecretsLocked
from sync.building import Secret
from sync.clocks import Clocks
from sync.files import SyncFiles
from sync.hq.pinned import read_pinned
from sync.inbox_worker import InboxWorker
from sync.receiving import Receiver
from sync.settings import SyncSettings
from sync.store import SyncStore


def inbox_needs(data_dir: Path, settings: SyncSettings) -> tuple[object, ...] | None:
    """What the worker is made of; None: no head office, or no way to it. Raises StoreError."""
    pinned = read_pinned(data_dir)
    if pinned is None or not (settings.kafka.enabled or settings.postgres.enabled):
        return None
    return (pinned, settings.kafka if settings.kafka.enabled else settings.postgres)


def make_inbox(
    files: SyncFiles,
    settings: SyncSettings,
    secret: Secret,
    store: SyncStore,
    clocks: Clocks | None = None,
) -> InboxWorker:
    """A worker that is not started; Kafka is taken where both are there. Raises StoreError."""
    pinned = read_pinned(files.data_dir)
    if pinned is None:
        raise StoreError("This lane has no head office.", "Enrol it first.")

    def receiver() -> Receiver:
        try:
            return _receiver(settings, secret, pinned.terminal_id)
        except SecretsLocked as err:
            raise AuthPaused("sync.secrets_locked", sink="inbox", reason=str(err)) from err

    return InboxWorker(files, pinned.store_id, pinned.key, receiver, store, clocks)


def _receiver(settings: SyncSettings, secret: Secret, terminal_id: str) -> Receiver:
    if settings.kafka.enabled:  # each client library loads only when it is needed
        from sync.kafka.client import Clients
        from sync.receiving_kafka import KafkaReceiver

        clients = Clients(settings.kafka, secret)
        return KafkaReceiver(clients, settings.kafka.catalog_topic, f"pos-inbox-{terminal_id}")
    from sync.receiving_postgres import PostgresReceiver

    return PostgresReceiver(settings.postgres, secret("sync.postgres"))
