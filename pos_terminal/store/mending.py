"""What a start does with a store that is not as it was left: mend it, or keep the hands off it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from pos_terminal.domain.errors import StoreError
from pos_terminal.log import get_logger
from pos_terminal.store import swap
from pos_terminal.store.engine import open_engine
from pos_terminal.store.head import Head
from pos_terminal.store.inspection import Condition, inspect
from pos_terminal.store.operations import set_control
from pos_terminal.store.suspicion import suspect, trust

log = get_logger(__name__)
REBUILT = "rebuilt"  # control row: the recovery page says so once

_WORDS = {
    Condition.UNREADABLE: "The till's store is no database, or only a part of one.",
    Condition.FOREIGN: "The till's store and what was noted beside it are of two histories.",
}
_WAY_BACK = "Type: pos-terminal restore BACKUP.zip --yes (what is there now is kept aside)."


def make_ready(lane_db: Path, outside: Head | None) -> None:
    """Before anything is written: mend what the journal can mend, refuse the rest.

    `outside` is the head as the file beside the store has it; the caller holds the lane's lock.
    Raises StoreError, with every file as it was.
    """
    condition = inspect(lane_db, outside)
    if condition is Condition.TABLES:
        _rebuild(lane_db)
    elif condition in _WORDS:
        log.error("store", condition=condition.value)
        raise StoreError(_WORDS[condition], _WAY_BACK)
    elif condition is Condition.SOUND:
        trust(lane_db.parent)
    else:  # the lane names the event, and sells nothing
        suspect(lane_db.parent, condition.value)


def _rebuild(lane_db: Path) -> None:
    """Everything again from the journal, in a new file; the damaged ones are set aside."""
    from pos_terminal.store.rebuild import rebuild_into  # late: a healthy start never needs it

    folder = lane_db.parent
    fresh = Path(tempfile.mkdtemp(dir=folder, prefix=swap.FRESH))
    try:
        events = rebuild_into(fresh / lane_db.name, lane_db)
        _check(fresh)
        _mark(fresh / lane_db.name)
        aside = swap.begin(folder, fresh, swap.LANE_FILES)
    except (DBAPIError, OSError) as err:
        raise StoreError("The till's store is damaged beyond mending.", _WAY_BACK) from err
    finally:
        if not swap.pending(folder):
            shutil.rmtree(fresh, ignore_errors=True)
    trust(folder)
    log.warning("store rebuilt", events=events, aside=aside and aside.name)


def _check(folder: Path) -> None:
    from pos_terminal.store.verify import verify

    failed = verify(folder).failed()
    if failed:
        log.error("rebuilt store", check=failed[0].name, what=failed[0].sentence)
        raise StoreError("The till's store is damaged beyond mending.", _WAY_BACK)


def _mark(lane_db: Path) -> None:
    engine = open_engine(lane_db)
    try:
        with engine.begin() as connection:
            set_control(connection, REBUILT, "1")
    finally:
        engine.dispose()
