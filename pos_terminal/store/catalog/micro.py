"""Prices as integer millionths of the major unit, which is how the catalogue keeps them."""

from __future__ import annotations

from decimal import Decimal

from pos_terminal.domain.money import check_unit_price

_WHOLE = Decimal(1)


def price_to_micro(price: Decimal) -> int:
    """Major units as millionths; raises CashierError("price.limit") beyond six places."""
    return int(check_unit_price(price).scaleb(6))


def price_from_micro(micro: int) -> Decimal:
    """Millionths as major units, without trailing zeros: 1990000 is 1.99."""
    price = Decimal(micro).scaleb(-6).normalize()
    exponent = price.as_tuple().exponent
    return price.quantize(_WHOLE) if isinstance(exponent, int) and exponent > 0 else price
