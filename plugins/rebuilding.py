"""A plugin's tables made anew from the journal, beside the old ones, which stay until the end."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Self

from sqlalchemy.exc import DBAPIError

from plugins.bus import ADDRESSED
from plugins.cabinet import Cursor
from plugins.description import Description
from plugins.reading import JournalPages
from plugins.stage import Stage
from plugins.standing import Standing
from pos_terminal import crash_points
from pos_terminal.domain.errors import StoreError
from pos_terminal.log import get_logger
from pos_terminal.store.engine import open_engine

log = get_logger(__name__)
BESIDE = "rebuild"
BEGINS = "begins.json"
DATABASE = "plugin.db"


class Rebuild:
    """One replay: `read` what there is, then `take_place`; a kill leaves the old tables."""

    def __init__(
        self,
        description: Description,
        make: Callable[[Path], Stage],
        folder: Path,
        pages: JournalPages,
        standing: Standing,
        *,
        quiet: bool,
        from_seq: int = 0,
    ) -> None:
        """`quiet`: every outcome was handed over before, so none is kept."""
        self._description = description
        self._make = make
        self._folder = folder
        self._pages = pages
        self._standing = standing
        self._quiet = quiet
        self._from_seq = from_seq
        self._stage: Stage

    def __enter__(self) -> Self:
        """Open an empty database. Raises PluginRefused, PluginFailed."""
        beside = self._folder / BESIDE
        shutil.rmtree(beside, ignore_errors=True)
        self._stage = self._make(beside)
        self._stage.open()
        begin(self._stage, self._description, self._folder, self._pages, self._from_seq)
        return self

    def __exit__(self, *_: object) -> None:
        """Take away what is left."""
        self._stage.close()
        shutil.rmtree(self._folder / BESIDE, ignore_errors=True)
        self._standing.has_done(1000)

    def read(self, upto: int, stopping: threading.Event, rest_s: float = 0.0) -> int:
        """Handle events up to a seq; how many. Stops early with `stopping`."""
        stage, count = self._stage, 0
        name = self._description.name
        seen = first = stage.cursor.seq
        while seen < upto and not stopping.is_set():
            bite = self._pages.bite(seen, stage.wanted, upto)
            mine = [b for b in bite.bodies if is_for(name, b)]
            if mine:
                made = stage.handle(mine, live=False, quiet=self._quiet)
                if made and not self._quiet:
                    stage.delivered(sorted(self._pages.applied(made)))
            count += len(mine)
            seen = bite.upto.seq
            if seen > stage.cursor.seq:
                stage.pass_over(seen, bite.upto.hash)
            self._standing.has_done(min(999, (seen - first) * 1000 // max(1, upto - first)))
            stopping.wait(rest_s)
        return count

    def head_seq(self) -> int:
        """The last event that there is."""
        return self._pages.head().seq

    def take_place(self) -> None:
        """Swap the files; both stages are closed by now, or StoreError says that they are not."""
        self._stage.close()
        new, old = self._folder / BESIDE / DATABASE, self._folder / DATABASE
        _settle(new)
        try:
            _settle(old)
        except DBAPIError as err:  # what is left of the old tables goes, whatever it is
            log.warning("plugin tables damaged", plugin=self._description.name, why=str(err.orig))
            _take_log_away(old)
        crash_points.reached("plugin.replayed", [self._description.name])
        os.replace(new, old)
        crash_points.reached("plugin.swapped", [self._description.name])


def is_for(plugin: str, body: dict[str, object]) -> bool:
    """Whether an event is no other plugin's."""
    return body["event_type"] not in ADDRESSED or body.get("plugin") == plugin


def begin(
    stage: Stage, description: Description, folder: Path, pages: JournalPages, from_seq: int = 0
) -> None:
    """Put the cursor where the plugin begins, with the settings of then, unless it is there."""
    start = max(from_seq - 1, 0)
    if description.begins == "now" and (not stage.cursor.seq or (folder / BEGINS).exists()):
        start = max(start, _first_head(folder / BEGINS, pages).seq)
    if start <= stage.cursor.seq:  # a kill may have come between the settings and the place
        return
    settings = pages.last_settings(description.name, start)
    if settings is not None:
        stage.handle([settings], live=False, quiet=True)
    at = pages.at(start)
    stage.pass_over(at.seq, at.hash)


def _first_head(path: Path, pages: JournalPages) -> Cursor:
    """Where the plugin was first switched on; noted once, so that a replay begins there too."""
    try:
        noted = Cursor(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        noted = Cursor()
    if noted.seq and pages.has(noted):
        return noted
    head = pages.head()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(".tmp")
    draft.write_text(json.dumps({"seq": head.seq, "hash": head.hash}), encoding="utf-8")
    os.replace(draft, path)
    return head


def _settle(path: Path) -> None:
    """All of a database is in its one file: a log that stays behind would join the other one."""
    if path.exists():
        engine = open_engine(path, synchronous="FULL")
        try:
            with engine.connect() as connection:
                connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            engine.dispose()
    wal = path.with_name(f"{path.name}-wal")
    if wal.exists() and wal.stat().st_size:
        raise StoreError(f"{path} is still in use.", "Try again in a moment.")
    _take_log_away(path)


def _take_log_away(path: Path) -> None:
    path.with_name(f"{path.name}-wal").unlink(missing_ok=True)
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
