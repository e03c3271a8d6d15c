"""Secrets in memory, locked when a test says so."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_terminal.secret_store import Kind, SecretsLocked


@dataclass
class FakeSecretStore:
    """Keeps what it is given; `locked` makes every use fail."""

    kind: Kind = "keyring"
    kept: dict[str, bytes] = field(default_factory=dict, repr=False)
    locked: bool = False

    def get(self, name: str) -> bytes | None:
        self._check()
        return self.kept.get(name)

    def put(self, name: str, value: bytes) -> None:
        self._check()
        self.kept[name] = value

    def forget(self, name: str) -> None:
        self._check()
        self.kept.pop(name, None)

    def where(self) -> str:
        return "in memory"

    def _check(self) -> None:
        if self.locked:
            raise SecretsLocked("The keyring is locked.", "Unlock it, then start again.")
