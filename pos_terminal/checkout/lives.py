"""The lives of a lane: when a new epoch begins, so that no number is ever given twice (F11–F12)."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass

from sqlalchemy import Connection

from pos_terminal import __version__
from pos_terminal.checkout.till import Till
from pos_terminal.domain.errors import StoreError
from pos_terminal.domain.events import EventType
from pos_terminal.machine import fingerprint
from pos_terminal.store.head import Head
from pos_terminal.store.journal import event_at
from pos_terminal.store.operations import control_value, set_control
from pos_terminal.store.swap import RESTORED

# Control rows. Not replicated: they say on which machine this copy of the store last ran.
MACHINE = "machine"
MACHINE_KEY = "machine_key"


@dataclass(frozen=True, slots=True)
class _Cause:
    """Why a life begins, and what the recovery page says of it."""

    reason: str
    notes: tuple[str, ...] = ()
    words: str = ""  # of the person who declared a fork


def begin(till: Till, outside: Head | None) -> tuple[str, ...]:
    """Start the first life, or a new one where there is cause; keys of what a person must know.

    `outside` is the head as the file beside the database has it.
    """
    here = till.machine()
    with till.store.transaction() as tx:
        restored = control_value(tx.connection, RESTORED) == "1"
        known = control_value(tx.connection, MACHINE)
        moved = _moved(tx.connection, known, here)
    cause = _cause(till, outside, restored=restored, moved=moved)
    if cause is None:
        if not known and here is not None:
            with till.store.transaction() as tx:
                _remember(tx.connection, here)
        return ()
    _start(till, cause, outside, here)
    return cause.notes


def begin_forked(till: Till, seen: Head | None, words: str = "") -> int:
    """A person decided: from here on a new life, above `seen`, the newest head known outside."""
    head = till.store.head
    outside = seen if seen is not None and seen.epoch >= head.epoch else None
    _start(till, _Cause("forked", words=words), outside, till.machine())
    till.running.receipts = 0  # a life has a series of its own
    return till.store.head.epoch


def _cause(till: Till, outside: Head | None, *, restored: bool, moved: bool) -> _Cause | None:
    """A restored store is called so also on another machine: it says more."""
    if till.store.head.seq == 0:
        _refuse_lost(outside)
        return _Cause("new")
    if restored:
        return _Cause("restored", ("recovery.restored",))
    if _lost_tail(till, outside):
        return _Cause("restored", ("recovery.tail_lost",))
    if moved:
        return _Cause("machine_changed", ("recovery.machine_changed",))
    return None


def _refuse_lost(outside: Head | None) -> None:
    """No empty shop on top of a lost one: its numbers are on paper already (F8)."""
    if outside is not None and outside.seq:
        raise StoreError(
            f"The journal is empty, and this lane has written {outside.seq:,} events.",
            "Put lane.db back as it was, or restore a backup.",
        )


def _start(till: Till, cause: _Cause, outside: Head | None, here: str | None) -> None:
    previous = None if cause.reason == "new" else _previous(till.store.head, cause, outside)
    with till.transaction() as tx:
        set_control(tx.connection, RESTORED, "0")
        if here is not None:
            _remember(tx.connection, here)
        tx.start_epoch(above=0 if outside is None else outside.epoch)
        data = {
            "reason": cause.reason,
            "previous": None if previous is None else asdict(previous),
            "app_version": __version__,
            "words": cause.words,
        }
        tx.append(EventType.EPOCH_STARTED, data)


def _previous(head: Head, cause: _Cause, outside: Head | None) -> Head:
    """The last head that is known of the life before: the file's where the store lost its own."""
    return head if outside is None or cause.reason == "machine_changed" else outside


def _lost_tail(till: Till, outside: Head | None) -> bool:
    if outside is None:
        return False
    head = till.store.head
    if outside.epoch > head.epoch or outside.seq > head.seq:
        return True
    with till.store.transaction() as tx:
        event = event_at(tx.connection, outside.seq) if outside.seq else None
    return event is not None and event.hash != outside.hash


def _moved(connection: Connection, known: str, here: str | None) -> bool:
    """Whether the store last ran on another machine; a machine that tells no id is believed."""
    if not known or here is None:
        return False
    return fingerprint(here, control_value(connection, MACHINE_KEY)) != known


def _remember(connection: Connection, here: str) -> None:
    key = secrets.token_hex(32)
    set_control(connection, MACHINE_KEY, key)
    set_control(connection, MACHINE, fingerprint(here, key))
