"""A line before its taxes: quantity × unit price less its own discount, in exact minor units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pos_terminal.store.verify.apportion import whole
from pos_terminal.store.verify.levies import Levies, Split, fraction, levy, split

LineData = Mapping[str, Any]

# ISO 4217 list one; all other currencies have two decimals
_DIGITS = {
    **dict.fromkeys(
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0
    ),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
    **dict.fromkeys("CLF UYW".split(), 4),
}


def minor_a_major(currency: str) -> int:
    """Minor units in a major one."""
    return int(10 ** _DIGITS.get(currency, 2))


@dataclass(slots=True)
class Work:
    """A line while it is being priced."""

    line: LineData
    gross: int
    price: int  # what is shown after the line's own discount
    exact: Fraction  # what tax per receipt is reckoned on
    shown: Fraction  # what is printed, where the price is a net price
    pieces: Fraction  # pieces × minor units a major one, for taxes a piece
    levies: Levies
    in_price: tuple[bool, ...]  # which taxes the shown price contains
    exempt: bool = False
    taxable: int = 0
    receipt_discount: int = 0
    exempted: int = 0
    rounding: int = 0
    net: int = 0
    bases: list[int] = field(default_factory=list)
    amounts: list[int] = field(default_factory=list)
    _key: tuple[Any, ...] | None = None

    @property
    def key(self) -> tuple[Any, ...]:
        """What tells it from another line, wherever it stands."""
        if self._key is None:
            self._key = _key(self.line)
        return self._key

    def take(self, result: Split) -> None:
        """Accept the taxes."""
        self.net, self.bases, self.amounts = result.net, list(result.bases), list(result.amounts)

    @property
    def inside(self) -> int:
        """Taxes that the shown price contains."""
        return sum(a for a, shown in zip(self.amounts, self.in_price, strict=True) if shown)

    def without_piece_taxes(self) -> tuple[Work, list[int]]:
        """The same line worth its net, all taxes outside, and which of its taxes are left."""
        left = [i for i, tax in enumerate(self.levies) if tax.kind != "fixed"]
        net = Fraction(self.net)
        bare = replace(
            self,
            price=self.net,
            taxable=self.net,
            exact=net,
            shown=net,
            levies=tuple(self.levies[i]._replace(included=False) for i in left),
            in_price=(False,) * len(left),
            exempt=False,
            bases=[],
            amounts=[],
        )
        return bare, left


def _after_discount(
    gross: Fraction, quantity: Fraction, discount: LineData, scale: int
) -> Fraction:
    value, kind = fraction(discount["value"]), discount["kind"]
    if kind == "percent":
        return gross - gross * value
    if kind == "new_price":
        return value * scale * quantity
    if kind != "amount":
        raise ValueError(f"there is no discount of kind {kind!r}")
    printed = whole(gross)
    off = min(whole(value * scale), abs(printed))
    return Fraction(printed - off if printed >= 0 else printed + off)


def _key(line: LineData) -> tuple[Any, ...]:
    discount = line["discount"]
    return (
        line["sku"],
        line["gtin"],
        line["qty_milli"],
        Decimal(line["unit_price"]),
        (discount["kind"], Decimal(discount["value"]), discount["reason"])
        if discount
        else ("", Decimal(0), ""),
        tuple(
            (t["code"], t["kind"], Decimal(t["rate"]), t["included"], t["rounding"])
            for t in line["taxes"]
        ),
        *(line[name] for name in ("serial", "name", "unit", "category", "note")),
    )


def work_on(line: LineData, currency: str, exempt: bool) -> Work:
    """A line ready to be taxed; `line["taxes"]` are all that it was added with."""
    unit_price, quantity = fraction(line["unit_price"]), Fraction(line["qty_milli"], 1000)
    scale = minor_a_major(currency)
    gross = unit_price * scale * quantity
    after = gross
    if line["discount"]:
        after = _after_discount(gross, quantity, line["discount"], scale)
    shown = after if line["discount"] else Fraction(whole(gross))
    pieces = (-quantity if unit_price < 0 else quantity) * scale
    levies = tuple(map(levy, line["taxes"]))
    in_price = tuple(tax.included for tax in levies)
    price = whole(after)
    work = Work(line, whole(gross), price, after, shown, pieces, levies, in_price)
    work.taxable = price
    if exempt and any(tax.exemptible for tax in levies):
        _leave_taxes_off(work)
    return work


def _leave_taxes_off(work: Work) -> None:
    """An exempt customer pays the net of the shelf price, and what cannot be left off on top."""
    work.taxable = split(work.price, work.pieces, work.levies).net
    work.exact = work.shown = Fraction(work.taxable)
    kept = [tax for tax in work.levies if not tax.exemptible]
    work.in_price = tuple(tax.included for tax in kept)
    work.levies = tuple(tax._replace(included=False) for tax in kept)
    work.exempt = True
