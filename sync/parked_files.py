"""Parked events in words' reach: as views, and as a file for whoever has to look into them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from pos_terminal.checkout.sync_views import ParkedView, SinkProblem
from pos_terminal.domain.errors import CashierError
from sync.lane_event import LaneEvent
from sync.outbox import Source
from sync.store import ParkedEvent, SyncStore

# A new life has begun since: what was to be done about the fork itself is done.
_SINCE = {"sync.fork": "sync.parted"}
MOST = 100_000  # events in a file


def views(store: SyncStore, sink: str = "") -> tuple[ParkedView, ...]:
    """What is parked, of one store or of all, in order."""
    return tuple(_view(parked) for parked in store.parked(sink))


def _view(parked: ParkedEvent) -> ParkedView:
    reason = _SINCE.get(parked.reason, parked.reason)
    problem = SinkProblem(reason, parked.facts, parked.request_id, parked.parked_at)
    return ParkedView(
        parked.sink,
        parked.seq,
        parked.event_id,
        parked.event_type,
        parked.occurred_at,
        problem,
        parked.tries,
        parked.seen,
    )


def export(store: SyncStore, source: Source, file: Path, sink: str = "") -> int:
    """Write the parked events, whole and with their reasons, one JSON object a line; how many.

    Only this user may read the file. Raises CashierError("sync.export").
    """
    parked = store.parked(sink, MOST)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            for one in parked:
                line = _line(one, source.event(one.seq))
                out.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")
    except OSError as err:
        raise CashierError("sync.export", file=str(file), why=err.strerror or str(err)) from err
    return len(parked)


def _line(parked: ParkedEvent, event: LaneEvent | None) -> dict[str, Any]:
    why = {
        "sink": parked.sink,
        "reason": parked.reason,
        "facts": parked.facts,
        "request_id": parked.request_id,
        "parked_at": parked.parked_at,
        "tries": parked.tries,
    }
    if event is None:
        return {"parked": why, "seq": parked.seq, "event_id": parked.event_id}
    names = (name for name in LaneEvent.__struct_fields__ if name != "payload")
    return {"parked": why, **{name: getattr(event, name) for name in names}, "data": event.data}
