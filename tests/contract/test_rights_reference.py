"""docs/rights.md says what the program asks for, and docs/manager.md does not say otherwise."""

from __future__ import annotations

import re

from pos_terminal.domain.permissions import Right, Role, may
from tests.contract.rights_reference import FILE, render

# Lines of the short table in docs/manager.md, by the right that they stand for.
SHORT = {
    "sell without tax": Right.TAX_EXEMPT,
    "sell an open item": Right.OPEN_ITEM,
    "confirm an age without an ID": Right.AGE_OVERRIDE,
    "change products, staff and settings": Right.MANAGE_STAFF,
    "look after the stores outside ([Sync](#sync))": Right.MANAGE_SYNC,
    "set up and test devices ([Devices](#devices))": Right.DEVICES,
    "charge another price, void a sale, refund without a receipt": Right.VOID_SALE,
    "put cash in, take it out, open the drawer without a sale": Right.CASH_IN_OUT,
    "open and close the shift, print an X report": Right.CLOSE_SHIFT,
}


def test_the_page_of_rights_is_up_to_date() -> None:
    assert FILE.read_text("utf-8") == render(), (
        "run: ./pos python -m tests.contract.rights_reference"
    )


def test_the_short_table_for_managers_says_the_same() -> None:
    page = (FILE.parent / "manager.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| ([^|]+) \| (.+) \|$", page, re.M))
    for text, right in SHORT.items():
        cells = [cell.strip() for cell in rows[text].split("|")]
        roles = (Role.CASHIER, Role.SUPERVISOR, Role.MANAGER)
        assert cells == ["yes" if may(role, right) else "asks" for role in roles], text
