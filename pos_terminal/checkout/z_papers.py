"""The paper of a Z report: at once, or as soon as the card terminal has said how its day was.

Which papers wait is stored in the commit that closes the shift. Each question to the terminal ends
with an answer or with none, and either lets the paper go; so does half a minute of silence, across
a restart too.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection

from pos_terminal.checkout import printing
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.store import operations
from pos_terminal.store.journal import event_at

PATIENCE_S = 30.0  # somebody stands there and waits for the paper
WAITING = "z_papers"  # control value: shift id → seq of its SHIFT_CLOSED


def queue(till: Till, tx: TillTx, shift_id: str, seq: int, *, waits: bool) -> None:
    """In the commit that closes a shift: its paper is printed, or waits for the terminal."""
    if waits:
        _write(tx.connection, waiting(tx.connection) | {shift_id: seq})
        tx.after_commit.append(lambda: _wait_from_now(till))
    else:
        _print(till, tx, seq)


def release(till: Till, tx: TillTx, shift_id: str = "") -> bool:
    """Print what waited, of one shift or of all; False: nothing did."""
    left = waiting(tx.connection)
    due = [left.pop(name) for name in list(left) if shift_id in ("", name)]
    if due:
        _write(tx.connection, left)
    for seq in due:
        _print(till, tx, seq)
    if not left:
        till.running.z_waits_since = None
    return bool(due)


def go_on_waiting(till: Till) -> None:
    """After a start: what waits is printed in half a minute at the latest."""
    with till.store.transaction() as tx:
        left = waiting(tx.connection)
    if left:
        _wait_from_now(till)


def print_overdue(till: Till) -> bool:
    """Print what has waited for too long; False: nothing has."""
    since = till.running.z_waits_since
    if since is None or till.running.stopped:
        return False
    if till.time.clock.monotonic() - since < PATIENCE_S:
        return False
    with till.transaction() as tx:
        found = release(till, tx)
    return found


def _wait_from_now(till: Till) -> None:
    till.running.z_waits_since = till.time.clock.monotonic()


def waiting(connection: Connection) -> dict[str, int]:
    """Z reports whose paper waits for the terminal, the oldest first."""
    found: dict[str, Any] = json.loads(operations.control_value(connection, WAITING) or "{}")
    return found


def _print(till: Till, tx: TillTx, seq: int) -> None:
    event = event_at(tx.connection, seq)
    if event is not None:
        printing.queue(till, tx, "z", f"Z {event.data['z_no']}", seq=seq)


def _write(connection: Connection, papers: dict[str, int]) -> None:
    operations.set_control(connection, WAITING, json.dumps(papers))
