"""Is the tail of the journal what was written: the hash chain since the last verified position."""

from __future__ import annotations

from sqlalchemy import Connection

from pos_terminal.store.canonical import canonical, sha256
from pos_terminal.store.head import GENESIS
from pos_terminal.store.journal import JournalEvent, envelope, event_at, read_events
from pos_terminal.store.operations import control_value, set_control

VERIFIED = "verified_seq"


def first_broken(connection: Connection) -> int | None:
    """The first seq since the last verified one that does not follow; None: all do.

    Whole journals are for `journal verify`; start-up looks at what is new (17 µs an event).
    """
    seq = int(control_value(connection, VERIFIED) or 0)
    last = event_at(connection, seq) if seq else None
    previous = GENESIS if last is None else last.hash
    seq = 0 if last is None else seq
    try:
        for event in read_events(connection, seq):
            if not _follows(event, seq, previous):
                return seq + 1
            seq, previous = event.seq, event.hash
    except (TypeError, ValueError):  # what stands there is not even an event
        return seq + 1
    set_control(connection, VERIFIED, str(seq))
    return None


def _follows(event: JournalEvent, seq: int, previous: str) -> bool:
    data_hash = sha256(event.data_bytes).hex()
    digest = sha256(canonical(envelope(event, data_hash))).hex()
    return event.seq == seq + 1 and event.prev_hash == previous and digest == event.hash
