"""What a basket should cost, worked out another way: linear equations over exact fractions.

Shares no code with pos_terminal.domain beyond its value types.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor

from pos_terminal.domain.basket import Basket, DiscountKind, Line
from pos_terminal.domain.tax import Tax, TaxKind, TaxRounding

DIGITS = {"EUR": 2, "JPY": 0, "KWD": 3}


def half_up(value: Fraction) -> int:
    """Away from zero on a tie."""
    return floor(value + Fraction(1, 2)) if value >= 0 else -floor(-value + Fraction(1, 2))


def solve(rows: list[list[Fraction]]) -> list[Fraction]:
    """Gauss–Jordan on [A | b]."""
    size = len(rows)
    for column in range(size):
        pivot = next(r for r in range(column, size) if rows[r][column] != 0)
        rows[column], rows[pivot] = rows[pivot], rows[column]
        head = rows[column][column]
        rows[column] = [value / head for value in rows[column]]
        for r in range(size):
            if r != column and rows[r][column] != 0:
                factor = rows[r][column]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[column], strict=True)]
    return [row[-1] for row in rows]


def sources(taxes: Sequence[Tax], k: int) -> list[int]:
    """Earlier taxes in the base of tax k."""
    return [j for j in range(k) if taxes[k].base_affected and taxes[j].affects_next_base]


def split(price: Fraction, pieces: Fraction, taxes: Sequence[Tax]) -> list[Fraction]:
    """[net, tax 1, …] as the solution of their equations; `pieces` in minor units a major one."""
    size = len(taxes) + 1
    first = [Fraction(1), *(Fraction(int(tax.included)) for tax in taxes), price]
    rows = [first]
    for k, tax in enumerate(taxes):
        row = [Fraction(0)] * (size + 1)
        row[k + 1] = Fraction(1)
        rate = Fraction(tax.rate)
        if tax.kind is TaxKind.FIXED:
            row[-1] = rate * pieces
        else:
            if tax.kind is TaxKind.DIVISION:
                rate = rate / (1 - rate)  # a batch of one: the strategies make no other
            row[0] -= rate
            for j in sources(taxes, k):
                row[j + 1] -= rate
        rows.append(row)
    return solve(rows)


def shelf(line: Line, digits: int) -> Fraction:
    """Quantity × price less the line's own discount, in minor units, exact."""
    gross = Fraction(line.unit_price) * 10**digits * Fraction(line.qty_milli, 1000)
    discount = line.discount
    if discount is None:
        return gross
    if discount.kind is DiscountKind.PERCENT:
        return gross - gross * Fraction(discount.value)
    if discount.kind is DiscountKind.NEW_PRICE:
        return Fraction(discount.value) * 10**digits * Fraction(line.qty_milli, 1000)
    off = min(abs(half_up(gross)), half_up(Fraction(discount.value) * 10**digits))
    return Fraction(half_up(gross) - off if gross >= 0 else half_up(gross) + off)


def pieces(line: Line, digits: int) -> Fraction:
    """Units with the sign of the price, in minor units a major one."""
    count = Fraction(line.qty_milli, 1000) * 10**digits
    return -count if line.unit_price < 0 else count


def is_return(line: Line) -> bool:
    """Goods or money come back."""
    return (line.qty_milli < 0) != (line.unit_price < 0)


def line_total(line: Line, digits: int) -> int:
    """What the line costs with rounding per line."""
    price = Fraction(half_up(shelf(line, digits)))
    exact = split(price, pieces(line, digits), line.taxes)
    charged: list[int] = [
        half_up(exact[k + 1]) if tax.included else 0 for k, tax in enumerate(line.taxes)
    ]
    net = int(price) - sum(charged)
    for k, tax in enumerate(line.taxes):
        if tax.included:
            continue
        base = net + sum(charged[j] for j in sources(line.taxes, k))
        rate = Fraction(tax.rate)
        if tax.kind is TaxKind.FIXED:
            charged[k] = half_up(rate * pieces(line, digits))
        elif tax.kind is TaxKind.DIVISION:
            charged[k] = half_up(base * rate / (1 - rate))
        else:
            charged[k] = half_up(base * rate)
    return net + sum(charged)


def tax_sums(lines: Iterable[Line], digits: int) -> dict[Tax, int]:
    """Each tax of the receipt, rounded once for sales and once for returns."""
    sums: dict[tuple[Tax, bool], Fraction] = {}
    for line in lines:
        price = shelf(line, digits)
        if any(tax.included for tax in line.taxes):
            price = Fraction(half_up(price))
        exact = split(price, pieces(line, digits), line.taxes)
        for k, tax in enumerate(line.taxes):
            key = (tax, is_return(line))
            sums[key] = sums.get(key, Fraction(0)) + exact[k + 1]
    totals: dict[Tax, int] = {}
    for (tax, _), amount in sums.items():
        totals[tax] = totals.get(tax, 0) + half_up(amount)
    return totals


def total(basket: Basket, mode: TaxRounding) -> int | None:
    """What is due without a receipt discount; None where only bounds are known."""
    digits = DIGITS[basket.currency]
    if mode is TaxRounding.PER_LINE:
        return sum(line_total(line, digits) for line in basket.lines)
    if all(tax.included for line in basket.lines for tax in line.taxes):
        return sum(half_up(shelf(line, digits)) for line in basket.lines if line.taxes) + sum(
            untaxed(basket, digits)
        )
    return None


def untaxed(basket: Basket, digits: int) -> list[int]:
    """Lines without tax, rounded per tax: their exact sums, sales and returns apart."""
    parts: dict[bool, Fraction] = {}
    for line in basket.lines:
        if not line.taxes:
            exact = shelf(line, digits)
            shown = Fraction(half_up(exact)) if line.discount is None else exact
            back = is_return(line)
            parts[back] = parts.get(back, Fraction(0)) + shown
    return [half_up(part) for part in parts.values()]


def after_percent(before: int, share: Decimal) -> int:
    """A tax-included total after p % off the receipt."""
    return half_up(before * (1 - Fraction(share)))


def cash_due(amount: int, step: int, mode: str) -> int:
    """The multiple of the step for an amount ≥ 0, by looking at both neighbours."""
    low = amount - amount % step
    high = low if low == amount else low + step
    if mode in {"up", "down"}:
        return high if mode == "up" else low
    if amount - low != high - amount:
        return low if amount - low < high - amount else high
    if mode == "half_even":
        return low if (low // step) % 2 == 0 else high
    return high if mode == "half_up" else low
