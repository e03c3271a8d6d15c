"""Backup, restore and migration, as the commands ask for them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pos_terminal.cli.backend import need_store
from pos_terminal.config import Settings
from pos_terminal.control.lock import LaneLock
from pos_terminal.domain.errors import StoreError

Tell = Callable[[dict[str, Any]], None]
Ask = Callable[[], str]  # a passphrase, from a person or a pipe


class Check:
    """Verifies a copy, and remembers how much is in it."""

    def __init__(self) -> None:
        """Nothing is verified yet."""
        self.events = 0

    def __call__(self, folder: Path) -> None:
        """Raises StoreError with the first check that failed."""
        from pos_terminal.store.verify import verify

        report = verify(folder)
        self.events = report.events
        if not report.ok:
            bad = report.failed()[0]
            raise StoreError(
                f"The copy is not in order: {bad.name}: {bad.sentence}",
                "Run `pos-terminal journal verify`.",
            )


class _ForThisLane(Check):
    """Refuses also what another lane sold: its receipt numbers are not ours to go on with."""

    def __init__(self, terminal_id: str) -> None:
        super().__init__()
        self._terminal_id = terminal_id

    def __call__(self, folder: Path) -> None:
        from pos_terminal.cli import backend

        super().__call__(folder)
        with backend.reading(folder / "lane.db") as connection:
            query = "SELECT terminal_id FROM journal ORDER BY seq DESC LIMIT 1"
            theirs = connection.exec_driver_sql(query).scalar_one_or_none()
        if theirs is not None and theirs != self._terminal_id:
            raise StoreError(
                f"This is a backup of lane {theirs}, and this is lane {self._terminal_id}.",
                f"Choose another file, or set terminal_id = {theirs} first.",
            )


def backup(
    settings: Settings, to: Path | None, tell: Tell, passphrase: str | None = None
) -> dict[str, object]:
    """Copy the store beside a running lane; it only reads, so no lock is taken.

    With a passphrase the pepper goes with it, wrapped.
    """
    from pos_terminal.store.backup import backup as copy_store

    need_store(settings)
    wrapped = None if passphrase is None else _wrapped_pepper(settings, passphrase)
    check = Check()
    report = copy_store(
        settings.data_dir,
        _target(settings, to),
        check,
        lambda name, size: tell({"phase": f"{name}, {size >> 10:,} KiB"}),
        wrapped,
    )
    told = {"path": str(report.path), "events": check.events, "files": report.files}
    return told | {"pepper": wrapped is not None}


def _wrapped_pepper(settings: Settings, passphrase: str) -> dict[str, object]:
    from pos_terminal.secret_store import open_secrets, pepper
    from pos_terminal.secret_wrap import check_passphrase, wrap

    check_passphrase(passphrase)
    return wrap(pepper(open_secrets(settings.data_dir, settings.secret_store)), passphrase)


def _target(settings: Settings, to: Path | None) -> Path:
    folder = (to or settings.data_dir / "backups").absolute()
    if folder.suffix == ".zip":
        return folder
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    return folder / f"pos-{settings.terminal_id}-{stamp}.zip"


def restore(
    settings: Settings, source: Path, *, dry_run: bool, ask: Ask = str
) -> dict[str, object]:
    """Put a backup in place, or only see whether it could be; raises LaneBusy.

    `ask` gives the passphrase of a pepper that came along; an empty one leaves it where it is.
    """
    from pos_terminal.store.restoring import restore as unpack
    from pos_terminal.store.restoring import wrapped_pepper

    check = _ForThisLane(settings.terminal_id)
    wrapped = wrapped_pepper(source)
    told: dict[str, object] = {"aside": None, "restored": False, "pepper": wrapped is not None}
    if dry_run:
        with tempfile.TemporaryDirectory(prefix="pos-restore-") as folder:
            unpack(source, Path(folder), check)
        return told | {"events": check.events}
    put_pepper = _pepper_put(settings, wrapped, ask)
    with LaneLock(settings.data_dir, "pos-terminal restore"):
        aside = unpack(source, settings.data_dir, check)
        pepper = put_pepper()
    told |= {"aside": aside and str(aside), "restored": True, "pepper": pepper}
    return told | {"events": check.events}


def _pepper_put(
    settings: Settings, wrapped: dict[str, object] | None, ask: Ask
) -> Callable[[], bool]:
    """What puts the pepper in place; says no to a wrong passphrase while nothing is changed."""
    from pos_terminal.secret_store import PEPPER, open_secrets, take_pepper
    from pos_terminal.secret_wrap import unwrap

    store = open_secrets(settings.data_dir, settings.secret_store)
    known = store.get(PEPPER) is not None  # a locked keyring is met here
    passphrase = ask() if wrapped else ""
    if wrapped is None or not passphrase:
        return lambda: known
    pepper = unwrap(wrapped, passphrase)

    def put() -> bool:
        take_pepper(store, pepper)
        return True

    return put


def migrate(settings: Settings) -> list[str]:
    """Bring the databases to the head of their histories; returns those that were not."""
    from pos_terminal.store.catalog.tables import SCHEMA_VERSION
    from pos_terminal.store.engine import open_engine
    from pos_terminal.store.migrate import LANE_SCHEMA
    from pos_terminal.store.migrate import migrate as upgrade

    folder = need_store(settings).parent
    done: list[str] = []
    with LaneLock(settings.data_dir, "pos-terminal migrate"):
        for history, head in (("lane", LANE_SCHEMA), ("catalog", SCHEMA_VERSION)):
            engine = open_engine(folder / f"{history}.db")
            try:
                if upgrade(engine, history, head):
                    done.append(f"{history}.db")
            finally:
                engine.dispose()
    return done
