"""A till in front of the fraud plugin: what cashiers do, as events."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import select

from plugins.fraud_detection.models import metadata
from plugins.fraud_detection.plugin import FraudDetection
from plugins.rehearsal import Rehearsal, ScriptedFacts
from pos_terminal.checkout.commands import PluginOutcome


def line(
    sku: str = "apple",
    *,
    minor: int = 100,
    qty_milli: int = 1_000,
    listed: str | None = None,
    price: str = "1.00",
    discount_minor: int = 0,
    category: str = "food",
    return_of: str | None = None,
) -> dict[str, Any]:
    """A priced line that comes to `minor`."""
    return {
        "sku": sku,
        "category": category,
        "qty_milli": qty_milli,
        "unit_price": price,
        "list_price": listed,
        "return_of": return_of,
        "gross_minor": minor + discount_minor,
        "discount_minor": discount_minor,
        "receipt_discount_minor": 0,
        "total_minor": minor,
    }


def back(minor: int, receipt: str | None = None) -> dict[str, Any]:
    """A returned line that pays out `minor`."""
    return line(minor=-minor, qty_milli=-1_000, return_of=receipt)


class FraudTill(Rehearsal):
    """Sells before the plugin; everything is about a new basket unless it says otherwise."""

    def __init__(self, folder: Path, facts: ScriptedFacts | None = None) -> None:
        super().__init__(FraudDetection(), folder, facts)
        self.baskets = 0

    def new_basket(self) -> None:
        self.baskets += 1
        self.basket_id = f"b{self.baskets}-{len(self.facts.journal)}"

    def priced(self, *lines: dict[str, Any], customer: str | None = None) -> dict[str, Any]:
        return {
            "lines": list(lines),
            "total_minor": sum(one["total_minor"] for one in lines),
            "gross_minor": sum(one["gross_minor"] for one in lines),
            "tax_exempt": False,
            "customer_ref": customer,
        }

    def pay(self, *lines: dict[str, Any], customer: str | None = None) -> list[PluginOutcome]:
        """Press Pay on a new basket."""
        self.new_basket()
        return self.play("CHECKOUT_STARTED", **self.priced(*lines, customer=customer))

    def sell(self, *lines: dict[str, Any], customer: str | None = None) -> list[PluginOutcome]:
        """Pay and close; what the plugin said at checkout."""
        said = self.pay(*lines, customer=customer)
        self.close_sale(*lines, customer=customer)
        return said

    def close_sale(self, *lines: dict[str, Any], customer: str | None = None) -> None:
        number = f"T1-1-{len(self.facts.journal)}"
        self.play("BASKET_CLOSED", **self.priced(*lines, customer=customer), receipt_no=number)

    def by_card(self, masked: str, minor: int = 100) -> list[PluginOutcome]:
        return self.play("PAYMENT_PROCESSED", kind="card", masked=masked, amount_minor=minor)

    def table(self, report: str, **asked: Any) -> list[dict[str, Any]]:
        """A report's rows by the keys of their columns."""
        made = self.runtime.report(report, asked)
        names = [column["title"]["key"].partition(".")[2] for column in made["columns"]]
        return [dict(zip(names, row, strict=True)) for row in made["rows"]]

    def tables(self) -> dict[str, list[tuple[Any, ...]]]:
        """All rows of the plugin's own tables."""
        with self.runtime._transaction() as connection:
            return {
                name: [tuple(row) for row in connection.execute(select(table))]
                for name, table in sorted(metadata.tables.items())
            }


def told(outcomes: list[PluginOutcome]) -> dict[str, Any]:
    """The FRAUD_ASSESSED among outcomes; empty where there is none."""
    found = [one.data["data"] for one in outcomes if one.kind == "emit"]
    return dict(found[0]) if found else {}


def rules_of(outcomes: list[PluginOutcome]) -> set[str]:
    """Which rules matched."""
    return {part["rule"] for part in told(outcomes).get("rules", ())}


def kinds(outcomes: list[PluginOutcome]) -> list[str]:
    return [one.kind for one in outcomes]
