"""A small plugin that uses every part of the contract: it counts what is added to baskets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from reference_plugin.models import metadata, sold
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from plugins.base import Act, BasePlugin, Column, Emit, Hold, Notice, Outcomes, Report, Table, words

HERE = Path(__file__).parent


class Bounds(msgspec.Struct, frozen=True):
    """What a manager sets."""

    most_units: int = 1_000_000


class Recount(msgspec.Struct, frozen=True):
    """What a manager fills in."""

    sku: str = ""


class ReferencePlugin(BasePlugin):
    """Counts units by product, in its table and in memory, and tells each hundredth."""

    name = "reference_plugin"
    title = words("title", "Reference")
    settings = Bounds
    models = metadata
    migrations = HERE / "migrations"
    emits = ("UNITS_COUNTED",)
    reports = (Report("sold", words("reports.sold", "Sold")),)
    acts = (Act("recount", words("acts.recount", "Count anew"), Recount),)
    words = HERE / "words"  # after the last use of the function of that name

    def __init__(self) -> None:
        self.units: dict[str, int] = {}

    def get_supported_events(self) -> list[str]:
        return ["ITEM_ADDED", "CHECKOUT_STARTED"]

    def opened(self) -> None:
        rows = self.context.connection.execute(select(sold))
        self.units = {row.sku: row.qty_milli for row in rows}

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> Outcomes:
        if event_type == "PLUGIN_ACTED":
            self.context.connection.execute(
                sold.delete().where(sold.c.sku == event_data["data"]["sku"])
            )
            self.units.pop(event_data["data"]["sku"], None)
            return None
        if event_type == "CHECKOUT_STARTED":
            return self._checked()
        line = event_data["line"]
        sku = str(line["sku"])
        self.units[sku] = self.units.get(sku, 0) + int(line["qty_milli"])
        kept = insert(sold).values(sku=sku, qty_milli=self.units[sku])
        self.context.connection.execute(
            kept.on_conflict_do_update(index_elements=["sku"], set_={"qty_milli": self.units[sku]})
        )
        return Notice(words("counted", "Counted", total_minor=1)) if self.context.live else None

    def _checked(self) -> Outcomes:
        total = sum(self.units.values())
        told = Emit("UNITS_COUNTED", {"qty_milli": total})
        if total > self.context.settings.most_units * 1_000:
            return [told, Hold("units", words("too_many", "Too many units"))]
        return told

    def make_report(self, name: str, asked: Any) -> Table:
        rows = [[sku, units] for sku, units in sorted(self.units.items())]
        return Table([Column("SKU"), Column(words("columns.units", "Units"), "qty")], rows)
