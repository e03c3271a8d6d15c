"""Passwords and keys of the stores outside, kept by name in this machine's secret store."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pos_terminal.domain.errors import CashierError
from pos_terminal.secret_store import chosen_kind, open_secrets
from sync.configuring import PREFIX, WITH_SECRET

NAMES = tuple(PREFIX + section for section in WITH_SECRET)


@dataclass(frozen=True, slots=True)
class Secrets:
    """Opened anew for each use: a keyring may be locked now and open later."""

    data_dir: Path
    kind: str = "auto"  # the setting secret_store

    def read(self, name: str) -> str | None:
        """The secret or None; raises SecretsLocked."""
        if chosen_kind(self.data_dir) is None:
            return None  # no shop yet: who only reads chooses nothing
        kept = open_secrets(self.data_dir, self.kind).get(_known(name))
        return None if kept is None else kept.decode()

    def keep(self, name: str, value: str) -> None:
        """Keep it, or forget it where `value` is empty; raises SecretsLocked or StoreError."""
        store = open_secrets(self.data_dir, self.kind)
        if value:
            store.put(_known(name), value.encode())
        else:
            store.forget(_known(name))

    def where(self) -> str:
        """In words: never a secret."""
        return open_secrets(self.data_dir, self.kind).where()


def _known(name: str) -> str:
    if name not in NAMES:
        raise CashierError("sync.no_secret", secret=name, known=", ".join(NAMES))
    return name
