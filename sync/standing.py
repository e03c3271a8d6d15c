"""How everything stood when the agent ended: read beside it, without its being there."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from pos_terminal.checkout.sync_views import SinkProblem, SinkState, SinkView, SyncView
from pos_terminal.domain.errors import CashierError
from sync import configuring, segments
from sync.building import enabled
from sync.configuring import Configured
from sync.files import SyncFiles
from sync.inbox import SEEN
from sync.outbox import Outbox
from sync.settings import SINKS
from sync.store import SyncStore


def rows_of(files: SyncFiles) -> dict[str, str]:
    """Settings of the stores outside as the lane's database has them; none before there is one."""
    if not files.lane_db.is_file():
        return {}
    outbox = Outbox(files.lane_db, files.catalog_db, files.images)
    try:
        return outbox.settings(configuring.PREFIX)
    finally:
        outbox.close()


def configured(files: SyncFiles, sync_file: Path) -> Configured:
    """The settings as they count; raises CashierError."""
    return configuring.read(rows_of(files), sync_file)


def view(files: SyncFiles, sync_file: Path) -> SyncView:
    """Cursors and parked events of sync.db beside the journal's head."""
    problem: SinkProblem | None = None
    on: tuple[str, ...] = ()
    try:
        on = enabled(configured(files, sync_file).settings)
    except CashierError as err:
        problem = SinkProblem(err.key, err.facts)
    with ExitStack() as stack:
        outbox = Outbox(files.lane_db, files.catalog_db, files.images)
        stack.callback(outbox.close)
        store: SyncStore | None = None
        if files.sync_db.is_file():
            store = SyncStore(files.sync_db, readonly=True)
            stack.callback(store.close)
        head = outbox.head().seq
        try:
            sinks = tuple(_sink(name, name in on, head, store, outbox) for name in SINKS)
        except DBAPIError:  # damaged: the agent sets it aside when it starts
            sinks = tuple(_sink(name, name in on, head, None, outbox) for name in SINKS)
        seen = "" if store is None else store.note(SEEN)
    return SyncView(running=False, head_seq=head, sinks=sinks, catalogue_seen=seen, problem=problem)


def _sink(name: str, on: bool, head: int, store: SyncStore | None, outbox: Outbox) -> SinkView:
    sent = 0 if store is None else store.cursor(name).seq
    unsent = max(0, head - sent) if on else 0
    tail = head - outbox.segments_end(head) if name in segments.STORES else 0
    held = min(unsent, tail)
    waiting = unsent - held
    first = outbox.event(sent + 1) if waiting else None
    paused = store is not None and store.paused(name)
    state = SinkState.PAUSED if paused else SinkState.CONNECTING
    return SinkView(
        name,
        state if on else SinkState.OFF,
        sent_seq=sent,
        waiting=waiting,
        held=held,
        oldest_unsent=first.occurred_at if first else "",
        parked=0 if store is None else len(store.parked_seqs(name)),
        seen=0 if store is None else store.seen(name),
    )
