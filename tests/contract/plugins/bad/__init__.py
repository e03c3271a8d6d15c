"""Plugins that go wrong in one way each, on purpose, until the shop's name is "Healed"."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Integer, MetaData, Table, insert

from plugins.base import BasePlugin, Outcomes

HEALED = "Healed"


class Bad(BasePlugin):
    """Notes each event in its table; at the one of the product "bad" it goes wrong."""

    name = "bad"
    deadline_s = 1.0
    sku = "bad"
    models = MetaData()
    seen = Table("seen", models, Column("seq", Integer, primary_key=True))

    def get_supported_events(self) -> list[str]:
        return ["ITEM_ADDED"]

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> Outcomes:
        self.context.connection.execute(insert(self.seen).values(seq=event_data["seq"]))
        if event_data["line"]["sku"] == self.sku and self.context.facts.shop().name != HEALED:
            return self.goes_wrong()
        return None

    def goes_wrong(self) -> Outcomes:
        """What is bad about it."""
        raise NotImplementedError
