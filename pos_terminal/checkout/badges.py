"""Badges of staff: a code says who somebody is; the PIN still says that it is they.

A badge is kept as a digest with the shop's pepper and by its last characters, never in full.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from pos_terminal.checkout import guessing
from pos_terminal.checkout.commands import ReadBadge, SaveEmployee, SignInByBadge
from pos_terminal.checkout.records import BadgeHolder
from pos_terminal.checkout.secrets import Hasher
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.domain.check_digit import normalise_code
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.permissions import Role
from pos_terminal.store import people

METHOD = "badge"  # of a sign-in by the badge alone
LEAST, MOST = 4, 64  # characters of a badge
SHOWN = 2  # its last characters, to tell badges apart


def as_read(code: str) -> str:
    """One spelling for one badge, scanned or typed."""
    return normalise_code(code).upper()


def kept(hasher: Hasher, code: str) -> dict[str, str]:
    """What is stored of a badge; an empty code: none. CashierError("staff.badge")."""
    if not code.strip():
        return {"badge_digest": "", "badge_end": ""}
    read = as_read(code)
    if not (LEAST <= len(read) <= MOST and read.isprintable()):
        raise CashierError("staff.badge")
    return {"badge_digest": hasher.digest(read), "badge_end": read[-SHOWN:]}


def fields_of(till: Till, tx: TillTx, old: Any, command: SaveEmployee) -> dict[str, str]:
    """The badge of a member of staff to save: nobody else's, and nothing that is scanned to sell.

    Raises CashierError("staff.badge" | "staff.badge_taken" | "staff.badge_used").
    """
    if command.badge is None:
        found = {} if old is None else {"badge_digest": str(old.badge_digest)}
    else:
        found = kept(till.hasher, command.badge)
    digest = found.get("badge_digest", "")
    other = people.employee_by_badge(tx.connection, digest) if command.active else None
    if other is not None and other.employee_id != command.employee_id:
        raise CashierError("staff.badge_taken", name=other.name)
    if command.badge and digest and _is_used(till, tx.connection, as_read(command.badge)):
        raise CashierError("staff.badge_used")
    return found if command.badge is not None else {}


def _is_used(till: Till, connection: Connection, code: str) -> bool:
    known = till.catalogue.find_exact(code) is not None
    return known or people.card_holder(connection, code) is not None


def _holder(till: Till, code: str) -> tuple[Any, bool]:
    """Whose badge a code is, and whether it is more than the employee's number."""
    read = as_read(code)
    if not (len(read) <= MOST and read.isprintable()):
        return None, False
    with till.store.transaction() as tx:
        row = people.employee_by_badge(tx.connection, till.hasher.digest(read))
        if row is not None:
            return row, True
        row = people.employee(tx.connection, read)
    return (row if row is not None and row.active else None), False


def is_one(till: Till, code: str) -> bool:
    """Whether a code is somebody's badge here."""
    return _holder(till, code)[0] is not None


def is_kept(till: Till, code: str) -> bool:
    """Whether a code is a badge that somebody was given: such is written down nowhere."""
    return _holder(till, code)[1]


def read(till: Till, command: ReadBadge) -> BadgeHolder:
    """Whose badge it is; CashierError("badge.unknown") or ("signin.wait").

    Where a badge is enough to sign in, an unknown one counts as a guess.
    """
    row, own = _read(till, command.code)
    return BadgeHolder(row.employee_id, row.name, own and _is_enough(till, row))


def verify(till: Till, command: SignInByBadge) -> Any:
    """The employee's row of a sign-in by the badge alone; CashierError("badge.pin") where a PIN is
    needed as well: nobody who may allow something for others signs in without one.

    It takes back no wrong PINs: whoever found a badge has no free guesses.
    """
    if not till.shop.badge_signs_in:
        raise CashierError("badge.pin")
    row, own = _read(till, command.code)
    if not (own and _is_enough(till, row)):
        raise CashierError("badge.pin")
    left = guessing.wait_s(till, row.employee_id)
    if left:
        raise CashierError("signin.wait", seconds=left)
    return row


def _is_enough(till: Till, row: Any) -> bool:
    return till.shop.badge_signs_in and row.role == Role.CASHIER


def _read(till: Till, code: str) -> tuple[Any, bool]:
    guessable = till.shop.badge_signs_in
    left = guessing.wait_s(till, guessing.UNKNOWN) if guessable else 0
    if left:
        raise CashierError("signin.wait", seconds=left)
    row, own = _holder(till, code)
    if row is not None:
        return row, own
    if guessable and till.catalogue.find_exact(normalise_code(code)) is None:
        refusal = guessing.wrong(till, [guessing.UNKNOWN], "", METHOD)
        if refusal.key == "signin.wait":
            raise refusal
    raise CashierError("badge.unknown")
