"""What the projections read of an event's data: only these fields, of these types.

Fields that came with a later version of an event have a default, so that older ones are read too;
a newer version may say more than is read here.
"""

from __future__ import annotations

from msgspec import Struct


class Origin(Struct, frozen=True):
    """The line that a returned one was sold on."""

    sale_id: str
    line_no: int


class Tax(Struct, frozen=True):
    """A tax on the whole receipt."""

    code: str
    name: str
    rate: str
    base_minor: int
    tax_minor: int


class Line(Struct, frozen=True):
    """A priced line."""

    line_no: int
    sku: str
    name: str
    unit: str
    qty_milli: int
    unit_price: str
    gross_minor: int
    discount_minor: int
    receipt_discount_minor: int
    net_minor: int
    tax_minor: int
    total_minor: int
    gtin: str = ""
    category: str = ""
    list_price: str | None = None
    serial: str = ""
    return_of: Origin | None = None


class Tender(Struct, frozen=True):
    """How a part was paid."""

    tender_id: str
    kind: str
    amount_minor: int
    reference: str = ""
    masked: str = ""


class Sale(Struct, frozen=True):
    """BASKET_CLOSED."""

    currency: str
    lines: list[Line]
    taxes: list[Tax]
    tenders: list[Tender]
    kind: str
    receipt_no: str
    receipt_seq: int
    gross_minor: int
    line_discount_minor: int
    receipt_discount_minor: int
    net_minor: int
    tax_minor: int
    total_minor: int
    rounding_minor: int
    change_minor: int
    due_minor: int
    exempt_minor: int = 0
    customer_ref: str | None = None


class StockAdjusted(Struct, frozen=True):
    """STOCK_ADJUSTED."""

    sku: str
    qty_milli: int
    reason: str = ""


class CashMoved(Struct, frozen=True):
    """CASH_MOVED."""

    kind: str
    amount_minor: int
    currency: str
    reason: str = ""


class ShiftOpened(Struct, frozen=True):
    """SHIFT_OPENED."""

    currency: str
    float_minor: int


class ShiftClosed(Struct, frozen=True):
    """SHIFT_CLOSED."""

    z_no: int
    currency: str
    float_minor: int
    expected_minor: int
    counted_minor: int
    difference_minor: int
    left_minor: int


class TimeOpened(Struct, frozen=True):
    """TIME_ENTRY_OPENED."""

    entry_id: str
    employee_ref: str
    kind: str
    business_date: str
    opened_at: str
    work_entry_id: str | None = None


class TimeClosed(TimeOpened, frozen=True, kw_only=True):
    """TIME_ENTRY_CLOSED."""

    closed_at: str
    worked_s: int
    closed_by: str
    assumed: bool


class TimeCorrected(Struct, frozen=True):
    """TIME_ENTRY_CORRECTED."""

    entry_id: str
    employee_ref: str
    opened_at: str
    closed_at: str | None
    reason: str
    corrected_by: str
    correction_no: int
