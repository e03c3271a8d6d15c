"""Which certificates are trusted on the way to Postgres."""

from __future__ import annotations

from pathlib import Path

import pytest

from sync.settings import Postgres
from sync.sinks.postgres import connecting
from sync.sinks.postgres.connecting import trusted_file


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine that says nothing of its certificates."""
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    monkeypatch.setattr(connecting, "SYSTEM_CERTIFICATES", (str(tmp_path / "machine.pem"),))
    return tmp_path / "machine.pem"


def test_the_machine_s_own_file_is_found_where_nothing_is_named(nowhere: Path) -> None:
    assert trusted_file(Postgres(tls="verify-full")) == "system"
    nowhere.touch()
    assert trusted_file(Postgres(tls="verify-full")) == str(nowhere)


def test_a_named_file_wins_and_without_a_check_none_is_needed(nowhere: Path) -> None:
    nowhere.touch()
    assert trusted_file(Postgres(tls="verify-full", ca_file="/shop/ca.pem")) == "/shop/ca.pem"
    assert trusted_file(Postgres(tls="require")) is None
