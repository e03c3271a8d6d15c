"""Random lines, baskets, discounts and tenders, as a shop could have them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from pos_terminal.domain.basket import Basket, Discount, DiscountBase, DiscountKind, Line
from pos_terminal.domain.tax import Tax, TaxKind

CURRENCIES = ("EUR", "JPY", "KWD")


def tax(code: str, kind: TaxKind, rate: str, **more: object) -> Tax:
    return Tax(code, code, kind, Decimal(rate), **more)  # type: ignore[arg-type]


STANDARD = tax("V21", TaxKind.PERCENT, "0.21")
REDUCED = tax("V9", TaxKind.PERCENT, "0.09")
SALES = tax("S8", TaxKind.PERCENT, "0.0825", included=False)
CITY = tax("C1", TaxKind.PERCENT, "0.015", included=False)
SHARE = tax("D12", TaxKind.DIVISION, "0.12")
DUTY = tax("F", TaxKind.FIXED, "0.25", affects_next_base=True)
DUTY_OUTSIDE = tax("FX", TaxKind.FIXED, "0.1", included=False)
STATE = tax("Q5", TaxKind.PERCENT, "0.05", included=False, affects_next_base=True)
PROVINCE = tax("Q9", TaxKind.PERCENT, "0.09975", included=False)
FREE = tax("Z", TaxKind.PERCENT, "0")

INCLUDED_SETS = ((), (STANDARD,), (REDUCED,), (SHARE,), (FREE,), (REDUCED, STANDARD))
SETS = (
    *INCLUDED_SETS,
    (SALES,),
    (SALES, CITY),
    (STATE, PROVINCE),
    (DUTY, STANDARD),
    (STANDARD, SALES),
    (SALES, DUTY_OUTSIDE),
)


def prices(lowest: int = 0) -> st.SearchStrategy[Decimal]:
    """Shelf prices, a few with more decimals than the currency has."""
    cents = st.integers(lowest, 500_000).map(lambda n: Decimal(n) / 100)
    fine = st.integers(lowest, 99_999_999).map(lambda n: Decimal(n) / 10**6)
    return st.one_of(cents, cents, cents, fine)


def quantities(returns: bool) -> st.SearchStrategy[int]:
    whole = st.integers(1, 30).map(lambda n: n * 1000)
    weighed = st.integers(1, 20_000)
    positive = st.one_of(whole, whole, weighed)
    return st.one_of(positive, positive, positive.map(lambda n: -n)) if returns else positive


def shares() -> st.SearchStrategy[Decimal]:
    return st.integers(0, 1000).map(lambda n: Decimal(n) / 1000)


@st.composite
def line_discounts(draw: st.DrawFn, unit_price: Decimal) -> Discount | None:
    kind = draw(st.sampled_from([None, None, *DiscountKind]))
    if kind is None:
        return None
    if kind is DiscountKind.PERCENT:
        return Discount(kind, draw(shares()))
    if kind is DiscountKind.NEW_PRICE:
        return Discount(
            kind, (unit_price * draw(shares())).quantize(Decimal("0.01")).min(unit_price)
        )
    return Discount(kind, draw(st.integers(0, 9000).map(lambda n: Decimal(n) / 100)))


@st.composite
def lines(draw: st.DrawFn, sets: tuple[tuple[Tax, ...], ...] = SETS, returns: bool = True) -> Line:
    unit_price = draw(prices())
    return Line(
        line_no=0,
        sku=draw(st.sampled_from(["apple", "beer", "comb", "dish"])),
        name="",
        qty_milli=draw(quantities(returns)),
        unit_price=unit_price,
        taxes=draw(st.sampled_from(sets)),
        discount=draw(line_discounts(unit_price)),
    )


def receipt_discounts() -> st.SearchStrategy[Discount]:
    percent = shares().map(lambda share: Discount(DiscountKind.PERCENT, share))
    amount = st.builds(
        Discount,
        st.just(DiscountKind.AMOUNT),
        st.integers(0, 20_000).map(lambda n: Decimal(n) / 100),
        st.just(""),
        st.sampled_from(DiscountBase),
    )
    return st.one_of(percent, amount)


@st.composite
def baskets(
    draw: st.DrawFn,
    sets: tuple[tuple[Tax, ...], ...] = SETS,
    returns: bool = True,
    discounted: bool = True,
) -> Basket:
    found = draw(st.lists(lines(sets, returns), min_size=1, max_size=12))
    numbered = tuple(
        Line(**{**{f: getattr(line, f) for f in Line.__slots__}, "line_no": n})
        for n, line in enumerate(found, 1)
    )
    discount = draw(st.none() | receipt_discounts()) if discounted else None
    return Basket(
        draw(st.sampled_from(CURRENCIES)), numbered, discount, draw(st.booleans()) and discounted
    )
