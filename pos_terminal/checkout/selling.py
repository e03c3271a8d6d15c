"""Adding to the basket: scans, searched products, open departments, weighed items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from hardware.ports import ItemLabel
from pos_terminal.checkout import badges, customers, in_hand, labels, lookups, rights
from pos_terminal.checkout.commands import AddOpenItem, AddProduct, Scan
from pos_terminal.checkout.labels import Amount
from pos_terminal.checkout.till import Till
from pos_terminal.domain.barcode import VariableMeasure, is_coupon, read_code
from pos_terminal.domain.basket import Line
from pos_terminal.domain.codec import line_data
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.label_regions import REGIONS
from pos_terminal.domain.money import check_qty_milli, check_unit_price
from pos_terminal.domain.permissions import Right
from pos_terminal.domain.product import ONE_MILLI, Product
from pos_terminal.store import people

MAX_LINES = 500
MAX_CODE = 128  # characters; longer is not a scan
NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What a scan turned out to be: item, customer or receipt."""

    kind: str
    name: str = ""
    sale_id: str = ""


def scan(till: Till, command: Scan) -> ScanResult:
    """Route a scan by what it is; an unknown code is refused aloud and the sale goes on."""
    rights.signed_in(till)
    if command.label is not None:
        return _scan_label(till, command, command.label)
    code = command.code.strip()
    if not code or len(code) > MAX_CODE or not code.isprintable():
        raise CashierError("scan.unreadable")
    sale_id = lookups.sale_of_receipt(till, code)
    if sale_id:
        return ScanResult("receipt", sale_id=sale_id)
    with till.store.transaction() as tx:
        person = people.customer_by_card(tx.connection, code)
    if person is not None:
        customers.identify(till, person, "scan")
        return ScanResult("customer", name=person.name)
    product, amount = _meaning(till, code, command.qty_milli)
    add(till, product, amount.qty_milli, command.how, price=amount.price, fixed=amount.fixed)
    return ScanResult("item", name=product.name)


def _scan_label(till: Till, command: Scan, label: ItemLabel) -> ScanResult:
    """An item by its GS1 label; a carrier without figures of its own is a code like any other."""
    codes, qty_milli = labels.codes(label), command.qty_milli
    product, amount = _meaning(till, codes[0], qty_milli, others=codes[1:])
    labels.ensure_sellable(till, product, label)
    amount = labels.amount_of(till, product, label, qty_milli) or amount
    add(
        till,
        product,
        amount.qty_milli,
        command.how,
        price=amount.price,
        fixed=amount.fixed,
        serial=labels.serial_of(product, label),
        label=labels.kept(label),
    )
    labels.warn(till, product, label)
    return ScanResult("item", name=product.name)


