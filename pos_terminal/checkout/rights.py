"""Who may do what: the role, or somebody with the right on the spot, audited."""

from __future__ import annotations

from typing import Any

from pos_terminal.checkout import guessing
from pos_terminal.checkout.commands import Approval
from pos_terminal.checkout.state import EmployeeView
from pos_terminal.checkout.till import Till
from pos_terminal.domain.errors import ApprovalNeeded, CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.permissions import Right, may
from pos_terminal.store import people


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


def look(till: Till, right: Right) -> None:
    """Whoever may look at something, or somebody who allows it, which is noted."""
    require(till, right)
    if till.approved:
        with till.transaction():
            pass  # the approval is all that there is to note


def approver_id(till: Till) -> str:
    """Who allowed the act in hand: the approver, or whoever is signed in."""
    if till.approved:
        return str(till.approved[-1]["approved_by"])
    return signed_in(till).employee_id


def _approver(till: Till, approval: Approval, right: Right) -> Any:
    """Whoever approves; a secret without a name is tried on all who may, and counts for all."""
    if approval.login:
        return verify(till, approval.login, approval.secret, approval.method)
    with till.store.transaction() as tx:
        able = [
            row
            for row in people.all_employees(tx.connection, active_only=True)
            if may(row.role, right)
        ]
    waits = {row.employee_id: guessing.wait_s(till, row.employee_id) for row in able}
    heard = [row for row in able if not waits[row.employee_id]]
    if not heard:
        raise CashierError("signin.wait", seconds=min(waits.values(), default=1))
    for row in heard:
        if till.hasher.matches(row.pin_hash, approval.secret):
            guessing.right(till, row)
            return row
    raise guessing.wrong(till, [row.employee_id for row in heard], "", approval.method)


def verify(till: Till, login: str, secret: str, method: str) -> Any:
    """The employee's row behind a login and a secret; failures are counted and slow down."""
    with till.store.transaction() as tx:
        row = people.employee_by_login(tx.connection, login)
    subject = row.employee_id if row is not None else guessing.UNKNOWN
    left = guessing.wait_s(till, subject)
    if left:
        raise CashierError("signin.wait", seconds=left)
    stored = "" if row is None else (row.pin_hash if method == "pin" else row.password_hash)
    if row is None or not till.hasher.matches(stored, secret):
        login_ref = "" if row is None else row.employee_id
        raise guessing.wrong(till, [subject], login_ref, method)
    guessing.right(till, row)
    return row
