"""The lane's end of the inbox: a thread that has head office's documents applied.

It reads sync.db and never writes it. The catalogue is written by its own writer, the rest by the
lane between two commands; each notes how far it came in the database that it changes.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from pysqlite3 import dbapi2
from sqlalchemy.exc import DBAPIError

from pos_terminal.checkout import head_office, shared_customers, shelves, taking_over
from pos_terminal.checkout.head_office import AFTER_SALE, Chunk
from pos_terminal.checkout.state import LaneState
from pos_terminal.checkout.till import Till
from pos_terminal.crash_points import reached
from pos_terminal.domain.errors import CashierError, POSError
from pos_terminal.log import get_logger
from pos_terminal.store.catalog.published import Kept, apply_published
from pos_terminal.store.catalog.writer import CatalogWriter
from sync import inbox_marks, shared_parked, shared_people
from sync.handing import handed, published
from sync.inbox_marks import CATALOGUE, KINDS, LANE, PARKED, SHARED
from sync.inbox_reader import InboxReader, Waiting

log = get_logger(__name__)
BESIDE_SALES = 100  # documents of the catalogue, at most
LOOK_S = 1.0  # between two looks at sync.db: one PRAGMA
BATCH, CHUNK, FROM_LANES = 1_000, 20, 200  # documents
_GIVES_WAY_S = 3.0  # somebody was served so short a time ago: the batches leave room
_PATIENCE_S = 60.0
_LISTED = 200  # of what is kept, for people
_PASSES = (POSError, DBAPIError, dbapi2.Error, TimeoutError)


class LanePort(Protocol):
    """The lane, as far as this thread knows it."""

    @property
    def state(self) -> LaneState:
        """The latest snapshot."""

    @property
    def rested_s(self) -> float:
        """For how long nobody has been served."""

    def call(self, work: Callable[[Till], object], *, aside: bool = False) -> Future[Any]:
        """Run trusted work on the lane thread."""


@dataclass
class _Scan:
    """One store's way through the inbox: from the beginning at each start, then what is new."""

    store: str
    after: int = 0
    applied: int = 0
    progress: bool = False  # since the scan began: what waits may be ready now
    kept: dict[str, Kept] = field(default_factory=dict)  # the newest, by kind/key; for people

    def keep(self, entries: Sequence[Kept]) -> None:
        for entry in entries:
            name = f"{entry.kind}/{entry.key}"
            if name not in self.kept and len(self.kept) < _LISTED:
                log.warning("head office", document=name, why=entry.reason)
            if name in self.kept or len(self.kept) < _LISTED:
                self.kept[name] = entry

    def settle(self, names: Sequence[str]) -> None:
        for name in names:
            self.kept.pop(name, None)

    def begin_anew(self) -> None:
        self.after, self.progress = 0, False


@dataclass(frozen=True, slots=True)
class _OfLanes:
    """One kind of documents that the shop's lanes write for each other."""

    source: str  # of the inbox
    kinds: Sequence[str]
    handed: Callable[[Waiting], Any]
    apply: Callable[[Till, Sequence[Any], str], Chunk]


_OF_LANES = {
    SHARED: _OfLanes(
        inbox_marks.SHARED_SOURCE,
        inbox_marks.SHARED_KINDS[SHARED],
        shared_people.handed,
        shared_customers.apply,
    ),
    PARKED: _OfLanes(
        inbox_marks.PARKED_SOURCE,
        inbox_marks.PARKED_KINDS[PARKED],
        shared_parked.handed,
        taking_over.apply,
    ),
}


