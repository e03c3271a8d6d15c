"""A member of staff as head office wants them: who is switched off is out, now and later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, or_, select

from pos_terminal.checkout import session, staff
from pos_terminal.checkout.shelves import HEAD_OFFICE
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.store import operations, people
from pos_terminal.store.people_tables import employees

_SECRETS = ("pin_hash", "password_hash")
_NO_BADGE = {"badge_digest": "", "badge_end": ""}


def put(
    till: Till,
    tx: TillTx,
    employee_id: str,
    body: Mapping[str, Any],
    published_at: str,
    deleted: bool,
) -> None:
    """Create, change or switch off; nothing where the row already is like that."""
    old = people.employee(tx.connection, employee_id)
    if deleted:
        if old is None:
            return
        wanted = _row_of(old) | {"active": 0, "pin_hash": "", "password_hash": ""} | _NO_BADGE
    else:
        wanted = {**body, "employee_id": employee_id, "active": int(body["active"]), "demo": 0}
        if _revoked_since(tx, employee_id, published_at):
            wanted["active"] = 0
        wanted |= _badge(old, wanted)
        _free_names(tx, employee_id, wanted["username"])
        if wanted["active"]:
            _free_badge(tx, employee_id, wanted["badge_digest"])
    if old is not None and _row_of(old) == wanted:
        return
    version = people.save_employee(tx.connection, wanted)
    _journal(tx, employee_id, version, _changes(old, wanted))
    fresh_secret = old is not None and any(getattr(old, name) != wanted[name] for name in _SECRETS)
    if fresh_secret:
        operations.set_failures(tx.connection, employee_id, 0)
    tx.after_commit.append(lambda: _live(till, employee_id, wanted, reset=fresh_secret))


def _live(till: Till, employee_id: str, wanted: Mapping[str, Any], *, reset: bool) -> None:
    staff.live(till, employee_id, reset=reset)
    signed_in = till.running.employee
    if signed_in is not None and signed_in.employee_id == employee_id:
        till.running.revoked = not wanted["active"]
        session.leave_when_due(till)


def _row_of(row: Any) -> dict[str, Any]:
    return {name: value for name, value in row._mapping.items() if name != "row_version"}


def _revoked_since(tx: TillTx, employee_id: str, published_at: str) -> bool:
    """Somebody here was switched off by hand after head office wrote its document."""
    return operations.control_value(tx.connection, staff.revoked_key(employee_id)) > published_at


def _free_names(tx: TillTx, employee_id: str, username: str) -> None:
    """Nobody else may be meant by these names; a member of this lane only gives theirs up."""
    for other in _namesakes(tx.connection, employee_id, username):
        published = operations.control_value(
            tx.connection, f"published.employee.{other.employee_id}"
        )
        if published or other.employee_id.lower() == username.lower():
            raise CashierError("staff.username_taken", username=username)
        version = people.save_employee(tx.connection, _row_of(other) | {"username": ""})
        _journal(tx, other.employee_id, version, ["updated"])


def _badge(old: Any, wanted: Mapping[str, Any]) -> dict[str, str]:
    """As head office says; a badge that it says nothing about stays as it is here."""
    if wanted.get("badge_digest") is not None:
        return {name: wanted.get(name, "") for name in _NO_BADGE}
    return dict(_NO_BADGE) if old is None else {name: getattr(old, name) for name in _NO_BADGE}


def _free_badge(tx: TillTx, employee_id: str, digest: str) -> None:
    """A badge picks one person; a member of this lane only gives theirs up."""
    other = people.employee_by_badge(tx.connection, digest)
    if other is None or other.employee_id == employee_id:
        return
    published = operations.control_value(tx.connection, f"published.employee.{other.employee_id}")
    if published:
        raise CashierError("staff.badge_taken", name=other.name)
    version = people.save_employee(tx.connection, _row_of(other) | _NO_BADGE)
    _journal(tx, other.employee_id, version, ["badge_removed"])


def _namesakes(connection: Connection, employee_id: str, username: str) -> list[Any]:
    names = [name.lower() for name in (username, employee_id) if name]
    query = select(employees).where(
        employees.c.employee_id != employee_id,
        or_(
            func.lower(employees.c.username).in_(names),
            func.lower(employees.c.employee_id).in_(names),
        ),
    )
    return list(connection.execute(query))


def _changes(old: Any, wanted: Mapping[str, Any]) -> list[str]:
    if old is None:
        return ["created", "badge_set"] if wanted["badge_digest"] else ["created"]
    changes = ["updated"]
    if old.active != wanted["active"]:
        changes = ["reactivated" if wanted["active"] else "deactivated"]
    changes += ["pin_reset"] if old.pin_hash != wanted["pin_hash"] else []
    changes += ["password_reset"] if old.password_hash != wanted["password_hash"] else []
    if old.badge_digest == wanted["badge_digest"]:
        return changes
    return [*changes, "badge_set" if wanted["badge_digest"] else "badge_removed"]


def _journal(tx: TillTx, employee_id: str, version: int, changes: list[str]) -> None:
    for change in changes:
        data = {
            "employee_ref": employee_id,
            "row_version": version,
            "change": change,
            "source": HEAD_OFFICE,
        }
        tx.append(EventType.EMPLOYEE_CHANGED, data, employee_id=None, basket_id=None)
