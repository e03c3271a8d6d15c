"""The customer of a basket: find by card, attach, create, detach."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from pos_terminal.checkout import badges, in_hand, rights
from pos_terminal.checkout.commands import AttachCustomer, DetachCustomer, SaveCustomer
from pos_terminal.checkout.state import CustomerView
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.checkout.told_by_others import LIMITS
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.permissions import Right
from pos_terminal.store import people

REGIONS = {"EUR": "AT", "GBP": "GB", "USD": "US", "CHF": "CH"}  # for numbers without +


def view_of(row: Any) -> CustomerView:
    """A customer's row as the screen may know it."""
    return CustomerView(row.customer_ref, row.name, row.card, row.note)


def identify(till: Till, row: Any, how: str) -> None:
    """This known customer belongs to the basket."""
    in_hand.ensure_selling(till)
    with till.transaction() as tx:
        basket_id = in_hand.ensure_basket(till, tx)
        tx.append(
            EventType.CUSTOMER_IDENTIFIED,
            {"customer_ref": row.customer_ref, "how": how},
            basket_id=basket_id,
        )
    till.running.customer = view_of(row)
    _forget_card(till)


def _forget_card(till: Till) -> None:
    """What a plugin showed of another customer goes with them."""
    plugged = till.running.plugged
    plugged.cards = {at: card for at, card in plugged.cards.items() if card.topic != "customer"}


def attach(till: Till, command: AttachCustomer) -> None:
    """Attach by reference."""
    rights.signed_in(till)
    with till.store.transaction() as tx:
        named = people.customer(tx.connection, command.customer_ref)
        row = people.who_counts(tx.connection, named)
    if row is None:
        raise CashierError("customer.unknown")
    identify(till, row, command.how)


def detach(till: Till, command: DetachCustomer) -> None:
    """Take the customer off the basket."""
    rights.signed_in(till)
    ref = till.running.sale.customer_ref
    if not ref:
        raise CashierError("customer.none")
    till.record(EventType.CUSTOMER_DETACHED, {"customer_ref": ref})
    till.running.customer = None
    _forget_card(till)


def save(till: Till, command: SaveCustomer) -> str:
    """Create or change a customer; the same card or phone is never taken twice unseen."""
    rights.require(till, Right.CUSTOMERS)
    row = clean(till, command)
    if row["card"] and badges.is_kept(till, row["card"]):
        raise CashierError("scan.badge")
    with till.transaction() as tx:
        old = people.customer(tx.connection, command.customer_ref or row["customer_ref"])
        if command.customer_ref and (old is None or old.status != "active"):
            raise CashierError("customer.unknown")
        refuse_twin(tx.connection, row["customer_ref"], row["card"], row["phone_e164"])
        row["customer_group"] = "" if old is None else old.customer_group
        change = "updated" if command.customer_ref else "created"
        version = people.save_customer(tx.connection, row)
        note(tx, row["customer_ref"], version, change)
    ref = str(row["customer_ref"])
    if command.attach:
        attach(till, AttachCustomer(ref, how="created" if change == "created" else "name"))
    return ref


def clean(till: Till, command: SaveCustomer) -> dict[str, Any]:
    """A customer's row from what was typed; CashierError names the wrong field."""
    fields = {name: getattr(command, name).strip() for name in LIMITS}
    for name, limit in LIMITS.items():
        if len(fields[name]) > limit:
            raise CashierError("customer.too_long", field=name, limit=limit)
    if not fields["name"]:
        raise CashierError("customer.name")
    if fields["email"] and "@" not in fields["email"]:
        raise CashierError("customer.email")
    return fields | {
        "customer_ref": command.customer_ref or till.new_id(),
        "phone_e164": e164(fields["phone"], till.shop.currency),
        "customer_group": "",
        "consent": int(command.consent),
        "status": "active",
        "changed_at": till.time.read().text,
    }


def e164(phone: str, currency: str) -> str:
    """A phone number as +4312345, empty for none; CashierError("customer.phone")."""
    if not phone:
        return ""
    import phonenumbers  # late: 60 files that a start does not need

    try:
        number = phonenumbers.parse(phone, REGIONS.get(currency, "AT"))
    except phonenumbers.NumberParseException as err:
        raise CashierError("customer.phone") from err
    if not phonenumbers.is_possible_number(number):
        raise CashierError("customer.phone")
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def refuse_twin(connection: Connection, ref: str, card: str, number: str) -> None:
    """A card or telephone number is one person's: CashierError names whose, to choose instead."""
    twin = people.customer_by_card(connection, card)
    if twin is not None and twin.customer_ref != ref:
        raise CashierError("customer.card_taken", name=twin.name)
    twin = people.customer_by_phone(connection, number)
    if twin is not None and twin.customer_ref != ref:
        raise CashierError("customer.phone_taken", name=twin.name)


def note(
    tx: TillTx, ref: str, version: int, change: str, *, into: str | None = None, reason: str = ""
) -> None:
    """Journal that a row has a new version, and nothing of what is in it."""
    data = {"customer_ref": ref, "row_version": version, "change": change}
    tx.append(EventType.CUSTOMER_CHANGED, data | {"into": into, "reason": reason})


def follow(till: Till) -> None:
    """The basket's customer as they are now: merged into another, or no longer there."""
    ref = till.running.sale.customer_ref
    with till.store.transaction() as tx:
        named = people.customer(tx.connection, ref) if ref else None
        row = people.who_counts(tx.connection, named)
    till.running.customer = None if row is None else view_of(row)
    if ref and row is None:
        till.record(EventType.CUSTOMER_DETACHED, {"customer_ref": ref})
    elif row is not None and row.customer_ref != ref:
        data = {"customer_ref": row.customer_ref, "how": "recall"}
        till.record(EventType.CUSTOMER_IDENTIFIED, data)
