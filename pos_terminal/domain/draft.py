"""A line on its way to being priced; never leaves the pricing functions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache

from pos_terminal.domain.basket import Line, LineTax, PricedLine
from pos_terminal.domain.shelf_price import content_key, shelf_price
from pos_terminal.domain.spread import ContentKey
from pos_terminal.domain.tax import Tax
from pos_terminal.domain.tax_engine import RoundedTaxes, rounded_taxes


@dataclass(slots=True)
class Draft:
    """A line's amounts in minor units while the receipt is put together."""

    line: Line
    key: ContentKey
    gross: int
    price: int  # as shown after the line discount
    taxable: int  # the same, or the net of it for an exempt customer
    exact: Fraction  # what tax per receipt is reckoned on
    shown: Fraction
    units: Fraction
    scale: Fraction
    taxes: tuple[Tax, ...]  # as reckoned: those of an exempt customer lie outside the price
    in_price: tuple[bool, ...]  # whether the price as shown contains it
    exempt: bool = False
    net: int = 0
    bases: list[int] = field(default_factory=list)
    amounts: list[int] = field(default_factory=list)
    receipt_discount: int = 0
    exempt_minor: int = 0
    rounding: int = 0

    def bare(self, taxes: tuple[Tax, ...]) -> Draft:
        """The same line worth its net, with fewer taxes, all outside the price."""
        net = Fraction(self.net)
        return replace(
            self,
            price=self.net,
            taxable=self.net,
            exact=net,
            shown=net,
            taxes=taxes,
            in_price=(False,) * len(taxes),
            exempt=False,
            bases=[],
            amounts=[],
        )

    def take(self, split: RoundedTaxes) -> None:
        """Accept what the tax engine found."""
        self.net, self.bases, self.amounts = split.net, list(split.bases), list(split.amounts)

    def priced(self) -> PricedLine:
        """The finished line."""
        codes = [tax.code for tax in self.taxes]
        inside = sum(a for a, shown in zip(self.amounts, self.in_price, strict=True) if shown)
        price = self.net + inside + self.receipt_discount + self.exempt_minor - self.rounding
        return PricedLine(
            line=self.line,
            gross_minor=self.gross,
            discount_minor=self.gross - price,
            receipt_discount_minor=self.receipt_discount,
            net_minor=self.net,
            taxes=tuple(map(LineTax, codes, self.bases, self.amounts)),
            total_minor=self.net + sum(self.amounts),
            exempt_minor=self.exempt_minor,
            rounding_minor=self.rounding,
        )


@lru_cache(maxsize=4096)
def _without_exempt(taxes: tuple[Tax, ...]) -> tuple[tuple[Tax, ...], tuple[bool, ...]]:
    left = [tax for tax in taxes if not tax.exemptible]
    return tuple(replace(tax, included=False) for tax in left), tuple(tax.included for tax in left)


@lru_cache(maxsize=4096)
def _in_price(taxes: tuple[Tax, ...]) -> tuple[bool, ...]:
    return tuple(tax.included for tax in taxes)


def draft_line(line: Line, currency: str, exempt: bool) -> Draft:
    """A line ready for its taxes; an exempt customer's price is the net of the shelf price."""
    shelf = shelf_price(line, currency)
    draft = Draft(
        line,
        content_key(line),
        shelf.gross_minor,
        shelf.rounded_minor,
        shelf.rounded_minor,
        shelf.exact,
        shelf.shown,
        shelf.units,
        shelf.scale,
        line.taxes,
        _in_price(line.taxes),
    )
    if not exempt or not any(tax.exemptible for tax in line.taxes):
        return draft
    net = rounded_taxes(shelf.rounded_minor, shelf.units, line.taxes, shelf.scale).net
    draft.taxes, draft.in_price = _without_exempt(line.taxes)
    draft.taxable = net
    draft.exact = draft.shown = Fraction(net)
    draft.exempt = True
    return draft
