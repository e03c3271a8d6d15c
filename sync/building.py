"""Makes the sinks that the settings name; each client library loads only when it is needed."""

from __future__ import annotations

from collections.abc import Callable

from sync.settings import SINKS, SyncSettings
from sync.sinks.base import Sink

Secret = Callable[[str], str | None]  # `sync.kafka` -> the password; raises SecretsLocked


def enabled(settings: SyncSettings) -> tuple[str, ...]:
    """The sinks that are switched on."""
    return tuple(name for name in SINKS if getattr(settings, name).enabled)


def make_sink(name: str, settings: SyncSettings, secret: Secret) -> Sink:
    """A sink that is not open yet."""
    return _MAKERS[name](settings, secret)


def _kafka(settings: SyncSettings, secret: Secret) -> Sink:
    from sync.sinks.kafka import KafkaSink

    return KafkaSink(settings.kafka, secret)


_MAKERS: dict[str, Callable[[SyncSettings, Secret], Sink]] = {"kafka": _kafka}
