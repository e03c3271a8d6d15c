"""Age: the lane itself judges in memory, releases or refuses; no date of birth goes further."""

from __future__ import annotations

from datetime import date

from pos_terminal.checkout import id_readings, lines, plugin_holds, rights
from pos_terminal.checkout.commands import (
    CheckAgeByDate,
    CheckAgeById,
    ConfirmAge,
    LooksOlder,
    RefuseAge,
)
from pos_terminal.checkout.plugin_views import PluginHold
from pos_terminal.checkout.state import Hold
from pos_terminal.checkout.till import Till
from pos_terminal.checkout.timekeeper import local_day
from pos_terminal.domain.age import born_on_or_before, is_of_age
from pos_terminal.domain.basket import Line
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.permissions import Right

DOCUMENTS = frozenset({"", "passport", "id_card", "driving_licence", "residence_permit", "other"})


def limit_of(till: Till) -> int:
    """The strictest age in the basket, years; 0: none. Returned goods need no check."""
    limits = [_own_limit(till), *(hold.limit for hold in _by_plugins(till))]
    return max(limits)


def hold(till: Till) -> Hold | None:
    """What must still be checked, and how it may be."""
    limit = limit_of(till)
    if limit <= till.running.sale.age_checked:
        return None
    return Hold(
        "age",
        limit=limit,
        born_on_or_before=born_on_or_before(limit, today(till)),
        documents=_accepted(till),
        looks_older=_looks(till),
    )


def ensure_checked(till: Till) -> None:
    """Refuse while somebody's age is in question: CashierError("hold.age")."""
    if hold(till) is not None:
        raise CashierError("hold.age", limit=limit_of(till))


def today(till: Till) -> date:
    """The day that a law means."""
    return local_day(till.time.clock)


def check_by_date(till: Till, command: CheckAgeByDate) -> bool:
    """Judge a typed date; True releases the hold, False takes the items out."""
    limit = _limit_to_check(till, command.document)
    _ensure_accepted(till, command.document)
    till.time.need_sure()  # a clock that is years ahead makes adults of children
    rights.require(till, Right.AGE_CHECK)
    return _judge(till, command.birth, limit, "typed_date", command.document)


def check_by_id(till: Till, command: CheckAgeById) -> bool:
    """Judge a scanned document as a typed date; one that proves nothing changes nothing.

    CashierError: "age.expired", "age.contradiction", "age.no_birth_date", "age.unreadable",
    "age.not_accepted".
    """
    document = command.reading.document
    limit = _limit_to_check(till, document)
    till.time.need_sure()
    birth = id_readings.proven_birth(command.reading, today(till))
    _ensure_accepted(till, document)
    rights.require(till, Right.AGE_CHECK)
    return _judge(till, birth, limit, "id_reading", document)


def _judge(till: Till, birth: date, limit: int, how: str, document: str) -> bool:
    employee = rights.signed_in(till)
    if is_of_age(birth, limit, today(till)):
        data = _data(limit, how, document, employee.employee_id)
        till.record(EventType.AGE_VERIFIED, data)
        return True
    _refuse(till, limit, how, document)
    return False


def looks_older(till: Till, command: LooksOlder) -> None:
    """Whoever is clearly older than the shop's own line shows nothing, where its policy says so."""
    limit = _limit_to_check(till, "")
    if not _looks(till):
        raise CashierError("age.looks")
    rights.require(till, Right.AGE_CHECK)
    till.record(EventType.AGE_VERIFIED, _data(limit, "looks_older", "", rights.approver_id(till)))


def confirm(till: Till, command: ConfirmAge) -> None:
    """Somebody with the right has seen it, or knows the customer."""
    limit = _limit_to_check(till, command.document)
    if command.document:
        _ensure_accepted(till, command.document)
    rights.require(till, Right.AGE_OVERRIDE)
    data = _data(limit, "manager", command.document, rights.approver_id(till))
    till.record(EventType.AGE_VERIFIED, data)


def refuse(till: Till, command: RefuseAge) -> None:
    """Not old enough, or not shown."""
    rights.signed_in(till)
    _refuse(till, _limit_to_check(till, command.document), "cashier", command.document)


# -- what the basket asks for


def _sold(till: Till) -> list[Line]:
    return [line for line in till.running.sale.basket.lines if line.qty_milli > 0]


def _own_limit(till: Till) -> int:
    return max((line.min_age for line in _sold(till)), default=0)


def _by_plugins(till: Till) -> list[PluginHold]:
    """Plugins' holds on what is still in the basket: the plugin itself may lag, or rest."""
    holds = till.running.sale.holds
    if not holds:
        return []
    skus = {line.sku for line in _sold(till)}
    return [
        held
        for held in holds.values()
        if held.kind == plugin_holds.AGE and skus and (not held.skus or skus & set(held.skus))
    ]


def _open(till: Till) -> list[PluginHold]:
    checked = till.running.sale.age_checked
    return [held for held in _by_plugins(till) if held.limit > checked]


def _accepted(till: Till) -> tuple[str, ...]:
    """Documents that all who ask accept; empty: any. Where they agree on none: the first one's."""
    asked = [held.documents for held in _open(till) if held.documents]
    if not asked:
        return ()
    return tuple(one for one in asked[0] if all(one in each for each in asked)) or asked[0]


def _looks(till: Till) -> int:
    """Years that a customer must look older than; 0 where the look of somebody proves nothing."""
    asking = _open(till)
    limit = limit_of(till)
    if not asking or max(held.limit for held in asking) < limit:
        return 0  # the product's own age is the stricter one, and no policy speaks of it
    older = [held.looks_older for held in asking]
    return max(older) if min(older) > limit else 0


def _ensure_accepted(till: Till, document: str) -> None:
    accepted = _accepted(till)
    if accepted and document not in accepted:
        raise CashierError("age.not_accepted", document=document)


def _limit_to_check(till: Till, document: str) -> int:
    rights.signed_in(till)
    if document not in DOCUMENTS:
        raise CashierError("age.document")
    limit = limit_of(till)
    if limit <= till.running.sale.age_checked:
        raise CashierError("age.nothing")
    return limit


# -- what is written


def _data(limit: int, how: str, document: str, checked_by: str) -> dict[str, object]:
    return {"limit": limit, "how": how, "document": document, "checked_by": checked_by}


def _refuse(till: Till, limit: int, how: str, document: str) -> None:
    sale = till.running.sale
    employee = rights.signed_in(till)
    asking = _open(till)
    whole = any(not held.skus for held in asking)
    held_skus = {sku for held in asking for sku in held.skus}
    barred = [
        line
        for line in _sold(till)
        if whole or line.min_age > sale.age_checked or line.sku in held_skus
    ]
    data = _data(limit, how, document, employee.employee_id)
    with till.transaction() as tx:
        if sale.checkout_seq and not sale.tenders:
            tx.append(EventType.CHECKOUT_CANCELLED, {})
        for line in barred:
            tx.append(EventType.ITEM_VOIDED, lines.voided_data(till, line, "age"))
        tx.append(EventType.AGE_REFUSED, data | {"lines_count": len(barred)})
    till.notify("age.refused", "warn", count=len(barred), limit=limit)
