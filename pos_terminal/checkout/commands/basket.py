"""Changing the basket."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hardware.ports import ItemLabel
from pos_terminal.checkout.commands.base import Command
from pos_terminal.domain.basket import Discount


@dataclass(frozen=True, slots=True)
class Scan(Command):
    """A code from a scanner: product, price or weight label, customer card, receipt number.

    With a GS1 `label` the item is the label's, whatever `code` is.
    """

    code: str
    qty_milli: int | None = None  # quantity before the item
    label: ItemLabel | None = None
    how: str = "scan"  # scan | weighed: the quantity is the scale's


@dataclass(frozen=True, slots=True)
class AddProduct(Command):
    """A product by its SKU, from a tile or the search."""

    sku: str
    qty_milli: int | None = None
    how: str = "search"  # search | key | suggestion | weighed: the quantity is the scale's
    price: Decimal | None = None  # for products that ask for a price
    serial: str = ""


@dataclass(frozen=True, slots=True)
class AddOpenItem(Command):
    """An open-department item: a name, a price, a department's tax."""

    department_sku: str
    price: Decimal
    name: str = ""
    qty_milli: int = 1000


@dataclass(frozen=True, slots=True)
class SetQuantity(Command):
    """Change a line's quantity (None: the last line)."""

    qty_milli: int
    line_no: int | None = None


@dataclass(frozen=True, slots=True)
class OverridePrice(Command):
    """Charge another unit price for a line, in major units, with a reason (a right)."""

    line_no: int
    price: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class DiscountLine(Command):
    """Set or remove a line's discount (a right above the role's limit)."""

    line_no: int
    discount: Discount | None


@dataclass(frozen=True, slots=True)
class DiscountBasket(Command):
    """Set or remove the receipt discount (a right above the role's limit)."""

    discount: Discount | None


@dataclass(frozen=True, slots=True)
class NoteLine(Command):
    """Write a note on a line."""

    line_no: int
    note: str


@dataclass(frozen=True, slots=True)
class ExemptTax(Command):
    """Leave exemptible taxes off this sale, or put them back (a right)."""

    exempt: bool
    reason: str


@dataclass(frozen=True, slots=True)
class VoidLine(Command):
    """Take a line out, with a reason."""

    line_no: int
    reason: str = "customer"


@dataclass(frozen=True, slots=True)
class VoidSale(Command):
    """Give up the whole basket, with a reason (a right)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Undo(Command):
    """Undo the last step on the basket."""


@dataclass(frozen=True, slots=True)
class Park(Command):
    """Set the basket aside under a name."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Recall(Command):
    """Bring a parked basket back."""

    basket_id: str


@dataclass(frozen=True, slots=True)
class TakeOver(Command):
    """Go on with a sale that another lane of the shop has parked."""

    key: str
