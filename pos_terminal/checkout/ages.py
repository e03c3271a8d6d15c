"""Age: the lane itself judges in memory, releases or refuses; no date of birth goes further."""

from __future__ import annotations

from datetime import date

from pos_terminal.checkout import lines, plugin_holds, rights
from pos_terminal.checkout.commands import CheckAgeByDate, ConfirmAge, RefuseAge
from pos_terminal.checkout.state import Hold
from pos_terminal.checkout.till import Till
from pos_terminal.checkout.timekeeper import local_day
from pos_terminal.domain.age import born_on_or_before, is_of_age
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.permissions import Right

DOCUMENTS = frozenset({"", "passport", "id_card", "driving_licence", "residence_permit", "other"})


def limit_of(till: Till) -> int:
    """The strictest age in the basket, years; 0: none. Returned goods need no check."""
    sale = till.running.sale
    own = [line.min_age for line in sale.basket.lines if line.qty_milli > 0]
    by_plugins = [hold.limit for hold in sale.holds.values() if hold.kind == plugin_holds.AGE]
    return max(own + by_plugins, default=0)


def hold(till: Till) -> Hold | None:
    """What must still be checked."""
    limit = limit_of(till)
    if limit <= till.running.sale.age_checked:
        return None
    return Hold("age", limit=limit, born_on_or_before=born_on_or_before(limit, today(till)))


def today(till: Till) -> date:
    """The day that a law means."""
    return local_day(till.time.clock)


def check_by_date(till: Till, command: CheckAgeByDate) -> bool:
    """Judge a typed date; True releases the hold, False takes the items out."""
    limit = _limit_to_check(till, command.document)
    rights.require(till, Right.AGE_CHECK)
    employee = rights.signed_in(till)
    if is_of_age(command.birth, limit, today(till)):
        till.record(
            EventType.AGE_VERIFIED,
            _data(limit, "typed_date", command.document, employee.employee_id),
        )
        return True
    _refuse(till, limit, "typed_date", command.document)
    return False


def confirm(till: Till, command: ConfirmAge) -> None:
    """Somebody with the right has seen it."""
    limit = _limit_to_check(till, command.document)
    rights.require(till, Right.AGE_OVERRIDE)
    data = _data(limit, "manager", command.document, rights.approver_id(till))
    till.record(EventType.AGE_VERIFIED, data)


def refuse(till: Till, command: RefuseAge) -> None:
    """Not old enough, or not shown."""
    rights.signed_in(till)
    _refuse(till, _limit_to_check(till, command.document), "cashier", command.document)


def _limit_to_check(till: Till, document: str) -> int:
    rights.signed_in(till)
    if document not in DOCUMENTS:
        raise CashierError("age.document")
    limit = limit_of(till)
    if limit <= till.running.sale.age_checked:
        raise CashierError("age.nothing")
    return limit


def _data(limit: int, how: str, document: str, checked_by: str) -> dict[str, object]:
    return {"limit": limit, "how": how, "document": document, "checked_by": checked_by}


def _refuse(till: Till, limit: int, how: str, document: str) -> None:
    sale = till.running.sale
    employee = rights.signed_in(till)
    by_plugins = {
        sku
        for held in sale.holds.values()
        if held.kind == plugin_holds.AGE and held.limit > sale.age_checked
        for sku in held.skus
    }
    barred = [
        line
        for line in sale.basket.lines
        if line.qty_milli > 0 and (line.min_age > sale.age_checked or line.sku in by_plugins)
    ]
    with till.transaction() as tx:
        if sale.checkout_seq and not sale.tenders:
            tx.append(EventType.CHECKOUT_CANCELLED, {})
        for line in barred:
            tx.append(EventType.ITEM_VOIDED, lines.voided_data(line, "age"))
        tx.append(EventType.AGE_REFUSED, _data(limit, how, document, employee.employee_id))
    till.notify("age.refused", "warn", count=len(barred), limit=limit)
