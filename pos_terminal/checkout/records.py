"""What the reader threads answer: frozen rows for lists, pages and previews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from pos_terminal.domain.product import Product


@dataclass(frozen=True, slots=True)
class StaffTile:
    """One tile of the sign-in screen: active staff only."""

    employee_id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class BadgeHolder:
    """Whose badge was read."""

    employee_id: str
    name: str
    enough: bool  # signs them in without a PIN


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One member of staff on the manager's page; no secret, not even its hash."""

    employee_id: str
    name: str
    role: str
    username: str = ""
    active: bool = True
    has_pin: bool = False
    has_password: bool = False
    language: str = ""
    badge_end: str = ""  # last characters of the badge; empty: none


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A customer as found."""

    customer_ref: str
    name: str
    phone: str = ""
    email: str = ""
    card: str = ""
    note: str = ""
    consent: bool = False


@dataclass(frozen=True, slots=True)
class CustomerTwin:
    """Somebody who is there already and may be the one in hand."""

    customer: CustomerRow
    why: str  # card | phone | email | name


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two customers who may be one person."""

    older: CustomerRow
    younger: CustomerRow
    why: str  # phone | email | name


@dataclass(frozen=True, slots=True)
class ParkedRow:
    """A basket set aside."""

    basket_id: str
    name: str
    parked_at: datetime  # UTC
    total_minor: int
    lines_count: int
    cashier: str = ""
    key: str = ""  # of one at another lane, which is taken over, not recalled
    terminal_id: str = ""  # that lane


@dataclass(frozen=True, slots=True)
class SaleRow:
    """A closed sale in a list."""

    sale_id: str
    receipt_no: str
    closed_at: datetime  # UTC
    total_minor: int
    kind: str  # sale | refund
    cashier: str = ""
    customer: str = ""


@dataclass(frozen=True, slots=True)
class SaleLineRow:
    """A sold line and how much of it may still come back."""

    line_no: int
    sku: str
    name: str
    qty_milli: int
    unit: str
    unit_price: Decimal  # major units, as charged before discounts
    total_minor: int  # what was paid for the line
    left_to_return_milli: int


@dataclass(frozen=True, slots=True)
class SaleTenderRow:
    """How a part of a sale was paid."""

    kind: str  # cash | card | card_manual
    amount_minor: int
    reference: str = ""


@dataclass(frozen=True, slots=True)
class SaleView:
    """A closed sale with all that a refund or a copy needs."""

    sale: SaleRow
    currency: str
    lines: tuple[SaleLineRow, ...]
    tenders: tuple[SaleTenderRow, ...] = ()
    change_minor: int = 0
    copies: int = 0


@dataclass(frozen=True, slots=True)
class ProductPage:
    """One page of the manager's product list."""

    rows: tuple[Product, ...]
    total: int  # products that match, on all pages


@dataclass(frozen=True, slots=True)
class TaxChoice:
    """A tax that a product may carry."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class CardDay:
    """What the card terminal said when its day ended; amounts in minor units."""

    count: int
    total_minor: int
    expected_minor: int  # by the lane's own card tenders
    schemes: tuple[tuple[str, int, int], ...] = ()  # (name, count, total_minor)

    @property
    def difference_minor(self) -> int:
        """Terminal − lane."""
        return self.total_minor - self.expected_minor


@dataclass(frozen=True, slots=True)
class ShiftReport:
    """The figures of an X or Z report that the screen shows; amounts in minor units."""

    z_no: int  # 0 on an X report
    currency: str
    sales_count: int
    sales_minor: int
    refunds_count: int
    refunds_minor: int
    tenders: tuple[tuple[str, int, int], ...]  # (kind, count, amount_minor)
    expected_minor: int
    counted_minor: int = 0
    difference_minor: int = 0
    card_day: CardDay | None = None  # of a Z report; None: not settled
