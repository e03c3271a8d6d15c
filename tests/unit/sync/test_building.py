"""Sinks are made by name, and a locked keyring is told as what it is."""

from __future__ import annotations

import pytest

from pos_terminal.domain.errors import AuthPaused
from pos_terminal.secret_store import SecretsLocked
from sync.building import enabled, make_sink
from sync.settings import SINKS, DynamoDB, Kafka, Postgres, SyncSettings

# Where a password is asked for before anything is connected.
SETTINGS = SyncSettings(
    kafka=Kafka(enabled=True, servers="127.0.0.1:1", security="sasl_tls", username="lane"),
    postgres=Postgres(enabled=True, host="127.0.0.1", port=1, username="lane"),
    dynamodb=DynamoDB(enabled=True, endpoint="http://127.0.0.1:1"),
)


def locked(_name: str) -> str | None:
    raise SecretsLocked("The keyring is locked.", "Unlock it.")


def test_only_what_is_switched_on_is_made() -> None:
    assert enabled(SETTINGS) == ("kafka", "postgres", "dynamodb")
    assert enabled(SyncSettings()) == ()


@pytest.mark.parametrize("name", SINKS)
def test_every_store_has_a_maker_and_its_name(name: str) -> None:
    assert make_sink(name, SETTINGS, lambda _name: None).name == name


@pytest.mark.parametrize("name", SINKS)
def test_a_locked_keyring_is_told_as_such_and_not_as_a_journal_that_cannot_be_read(
    name: str,
) -> None:
    sink = make_sink(name, SETTINGS, locked)
    try:
        with pytest.raises(AuthPaused) as told:
            sink.open()
        assert told.value.key == "sync.secrets_locked"
        assert told.value.facts["sink"] == name
    finally:
        sink.close()
