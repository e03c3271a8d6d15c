"""What `pos-terminal cloud setup` makes: every store says what it needs there, and makes it.

A sink's package offers it as `cloud.py`; its rights are those of the second policy of
docs/iam-policy.json, never those of a lane.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from msgspec.structs import replace

from pos_terminal.domain.errors import SinkDown
from sync.building import Secret, enabled, make_sink
from sync.settings import SyncSettings


class Standing(StrEnum):
    """How something stands against what we need."""

    THERE = "there"
    MISSING = "missing"
    DIFFERS = "differs"  # it is there, and `set_up` mends it
    FOREIGN = "foreign"  # it is there for something else: nobody touches it


@dataclass(frozen=True, slots=True)
class Resource:
    """One thing outside: a table, a bucket, a topic."""

    sink: str
    kind: str  # table, bucket, topic, schema
    name: str
    standing: Standing
    detail: str = ""  # what it has or is to have, in words


class Cloud(Protocol):
    """The resources of one store. Every method may raise SinkDown or AuthPaused."""

    def plan(self) -> list[Resource]:
        """What is there and what is missing; changes nothing."""

    def set_up(self) -> None:
        """Make what is missing and mend what differs; a second time changes nothing."""


def clouds(settings: SyncSettings, secret: Secret, names: Collection[str] = ()) -> dict[str, Cloud]:
    """Those of the named stores, or of all that are switched on; CloudWatch needs none."""
    wanted = names or enabled(settings)
    return {name: make(settings, secret) for name, make in _MAKERS.items() if name in wanted}


# What a sink says when it opens without the right to make anything.
_SAYS = {
    "sync.kafka.no_topic": Standing.MISSING,
    "sync.postgres.missing": Standing.MISSING,
    "sync.postgres.behind": Standing.DIFFERS,
}


class Opened:
    """A store whose sink makes all that it needs when it opens: topics, a schema."""

    def __init__(
        self, name: str, kind: str, what: str, settings: SyncSettings, secret: Secret
    ) -> None:
        """`what` names the things in words."""
        self._name = name
        self._kind = kind
        self._what = what
        self._settings = settings
        self._secret = secret

    def plan(self) -> list[Resource]:
        """Open without the right to make anything; what then is missing is told as one."""
        standing = Standing.THERE
        try:
            with self._open(create=False):
                pass
        except SinkDown as err:
            if err.key not in _SAYS:
                raise
            standing = _SAYS[err.key]
        return [Resource(self._name, self._kind, self._what, standing)]

    def set_up(self) -> None:
        """Open with the right to make."""
        with self._open(create=True):
            pass

    @contextmanager
    def _open(self, *, create: bool) -> Iterator[None]:
        section = replace(getattr(self._settings, self._name), create=create)
        settings: Any = replace(self._settings, **{self._name: section})
        sink = make_sink(self._name, settings, self._secret)
        try:
            sink.open()
            yield
        finally:
            sink.close()


def _kafka(settings: SyncSettings, secret: Secret) -> Cloud:
    kafka = settings.kafka
    names = [kafka.events_topic, kafka.customers_topic]
    if kafka.share_parked:
        names.append(kafka.parked_topic)
    return Opened("kafka", "topics", ", ".join(names), settings, secret)


def _postgres(settings: SyncSettings, secret: Secret) -> Cloud:
    return Opened("postgres", "schema", settings.postgres.schema, settings, secret)


def _dynamodb(settings: SyncSettings, secret: Secret) -> Cloud:
    from sync.sinks.dynamodb.cloud import DynamoDbCloud

    return DynamoDbCloud(settings.dynamodb, settings.aws, secret)


def _s3(settings: SyncSettings, secret: Secret) -> Cloud:
    from sync.sinks.s3.cloud import S3Cloud

    return S3Cloud(settings.s3, settings.aws, secret)


def _sns(settings: SyncSettings, secret: Secret) -> Cloud:
    from sync.sinks.sns.cloud import SNSCloud

    return SNSCloud(settings, secret)


_MAKERS: dict[str, Callable[[SyncSettings, Secret], Cloud]] = {
    "dynamodb": _dynamodb,
    "kafka": _kafka,
    "postgres": _postgres,
    "s3": _s3,
    "sns": _sns,
}
