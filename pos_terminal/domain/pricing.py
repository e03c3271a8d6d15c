"""The price of a basket: one pure function for the screen, the receipt, the refund, the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from pos_terminal.domain.basket import (
    Basket,
    DiscountKind,
    Line,
    Pinned,
    PricedBasket,
    PricedLine,
    PricingRules,
    TaxTotal,
)
from pos_terminal.domain.draft import Draft, draft_line
from pos_terminal.domain.errors import BugError, CashierError
from pos_terminal.domain.money import MAX_AMOUNT_MINOR
from pos_terminal.domain.receipt_discount import apply_receipt_discount
from pos_terminal.domain.receipt_rounding import TaxedAmount, round_per_tax
from pos_terminal.domain.shelf_price import minor_scale
from pos_terminal.domain.tax import Tax, TaxRounding
from pos_terminal.domain.tax_engine import rounded_taxes


def _tax_per_line(drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        draft.take(rounded_taxes(draft.taxable, draft.units, draft.taxes, draft.scale))


def _taxed_amount(draft: Draft) -> TaxedAmount:
    # A customer reads a price with tax in it as a sum to pay, so that one is rounded per line.
    inside = any(tax.included for tax in draft.taxes)
    price = Fraction(draft.taxable) if inside else draft.exact
    return TaxedAmount(price, draft.units, draft.taxes, draft.scale, draft.key, draft.shown)


def _tax_per_receipt(drafts: Sequence[Draft]) -> None:
    for draft, split in zip(drafts, round_per_tax([_taxed_amount(d) for d in drafts]), strict=True):
        draft.take(split)
        inside = [tax.included for tax in draft.taxes]
        if any(inside) and not all(inside):
            paid = draft.net + sum(a for a, i in zip(draft.amounts, inside, strict=True) if i)
            draft.rounding = paid - draft.price


_TAXERS: dict[TaxRounding, Callable[[Sequence[Draft]], None]] = {
    TaxRounding.PER_LINE: _tax_per_line,
    TaxRounding.PER_TAX: _tax_per_receipt,
}


def _note_exemption(draft: Draft) -> None:
    if draft.exempt:
        inside = sum(a for a, shown in zip(draft.amounts, draft.in_price, strict=True) if shown)
        draft.exempt_minor = draft.price - draft.net - inside


def _pinned_line(line: Line, pinned: Pinned) -> PricedLine:
    return PricedLine(
        line=line,
        gross_minor=pinned.gross_minor,
        discount_minor=pinned.discount_minor,
        receipt_discount_minor=pinned.receipt_discount_minor,
        net_minor=pinned.net_minor,
        taxes=pinned.taxes,
        total_minor=pinned.total_minor,
        exempt_minor=pinned.exempt_minor,
    )


def _tax_key(tax: Tax) -> tuple[object, ...]:
    return (tax.code, tax.rate, tax.kind, tax.included, tax.name)


def _tax_totals(lines: Iterable[PricedLine]) -> tuple[TaxTotal, ...]:
    sums: dict[Tax, list[int]] = {}
    entries: dict[int, list[int]] = {}  # by identity: a tax, all of it, takes a while to hash
    for priced in lines:
        for charged in priced.taxes:
            tax = _tax_of(priced.line, charged.code)
            entry = entries.get(id(tax))
            if entry is None:
                entry = entries[id(tax)] = sums.setdefault(tax, [0, 0])
            entry[0] += charged.base_minor
            entry[1] += charged.tax_minor
    return tuple(TaxTotal(tax, *sums[tax]) for tax in sorted(sums, key=_tax_key))


def _tax_of(line: Line, code: str) -> Tax:
    """The tax that the line pins under this code, the last one if several bear it."""
    for tax in reversed(line.taxes):
        if tax.code == code:
            return tax
    raise BugError(f"line {line.line_no} pins an unknown tax {code}")


def _pieces(line: Line) -> int:
    whole, rest = divmod(abs(line.qty_milli), 1000)
    return whole if line.unit == "ea" and not rest else 1


def _checked(total_minor: int) -> int:
    if abs(total_minor) > MAX_AMOUNT_MINOR:
        raise CashierError("money.limit", limit_minor=MAX_AMOUNT_MINOR)
    return total_minor


def _sum_up(basket: Basket, lines: tuple[PricedLine, ...]) -> PricedBasket:
    taxes = _tax_totals(lines)
    return PricedBasket(
        basket=basket,
        lines=lines,
        taxes=taxes,
        gross_minor=_checked(sum(line.gross_minor for line in lines)),
        line_discount_minor=sum(line.discount_minor for line in lines),
        receipt_discount_minor=sum(line.receipt_discount_minor for line in lines),
        net_minor=_checked(sum(line.net_minor for line in lines)),
        tax_minor=_checked(sum(tax.tax_minor for tax in taxes)),
        total_minor=_checked(sum(line.total_minor for line in lines)),
        qty_items=sum(_pieces(line.line) for line in lines),
        exempt_minor=sum(line.exempt_minor for line in lines),
        rounding_minor=sum(line.rounding_minor for line in lines),
    )


def _taken_over(
    basket: Basket, rules: PricingRules, before: PricedBasket | None
) -> dict[int, PricedLine]:
    """Prices that depend on nothing but their line, by the identity of the line."""
    alone = rules.tax_rounding is TaxRounding.PER_LINE and basket.discount is None
    if before is None or not alone or before.basket.discount is not None:
        return {}
    if (before.basket.currency, before.basket.tax_exempt) != (basket.currency, basket.tax_exempt):
        return {}
    return {id(priced.line): priced for priced in before.lines}


def price(basket: Basket, rules: PricingRules, before: PricedBasket | None = None) -> PricedBasket:
    """Price every line and the whole; each sum is exactly that of its parts (C13, C15, C17).

    `before` is a basket priced by the same rules: lines that both have (the same object) are not
    reckoned again, so a scan into 200 lines costs one; the result is the same without it.
    Raises CashierError for amounts, quantities, prices and discounts beyond their limits and
    "money.currency" where basket and shop disagree. Source: docs/adr/0007-tax-rounding.md.
    """
    if basket.currency != rules.currency:
        raise CashierError("money.currency", left=basket.currency, right=rules.currency)
    if basket.discount is not None and basket.discount.kind is DiscountKind.NEW_PRICE:
        raise CashierError("discount.kind", kind=basket.discount.kind.value)
    taxer = _TAXERS[rules.tax_rounding]
    known = _taken_over(basket, rules, before)
    drafts = [
        draft_line(line, basket.currency, basket.tax_exempt)
        for line in basket.lines
        if line.pinned is None and id(line) not in known
    ]
    taxer(drafts)
    for draft in drafts:
        _note_exemption(draft)
    if basket.discount is not None and drafts:
        apply_receipt_discount(drafts, basket.discount, minor_scale(basket.currency), taxer)
    fresh = iter(drafts)
    lines = tuple(known.get(id(line)) or _priced_line(line, fresh) for line in basket.lines)
    return _sum_up(basket, lines)


def _priced_line(line: Line, fresh: Iterator[Draft]) -> PricedLine:
    return next(fresh).priced() if line.pinned is None else _pinned_line(line, line.pinned)
