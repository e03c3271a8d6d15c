"""Makes the sinks that the settings name; each client library loads only when it is needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from pos_terminal.domain.errors import AuthPaused
from pos_terminal.secret_store import SecretsLocked
from sync.settings import SINKS, SyncSettings
from sync.sinks.base import Sink

Secret = Callable[[str], str | None]  # `sync.kafka` -> the password; raises SecretsLocked


def enabled(settings: SyncSettings) -> tuple[str, ...]:
    """The sinks that are switched on."""
    return tuple(name for name in SINKS if getattr(settings, name).enabled)


class Notes(Protocol):
    """Single facts that outlive the process: SyncStore."""

    def note(self, key: str) -> str:
        """Empty where there is none."""

    def write_note(self, key: str, value: str) -> None:
        """Keep it."""


@runtime_checkable
class Remembering(Protocol):
    """A sink that keeps facts of its own in step with what it sent."""

    def remember_in(self, notes: Notes) -> None:
        """Keep them there, before `open`."""


def make_sink(
    name: str, settings: SyncSettings, secret: Secret, notes: Notes | None = None
) -> Sink:
    """A sink that is not open yet; `notes` is sync.db, for those that remember."""
    sink = _MAKERS[name](settings, _told_when_locked(name, secret))
    if notes is not None and isinstance(sink, Remembering):
        sink.remember_in(notes)
    return sink


def _told_when_locked(name: str, secret: Secret) -> Secret:
    """A keyring that is locked is nothing about the journal: AuthPaused, in words of its own."""

    def read(secret_name: str) -> str | None:
        try:
            return secret(secret_name)
        except SecretsLocked as err:
            raise AuthPaused("sync.secrets_locked", sink=name, reason=str(err)) from err

    return read


def _kafka(settings: SyncSettings, secret: Secret) -> Sink:
    from sync.sinks.kafka import KafkaSink

    return KafkaSink(settings.kafka, secret)


def _postgres(settings: SyncSettings, secret: Secret) -> Sink:
    from sync.sinks.postgres.sink import PostgresSink

    return PostgresSink(settings.postgres, secret)


def _dynamodb(settings: SyncSettings, secret: Secret) -> Sink:
    from sync.sinks.dynamodb.sink import DynamoDbSink

    return DynamoDbSink(settings.dynamodb, settings.aws, settings.s3, secret)


def _sns(settings: SyncSettings, secret: Secret) -> Sink:
    from sync.sinks.sns.sink import SNSSink

    return SNSSink(settings.sns, settings.aws, secret)


def _cloudwatch(settings: SyncSettings, secret: Secret) -> Sink:
    from sync.sinks.cloudwatch.sink import CloudWatchSink

    return CloudWatchSink(settings.cloudwatch, settings.aws, secret)


def _s3(settings: SyncSettings, secret: Secret) -> Sink:
    from sync.sinks.s3 import S3Sink

    return S3Sink(settings.s3, settings.aws, secret)


_MAKERS: dict[str, Callable[[SyncSettings, Secret], Sink]] = {
    "kafka": _kafka,
    "postgres": _postgres,
    "dynamodb": _dynamodb,
    "sns": _sns,
    "cloudwatch": _cloudwatch,
    "s3": _s3,
}