def _meaning(
    till: Till, code: str, qty_milli: int | None, others: tuple[str, ...] = ()
) -> tuple[Product, Amount]:
    meaning = read_code(code, _labels(till), till.shop.currency)
    product = till.catalogue.find_exact(meaning.code)
    if product is None and meaning.code != code:
        product = till.catalogue.find_exact(code)
        meaning = replace(meaning, qty_milli=None, price=None)
    for other in others:
        product = product or till.catalogue.find_exact(other)
    if product is None:
        raise _unknown(till, code, check_ok=meaning.check_ok)
    if meaning.price is not None:
        return product, Amount(ONE_MILLI, meaning.price, fixed=True)
    if meaning.qty_milli is not None:
        return product, Amount(meaning.qty_milli, fixed=True)
    if product.found_qty_milli != ONE_MILLI:
        return product, Amount(product.found_qty_milli * (qty_milli or ONE_MILLI) // ONE_MILLI)
    return product, Amount(qty_milli)


def _unknown(till: Till, code: str, *, check_ok: bool) -> CashierError:
    if badges.is_one(till, code):
        return CashierError("scan.badge")
    if not check_ok:
        return CashierError("scan.check_digit", code=code[:32])
    return CashierError("scan.coupon" if is_coupon(code) else "scan.unknown", code=code[:32])


def _labels(till: Till) -> VariableMeasure:
    """How the shop's own labels are read: by its country's rules, or by prefixes."""
    shop = till.shop
    if shop.label_rules:
        return VariableMeasure(labels=REGIONS[shop.label_rules])
    return VariableMeasure(
        weight=tuple(shop.weight_prefixes.split(",")), price=tuple(shop.price_prefixes.split(","))
    )


def add_product(till: Till, command: AddProduct) -> None:
    """A product by its SKU."""
    product = till.catalogue.product(command.sku)
    if product is None or not product.active:
        raise CashierError("product.unknown", sku=command.sku)
    if command.price is not None:
        require_price_right(till, product)
    add(till, product, command.qty_milli, command.how, price=command.price, serial=command.serial)


def add_open_item(till: Till, command: AddOpenItem) -> None:
    """An open-department item at a typed price."""
    product = till.catalogue.product(command.department_sku)
    if product is None:
        raise CashierError("product.unknown", sku=command.department_sku)
    require_price_right(till, product)
    named = replace(product, name=command.name.strip()[:80] or product.name)
    add(till, named, command.qty_milli, "open", price=command.price)


def require_price_right(till: Till, product: Product) -> None:
    """A typed price needs a right: another one where the product has a price."""
    rights.require(till, Right.OPEN_ITEM if product.price_required else Right.PRICE_OVERRIDE)


def add(
    till: Till,
    product: Product,
    qty_milli: int | None,
    how: str,
    *,
    price: Decimal | None = None,
    fixed: bool = False,
    serial: str = "",
    label: Mapping[str, Any] = NOTHING,
) -> None:
    """Add a product: onto the same line where there is one, else as a new line.

    `label`: what the journal keeps of a GS1 label.
    """
    in_hand.ensure_selling(till)
    if product.weighed and qty_milli is None:
        raise _weight_needed(product, price)
    if product.price_required and price is None:
        raise CashierError("price.needed", sku=product.sku, name=product.name)
    if product.serial_required and not serial:
        raise CashierError("serial.needed", sku=product.sku, name=product.name)
    if serial and badges.is_kept(till, serial):
        raise CashierError("scan.badge")
    if serial and lookups.serial_taken(till, product.sku, serial):
        raise CashierError("serial.sold", serial=serial)
    amount = check_qty_milli(ONE_MILLI if qty_milli is None else qty_milli)
    if amount < 0:
        raise CashierError("quantity.limit", limit_milli=amount)
    if serial and amount != ONE_MILLI:
        raise CashierError("line.serial")
    if not product.weighed and amount % ONE_MILLI:
        raise CashierError("quantity.whole", name=product.name)
    line = new_line(till, product, amount, price, fixed or product.weighed, serial)
    put_line(till, line, how, label)


def _weight_needed(product: Product, price: Decimal | None) -> CashierError:
    each = str(product.unit_price if price is None else price)
    return CashierError(
        "quantity.needed", sku=product.sku, name=product.name, unit=product.unit, price=each
    )


def new_line(
    till: Till, product: Product, qty_milli: int, price: Decimal | None, fixed: bool, serial: str
) -> Line:
    """A line with name, price and tax pinned as they are now."""
    charged = product.unit_price if price is None else check_unit_price(price)
    if charged < 0:
        raise CashierError("price.limit", limit="0")
    listed = None if product.price_required or charged == product.unit_price else product.unit_price
    return Line(
        line_no=till.running.sale.next_line_no,
        sku=product.sku,
        name=product.name,
        qty_milli=qty_milli,
        unit_price=charged,
        taxes=product.taxes,
        unit=product.unit,
        gtin=product.found_code or (product.gtins[0] if product.gtins else ""),
        category=product.category,
        list_price=listed,
        min_age=product.min_age,
        serial=serial,
        fixed_qty=fixed,
    )


def put_line(till: Till, line: Line, how: str, label: Mapping[str, Any] = NOTHING) -> None:
    """Journal a new line, merged with an equal one so that scan order cannot change the price."""
    sale = till.running.sale
    twin = next((old for old in sale.basket.lines if _mergeable(old, line)), None)
    if twin is None:
        check_space(till)
    merged = line
    if twin is not None:
        total = check_qty_milli(twin.qty_milli + line.qty_milli)
        merged = replace(twin, qty_milli=total)
    lookups.check_limits(till, merged)
    with till.transaction() as tx:
        basket_id = in_hand.ensure_basket(till, tx)
        tx.append(
            EventType.ITEM_ADDED,
            {"line": line_data(merged), "how": how, "added_milli": line.qty_milli, **label},
            basket_id=basket_id,
        )
    till.running.sale.last_line_no = merged.line_no


def check_space(till: Till) -> None:
    """Room for one more line: CashierError("basket.full")."""
    if len(till.running.sale.basket.lines) >= MAX_LINES:
        raise CashierError("basket.full", limit=MAX_LINES)


def _mergeable(old: Line, new: Line) -> bool:
    if old.sku != new.sku:  # nearly all of 200 lines: a comparison of all fields takes a while
        return False
    if old.fixed_qty or new.fixed_qty or old.serial or old.pinned or old.return_of or old.note:
        return False
    return replace(old, line_no=0, qty_milli=0, gtin="") == replace(
        new, line_no=0, qty_milli=0, gtin=""
    )
