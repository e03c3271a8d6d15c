"""What the card terminal said at the end of a shift, for papers and screens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from pos_terminal.domain.events import EventType
from pos_terminal.store.journal import event_at
from pos_terminal.store.tables import audit

Data = Mapping[str, Any]


def card_day_of(connection: Connection, shift_id: str | None) -> Data | None:
    """The data of the CARD_SETTLED that this shift's end asked for; None: not settled."""
    query = (
        select(audit.c.seq)
        .where(audit.c.event_type == EventType.CARD_SETTLED.value, audit.c.shift_id == shift_id)
        .order_by(audit.c.seq.desc())
        .limit(1)
    )
    seq = None if shift_id is None else connection.execute(query).scalar_one_or_none()
    event = None if seq is None else event_at(connection, seq)
    return None if event is None else event.data
