"""Makes the inbox's worker where this lane has a head office and a way to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pos_terminal.domain.errors import AuthPaused, StoreError
from pos_terminal.secret_store import SecretsLocked
from sync.building import Secret
from sync.clocks import Clocks
from sync.files import SyncFiles
from sync.hq.pinned import read_pinned
from sync.inbox_worker import NAME as INBOX
from sync.inbox_worker import InboxWorker
from sync.receiving import Receiver
from sync.settings import SyncSettings
from sync.shared_parked import NAME as PARKED
from sync.shared_parked import SharedParked
from sync.shared_people import NAME as SHARED
from sync.shared_people import SharedPeople
from sync.store import SyncStore


def inbox_needs(data_dir: Path, settings: SyncSettings) -> tuple[object, ...] | None:
    """What the worker is made of; None: no head office, or no way to it. Raises StoreError."""
    pinned = read_pinned(data_dir)
    if pinned is None or not (settings.kafka.enabled or settings.postgres.enabled):
        return None
    _ = pinned.key  # what is no key is told here, before anything is started
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

    return InboxWorker(
        files,
        pinned.store_id,
        pinned.key,
        _unlocked(INBOX, lambda: _of_head_office(settings, secret, pinned.terminal_id)),
        store,
        clocks,
    )


def make_shared(
    files: SyncFiles,
    terminal_id: str,
    settings: SyncSettings,
    secret: Secret,
    store: SyncStore,
    clocks: Clocks | None = None,
) -> SharedPeople:
    """A worker that is not started: customers of other lanes, from Kafka."""

    def receiver() -> Receiver:
        topic = settings.kafka.customers_topic
        return _of_kafka(settings, secret, topic, f"pos-shared-{terminal_id}")

    return SharedPeople(files, terminal_id, _unlocked(SHARED, receiver), store, clocks)


def make_parked(
    files: SyncFiles,
    lane: tuple[str, str],
    settings: SyncSettings,
    secret: Secret,
    store: SyncStore,
    clocks: Clocks | None = None,
) -> SharedParked:
    """A worker that is not started: parked sales of the shop's other lanes, from Kafka."""

    def receiver() -> Receiver:
        topic = settings.kafka.parked_topic
        return _of_kafka(settings, secret, topic, f"pos-shared-parked-{lane[0]}")

    return SharedParked(files, lane, _unlocked(PARKED, receiver), store, clocks)


def _unlocked(name: str, make: Callable[[], Receiver]) -> Callable[[], Receiver]:
    def receiver() -> Receiver:
        try:
            return make()
        except SecretsLocked as err:
            raise AuthPaused("sync.secrets_locked", sink=name, reason=str(err)) from err

    return receiver


def _of_head_office(settings: SyncSettings, secret: Secret, terminal_id: str) -> Receiver:
    if settings.kafka.enabled:
        topic = settings.kafka.catalog_topic
        return _of_kafka(settings, secret, topic, f"pos-inbox-{terminal_id}")
    from sync.receiving_postgres import PostgresReceiver  # its client library loads at need

    return PostgresReceiver(settings.postgres, secret("sync.postgres"))


def _of_kafka(settings: SyncSettings, secret: Secret, topic: str, group: str) -> Receiver:
    from sync.kafka.client import Clients  # its client library loads at need
    from sync.receiving_kafka import KafkaReceiver

    return KafkaReceiver(Clients(settings.kafka, secret), topic, group)
