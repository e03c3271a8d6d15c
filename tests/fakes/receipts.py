"""Sales as events, priced and settled by the domain itself: what receipts are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from pos_terminal.domain.basket import (
    Basket,
    Discount,
    DiscountKind,
    Line,
    LineTax,
    Pinned,
    PricingRules,
    ReturnOf,
)
from pos_terminal.domain.codec import priced_data
from pos_terminal.domain.pricing import price
from pos_terminal.domain.tax import Tax, TaxKind
from pos_terminal.domain.tender import Tender, settle
from pos_terminal.receipts.document import ShopHeader

Event = dict[str, Any]
FULL = Tax("A", "VAT", TaxKind.PERCENT, Decimal("0.19"))
REDUCED = Tax("B", "VAT", TaxKind.PERCENT, Decimal("0.07"))
SALES_TAX = Tax("S", "Sales tax", TaxKind.PERCENT, Decimal("0.0825"), included=False)
SHOP = ShopHeader(
    name="Nordlicht Markt",
    lines=("Hafenstraße 12, 20457 Hamburg", "Tel. 040 123 45 67"),
    tax_id="VAT ID DE 123 456 789",
    footer=("Thank you for shopping with us!",),
)
ARABIC_SHOP = ShopHeader("سوق النخيل", ("شارع الملك فهد 45، الرياض",), footer=("شكرًا لزيارتكم",))


def line(name: str, unit_price: str, qty_milli: int = 1000, **more: Any) -> Line:
    """A line; its number is given by `sale`."""
    return Line(
        line_no=0,
        sku=more.pop("sku", "SKU"),
        name=name,
        qty_milli=qty_milli,
        unit_price=Decimal(unit_price),
        taxes=more.pop("taxes", (FULL,)),
        **more,
    )


def sale(
    lines: Sequence[Line],
    tenders: Sequence[Tender] | None = None,
    *,
    currency: str = "EUR",
    discount: Discount | None = None,
    rules: Mapping[str, Any] | None = None,
    training: bool = False,
    **more: Any,
) -> Event:
    """A BASKET_CLOSED event; paid exactly in cash unless tenders are given."""
    numbered = tuple(_numbered(one, number) for number, one in enumerate(lines, start=1))
    exempt = bool(more.pop("tax_exempt", False))
    reason = more.pop("exempt_reason", "")
    basket = Basket(currency, numbered, discount, exempt, reason)
    pricing = PricingRules(currency, **(rules or {}))
    priced = price(basket, pricing)
    given = tenders if tenders is not None else (Tender("t1", "cash", priced.total_minor),)
    settled = settle(priced.total_minor, given, pricing)
    data = priced_data(priced, pricing) | {
        "receipt_no": "TERM001-1-000042",
        "receipt_seq": 42,
        "tenders": [
            {
                "tender_id": tender.tender_id,
                "kind": tender.kind,
                "amount_minor": tender.amount_minor,
                "reference": tender.reference,
                "masked": tender.masked,
            }
            for tender in given
        ],
        "change_minor": settled.change_minor,
        "rounding_minor": settled.rounding_minor,
        "due_minor": settled.due_minor,
        "customer_ref": None,
        "kind": "refund" if priced.total_minor < 0 else "sale",
    }
    return envelope("BASKET_CLOSED", data | more, training=training)


def envelope(event_type: str, data: Mapping[str, Any], *, training: bool = False) -> Event:
    """An event with the envelope's fields that receipts read."""
    return {
        "event_type": event_type,
        "terminal_id": "TERM001",
        "occurred_at": "2026-11-21T09:18:52.123456Z",
        "utc_offset_min": 60,
        "training": training,
        "data": dict(data),
    }


def _numbered(one: Line, number: int) -> Line:
    fields = {name: getattr(one, name) for name in Line.__dataclass_fields__}
    return Line(**(fields | {"line_no": number}))


def simple_sale() -> Event:
    """Three things, paid with a note."""
    return sale(
        [
            line("Bananas organic", "1.99", 1186, unit="kg", taxes=(REDUCED,)),
            line("Whole milk 3.5 % 1 l", "1.29", 2000, taxes=(REDUCED,)),
            line("Sparkling water 0.75 l", "0.79"),
        ],
        [Tender("t1", "cash", 2000)],
    )


