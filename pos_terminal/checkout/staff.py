"""Staff: add, change, reset a PIN or a password, switch off."""

from __future__ import annotations

from typing import Any

from pos_terminal.checkout import badges, guessing, rights, session
from pos_terminal.checkout.commands import SaveEmployee
from pos_terminal.checkout.secrets import check_password, check_pin
from pos_terminal.checkout.shelves import HERE
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.permissions import Right, Role, may
from pos_terminal.store import operations, people


def save(till: Till, command: SaveEmployee) -> str:
    """Create or change a member of staff; returns the employee id."""
    rights.require(till, Right.MANAGE_STAFF)
    return write(till, command)


def write(till: Till, command: SaveEmployee) -> str:
    """The same without asking for a right: the command line on the machine."""
    with till.transaction() as tx:
        return write_in(till, tx, command)


def write_in(till: Till, tx: TillTx, command: SaveEmployee, *, demo: bool = False) -> str:
    """The same inside a commit of the caller's: set-up."""
    name, username = command.name.strip()[:80], command.username.strip()[:40]
    if not name:
        raise CashierError("staff.name")
    if command.role not in list(Role):
        raise CashierError("staff.role", role=command.role)
    secrets = _hashes(till, command)
    old = people.employee(tx.connection, command.employee_id)
    if old is None and command.employee_id and not demo:
        raise CashierError("staff.unknown")
    twin = people.employee_by_login(tx.connection, username, active_only=False)
    employee_id = command.employee_id or _next_id(tx)
    if twin is not None and twin.employee_id != employee_id:
        raise CashierError("staff.username_taken", username=username)
    if old is not None:
        _keep_a_manager(tx, old, command)
    row = {
        "employee_id": employee_id,
        "name": name,
        "username": username,
        "role": command.role,
        "language": command.language or (old.language if old else ""),
        "active": int(command.active),
        "demo": int(demo or bool(old and old.demo)),
    }
    row |= {"pin_hash": "", "password_hash": ""} if old is None else {}
    row |= badges.fields_of(till, tx, old, command)
    _journal(tx, employee_id, people.save_employee(tx.connection, row | secrets), old, command)
    if old is not None and bool(old.active) != command.active:
        when = "" if command.active else tx.moment.text
        operations.set_control(tx.connection, revoked_key(employee_id), when)
    tx.after_commit.append(lambda: live(till, employee_id, reset=bool(secrets)))
    if secrets:  # whoever gives secrets out has nothing to guess: the lane's wait ends too
        operations.set_failures(tx.connection, employee_id, 0)
        operations.set_failures(tx.connection, guessing.LANE, 0)
    return employee_id


def revoked_key(employee_id: str) -> str:
    """The control row that says since when somebody is switched off here, UTC; empty: not."""
    return f"revoked.{employee_id}"


def live(till: Till, employee_id: str, *, reset: bool) -> None:
    """Whoever is at the till has the new role at once; a fresh secret waits for nobody."""
    if reset:
        till.guard.succeeded(employee_id)
    signed_in = till.running.employee
    if signed_in is None or signed_in.employee_id != employee_id:
        return
    with till.store.transaction() as tx:
        till.running.employee = session.view_of(people.employee(tx.connection, employee_id))


def _hashes(till: Till, command: SaveEmployee) -> dict[str, str]:
    hashes: dict[str, str] = {}
    if command.pin is not None:
        hashes["pin_hash"] = till.hasher.hash(check_pin(command.pin))
    if command.password is not None:
        hashes["password_hash"] = till.hasher.hash(check_password(command.password))
    if not command.employee_id and not hashes:
        raise CashierError("staff.secret")
    return hashes


def _next_id(tx: TillTx) -> str:
    staff = people.all_employees(tx.connection)
    taken = {row.employee_id for row in staff} | {row.username.upper() for row in staff}
    number = len(staff) + 1
    while f"E{number:03d}" in taken:
        number += 1
    return f"E{number:03d}"


def _keep_a_manager(tx: TillTx, old: Any, command: SaveEmployee) -> None:
    """Somebody must remain who may manage staff."""
    stays = command.active and may(command.role, Right.MANAGE_STAFF)
    if stays or not may(old.role, Right.MANAGE_STAFF):
        return
    others = people.all_employees(tx.connection, active_only=True)
    if not any(
        may(row.role, Right.MANAGE_STAFF) and row.employee_id != old.employee_id for row in others
    ):
        raise CashierError("staff.last_manager")


def _journal(tx: TillTx, employee_id: str, version: int, old: Any, command: SaveEmployee) -> None:
    changes = ["created" if old is None else "updated"]
    if old is not None:
        if bool(old.active) != command.active:
            changes = ["reactivated" if command.active else "deactivated"]
        changes += ["pin_reset"] if command.pin is not None else []
        changes += ["password_reset"] if command.password is not None else []
    if command.badge:
        changes.append("badge_set")
    elif command.badge is not None and old is not None and old.badge_digest:
        changes.append("badge_removed")
    for change in changes:
        tx.append(
            EventType.EMPLOYEE_CHANGED,
            {
                "employee_ref": employee_id,
                "row_version": version,
                "change": change,
                "source": HERE,
            },
        )
