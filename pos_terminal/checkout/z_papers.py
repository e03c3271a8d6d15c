"""The paper of a Z report: at once, or as soon as the card terminal has said how its day was.

Which papers wait is stored in the commit that closes the shift. Each question to the terminal ends
with an answer or with none, and either lets the paper go; so does the next start.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection

from pos_terminal.checkout import printing
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.store import operations
from pos_terminal.store.journal import event_at

WAITING = "z_papers"  # control value: shift id → seq of its SHIFT_CLOSED


def queue(till: Till, tx: TillTx, shift_id: str, seq: int, *, waits: bool) -> None:
    """In the commit that closes a shift: its paper is printed, or waits for the terminal."""
    if waits:
        _write(tx.connection, waiting(tx.connection) | {shift_id: seq})
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
    return bool(due)


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
