"""Taxes as data: what a tax is, before anybody computes with it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.rounding import ROUNDINGS


class TaxKind(StrEnum):
    """How a tax is reckoned."""

    PERCENT = "percent"  # base × rate
    FIXED = "fixed"  # amount per unit, major units
    DIVISION = "division"  # share of the price that includes it: base × rate ÷ (1 − rate)


class TaxRounding(StrEnum):
    """Where tax is rounded to the minor unit."""

    PER_LINE = "per_line"
    PER_TAX = "per_tax"  # once a tax on the whole receipt


@dataclass(frozen=True, slots=True)
class Tax:
    """One tax of a line; `rate` is a fraction (0.0825 is 8.25 %), for FIXED major units a unit."""

    code: str
    name: str
    kind: TaxKind
    rate: Decimal
    included: bool = True
    affects_next_base: bool = False  # compounding: later taxes are reckoned on base + this tax
    base_affected: bool = True  # takes part in the compounding of earlier taxes
    rounding: str = "half_up"  # half_up | half_even | half_down | up | down
    exemptible: bool = True

    def __post_init__(self) -> None:
        """Refuse rates without meaning: CashierError("tax.rate")."""
        if not self.rate.is_finite() or abs(self.rate) > 10_000:
            raise CashierError("tax.rate", code=self.code)
        if self.kind is TaxKind.DIVISION and not self._is_share_of_price():
            raise CashierError("tax.rate", code=self.code)
        if self.rounding not in ROUNDINGS:
            raise CashierError("tax.rounding", code=self.code, rounding=self.rounding)

    def _is_share_of_price(self) -> bool:
        """Only a tax inside the price can be all of it (a voucher that is nothing but tax)."""
        return -1 < self.rate < 1 or (self.included and self.rate == 1)
