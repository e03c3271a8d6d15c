"""What `doctor` looks at in the data directory; it opens everything read-only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from pos_terminal.cli.finding import Finding
from pos_terminal.config import Settings
from pos_terminal.control.lock import holder
from pos_terminal.domain.errors import POSError
from pos_terminal.secret_store import chosen_kind, open_secrets, pepper


def lock(settings: Settings) -> Iterator[Finding]:
    """Who is the lane just now."""
    found = holder(settings.data_dir)
    text = "Nobody is the lane just now." if found is None else f"The lane is {found}."
    yield Finding("lock", "ok", text)


def secrets(settings: Settings) -> Iterator[Finding]:
    """Where the pepper is, and whether it can be read."""
    kind = chosen_kind(settings.data_dir)
    if kind is None:
        yield Finding("secrets", "ok", "Chosen at the first set-up.")
        return
    store = open_secrets(settings.data_dir, settings.secret_store)
    try:
        pepper(store)
    except POSError as err:
        yield Finding("secrets", "BAD", str(err))
        return
    hint = "" if kind != "file" else "As safe as this user's account; a keyring is safer."
    yield Finding("secrets", "warn" if hint else "ok", f"In {kind}: {store.where()}.", hint)


def store(settings: Settings) -> Iterator[Finding]:
    """Whether the databases open, and belong to this version."""
    from pos_terminal.cli import backend
    from pos_terminal.store.migrate import LANE_SCHEMA
    from pos_terminal.store.suspicion import is_suspect
    from pos_terminal.store.swap import refuse_pending

    refuse_pending(settings.data_dir)
    path = settings.data_dir / "lane.db"
    if not path.is_file():
        yield Finding("store", "ok", "No shop yet: the first start makes one.")
        return
    with backend.reading(path) as connection:
        schema = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        events = connection.exec_driver_sql("SELECT max(seq) FROM journal").scalar_one() or 0
    if is_suspect(settings.data_dir):
        hint = "Start the lane: it looks through everything, and mends what it can."
        yield Finding("store", "BAD", "A part of it was found damaged.", hint)
    elif schema > LANE_SCHEMA:
        yield Finding("store", "BAD", "Made by a newer program.", "Update this program.")
    elif schema < LANE_SCHEMA:
        yield Finding("store", "warn", "Made by an older program.", "Type: pos-terminal migrate")
    else:
        hint = "To check them all: pos-terminal journal verify"
        yield Finding("store", "ok", f"{events:,} events in the journal.", hint)


def last_event_at(settings: Settings) -> datetime | None:
    """When the last event happened; None without one."""
    from pos_terminal.cli import backend

    path = settings.data_dir / "lane.db"
    if not path.is_file():
        return None
    with backend.reading(path) as connection:
        query = "SELECT occurred_at FROM journal ORDER BY seq DESC LIMIT 1"
        text = connection.exec_driver_sql(query).scalar_one_or_none()
    return None if text is None else datetime.fromisoformat(str(text)).astimezone(UTC)
