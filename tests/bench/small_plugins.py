"""Five small plugins that write what they read, for measuring the host and not the rules.

They write by `context.driver`, as our own do where they catch up: by SQLAlchemy's statements the
same catch-up was 0.59 of the raw script, so it is 0.80.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import Column, Integer, MetaData, Table, Text

from plugins.base import BasePlugin, Outcomes
from plugins.facts import Facts
from plugins.registry import Found
from plugins.runtime import Runtime
from plugins.stage import Stage

INSERT = "INSERT INTO notes (seq, basket_id, employee_id, amount) VALUES (?, ?, ?, ?)"


def _models() -> MetaData:
    metadata = MetaData()
    Table(
        "notes",
        metadata,
        Column("seq", Integer, primary_key=True),
        Column("basket_id", Text),
        Column("employee_id", Text),
        Column("amount", Integer, nullable=False),
    )
    return metadata


class _Notes(BasePlugin):
    """A row for every event that it takes."""

    takes: ClassVar[tuple[str, ...]] = ()

    def get_supported_events(self) -> Sequence[str]:
        return self.takes

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> Outcomes:
        self.context.driver.execute(INSERT, row_of(event_data))
        return None


def row_of(body: dict[str, Any]) -> tuple[Any, ...]:
    """What is noted of an event."""
    amount = body["line"]["qty_milli"] if "line" in body else body.get("total_minor", 0)
    return (body["seq"], body["basket_id"], body["employee_id"], amount)


class Items(_Notes):
    """Every line."""

    name, models = "items", _models()
    takes = ("ITEM_ADDED", "ITEM_VOIDED")


class Sales(_Notes):
    """Every sale."""

    name, models = "sales", _models()
    takes = ("BASKET_CLOSED",)


class Checks(_Notes):
    """Every checkout; payment waits for it."""

    name, models, critical = "checks", _models(), True
    takes = ("CHECKOUT_STARTED", "CHECKOUT_CANCELLED", "PAYMENT_PROCESSED")


class Hours(_Notes):
    """Who works when."""

    name, models = "hours", _models()
    takes = ("EMPLOYEE_LOGIN", "EMPLOYEE_LOGOUT", "SHIFT_OPENED", "SHIFT_CLOSED")


class Visits(_Notes):
    """Every basket from its beginning to its end."""

    name, models = "visits", _models()
    takes = ("BASKET_STARTED", "CUSTOMER_IDENTIFIED", "BASKET_CLOSED", "BASKET_VOIDED")


FIVE: tuple[type[_Notes], ...] = (Items, Sales, Checks, Hours, Visits)


def find_five(_folder: Path) -> list[Found]:
    """As the registry would find them among our own."""

    def maker(kind: type[BasePlugin]) -> Callable[[Path, Facts], Stage]:
        return lambda folder, facts: Runtime(kind(), folder, facts)

    return [Found(kind.name, "ours", maker(kind)) for kind in FIVE]
