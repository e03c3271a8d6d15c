"""Customer lookup: follows sales, merges and erasures, and greets who is back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from plugins.base import BasePlugin, Outcomes, Report, Table, Words
from plugins.customer_lookup import book, card, reports
from plugins.customer_lookup.models import metadata
from plugins.customer_lookup.rules import oldest_kept
from plugins.customer_lookup.settings import LookupSettings

HERE = Path(__file__).parent


class CustomerLookup(BasePlugin):
    """A customer's visits and favourites, by reference."""

    name = "customer_lookup"
    title = Words("Customer history", "title")
    about = Words("Visits, totals and favourites of who is buying.", "about")
    version = "1.0"
    settings = LookupSettings
    models = metadata
    migrations = HERE / "migrations"
    words = HERE / "words"
    reports: ClassVar[Sequence[Report]] = reports.REPORTS

    def get_supported_events(self) -> Sequence[str]:
        """Sales, who buys, and what becomes of customers."""
        return ["CUSTOMER_IDENTIFIED", "BASKET_CLOSED", "CUSTOMER_CHANGED", "SHIFT_CLOSED"]

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> Outcomes:
        """Keep a visit, follow a merge or an erasure, or greet who is back."""
        connection = self.context.connection
        if event_type == "CUSTOMER_IDENTIFIED":
            return self._greet(event_data["customer_ref"])
        if event_type == "SHIFT_CLOSED":
            months = self.context.settings.months
            book.forget_before(connection, oldest_kept(self.context.business_date, months))
        elif event_type == "CUSTOMER_CHANGED":
            self._follow(event_data)
        elif event_data["customer_ref"] and not event_data["training"]:
            book.note_visit(connection, event_data)
        return None

    def _greet(self, ref: str) -> Outcomes:
        if not self.context.live:
            return None
        connection, context = self.context.connection, self.context
        known = book.who_counts(connection, ref)
        return card.greeting(
            connection, context.facts, context.settings, known, context.business_date
        )

    def _follow(self, event: dict[str, Any]) -> None:
        if event["change"] == "merged":
            book.merge(self.context.connection, event["customer_ref"], event["into"])
        elif event["change"] == "erased":
            book.forget(self.context.connection, event["customer_ref"])

    def make_report(self, name: str, asked: Any) -> Table:
        """Best customers, who stays away, one customer's visits and products."""
        return reports.made(self.context.connection, self.context.facts, name, asked)
