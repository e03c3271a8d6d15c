"""What should lie in the drawer, and what is missing: opening and closing kept apart (C18)."""

from __future__ import annotations

from dataclasses import dataclass

from pos_terminal.domain.errors import CashierError


@dataclass(frozen=True, slots=True)
class CashCount:
    """Cash of one shift in minor units; all amounts but differences are ≥ 0."""

    float_minor: int  # counted when the shift opened
    left_last_minor: int | None = None  # in the drawer when the last shift closed, if known
    sales_minor: int = 0  # cash as handed over, change not yet taken off
    change_minor: int = 0
    refunds_minor: int = 0
    paid_in_minor: int = 0
    paid_out_minor: int = 0

    @property
    def expected_minor(self) -> int:
        """Float + cash sales − change − refunds + in − out."""
        taken = self.sales_minor - self.change_minor - self.refunds_minor
        return self.float_minor + taken + self.paid_in_minor - self.paid_out_minor

    @property
    def opening_difference_minor(self) -> int:
        """Float less what the last shift left: a shortage overnight, no shortage of this shift."""
        return 0 if self.left_last_minor is None else self.float_minor - self.left_last_minor

    def closing_difference_minor(self, counted_minor: int | None) -> int:
        """Counted less expected; raises CashierError("shift.count_needed") without a count."""
        if counted_minor is None:
            raise CashierError("shift.count_needed")
        return counted_minor - self.expected_minor
