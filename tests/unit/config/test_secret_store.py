"""Secrets: kept where set-up chose, never somewhere weaker, never made anew in silence."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from pos_terminal.domain.errors import StoreError
from pos_terminal.secret_store import (
    CHOICE_FILE,
    FileSecrets,
    SecretsLocked,
    SecretStore,
    SystemdSecrets,
    chosen_kind,
    open_secrets,
    pepper,
)
from tests.fakes.secret_store import FakeSecretStore


class MemoryKeyring(KeyringBackend):
    priority = 9

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked("locked")
        self.kept[service, username] = password


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    backend = MemoryKeyring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    monkeypatch.setattr(keyring, "get_password", backend.get_password)
    monkeypatch.setattr(keyring, "set_password", backend.set_password)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    return backend


def test_a_keyring_that_answers_is_chosen_and_the_choice_is_written_down(
    ring: MemoryKeyring, tmp_path: Path
) -> None:
    made = pepper(open_secrets(tmp_path), create=True)
    assert len(made) == 32
    assert chosen_kind(tmp_path) == "keyring"
    assert pepper(open_secrets(tmp_path)) == made


def test_a_keyring_locked_at_set_up_is_an_error_and_no_file_is_taken_instead(
    ring: MemoryKeyring, tmp_path: Path
) -> None:
    ring.locked = True
    with pytest.raises(SecretsLocked):
        open_secrets(tmp_path)
    assert chosen_kind(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_a_keyring_locked_later_never_falls_back(ring: MemoryKeyring, tmp_path: Path) -> None:
    pepper(open_secrets(tmp_path), create=True)
    ring.locked = True
    with pytest.raises(SecretsLocked, match="locked"):
        pepper(open_secrets(tmp_path), create=True)
    assert not (tmp_path / "secrets").exists()


def test_two_lanes_of_one_user_have_their_own_peppers(ring: MemoryKeyring, tmp_path: Path) -> None:
    first = pepper(open_secrets(tmp_path / "a"), create=True)
    second = pepper(open_secrets(tmp_path / "b"), create=True)
    assert first != second


def test_without_a_keyring_a_private_file_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    store = open_secrets(tmp_path)
    made = pepper(store, create=True)
    assert store.kind == "file"
    assert pepper(open_secrets(tmp_path)) == made
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "secrets" / "pepper").stat().st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="rights are not bits there")
def test_a_secret_that_others_may_read_is_refused_with_the_line_to_type(tmp_path: Path) -> None:
    store = FileSecrets(tmp_path)
    store.put("pepper", b"x" * 32)
    (tmp_path / "pepper").chmod(0o644)
    with pytest.raises(SecretsLocked, match="chmod 600"):
        store.get("pepper")


def test_a_lost_pepper_is_not_made_anew(tmp_path: Path) -> None:
    pepper(open_secrets(tmp_path, "file"), create=True)
    (tmp_path / "secrets" / "pepper").unlink()
    with pytest.raises(StoreError, match="missing"):
        pepper(open_secrets(tmp_path))


def test_another_kind_than_the_chosen_one_is_refused(tmp_path: Path) -> None:
    open_secrets(tmp_path, "file")
    with pytest.raises(StoreError, match="secret_store = file"):
        open_secrets(tmp_path, "keyring")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"kind": "x", "account": "a"}', '{"kind": "file"}']
)
def test_a_damaged_record_of_the_choice_is_an_error(tmp_path: Path, text: str) -> None:
    (tmp_path / CHOICE_FILE).write_text(text)
    with pytest.raises(StoreError, match="damaged"):
        open_secrets(tmp_path)


def test_systemd_hands_the_pepper_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    (credentials / "pos-terminal.pepper").write_bytes(b"p" * 32)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(credentials))
    store = open_secrets(tmp_path / "data")
    assert (store.kind, pepper(store)) == ("systemd", b"p" * 32)
    monkeypatch.delenv("CREDENTIALS_DIRECTORY")
    with pytest.raises(SecretsLocked, match="service"):
        pepper(open_secrets(tmp_path / "data"), create=True)


def test_systemd_without_our_credential_says_what_to_add(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"LoadCredential=pos-terminal\.pepper"):
        pepper(SystemdSecrets(tmp_path), create=True)


@pytest.mark.parametrize("name", ["", "../x", "a/b", "A", "."])
def test_names_that_leave_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError):
        FileSecrets(tmp_path).get(name)


def test_no_store_says_the_secret(ring: MemoryKeyring, tmp_path: Path) -> None:
    stores = [open_secrets(tmp_path), FileSecrets(tmp_path), SystemdSecrets(tmp_path)]
    made = pepper(stores[0], create=True)
    for store in stores:
        assert made.hex() not in store.where() + repr(store)


def test_a_pepper_is_made_once_and_never_in_a_locked_store() -> None:
    store = FakeSecretStore()
    with pytest.raises(StoreError, match="missing"):
        pepper(store)
    made = pepper(store, create=True)
    assert pepper(store, create=True) == made
    store.locked = True
    with pytest.raises(SecretsLocked):
        pepper(store, create=True)
    checked: SecretStore = store
    assert made.hex() not in checked.where() + repr(store)
