"""Where this machine keeps its secrets: the system's keyring, systemd's credentials, or a file.

The kind is chosen once, at set-up, and written down; what cannot be opened later is an error and
never a reason to use something weaker.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import secrets
import stat
import sys
from pathlib import Path
from typing import Literal, Protocol, cast
from uuid import uuid4

from pos_terminal.domain.errors import StoreError

Kind = Literal["keyring", "systemd", "file"]
CHOICE_FILE = "secret-store.json"  # in the data directory: which kind, and our name in it
PEPPER = "pepper"
PEPPER_BYTES = 32
_KINDS = ("keyring", "systemd", "file")
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


class SecretsLocked(StoreError):
    """The chosen store is there and does not open: a person unlocks it, we do not go elsewhere."""


class SecretStore(Protocol):
    """Keeps small secrets by name, out of the databases."""

    @property
    def kind(self) -> Kind:
        """Which of the stores this is."""

    def get(self, name: str) -> bytes | None:
        """The secret, or None; raises SecretsLocked."""

    def put(self, name: str, value: bytes) -> None:
        """Keep a secret; raises SecretsLocked or StoreError."""

    def forget(self, name: str) -> None:
        """Keep it no longer; nothing where there is none. Raises as `put` does."""

    def where(self) -> str:
        """In words for `doctor`: never the secret."""


class FileSecrets:
    """One file a secret, 0600 in a 0700 folder: as safe as this user's account, and no safer."""

    kind: Kind = "file"

    def __init__(self, folder: Path) -> None:
        """Keep them in that folder, made when first needed."""
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """The secret, or None; a file that others may read is refused."""
        path = self._folder / _checked(name)
        try:
            with path.open("rb") as file:
                if sys.platform != "win32" and os.fstat(file.fileno()).st_mode & 0o077:
                    raise SecretsLocked(f"{path} can be read by others.", f"Type: chmod 600 {path}")
                return file.read()
        except FileNotFoundError:
            return None
        except OSError as err:
            raise SecretsLocked(f"{path} cannot be read.", f"{err.strerror}.") from err

    def put(self, name: str, value: bytes) -> None:
        """Write it whole or not at all."""
        path = self._folder / _checked(name)
        fresh = path.with_name(f".{name}.{os.getpid()}")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(value)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        except OSError as err:
            fresh.unlink(missing_ok=True)
            raise StoreError(f"{path} cannot be written.", f"{err.strerror}.") from err

    def forget(self, name: str) -> None:
        """Remove its file."""
        path = self._folder / _checked(name)
        try:
            path.unlink(missing_ok=True)
        except OSError as err:
            raise StoreError(f"{path} cannot be removed.", f"{err.strerror}.") from err

    def where(self) -> str:
        """The folder."""
        return f"files in {self._folder}, readable by this user only"


class SystemdSecrets:
    """What the service manager hands over (LoadCredential=); read-only for us."""

    kind: Kind = "systemd"

    def __init__(self, folder: Path | None) -> None:
        """`folder` is $CREDENTIALS_DIRECTORY."""
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """The credential pos-terminal.NAME, or None; SecretsLocked outside the service."""
        if self._folder is None:
            raise SecretsLocked(
                "The secrets come from systemd.", "Start the lane by its service, not by hand."
            )
        try:
            return (self._folder / f"pos-terminal.{_checked(name)}").read_bytes()
        except FileNotFoundError:
            return None
        except OSError as err:
            raise SecretsLocked("systemd's credentials cannot be read.", f"{err}.") from err

    def put(self, name: str, value: bytes) -> None:
        """Refused: IT puts a credential into the unit."""
        raise StoreError(
            f"The secret {name} is not among systemd's credentials.",
            f"Add LoadCredential=pos-terminal.{name}:FILE to the unit ({len(value)} random bytes).",
        )

    def forget(self, name: str) -> None:
        """Refused: IT takes a credential out of the unit."""
        raise StoreError(
            f"The secret {name} comes from systemd.",
            f"Take LoadCredential=pos-terminal.{name}:FILE out of the unit.",
        )

    def where(self) -> str:
        """The folder."""
        return f"systemd credentials in {self._folder or '(not started by systemd)'}"


class KeyringSecrets:
    """The system's keyring under our own account name; keyring (0.2 s) is imported late."""

    kind: Kind = "keyring"

    def __init__(self, account: str) -> None:
        """`account` tells several lanes of one user apart."""
        self._account = account

    def get(self, name: str) -> bytes | None:
        """The secret, or None; SecretsLocked while the keyring is locked or gone."""
        import keyring
        from keyring.errors import KeyringError

        try:
            text = keyring.get_password("pos-terminal", self._user(name))
        except (KeyringError, RuntimeError) as err:
            raise SecretsLocked("The keyring is locked.", "Unlock it, then start again.") from err
        return None if text is None else base64.b64decode(text)

    def put(self, name: str, value: bytes) -> None:
        """Keep it and read it back."""
        import keyring
        from keyring.errors import KeyringError

        text = base64.b64encode(value).decode()
        try:
            keyring.set_password("pos-terminal", self._user(name), text)
        except (KeyringError, RuntimeError) as err:
            raise SecretsLocked("The keyring is locked.", "Unlock it, then start again.") from err
        if self.get(name) != value:
            raise StoreError("The keyring did not keep a secret.", "Choose secret_store = file.")

    def forget(self, name: str) -> None:
        """Remove its entry."""
        import keyring
        from keyring.errors import KeyringError, PasswordDeleteError

        try:
            keyring.delete_password("pos-terminal", self._user(name))
        except PasswordDeleteError:
            return  # there is none
        except (KeyringError, RuntimeError) as err:
            raise SecretsLocked("The keyring is locked.", "Unlock it, then start again.") from err

    def where(self) -> str:
        """Which keyring."""
        import keyring

        return f"{keyring.get_keyring().name}, entry pos-terminal/{self._account}"

    def _user(self, name: str) -> str:
        return f"{self._account}/{_checked(name)}"


