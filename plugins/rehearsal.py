"""A plugin on a stage of its own, for its tests: events in, outcomes and rows out."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from plugins.base import BasePlugin, PersonFacts, ProductFacts, ShopFacts
from plugins.runtime import Runtime
from pos_terminal.checkout.commands import PluginOutcome

MORNING = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


@dataclass
class ScriptedFacts:
    """A shop that is what the test says; `journal` is what `events` answers from."""

    its_shop: ShopFacts = field(default_factory=ShopFacts)
    products: dict[str, ProductFacts] = field(default_factory=dict)
    customers: dict[str, PersonFacts] = field(default_factory=dict)
    staff: dict[str, PersonFacts] = field(default_factory=dict)
    journal: list[dict[str, Any]] = field(default_factory=list)

    def shop(self) -> ShopFacts:
        """The shop."""
        return self.its_shop

    def product(self, sku: str) -> ProductFacts | None:
        """One product."""
        return self.products.get(sku)

    def customer(self, customer_ref: str) -> PersonFacts | None:
        """One customer."""
        return self.customers.get(customer_ref)

    def employee(self, employee_id: str) -> PersonFacts | None:
        """One member of staff."""
        return self.staff.get(employee_id)

    def events(
        self,
        types: Sequence[str],
        *,
        after_seq: int = 0,
        before_seq: int | None = None,
        basket_id: str | None = None,
        newest_first: bool = False,
        limit: int = 1_000,
    ) -> list[dict[str, Any]]:
        """What happened in this rehearsal."""
        found = [
            body
            for body in self.journal
            if body["event_type"] in types
            and body["seq"] > after_seq
            and (before_seq is None or body["seq"] < before_seq)
            and (basket_id is None or body["basket_id"] == basket_id)
        ]
        return (found[::-1] if newest_first else found)[:limit]


class Rehearsal:
    """Plays events to one plugin, as the host would."""

    def __init__(
        self, plugin: BasePlugin, folder: Path, facts: ScriptedFacts | None = None
    ) -> None:
        """Open the plugin on a database in `folder`."""
        self.facts = facts or ScriptedFacts()
        self.runtime = Runtime(plugin, folder, self.facts)
        self.runtime.open()
        self.at = MORNING
        self.employee_id: str | None = "jane"
        self.basket_id: str | None = None
        self.utc_offset_min = 60

    def close(self) -> None:
        """Close the database."""
        self.runtime.close()

    def passes(self, **time: float) -> None:
        """Turn the clock: `passes(minutes=5)`."""
        self.at += timedelta(**time)

    def event(self, event_type: str, **data: Any) -> dict[str, Any]:
        """The next event of the journal, not yet played."""
        seq = len(self.facts.journal) + 1
        body = data | {
            "event_id": str(uuid.uuid5(uuid.NAMESPACE_OID, str(seq))),
            "event_type": event_type,
            "version": 1,
            "seq": seq,
            "hash": f"{seq:064x}",
            "store_id": "S1",
            "terminal_id": "T1",
            "shift_id": None,
            "employee_id": data.get("employee_id", self.employee_id),
            "basket_id": data.get("basket_id", self.basket_id),
            "caused_by": None,
            "training": False,
            "occurred_at": self.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "utc_offset_min": self.utc_offset_min,
            "business_date": (self.at + timedelta(minutes=self.utc_offset_min)).date().isoformat(),
        }
        self.facts.journal.append(body)
        return body

    def play(self, event_type: str, *, live: bool = True, **data: Any) -> list[PluginOutcome]:
        """The next event, handled; what the plugin wants done."""
        body = self.event(event_type, **data)
        if event_type not in self.runtime.wanted:
            return []
        return self.runtime.handle([body], live=live)

    def settings(self, **values: Any) -> None:
        """A manager changes settings; those left out are the defaults."""
        checked = self.runtime.checked_settings(values)
        self.play("PLUGIN_SETTINGS_CHANGED", plugin=self.runtime.plugin.name, settings=checked)

    def act(self, name: str, **values: Any) -> list[PluginOutcome]:
        """A manager gives it something to do."""
        data = self.runtime.checked_act(name, values)
        plugin = self.runtime.plugin.name
        return self.play("PLUGIN_ACTED", plugin=plugin, act=name, data=data, acted_by="ann")

    def report(self, name: str, **asked: Any) -> list[list[Any]]:
        """The rows of a report."""
        rows: list[list[Any]] = self.runtime.report(name, asked)["rows"]
        return rows
