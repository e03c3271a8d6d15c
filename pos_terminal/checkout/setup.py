"""First start: the shop and its manager, or the demo shop."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Protocol

from pos_terminal.checkout import customers, shelves, staff
from pos_terminal.checkout.commands import SaveCustomer, SaveEmployee, SetUpShop
from pos_terminal.checkout.secrets import check_password, check_pin
from pos_terminal.checkout.shop import check_setting, shop_from
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.product import CatalogChange
from pos_terminal.domain.tax import Tax, TaxKind
from pos_terminal.store import operations, people


class DemoShop(Protocol):
    """The demo's catalogue and people; only the demo shop takes them."""

    def load_catalogue(self) -> CatalogChange:
        """Fill the catalogue."""

    def settings(self) -> dict[str, str]:
        """Shop settings."""

    def staff(self) -> list[SaveEmployee]:
        """The demo staff with their published secrets."""

    def customers(self) -> list[SaveCustomer]:
        """Obviously fictional people."""

    def switch_on_plugins(self) -> None:
        """Have the demo's plugins work soon; nobody waits for them here."""


def set_up(till: Till, command: SetUpShop, demo: DemoShop) -> None:
    """Make this lane a shop's; only once."""
    if till.shop.set_up:
        raise CashierError("setup.done")
    if till.enrolled:
        raise CashierError("setup.enrolled")
    if command.demo:
        _set_up_demo(till, demo)
    else:
        _set_up_own(till, command)


def _set_up_own(till: Till, command: SetUpShop) -> None:
    if not command.shop_name.strip():
        raise CashierError("setup.name")
    rows = {
        "name": command.shop_name.strip(),
        "currency": command.currency,
        "address": command.address,
        "tax_number": command.tax_number,
        "language": command.language,
    }
    for key, value in rows.items():
        check_setting(key, value)
    if not command.manager_name.strip():
        raise CashierError("staff.name")
    check_pin(command.manager_pin)
    if command.manager_password:
        check_password(command.manager_password)
    tax = tax_of(command)
    manager = SaveEmployee(
        name=command.manager_name,
        role="manager",
        username=command.manager_username,
        pin=command.manager_pin,
        password=command.manager_password or None,
        language=command.language,
    )
    till.editor.open_shop(command.currency, tax)
    with till.transaction() as tx:
        staff.write_in(till, tx, manager)
        stored = _put_settings(tx, rows)
    shelves.reconcile(till)  # also where an earlier try came as far as the catalogue
    till.use_shop(shop_from(stored))


def tax_of(command: SetUpShop) -> Tax | None:
    """The usual tax as typed in percent; CashierError("tax.rate") for what is no rate."""
    typed = command.tax_percent.strip().replace(",", ".").removesuffix("%").strip()
    if not typed:
        return None
    try:
        percent = Decimal(typed)
    except InvalidOperation as err:
        raise CashierError("tax.rate", code=typed) from err
    if not percent.is_finite() or not 0 <= percent <= 100:
        raise CashierError("tax.rate", code=typed)
    name = f"{percent.normalize():f} %"
    return Tax("TAX", name, TaxKind.PERCENT, percent / 100, included=command.tax_included)


def _set_up_demo(till: Till, demo: DemoShop) -> None:
    change = demo.load_catalogue()
    with till.transaction() as tx:
        for member in demo.staff():
            staff.write_in(till, tx, member, demo=True)
        shelves.journal_change(tx, change)
        for person in demo.customers():
            row = customers.clean(till, person)
            version = people.save_customer(tx.connection, row)
            customers.note(tx, row["customer_ref"], version, "created")
        stored = _put_settings(tx, demo.settings() | {"demo": "true"})
    till.use_shop(shop_from(stored))
    demo.switch_on_plugins()


def _put_settings(tx: TillTx, rows: dict[str, str]) -> dict[str, str]:
    for key, value in rows.items():
        shelves.put_setting(tx, key, value)
    return operations.read_settings(tx.connection)
