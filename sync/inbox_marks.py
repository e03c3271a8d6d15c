"""How far the lane has applied the inbox, read beside it: in catalog.db and in lane.db."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2
from sqlalchemy.exc import DBAPIError

from pos_terminal.checkout import told_by_others as told
from pos_terminal.domain.errors import StoreError
from pos_terminal.store.catalog import published
from pos_terminal.store.catalog.published import Mark
from pos_terminal.store.engine import open_engine
from sync.files import SyncFiles
from sync.hq.documents import CATALOGUE_KINDS, LANE_KINDS, MARKER

SOURCE = "catalog"  # of the inbox
CATALOGUE, LANE = "catalogue", "lane"  # the stores that documents change
KINDS = {CATALOGUE: (*CATALOGUE_KINDS, MARKER), LANE: LANE_KINDS}
SHARED_SOURCE = "customers"  # of the inbox: what other lanes of the shop wrote
SHARED = "shared"  # the lane's own store again, with a mark of its own
SHARED_KINDS = {SHARED: ("customer",)}
PARKED_SOURCE = "parked"  # of the inbox: what other lanes of the shop have set aside
PARKED = "parked"
PARKED_KINDS = {PARKED: ("parked",)}


@dataclass(frozen=True, slots=True)
class Passed:
    """A store's own word: the last position, what it keeps, what a snapshot brought."""

    mark: Mark = Mark("", 0)
    kept: tuple[int, ...] = ()
    floor: int = 0
    reasons: dict[str, str] = field(default_factory=dict)  # kind/key of what is kept → why


def passed(files: SyncFiles) -> dict[str, Passed]:
    """Of both stores; raises StoreError where one cannot be read."""
    return {
        CATALOGUE: _read(files.catalog_db, _catalogue),
        LANE: _read(files.lane_db, _lane),
    }


def passed_shared(files: SyncFiles) -> dict[str, Passed]:
    """Of what other lanes wrote; raises StoreError where the lane's store cannot be read."""
    return {SHARED: _read(files.lane_db, _at(told.SHARED_POSITION))}


def passed_parked(files: SyncFiles) -> dict[str, Passed]:
    """Of sales that other lanes set aside; raises StoreError as `passed_shared`."""
    return {PARKED: _read(files.lane_db, _at(told.PARKED_POSITION))}


def _read(path: Path, look: Callable[[Any], Passed]) -> Passed:
    if not path.exists():
        return Passed()
    try:
        engine = open_engine(path, readonly=True)
        try:
            with engine.connect() as connection:
                return look(connection.exec_driver_sql)
        finally:
            engine.dispose()
    except (DBAPIError, dbapi2.Error) as err:
        if "no such table" in str(err):  # a store that no program of today has opened
            return Passed()
        raise StoreError(f"{path.name} cannot be read: {err}.", "Look at the disk.") from err


def _catalogue(run: Any) -> Passed:
    about = dict(run("SELECT key, value FROM about").all())
    kept = run("SELECT position, kind || '/' || key, reason FROM inbox_kept").all()
    return Passed(
        Mark.from_text(about.get(published.POSITION, "")),
        tuple(row[0] for row in kept),
        int(about.get(published.FLOOR, "0")),
        {row[1]: row[2] for row in kept[:100]},
    )


def _lane(run: Any) -> Passed:
    query = "SELECT key, value FROM control WHERE key IN (?, ?)"
    rows = dict(run(query, (told.OFFICE_POSITION, told.OFFICE_KEPT)).all())
    kept = json.loads(rows.get(told.OFFICE_KEPT) or "{}")
    return Passed(
        Mark.from_text(rows.get(told.OFFICE_POSITION, "")),
        tuple(entry[0] for entry in kept.values()),
        reasons={name: entry[1] for name, entry in kept.items()},
    )


def _at(position: str) -> Callable[[Any], Passed]:
    def look(run: Any) -> Passed:
        row = run("SELECT value FROM control WHERE key = ?", (position,)).first()
        return Passed(Mark.from_text(row[0] if row else ""))

    return look
