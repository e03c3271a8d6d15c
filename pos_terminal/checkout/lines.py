"""Changing the basket: quantity, price, discounts, notes, exemption, void, undo."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pos_terminal.checkout import in_hand, lookups, rights
from pos_terminal.checkout.commands import (
    DiscountBasket,
    DiscountLine,
    ExemptTax,
    NoteLine,
    OverridePrice,
    SetQuantity,
    Undo,
    VoidLine,
    VoidSale,
)
from pos_terminal.checkout.till import Till
from pos_terminal.domain.basket import Basket, Discount, DiscountKind, Line
from pos_terminal.domain.codec import basket_data, discount_data, line_data
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.money import check_qty_milli, check_unit_price
from pos_terminal.domain.permissions import Right
from pos_terminal.domain.pricing import price
from pos_terminal.domain.product import ONE_MILLI

MAX_REASON = 120


def find_line(till: Till, line_no: int | None) -> Line:
    """A line of the basket (None: the last one); CashierError("line.none")."""
    in_hand.ensure_selling(till)
    sale = till.running.sale
    number = sale.last_line_no if line_no is None else line_no
    line = None if number is None else sale.basket.line(number)
    if line is None:
        raise CashierError("line.none")
    return line


def change(till: Till, line: Line, what: str, reason: str = "") -> None:
    """Journal a line as it is now."""
    lookups.check_limits(till, line)
    till.record(
        EventType.ITEM_CHANGED,
        {"line": line_data(line), "what": what, "reason": reason[:MAX_REASON]},
    )


def set_quantity(till: Till, command: SetQuantity) -> None:
    """Change how much of a line is bought."""
    line = find_line(till, command.line_no)
    qty = check_qty_milli(command.qty_milli)
    if line.pinned is not None or line.return_of is not None:
        raise CashierError("line.returned")
    if line.serial:
        raise CashierError("line.serial")
    if qty < 0 or (line.unit == "ea" and qty % ONE_MILLI):
        raise CashierError("quantity.whole", name=line.name)
    if qty < line.qty_milli:
        rights.require(till, Right.VOID_LINE)
    change(till, replace(line, qty_milli=qty), "quantity")


def override_price(till: Till, command: OverridePrice) -> None:
    """Charge another unit price."""
    line = _sold_line(till, command.line_no)
    charged = check_unit_price(command.price)
    if charged < 0:
        raise CashierError("price.limit", limit="0")
    rights.require(till, Right.PRICE_OVERRIDE)
    listed = line.unit_price if line.list_price is None else line.list_price
    changed = replace(line, unit_price=charged, list_price=None if charged == listed else listed)
    change(till, changed, "price", command.reason)


def _sold_line(till: Till, line_no: int) -> Line:
    line = find_line(till, line_no)
    if line.pinned is not None:
        raise CashierError("line.returned")
    return line


def discount_line(till: Till, command: DiscountLine) -> None:
    """Set or remove a line's discount."""
    line = _sold_line(till, command.line_no)
    changed = replace(line, discount=_checked(command.discount))
    if command.discount is not None:
        before = lookups.price_alone(till, replace(line, discount=None))
        _guard_discount(till, before, lookups.price_alone(till, changed))
    change(till, changed, "discount", command.discount.reason if command.discount else "")


def discount_basket(till: Till, command: DiscountBasket) -> None:
    """Set or remove the receipt discount."""
    in_hand.ensure_selling(till)
    sale = till.running.sale
    if not sale.basket.lines:
        raise CashierError("basket.empty")
    if command.discount is not None:
        if command.discount.kind is DiscountKind.NEW_PRICE:
            raise CashierError("discount.kind")
        plain = price(replace(sale.basket, discount=None), till.shop.rules)
        after = price(replace(sale.basket, discount=_checked(command.discount)), till.shop.rules)
        _guard_discount(till, plain.total_minor, after.total_minor)
    till.record(EventType.BASKET_DISCOUNTED, {"discount": discount_data(command.discount)})


