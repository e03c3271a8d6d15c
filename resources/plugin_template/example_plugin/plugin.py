"""Example plugin: what it is called, what it reads, and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, ClassVar

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from plugins.base import BasePlugin, Column, Notice, Outcomes, Report, Table, Words, words

from example_plugin import rules
from example_plugin.models import days, metadata

HERE = Path(__file__).parent


class Settings(msgspec.Struct, frozen=True):
    """What a manager may set; every field needs a default."""

    every: Annotated[int, msgspec.Meta(title="Say it every … sales", ge=1, le=100_000)] = 100


class ExamplePlugin(BasePlugin):
    """Counts the sales of each day; every hundredth is announced to the cashier."""

    name = "example_plugin"
    title = Words("Example plugin", "title")
    about = Words("Counts sales, and says when a round number of them is reached.", "about")
    version = "0.1.0"
    api = (1, 0)
    settings = Settings
    models = metadata
    migrations = HERE / "migrations"
    words = HERE / "words"
    reports: ClassVar[Sequence[Report]] = (Report("days", Words("Sales a day", "reports.days")),)

    def get_supported_events(self) -> Sequence[str]:
        """Finished sales, and nothing else."""
        return ["BASKET_CLOSED"]

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> Outcomes:
        """Count the sale; what is written here is kept together with the plugin's place."""
        if not rules.counts(event_data):
            return None
        count = self._counted(event_data)
        if rules.is_round(count, self.context.settings.every):
            return Notice(words("round", "That was sale number {count}!", count=count))
        return None

    def _counted(self, event_data: dict[str, Any]) -> int:
        day, total = event_data["business_date"], event_data["total_minor"]
        made = insert(days).values(business_date=day, sales=1, total_minor=total)
        self.context.connection.execute(
            made.on_conflict_do_update(
                index_elements=["business_date"],
                set_={"sales": days.c.sales + 1, "total_minor": days.c.total_minor + total},
            )
        )
        return sum(self.context.connection.execute(select(days.c.sales)).scalars())

    def make_report(self, name: str, asked: Any) -> Table:
        """The newest day first."""
        newest = select(days).order_by(days.c.business_date.desc()).limit(1_000)
        rows = self.context.connection.execute(newest).all()
        columns = (
            Column(Words("Day", "columns.day"), "date", stretch=True),
            Column(Words("Sales", "columns.sales"), "number"),
            Column(Words("Total", "columns.total"), "money"),
        )
        return Table(columns, [list(row) for row in rows])
