"""Who signs in to Amazon's cloud: a profile, the kept key, or the chain; never a hang."""

from __future__ import annotations

import json
import socket
import traceback
from pathlib import Path

import pytest

from pos_terminal.domain.errors import AuthPaused
from sync import aws
from sync.settings import Aws

KEPT = {"access_key_id": "AKIAKEPT", "secret_access_key": "kept-secret"}


@pytest.fixture(autouse=True)
def nobody_signed_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No environment, no files, no metadata service of the machine that runs the test."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


@pytest.fixture
def profiles(tmp_path: Path) -> None:
    text = "[shop]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = p\n"
    (tmp_path / "credentials").write_text(text)


def nothing_kept(_name: str) -> str | None:
    return None


def kept(name: str) -> str | None:
    return json.dumps(KEPT) if name == "sync.aws" else None


def who(settings: Aws, secret: aws.Secret) -> str:
    client = aws.client("dynamodb", settings, secret)
    return str(client._request_signer._credentials.access_key)


def test_the_kept_key_signs_in() -> None:
    assert who(Aws(), kept) == "AKIAKEPT"


@pytest.mark.usefixtures("profiles")
def test_a_profile_goes_before_the_kept_key() -> None:
    assert who(Aws(profile="shop"), kept) == "AKIAPROFILE"


def test_the_kept_key_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAENV")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "e")
    assert who(Aws(), kept) == "AKIAKEPT"
    assert who(Aws(), nothing_kept) == "AKIAENV"


def test_a_profile_that_is_not_there_is_told() -> None:
    with pytest.raises(AuthPaused) as caught:
        aws.client("dynamodb", Aws(profile="nobody"), nothing_kept)
    assert caught.value.key == "sync.aws.no_credentials"


def test_an_address_that_is_none_is_told() -> None:
    with pytest.raises(AuthPaused) as caught:
        aws.client("dynamodb", Aws(endpoint="not an address"), kept)
    assert caught.value.key == "sync.aws.settings"


@pytest.mark.parametrize("text", ["{", '{"access_key_id": "AKIAHALF"}', '["AKIAHALF"]'])
def test_a_kept_key_that_is_none_is_told_without_a_word_of_it(text: str) -> None:
    with pytest.raises(AuthPaused) as caught:
        aws.client("dynamodb", Aws(), lambda _name: text)
    assert caught.value.key == "sync.aws.key_unreadable"
    assert "AKIAHALF" not in "".join(traceback.format_exception(caught.value))


def test_a_key_shows_nothing_of_itself() -> None:
    assert "kept" not in repr(aws.AccessKey(**KEPT)).lower()


def test_where_nobody_signs_in_the_first_call_says_so_and_no_machine_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _self, to: asked.append(to))
    from sync.sinks.aws_errors import told

    client = aws.client("dynamodb", Aws(endpoint="http://127.0.0.1:1"), nothing_kept)
    with pytest.raises(AuthPaused) as caught, told("dynamodb", "a table"):
        client.list_tables()
    assert caught.value.key == "sync.aws.no_credentials"
    assert asked == []


@pytest.mark.slow  # it does wait that second
def test_a_metadata_service_that_never_answers_holds_nobody_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As a shop's router that swallows 169.254.169.254: botocore asks once, for a second."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "false")
        monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", f"http://127.0.0.1:{port}")
        made = aws.session(Aws(), nothing_kept)
        assert made.get_config_variable("metadata_service_timeout") == 1
        assert made.get_config_variable("metadata_service_num_attempts") == 1
        assert aws.session(Aws(), nothing_kept).get_credentials() is None
