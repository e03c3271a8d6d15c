"""Sign in and out, switch, lock and unlock."""

from __future__ import annotations

from typing import Any

from pos_terminal.checkout import badges, rights, untold
from pos_terminal.checkout.commands import (
    LockScreen,
    SignIn,
    SignInByBadge,
    SignOut,
    StartBreak,
    Unlock,
)
from pos_terminal.checkout.state import EmployeeView
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.permissions import Right, may, rights_of
from pos_terminal.store import operations

SIGNED_IN = "signed_in"  # control row: whom a crash would leave signed in


def view_of(row: Any) -> EmployeeView:
    """An employee's row as the screen may know it."""
    rights_held = frozenset(right.value for right in rights_of(row.role))
    return EmployeeView(row.employee_id, row.name, row.role, rights_held, row.language)


def sign_in(till: Till, command: SignIn) -> EmployeeView:
    """Sign in; whoever was in is signed out in the same commit (quick switch)."""
    row = rights.verify(till, command.login, command.secret, command.method)
    return _begin_session(till, row, command.method)


def sign_in_by_badge(till: Till, command: SignInByBadge) -> EmployeeView:
    """The same by a badge alone, where the shop allows that."""
    return _begin_session(till, badges.verify(till, command), badges.METHOD)


def _begin_session(till: Till, row: Any, method: str) -> EmployeeView:
    with till.transaction() as tx:
        if till.running.employee is not None:
            _end_break(till, tx, "switch")
            tx.append(EventType.EMPLOYEE_LOGOUT, {"reason": "switch"})
        tx.append(
            EventType.EMPLOYEE_LOGIN,
            {"method": method, "role": row.role},
            employee_id=row.employee_id,
        )
        operations.set_control(tx.connection, SIGNED_IN, row.employee_id)
    till.running.employee = view_of(row)
    till.running.locked, till.running.break_since = False, None
    till.running.revoked = False
    untold.tell(till)
    return till.running.employee


def sign_out(till: Till, command: SignOut) -> None:
    """Sign out; refused with a basket in hand."""
    rights.signed_in(till)
    sale = till.running.sale
    if sale.basket.lines or sale.card_busy:
        raise CashierError("signout.basket")
    with till.transaction() as tx:
        if sale.customer_ref:  # the next sale is somebody else's
            tx.append(EventType.CUSTOMER_DETACHED, {"customer_ref": sale.customer_ref})
        end_session(tx, "user")
    till.running.employee, till.running.customer = None, None
    till.running.last_sale = None


def end_session(tx: TillTx, reason: str, **overrides: str | None) -> None:
    """Journal the end of a session."""
    tx.append(EventType.EMPLOYEE_LOGOUT, {"reason": reason}, **overrides)
    operations.set_control(tx.connection, SIGNED_IN, "")


def leave_when_due(till: Till, *, next_act: bool = False) -> None:
    """Sign out whoever was switched off, once the sale has ended and its change was given.

    `next_act`: another one begins, so nobody looks at the last sale any more.
    """
    running = till.running
    if not running.revoked or not running.between_sales or (running.last_sale and not next_act):
        return
    running.revoked = False
    if running.employee is None:
        return
    with till.transaction() as tx:
        _end_break(till, tx, "switch")
        end_session(tx, "revoked")
    running.employee, running.customer, running.last_sale = None, None, None
    running.locked, running.break_since = False, None


def lock_screen(till: Till, command: LockScreen) -> None:
    """Hide the till."""
    rights.signed_in(till)
    till.record(EventType.SCREEN_LOCKED, {"reason": "idle" if command.reason == "idle" else "user"})
    till.running.locked = True


def start_break(till: Till, command: StartBreak) -> None:
    """Go on a break; refused with a basket in hand, as somebody else may take the till."""
    rights.signed_in(till)
    sale = till.running.sale
    if sale.basket.lines or sale.card_busy:
        raise CashierError("break.basket")
    with till.transaction() as tx:
        tx.append(EventType.BREAK_STARTED, {})
        tx.append(EventType.SCREEN_LOCKED, {"reason": "break"})
    till.running.locked, till.running.break_since = True, tx.moment.at


def _end_break(till: Till, tx: TillTx, how: str) -> None:
    if till.running.break_since is not None:
        tx.append(EventType.BREAK_ENDED, {"how": how})


def unlock(till: Till, command: Unlock) -> None:
    """Unlock by whoever is signed in, or by somebody who may unlock others."""
    employee = till.running.employee
    if employee is None:
        raise CashierError("signin.needed")
    login = command.login or employee.employee_id
    row = rights.verify(till, login, command.secret, command.method)
    other = row.employee_id != employee.employee_id
    if other and not may(row.role, Right.UNLOCK):
        raise CashierError("unlock.other", name=employee.name)
    if other and till.running.break_since is not None:  # would work on in her name
        raise CashierError("break.other", name=employee.name)
    with till.transaction() as tx:
        _end_break(till, tx, "unlock")
        tx.append(
            EventType.SCREEN_UNLOCKED, {"method": command.method}, employee_id=row.employee_id
        )
    till.running.locked, till.running.break_since = False, None
    untold.tell(till)