def open_secrets(data_dir: Path, wanted: str = "auto") -> SecretStore:
    """The store chosen at set-up, or, the first time, the best one that works, written down.

    Raises StoreError when the setting names another kind than the one chosen, or the record of
    the choice is damaged; SecretsLocked when a wanted store is not usable.
    """
    record = data_dir / CHOICE_FILE
    chosen = _read_choice(record)
    if chosen is None:
        account = uuid4().hex
        kind = cast("Kind", wanted) if wanted in _KINDS else _best()
        store = _open(kind, account, data_dir)
        if kind == "keyring":
            store.get(PEPPER)  # a keyring that is locked now is refused now
        _write_choice(record, kind, account)
        return store
    kind, account = chosen
    if wanted not in ("auto", kind):
        raise StoreError(
            f"The secrets of {data_dir} are in another store ({kind}) than the setting says.",
            f"Set secret_store = {kind}, or move them first.",
        )
    return _open(kind, account, data_dir)


def chosen_kind(data_dir: Path) -> Kind | None:
    """What set-up chose, without opening it; None before set-up."""
    chosen = _read_choice(data_dir / CHOICE_FILE)
    return chosen[0] if chosen else None


def pepper(store: SecretStore, *, create: bool = False) -> bytes:
    """The shop's pepper of PINs and passwords; made only at the first set-up (`create`).

    Raises StoreError when it is missing later: a new one would lock all staff out.
    """
    known = store.get(PEPPER)
    if known:
        return known
    if not create:
        raise StoreError(
            "The pepper of PINs and passwords is missing.",
            "Restore it from a backup, or unlock the secret store.",
        )
    fresh = secrets.token_bytes(PEPPER_BYTES)
    store.put(PEPPER, fresh)
    return fresh


def take_pepper(store: SecretStore, fresh: bytes) -> None:
    """Put the pepper of a restored store in place; another one that was here keeps a name."""
    old = store.get(PEPPER)
    if old == fresh:
        return
    if old:
        store.put(f"{PEPPER}.{hashlib.sha256(old).hexdigest()[:12]}", old)
    store.put(PEPPER, fresh)


def _open(kind: Kind, account: str, data_dir: Path) -> SecretStore:
    if kind == "keyring":
        return KeyringSecrets(account)
    if kind == "systemd":
        folder = os.environ.get("CREDENTIALS_DIRECTORY")
        return SystemdSecrets(Path(folder) if folder else None)
    return FileSecrets(data_dir / "secrets")


def _best() -> Kind:
    """Systemd where it hands our pepper over, a real keyring that answers, else a file."""
    credentials = os.environ.get("CREDENTIALS_DIRECTORY")
    if credentials and (Path(credentials) / f"pos-terminal.{PEPPER}").exists():
        return "systemd"
    return "keyring" if _keyring_answers() else "file"


def _keyring_answers() -> bool:
    if sys.platform == "linux" and not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return False  # no session, no keyring: 0.2 s of import spared
    import keyring
    from keyring.errors import KeyringError

    if keyring.get_keyring().priority < 1:  # its null, fail and plain-text stand-ins
        return False
    try:
        keyring.get_password("pos-terminal", "probe")
    except (KeyringError, RuntimeError) as err:
        # the person may have meant to unlock it: silently taking a file would be weaker
        raise SecretsLocked(
            "The keyring is locked.", "Unlock it, or set secret_store = file."
        ) from err
    return True


def _read_choice(record: Path) -> tuple[Kind, str] | None:
    try:
        data = json.loads(record.read_text("utf-8"))
        kind, account = data["kind"], data["account"]
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as err:
        raise StoreError(f"{record} is damaged.", "Restore it from a backup.") from err
    if kind not in _KINDS or not _NAME.fullmatch(str(account)):
        raise StoreError(f"{record} is damaged.", "Restore it from a backup.")
    return cast("Kind", kind), str(account)


def _write_choice(record: Path, kind: Kind, account: str) -> None:
    record.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = record.with_suffix(f".{os.getpid()}")
    fresh.write_text(json.dumps({"kind": kind, "account": account}) + "\n", "utf-8")
    fresh.chmod(stat.S_IRUSR | stat.S_IWUSR)
    fresh.replace(record)


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise StoreError(f"{name!r} is no name for a secret.")
    return name