class Applier:
    """Owns its thread; `start` once the lane works."""

    def __init__(
        self,
        sync_db: Path,
        lane: LanePort,
        writer: CatalogWriter,
        check_plugin: Callable[[str, dict[str, Any]], Future[dict[str, Any]]],
    ) -> None:
        """`check_plugin` asks a plugin's own model about settings."""
        self._reader = InboxReader(sync_db)
        self._lane = lane
        self._writer = writer
        self._check_plugin = check_plugin
        self._scans = {name: _Scan(name) for name in (LANE, CATALOGUE, SHARED, PARKED)}
        self._inbox_id = ""
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._told: dict[str, str] = {}  # by store: what is wrong with its documents
        self._thread = threading.Thread(target=self._run, name="pos-inbox", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def poke(self) -> None:
        """There may be something new; any thread."""
        self._wake.set()

    def stop(self) -> None:
        """End after the batch in hand; the rest follows at the next start."""
        self._stopping.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(_PATIENCE_S)

    def vitals(self) -> dict[str, object]:
        """How far each store is, and what is kept and why."""
        return {
            name: {
                "position": scan.after,
                "applied": scan.applied,
                "kept": {what: entry.reason for what, entry in [*scan.kept.items()]},
            }
            for name, scan in self._scans.items()
        }

    def _run(self) -> None:
        try:
            while not self._stopping.is_set():
                worked = self._round()
                if not worked:
                    self._wake.wait(LOOK_S)
                    self._wake.clear()
        finally:
            self._reader.close()

    def _round(self) -> bool:
        """One portion for each store; False: nothing was there, or it did not work."""
        try:
            if not self._reader.open():
                return False
        except Exception as err:
            self._tell("", err)
            return False
        if self._reader.inbox_id != self._inbox_id:
            self._inbox_id = self._reader.inbox_id
            for scan in self._scans.values():
                scan.begin_anew()
        worked = [self._surely(scan) for scan in self._scans.values()]
        return all(well for well, _ in worked) and any(some for _, some in worked)

    def _surely(self, scan: _Scan) -> tuple[bool, bool]:
        """Whether it went well, and whether something was there; no scan holds the others up."""
        try:
            some = self._portion(scan)
        except _PASSES as err:
            self._tell(scan.store, err)
            return False, False
        except Exception as err:
            if self._told.get(scan.store) != str(err):
                self._told[scan.store] = str(err)
                log.exception("inbox", store=scan.store)
            return False, False
        self._told.pop(scan.store, None)
        return True, some

    def _tell(self, store: str, err: Exception) -> None:
        busy = isinstance(err, CashierError) and err.key in ("catalogue.busy", "lane.stopped")
        if not busy and str(err) != self._told.get(store):
            self._told[store] = str(err)
            log.warning("inbox", store=store, why=str(err))

    def _portion(self, scan: _Scan) -> bool:
        if scan.store in _OF_LANES:
            return self._from_lanes(scan, _OF_LANES[scan.store])
        most = CHUNK if scan.store == LANE else self._batch()
        rows = self._reader.rows(KINDS[scan.store], scan.after, most)
        if not rows:
            return self._once_more(scan)
        (self._to_catalogue if scan.store == CATALOGUE else self._to_lane)(scan, rows)
        reached("inbox.applied", [scan.store])
        return True

    def _from_lanes(self, scan: _Scan, told: _OfLanes) -> bool:
        """What other lanes wrote; one who is in the sale in hand holds the rest up."""
        rows = self._reader.rows(told.kinds, scan.after, FROM_LANES, told.source)
        if not rows:
            return False
        documents = [told.handed(row) for row in rows]
        inbox_id = self._inbox_id

        def apply(till: Till) -> Chunk:
            return told.apply(till, documents, inbox_id)

        chunk: Chunk = self._lane.call(apply, aside=True).result(_PATIENCE_S)
        if chunk.done:
            self._noted(scan, rows[: chunk.done], chunk.applied, ())
            reached("inbox.applied", [scan.store])
        return chunk.done > 0

    def _batch(self) -> int:
        """Small ones while somebody is served: a batch is one stretch of this thread's work."""
        return BESIDE_SALES if self._lane.rested_s < _GIVES_WAY_S else BATCH

    def _once_more(self, scan: _Scan) -> bool:
        """What waits is tried again when something else has come, or the sale has ended."""
        if not scan.kept:
            return False
        sale_over = not self._lane.state.basket_id and any(
            entry.reason == AFTER_SALE for entry in scan.kept.values()
        )
        again = scan.progress
        if again or sale_over:
            scan.begin_anew()
        return again

    def _to_catalogue(self, scan: _Scan, rows: Sequence[Waiting]) -> None:
        began = time.monotonic()
        documents = [published(row) for row in rows]
        outcome = apply_published(self._writer, documents, self._inbox_id, rows[-1].position)

        def note(till: Till) -> None:
            with till.transaction() as tx:
                shelves.journal_change(
                    tx, outcome.change, shelves.HEAD_OFFICE, employee_id=None, basket_id=None
                )

        if outcome.change.count:
            self._lane.call(note, aside=True).result(_PATIENCE_S)
        self._noted(scan, rows, outcome.applied, outcome.kept)
        self._give_way(time.monotonic() - began)

    def _to_lane(self, scan: _Scan, rows: Sequence[Waiting]) -> None:
        documents = [handed(row, self._check_plugin) for row in rows]
        inbox_id = self._inbox_id

        def apply(till: Till) -> Chunk:
            return head_office.apply(till, documents, inbox_id)

        chunk: Chunk = self._lane.call(apply, aside=True).result(_PATIENCE_S)
        self._noted(scan, rows[: chunk.done], chunk.applied, chunk.kept)

    def _noted(
        self, scan: _Scan, rows: Sequence[Waiting], applied: int, kept: Sequence[Kept]
    ) -> None:
        scan.after = rows[-1].position
        scan.applied += applied
        scan.progress = scan.progress or applied > 0
        held = {entry.position for entry in kept}
        scan.settle([f"{row.kind}/{row.key}" for row in rows if row.position not in held])
        scan.keep(kept)

    def _give_way(self, took_s: float) -> None:
        """The till comes first: as long a rest as the batch took while somebody is served."""
        if self._lane.rested_s < _GIVES_WAY_S:
            self._stopping.wait(min(took_s, 0.5))
