"""The tables that are derived from the journal, each by its own small projector."""

from __future__ import annotations

from sqlalchemy import Connection

from pos_terminal.store.journal import JournalEvent
from pos_terminal.store.projections import audits, baskets, lifecycle, sales, shifts

_PROJECTORS = lifecycle.PROJECTORS | baskets.PROJECTORS | sales.PROJECTORS | shifts.PROJECTORS


def project(connection: Connection, event: JournalEvent) -> None:
    """Write what one event means into the derived tables."""
    projector = _PROJECTORS.get(event.event_type)
    if projector is not None:
        projector(connection, event)
    audits.project(connection, event)
