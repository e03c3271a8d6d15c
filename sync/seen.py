"""The journal's head as the agent has seen it: one more witness outside the lane's database."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from pysqlite3 import dbapi2

from pos_terminal.domain.errors import StoreError
from pos_terminal.log import get_logger
from pos_terminal.store.engine import keep_log, uri_of
from pos_terminal.store.head import Head

log = get_logger(__name__)
_NOTE = "SELECT value FROM notes WHERE key = 'head'"


def further(noted: Head | None, sync_db: Path) -> Head | None:
    """The further of the head that was noted beside the store and the one in sync.db.

    A sync.db that is missing or damaged says nothing: it is no reason not to sell.
    """
    seen = seen_head(sync_db)
    if seen is None or (noted and (seen.epoch, seen.seq) <= (noted.epoch, noted.seq)):
        return noted
    return seen


def seen_head(sync_db: Path) -> Head | None:
    """The newest head that the agent has seen, read beside it; None where nothing can be read."""
    if not sync_db.is_file():
        return None
    try:
        keep_log(sync_db)
        with contextlib.closing(dbapi2.connect(uri_of(sync_db, "ro"), uri=True)) as connection:
            row = connection.execute(_NOTE).fetchone()
        return None if row is None else Head(**json.loads(row[0]))
    except (dbapi2.Error, StoreError, OSError, ValueError, TypeError) as err:
        log.warning("sync.db says nothing of the head", why=str(err))
        return None