def _checked(discount: Discount | None) -> Discount | None:
    if discount is None:
        return None
    check_unit_price(discount.value)
    return replace(discount, reason=discount.reason[:MAX_REASON])


def _guard_discount(till: Till, before_minor: int, after_minor: int) -> None:
    """A discount above the role's limit needs the right; one below nothing is nonsense."""
    if after_minor < 0 <= before_minor or after_minor > before_minor:
        raise CashierError("discount.value")
    given = Decimal(before_minor - after_minor)
    allowed = Decimal(before_minor) * till.shop.cashier_discount_limit
    rights.require(till, Right.DISCOUNT if given <= allowed else Right.DISCOUNT_ANY)


def note_line(till: Till, command: NoteLine) -> None:
    """Write a note on a line."""
    line = find_line(till, command.line_no)
    change(till, replace(line, note=command.note.strip()[:MAX_REASON]), "note")


def exempt_tax(till: Till, command: ExemptTax) -> None:
    """Leave exemptible taxes off, or put them back."""
    in_hand.ensure_selling(till)
    if not till.running.sale.basket.lines:
        raise CashierError("basket.empty")
    if command.exempt:
        rights.require(till, Right.TAX_EXEMPT)
    data = {"exempt": command.exempt, "reason": command.reason[:MAX_REASON]}
    till.record(EventType.TAX_EXEMPTED, data)


def void_line(till: Till, command: VoidLine) -> None:
    """Take a line out."""
    line = find_line(till, command.line_no)
    rights.require(till, Right.VOID_LINE)
    till.record(EventType.ITEM_VOIDED, voided_data(till, line, command.reason))


def voided_data(till: Till, line: Line, reason: str) -> dict[str, object]:
    """What ITEM_VOIDED carries; the amount is the line's in the basket as it is now."""
    priced = till.running.sale.priced
    came_to = (each.total_minor for each in priced.lines if each.line.line_no == line.line_no)
    return {
        "line_no": line.line_no,
        "sku": line.sku,
        "qty_milli": line.qty_milli,
        "amount_minor": next(came_to),
        "currency": priced.basket.currency,
        "reason": reason[:MAX_REASON],
    }


def void_sale(till: Till, command: VoidSale) -> None:
    """Give up the whole basket."""
    in_hand.ensure_selling(till)
    sale = till.running.sale
    if not sale.basket_id:
        raise CashierError("basket.empty")
    if sale.basket.lines:
        rights.require(till, Right.VOID_SALE)
    till.record(
        EventType.BASKET_VOIDED,
        {
            "reason": command.reason[:MAX_REASON],
            "total_minor": sale.priced.total_minor,
            "currency": till.shop.currency,
            "lines_count": len(sale.basket.lines),
        },
    )
    till.running.customer = None


def undo(till: Till, command: Undo) -> None:
    """Undo the last step on the basket; less than before needs the right to void."""
    in_hand.ensure_selling(till)
    sale = till.running.sale
    if not sale.undo:
        raise CashierError("undo.nothing")
    event_id, before = sale.undo[-1]
    _guard_undo(till, before)
    data = {"basket": basket_data(before), "undone": event_id}
    till.record(EventType.BASKET_RESTORED, data)


def _guard_undo(till: Till, before: Basket) -> None:
    """An undo that makes the basket smaller or cheaper needs the right for just that."""
    now = till.running.sale
    if _pieces(before) < _pieces(now.basket):
        rights.require(till, Right.VOID_LINE)
    elif before.tax_exempt and not now.basket.tax_exempt:
        rights.require(till, Right.TAX_EXEMPT)
    elif _pieces(before) == _pieces(now.basket):
        if price(before, till.shop.rules).total_minor < now.priced.total_minor:
            rights.require(till, Right.DISCOUNT_ANY)


def _pieces(basket: Basket) -> int:
    return sum(line.qty_milli for line in basket.lines)
