"""What an item still lacks, and the item with the answer in it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pos_terminal.checkout import commands as cmd
from pos_terminal.domain.errors import CashierError
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.viewmodels.entry import Item


def question_for(item: Item, error: BaseException) -> asks.Ask | None:
    """What to ask so that a refused item can be added after all."""
    if not isinstance(error, CashierError):
        return None
    name, sku = str(error.facts.get("name", "")), str(error.facts.get("sku", ""))
    if error.key == "quantity.needed":
        price = error.facts.get("price")
        known = Decimal(str(price)) if price is not None else None
        return asks.AskWeight(name, str(error.facts.get("unit", "kg")), item=item, price=known)
    if error.key == "price.needed":
        return asks.AskItemPrice(name, item, sku)
    if error.key == "serial.needed":
        return asks.AskSerial(name, item, sku)
    return None


def with_weight(item: Item, qty_milli: int, *, by_scale: bool = False) -> Item:
    """The same item with its quantity; the books say whether it was typed or weighed.

    What was suggested stays a suggestion: whoever suggests learns from what was taken.
    """
    if by_scale and item.how != "suggestion":
        return replace(item, qty_milli=qty_milli, how="weighed")
    return replace(item, qty_milli=qty_milli)


def with_price(item: Item, sku: str, price: Decimal) -> cmd.AddProduct:
    """The same item with its price; a scanned one goes on by its SKU."""
    return replace(_by_sku(item, sku), price=price)


def with_serial(item: Item, sku: str, serial: str) -> cmd.AddProduct:
    """The same item with its serial number; a scanned one goes on by its SKU."""
    return replace(_by_sku(item, sku), serial=serial)


def _by_sku(item: Item, sku: str) -> cmd.AddProduct:
    if isinstance(item, cmd.AddProduct):
        return item
    return cmd.AddProduct(sku, item.qty_milli, "scan")
