"""Who may do what: the role, or somebody with the right on the spot, audited."""

from __future__ import annotations

from typing import Any

from pos_terminal.checkout.commands import Approval
from pos_terminal.checkout.state import EmployeeView
from pos_terminal.checkout.till import Till
from pos_terminal.domain.errors import ApprovalNeeded, CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.permissions import Right, may
from pos_terminal.store import operations, people

UNKNOWN = "unknown"  # the guard's subject for logins that do not exist


def signed_in(till: Till) -> EmployeeView:
    """Who is at the till; CashierError("signin.needed") or ("screen.locked")."""
    employee = till.running.employee
    if employee is None:
        raise CashierError("signin.needed")
    if till.running.locked:
        raise CashierError("screen.locked")
    return employee


def require(till: Till, right: Right) -> None:
    """Go on only with the right: the cashier's own, or an approval that came along.

    Raises ApprovalNeeded (audited) where a manager must agree; the approval itself is journalled
    in the same commit as what it allows.
    """
    employee = signed_in(till)
    if may(employee.role, right):
        return
    act = type(till.command).__name__
    if till.approval is None:
        till.record(EventType.OVERRIDE_REFUSED, {"right": right.value, "act": act})
        raise ApprovalNeeded(right.value)
    approver = _approver(till, till.approval, right)
    if not may(approver.role, right):
        till.record(EventType.OVERRIDE_REFUSED, {"right": right.value, "act": act})
        raise CashierError("approval.refused", name=approver.name)
    till.approved.append({"right": right.value, "approved_by": approver.employee_id, "act": act})


def approver_id(till: Till) -> str:
    """Who allowed the act in hand: the approver, or whoever is signed in."""
    if till.approved:
        return str(till.approved[-1]["approved_by"])
    return signed_in(till).employee_id


def _approver(till: Till, approval: Approval, right: Right) -> Any:
    if approval.login:
        return verify(till, approval.login, approval.secret, approval.method)
    with till.store.transaction() as tx:
        able = [
            row
            for row in people.all_employees(tx.connection, active_only=True)
            if may(row.role, right)
        ]
    check_wait(till, "approval")
    for row in able:
        if till.hasher.matches(row.pin_hash, approval.secret):
            reset_failures(till, "approval")
            return row
    raise note_failure(till, "approval", "", approval.method)


def verify(till: Till, login: str, secret: str, method: str) -> Any:
    """The employee's row behind a login and a secret; failures are counted and slow down."""
    with till.store.transaction() as tx:
        row = people.employee_by_login(tx.connection, login)
    subject = row.employee_id if row is not None else UNKNOWN
    check_wait(till, subject)
    stored = "" if row is None else (row.pin_hash if method == "pin" else row.password_hash)
    if row is None or not till.hasher.matches(stored, secret):
        raise note_failure(till, subject, "" if row is None else row.employee_id, method)
    reset_failures(till, subject)
    reset_failures(till, UNKNOWN)  # mistyped names of months do not add up to a long wait
    return row


def check_wait(till: Till, subject: str) -> None:
    """Refuse while a wait runs: CashierError("signin.wait")."""
    with till.store.transaction() as tx:
        count = operations.failures(tx.connection, subject)
    left = till.guard.remaining_s(subject, count, till.time.clock.monotonic())
    if left:
        raise CashierError("signin.wait", seconds=left)


def note_failure(till: Till, subject: str, login_ref: str, method: str) -> CashierError:
    """Count a failed try durably, and say so in the journal."""
    till.guard.failed(subject, till.time.clock.monotonic())
    with till.transaction() as tx:
        count = operations.failures(tx.connection, subject) + 1
        operations.set_failures(tx.connection, subject, count)
        wait = till.guard.remaining_s(subject, count, till.time.clock.monotonic())
        tx.append(
            EventType.LOGIN_REFUSED,
            {"login_ref": login_ref, "method": method, "failures": count, "locked_s": wait},
        )
    if wait:
        return CashierError("signin.wait", seconds=wait)
    return CashierError("signin.wrong")


def reset_failures(till: Till, subject: str) -> None:
    """A right secret ends the count."""
    till.guard.succeeded(subject)
    with till.store.transaction() as tx:
        if operations.failures(tx.connection, subject):
            operations.set_failures(tx.connection, subject, 0)
