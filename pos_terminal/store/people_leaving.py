"""How a customer ends: merged into another, or erased."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row

from pos_terminal.store.people import change_customer, customer, merged_refs

MAX_NOTE = 400  # characters
_CONTACT = ("email", "card", "customer_group")


def merge_customers(
    connection: Connection, keep: Row[Any], drop: Row[Any], at: str
) -> tuple[int, int]:
    """One customer takes another's place; the new row versions of both.

    What the kept one lacks comes over; the other's row stays, found as the kept one by its own
    card, phone and name. Consent is not inherited.
    """
    for ref in merged_refs(connection, drop.customer_ref)[1:]:
        if (before := customer(connection, ref)) is not None:
            change_customer(connection, before, {"merged_into": keep.customer_ref})
    moves_card = drop.card and not keep.card
    ended = {"status": "merged", "merged_into": keep.customer_ref, "changed_at": at}
    ended |= {"card": ""} if moves_card else {}  # a card is one row's
    version = change_customer(connection, drop, ended)
    moved = {name: getattr(drop, name) for name in _CONTACT if not getattr(keep, name)}
    if not keep.phone:
        moved |= {"phone": drop.phone, "phone_e164": drop.phone_e164}
    notes = [note for note in dict.fromkeys((keep.note, drop.note)) if note]
    moved |= {"note": " · ".join(notes)[:MAX_NOTE], "changed_at": at}
    return change_customer(connection, keep, moved), version


def erase_customer(connection: Connection, row: Row[Any], at: str) -> int:
    """Nothing of the person is left in the row; its new version."""
    nothing = dict.fromkeys(("name", "phone", "phone_e164", "note", *_CONTACT), "")
    ended = {"consent": 0, "status": "erased", "changed_at": at, "merged_into": None}
    return change_customer(connection, row, nothing | ended)
