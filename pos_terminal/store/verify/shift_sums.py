"""What a shift's events add up to, kept apart from what its Z report says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pos_terminal.store.verify.watch import Data


@dataclass(slots=True)
class ShiftSums:
    """Running sums of one shift, in minor units."""

    currency: str
    float_minor: int
    drawer_minor: int = 0
    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(
            ("sales_count", "refunds_count", "voids_count", "no_sale_count"), 0
        )
    )
    amounts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(
            ("sales_minor", "refunds_minor", "rounding_minor", "cash_in_minor", "cash_out_minor"), 0
        )
    )
    tenders: dict[str, list[int]] = field(default_factory=dict)
    taxes: dict[tuple[str, str, str], list[int]] = field(default_factory=dict)
    receipts: list[str] = field(default_factory=lambda: ["", ""])

    def __post_init__(self) -> None:
        """The drawer begins with the float."""
        self.drawer_minor = self.float_minor

    def add(self, event_type: str, data: Data) -> None:
        """Add one event of the shift."""
        if event_type == "BASKET_CLOSED":
            self._sale(data)
        elif event_type == "CASH_MOVED":
            amount = data["amount_minor"]
            inward = data["kind"] == "in"
            self.amounts["cash_in_minor" if inward else "cash_out_minor"] += amount
            self.drawer_minor += amount if inward else -amount
        elif event_type == "BASKET_VOIDED":
            self.counts["voids_count"] += 1
        elif event_type == "DRAWER_OPENED":
            self.counts["no_sale_count"] += 1

    def _sale(self, data: Data) -> None:
        kind = "refunds" if data["kind"] == "refund" else "sales"
        self.counts[f"{kind}_count"] += 1
        self.amounts[f"{kind}_minor"] += data["total_minor"]
        self.amounts["rounding_minor"] += data["rounding_minor"]
        self.receipts = [self.receipts[0] or data["receipt_no"], data["receipt_no"]]
        for tender in data["tenders"]:
            self._tender(tender["kind"], 1, tender["amount_minor"])
        if data["change_minor"]:
            self._tender("cash", 0, -data["change_minor"])
        for tax in data["taxes"]:
            key = (tax["code"], tax["name"], tax["rate"])
            entry = self.taxes.setdefault(key, [0, 0])
            entry[0] += tax["base_minor"]
            entry[1] += tax["tax_minor"]

    def _tender(self, kind: str, count: int, amount_minor: int) -> None:
        entry = self.tenders.setdefault(kind, [0, 0])
        entry[0] += count
        entry[1] += amount_minor
        if kind == "cash":
            self.drawer_minor += amount_minor

    def as_z(self) -> dict[str, Any]:
        """The figures that a Z report repeats; lists in a fixed order."""
        tenders: list[Any] = [
            {"kind": kind, "count": count, "amount_minor": amount}
            for kind, (count, amount) in self.tenders.items()
        ]
        taxes: list[Any] = [
            {"code": code, "name": name, "rate": rate, "base_minor": base, "tax_minor": tax}
            for (code, name, rate), (base, tax) in self.taxes.items()
        ]
        for rows in (tenders, taxes):
            rows.sort(key=lambda row: sorted(map(str, row.items())))
        return {
            "currency": self.currency,
            "float_minor": self.float_minor,
            **self.counts,
            **self.amounts,
            "tenders": tenders,
            "taxes": taxes,
            "first_receipt": self.receipts[0],
            "last_receipt": self.receipts[1],
        }
