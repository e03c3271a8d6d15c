"""Quantities as integer thousandths: typed, scanned and shown."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.money import MAX_QTY_MILLI, check_qty_milli

MILLI = 1000
_PLACES = 3


def qty_to_milli(quantity: Decimal) -> int:
    """Thousandths of a unit; raises CashierError("quantity.limit") for zero, more than three
    places and too much.
    """
    exponent = quantity.as_tuple().exponent
    if not isinstance(exponent, int) or quantity.adjusted() > len(str(MAX_QTY_MILLI)):
        raise CashierError("quantity.limit", limit_milli=MAX_QTY_MILLI)
    milli = quantity.scaleb(_PLACES)
    if milli != milli.to_integral_value():
        raise CashierError("quantity.limit", limit_milli=MAX_QTY_MILLI)
    return check_qty_milli(int(milli))


def parse_qty(text: str) -> int:
    """Thousandths from what a cashier types: '2', '0.345' or '0,345', ASCII digits only."""
    plain = text.strip().replace(",", ".")
    if not plain.isascii() or not plain.replace(".", "", 1).removeprefix("-").isdigit():
        raise CashierError("quantity.limit", limit_milli=MAX_QTY_MILLI)
    try:
        return qty_to_milli(Decimal(plain))
    except InvalidOperation as err:
        raise CashierError("quantity.limit", limit_milli=MAX_QTY_MILLI) from err


def qty_from_milli(qty_milli: int) -> Decimal:
    """The quantity in units, without trailing zeros: 2, 0.345."""
    quantity = Decimal(qty_milli).scaleb(-_PLACES)
    return quantity.to_integral_value() if qty_milli % MILLI == 0 else quantity.normalize()
