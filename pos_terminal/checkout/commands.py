"""Everything that can be asked of a lane; amounts in minor units, quantities in thousandths."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pos_terminal.domain.basket import Discount


@dataclass(frozen=True, slots=True)
class Command:
    """Base of all commands."""


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody with the right allows one command on the spot; the secret is never kept."""

    login: str  # employee id or user name; empty: whoever has this PIN and the right
    secret: str = field(repr=False)
    method: str = "pin"  # pin | password


# -- who is at the till


@dataclass(frozen=True, slots=True)
class SignIn(Command):
    """Sign in by employee id + PIN, or user name + password; switches from whoever is in."""

    login: str
    secret: str = field(repr=False)
    method: str = "pin"


@dataclass(frozen=True, slots=True)
class SignOut(Command):
    """Sign out; refused while a basket has lines (park or void it first)."""


@dataclass(frozen=True, slots=True)
class LockScreen(Command):
    """Hide the till until the same person, or somebody with the right, unlocks it."""

    reason: str = "user"


@dataclass(frozen=True, slots=True)
class Unlock(Command):
    """Unlock by PIN or password; a manager may unlock anybody's screen."""

    secret: str = field(repr=False)
    method: str = "pin"
    login: str = ""


# -- the drawer


@dataclass(frozen=True, slots=True)
class OpenShift(Command):
    """Open a shift with a counted float."""

    float_minor: int


@dataclass(frozen=True, slots=True)
class MoveCash(Command):
    """Pay in, pay out or drop cash, with a reason."""

    kind: str  # in | out | drop
    amount_minor: int
    reason: str


@dataclass(frozen=True, slots=True)
class CloseShift(Command):
    """Close the shift with a blind count; prints the Z report."""

    counted_minor: int
    left_minor: int = 0  # what stays in the drawer as the next float
    counts: tuple[tuple[int, int], ...] = ()  # (denomination in minor units, pieces)


@dataclass(frozen=True, slots=True)
class PrintXReport(Command):
    """Print the running totals without closing."""


@dataclass(frozen=True, slots=True)
class OpenDrawer(Command):
    """Open the drawer without a sale, with a reason: a recorded act."""

    reason: str


# -- the basket


@dataclass(frozen=True, slots=True)
class Scan(Command):
    """A code from a scanner: product, price or weight label, customer card, receipt number."""

    code: str
    qty_milli: int | None = None  # quantity before the item


@dataclass(frozen=True, slots=True)
class AddProduct(Command):
    """A product by its SKU, from a tile or the search."""

    sku: str
    qty_milli: int | None = None
    how: str = "search"  # search | key
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


# -- the customer


@dataclass(frozen=True, slots=True)
class AttachCustomer(Command):
    """This customer is buying."""

    customer_ref: str
    how: str = "name"  # scan | phone | name | created


@dataclass(frozen=True, slots=True)
class DetachCustomer(Command):
    """Take the customer off the basket."""


@dataclass(frozen=True, slots=True)
class SaveCustomer(Command):
    """Create (empty ref) or change a customer; the result is the customer_ref."""

    name: str
    phone: str = ""
    email: str = ""
    card: str = ""
    note: str = ""
    consent: bool = False
    customer_ref: str = ""
    attach: bool = False


# -- age


@dataclass(frozen=True, slots=True)
class CheckAgeByDate(Command):
    """Judge a typed date of birth in memory; the date is never stored."""

    birth: date = field(repr=False)
    document: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmAge(Command):
    """Somebody with the right has seen that the customer is old enough (needs approval)."""

    document: str = ""


@dataclass(frozen=True, slots=True)
class RefuseAge(Command):
    """Not old enough, or not shown: the items with an age are taken out."""

    document: str = ""


# -- paying


@dataclass(frozen=True, slots=True)
class StartCheckout(Command):
    """Pay: freeze the basket and wait for whoever must agree."""


@dataclass(frozen=True, slots=True)
class CancelCheckout(Command):
    """Back to the basket; cash tenders are given back, card tenders must be removed first."""


