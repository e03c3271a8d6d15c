"""Giving units back for what was really paid for them, to the last cent (C16)."""

from __future__ import annotations

from fractions import Fraction

from pos_terminal.domain.basket import LineTax, Pinned, PricedLine
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.rounding import round_fraction

PaidAmounts = PricedLine | Pinned  # what a sold line keeps of its price


class _Part:
    """The part of an amount that falls on units a+1 … b of n; parts of all units sum exactly."""

    def __init__(self, sold_milli: int, before_milli: int, after_milli: int) -> None:
        self._before = Fraction(before_milli, sold_milli)
        self._after = Fraction(after_milli, sold_milli)

    def of(self, amount_minor: int) -> int:
        """Cumulative rounding: what is due after these units less what was due before them."""
        return round_fraction(amount_minor * self._after) - round_fraction(
            amount_minor * self._before
        )


def returned_line(
    sold: PaidAmounts, sold_qty_milli: int, already_returned_milli: int, return_qty_milli: int
) -> Pinned:
    """Amounts of a returned line, all negated; the refunds of all units sum to the sale.

    Quantities are positive thousandths. Raises CashierError("refund.too_many", left_milli=…) for
    more than is left and CashierError("quantity.limit") for none.
    """
    left_milli = sold_qty_milli - already_returned_milli
    if return_qty_milli <= 0 or sold_qty_milli <= 0 or already_returned_milli < 0:
        raise CashierError("quantity.limit", limit_milli=left_milli)
    if return_qty_milli > left_milli:
        raise CashierError("refund.too_many", left_milli=max(0, left_milli))
    part = _Part(sold_qty_milli, already_returned_milli, already_returned_milli + return_qty_milli)
    total = part.of(sold.total_minor)
    tax_parts = [part.of(tax.tax_minor) for tax in sold.taxes]
    net = total - sum(tax_parts)
    bases = [
        net if tax.base_minor == sold.net_minor else part.of(tax.base_minor) for tax in sold.taxes
    ]
    receipt_discount = part.of(sold.receipt_discount_minor)
    exempt = part.of(sold.exempt_minor)
    gross = part.of(sold.gross_minor)
    paid_shelf = _paid_shelf(sold, part, net, total)
    return Pinned(
        gross_minor=-gross,
        discount_minor=-(gross - receipt_discount - exempt - paid_shelf),
        receipt_discount_minor=-receipt_discount,
        taxes=tuple(
            LineTax(tax.code, -base, -amount)
            for tax, base, amount in zip(sold.taxes, bases, tax_parts, strict=True)
        ),
        net_minor=-net,
        total_minor=-total,
        exempt_minor=-exempt,
    )


def _paid_shelf(sold: PaidAmounts, part: _Part, net: int, total: int) -> int:
    """The part's price as shown, so that gross − discounts keeps agreeing with net and tax."""
    shelf = sold.gross_minor - sold.discount_minor - sold.receipt_discount_minor - sold.exempt_minor
    if shelf == sold.total_minor:
        return total
    return net if shelf == sold.net_minor else part.of(shelf)
