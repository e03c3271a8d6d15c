"""What guessing a PIN costs (F39): waits for each person and for the lane, kept in the store.

A right secret takes back only that person's own failures, so nobody makes room for guesses at
somebody else by signing in between them. A wrong one without a name counts for all it was tried on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pos_terminal.checkout.secrets import FREE_TRIES, LANE_FREE_TRIES
from pos_terminal.checkout.till import Till
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.permissions import Right, may
from pos_terminal.store import operations, people

UNKNOWN = "unknown"  # subject of logins that do not exist: there is nothing to guess
LANE = "lane"  # subject of all guesses at persons on this lane


def wait_s(till: Till, subject: str) -> int:
    """Seconds until a try at this person is heard, 0 for at once."""
    now = till.time.clock.monotonic()
    with till.store.transaction() as tx:
        own = operations.failures(tx.connection, subject)
        lane = operations.failures(tx.connection, LANE)
    return max(
        till.guard.remaining_s(subject, own, now),
        till.guard.remaining_s(LANE, lane, now, LANE_FREE_TRIES),
    )


def wrong(till: Till, subjects: Sequence[str], login_ref: str, method: str) -> CashierError:
    """Count a failed try durably, and say so in the journal; what to tell whoever tried."""
    counted = [*subjects] if UNKNOWN in subjects else [*subjects, LANE]
    now = till.time.clock.monotonic()
    with till.transaction() as tx:
        counts = {name: operations.failures(tx.connection, name) + 1 for name in counted}
        for name, count in counts.items():
            operations.set_failures(tx.connection, name, count)
            till.guard.failed(name, now)
        waits = [
            till.guard.remaining_s(
                name, count, now, LANE_FREE_TRIES if name == LANE else FREE_TRIES
            )
            for name, count in counts.items()
        ]
        wait = max(waits)
        failures = max(counts[name] for name in subjects)
        tx.append(
            EventType.LOGIN_REFUSED,
            {"login_ref": login_ref, "method": method, "failures": failures, "locked_s": wait},
        )
    if wait:
        return CashierError("signin.wait", seconds=wait)
    return CashierError("signin.wrong")


def right(till: Till, row: Any) -> None:
    """A right secret ends this person's count; a manager's also the lane's."""
    with till.store.transaction() as tx:
        own = operations.failures(tx.connection, row.employee_id)
        lane = operations.failures(tx.connection, LANE)
        left = 0 if may(row.role, Right.MANAGE_STAFF) else max(0, lane - own)
        if own:
            operations.set_failures(tx.connection, row.employee_id, 0)
        if left != lane:
            operations.set_failures(tx.connection, LANE, left)
        if operations.failures(tx.connection, UNKNOWN):  # mistyped names of months do not add up
            operations.set_failures(tx.connection, UNKNOWN, 0)
    till.guard.succeeded(row.employee_id)


def nobody_guesses_anew(till: Till) -> None:
    """After the store went back in time the counts may have too: no free tries for anybody."""
    with till.store.transaction() as tx:
        for row in people.all_employees(tx.connection, active_only=True):
            if operations.failures(tx.connection, row.employee_id) < FREE_TRIES:
                operations.set_failures(tx.connection, row.employee_id, FREE_TRIES)