@dataclass(frozen=True, slots=True)
class PayCash(Command):
    """Take cash (negative: pay out); with `close` the sale ends when nothing is left to pay."""

    amount_minor: int
    close: bool = True


@dataclass(frozen=True, slots=True)
class PayCard(Command):
    """Ask the payment terminal; None asks for all that is left."""

    amount_minor: int | None = None


@dataclass(frozen=True, slots=True)
class PayCardManual(Command):
    """A stand-alone terminal took the card; the cashier types its reference."""

    reference: str
    amount_minor: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveTender(Command):
    """Give a tender back before the sale is closed."""

    tender_id: str


@dataclass(frozen=True, slots=True)
class ResolveCard(Command):
    """A person decides a card payment whose outcome nobody knows: paid or not paid."""

    tender_id: str
    paid: bool
    reference: str = ""


@dataclass(frozen=True, slots=True)
class AskCardAgain(Command):
    """Ask the terminal once more what became of a card payment."""

    tender_id: str


@dataclass(frozen=True, slots=True)
class Complete(Command):
    """Close the settled sale: one commit, then "Paid"."""


@dataclass(frozen=True, slots=True)
class NextSale(Command):
    """Leave "Paid" for an empty basket (a scan does the same)."""


# -- after the sale


@dataclass(frozen=True, slots=True)
class AddReturn(Command):
    """Take back units of a sold line at what was really paid for them."""

    sale_id: str
    line_no: int
    qty_milli: int  # positive: how much comes back


@dataclass(frozen=True, slots=True)
class AddReturnNoReceipt(Command):
    """Take a product back without a receipt at a price (a right)."""

    sku: str
    qty_milli: int
    price: Decimal | None = None  # None: today's price
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reprint(Command):
    """Print a copy of a receipt, marked COPY, counted and audited."""

    sale_id: str


# -- printing


@dataclass(frozen=True, slots=True)
class PrintBacklog(Command):
    """Print or drop the receipts that waited while the printer was off."""

    print_them: bool


@dataclass(frozen=True, slots=True)
class ResolvePrint(Command):
    """A person decides about a receipt of unknown outcome: again (as COPY) or leave it."""

    job_id: str
    again: bool


# -- recovery and time


@dataclass(frozen=True, slots=True)
class AcceptRecovery(Command):
    """The cashier has read what was recovered and goes on."""


@dataclass(frozen=True, slots=True)
class ConfirmTime(Command):
    """The clock is right as it stands, after an implausible jump."""


# -- the manager's small pages


@dataclass(frozen=True, slots=True)
class SaveEmployee(Command):
    """Create (empty id) or change a member of staff; None leaves a secret as it is."""

    name: str
    role: str
    username: str = ""
    pin: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    employee_id: str = ""
    active: bool = True
    language: str = ""


@dataclass(frozen=True, slots=True)
class SaveProduct(Command):
    """Create or change a product: None leaves a field as it is; prices in major units."""

    sku: str
    name: str | None = None
    price: Decimal | None = None
    category: str | None = None
    tax_codes: tuple[str, ...] | None = None
    min_age: int | None = None
    gtins: tuple[str, ...] | None = None
    unit: str | None = None
    active: bool | None = None
    picture: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class AdjustStock(Command):
    """Count or move stock by a difference, with a reason."""

    sku: str
    qty_milli: int
    reason: str


@dataclass(frozen=True, slots=True)
class SetSetting(Command):
    """Change one shop setting; checked before it is taken, live at once."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class SetUpShop(Command):
    """First start: the shop's name, currency and manager, or the demo shop."""

    demo: bool = False
    shop_name: str = ""
    currency: str = "EUR"
    address: str = ""
    tax_number: str = ""
    language: str = "en"
    manager_name: str = ""
    manager_username: str = ""
    manager_pin: str = field(default="", repr=False)
    manager_password: str = field(default="", repr=False)
