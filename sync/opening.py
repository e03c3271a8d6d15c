"""Opens sync.db; one that is damaged is set aside, for no sale depends on it.

What is lost with it: pauses, parked events' list, and places, which the stores outside tell again.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.exc import DBAPIError

from pos_terminal.domain.errors import StoreError
from pos_terminal.log import get_logger
from pos_terminal.store.trouble import StoreDamaged, trouble_of
from sync.store import SyncStore

log = get_logger(__name__)
QUICK_BYTES = 2**24  # above it a look at every page would hold the start up
_FILES = ("", "-wal", "-shm")
_ASIDE = ".damaged"


def open_store(path: Path) -> SyncStore:
    """The agent's own file, made anew where it cannot be read; raises StoreError."""
    try:
        return _opened(path)
    except StoreDamaged as err:
        log.error("sync.db is damaged and set aside", why=str(err))
    set_aside(path)
    return _opened(path)


def set_aside(path: Path) -> None:
    """Out of the way, over one that was damaged before; for whoever wants to look into it."""
    for end in _FILES:
        file = Path(f"{path}{end}")
        if file.exists():
            file.replace(f"{path}{_ASIDE}{end}")


def _opened(path: Path) -> SyncStore:
    if not path.is_file() and Path(f"{path}-wal").is_file():
        raise StoreDamaged("sync.db is gone, and its log is still there.")
    try:
        store = SyncStore(path)
        if path.stat().st_size < QUICK_BYTES:
            _look(store)
    except DBAPIError as err:
        raise trouble_of(err) or StoreError("sync.db cannot be opened.", f"{err.orig}.") from err
    return store


def _look(store: SyncStore) -> None:
    with store.transaction() as tx:
        found = tx.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if found != "ok":
        store.close()
        raise StoreDamaged(f"sync.db: {found}.")