def rich_sale(**more: Any) -> Event:
    """Long names, two rates, all kinds of discounts, a return, split tenders, cash rounding."""
    returned = Pinned(
        gross_minor=-1799,
        discount_minor=-180,
        receipt_discount_minor=0,
        taxes=(LineTax("B", -1513, -106),),
        net_minor=-1513,
        total_minor=-1619,
    )
    lines = [
        line(
            "Grandmother's slow-cooked apricot jam with vanilla and a very long name, 340 g",
            "4.49",
            3000,
            taxes=(REDUCED,),
            discount=Discount(DiscountKind.PERCENT, Decimal("0.1"), "short-dated"),
        ),
        line("Riesling Kabinett 2024", "12.90", list_price=Decimal("14.90")),
        line("Cordless drill X200", "89.00", serial="SN-77-120045", note="Gift wrapped"),
        line(
            "Espresso beans 1 kg",
            "17.99",
            -1000,
            taxes=(REDUCED,),
            pinned=returned,
            return_of=ReturnOf("sale-1", "TERM001-1-000012", 2),
        ),
    ]
    return sale(
        lines,
        [
            Tender("t1", "card", 5000, reference="004711", masked="**** **** **** 4242"),
            Tender("t2", "cash", 5000),
        ],
        discount=Discount(DiscountKind.PERCENT, Decimal("0.05"), "Loyal customer"),
        rules={"cash_step_minor": 5},
        customer_ref="a8f1-3321-9b9c2f71",
        **more,
    )


def arabic_sale() -> Event:
    """Arabic names, and one that is not."""
    tax = Tax("A", "ضريبة القيمة المضافة", TaxKind.PERCENT, Decimal("0.15"))
    return sale(
        [
            line("حليب كامل الدسم 1L", "5.75", 2000, taxes=(tax,)),
            line("Coca-Cola 330 ml", "2.50", 6000, taxes=(tax,)),
            line("تمر المدينة (عجوة)", "40.00", 750, unit="kg", taxes=(tax,)),
        ],
        [Tender("t1", "cash", 10000)],
        currency="SAR",
    )


def asian_sale() -> Event:
    """Chinese, Thai and Japanese names, paid in rupees."""
    tax = Tax("A", "GST", TaxKind.PERCENT, Decimal("0.05"))
    return sale(
        [
            line("牛奶巧克力 100克", "12.50", 2000, taxes=(tax,)),
            line("น้ำปลาแท้ ตราปลาหมึก 700 มล.", "35.00", taxes=(tax,)),
            line("麻婆豆腐调料 抹茶パウダー（京都府宇治市産・最高級品質）", "8.00", taxes=(tax,)),
            line("Basmati rice 5 kg", "649.00", taxes=(tax,)),
        ],
        currency="INR",
    )


def shift_closed(**more: Any) -> Event:
    """A SHIFT_CLOSED event."""
    taxes = [
        {"code": "A", "name": "VAT", "rate": "0.19", "base_minor": 120000, "tax_minor": 22800},
        {"code": "B", "name": "VAT", "rate": "0.07", "base_minor": 62138, "tax_minor": 4350},
    ]
    data = {
        "z_no": 17,
        "currency": "EUR",
        "float_minor": 15000,
        "expected_minor": 84312,
        "counted_minor": 84212,
        "difference_minor": -100,
        "left_minor": 15000,
        "counts": {"5000": 8, "2000": 13, "1000": 12, "50": 20, "10": 0},
        "sales_count": 143,
        "sales_minor": 213498,
        "refunds_count": 3,
        "refunds_minor": -4210,
        "tenders": [
            {"kind": "cash", "count": 88, "amount_minor": 74312},
            {"kind": "card", "count": 57, "amount_minor": 134976},
        ],
        "taxes": taxes,
        "rounding_minor": 3,
        "cash_in_minor": 0,
        "cash_out_minor": 5000,
        "voids_count": 4,
        "no_sale_count": 2,
        "first_receipt": "TERM001-1-000101",
        "last_receipt": "TERM001-1-000246",
        "perpetual_minor": 48211090,
        "journal_seq": 18231,
        "journal_hash": "9f2c" * 16,
    }
    return envelope("SHIFT_CLOSED", data | more)
