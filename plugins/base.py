"""The contract that plugin authors program against.

A plugin of three members runs:

    class YourPlugin(BasePlugin):
        name = "your_plugin"
        def get_supported_events(self): return ["ITEM_ADDED"]
        def handle_event(self, event_type, event_data): ...

Everything else here is optional. docs/plugins.md teaches it from zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from plugins.context import Context
from plugins.facts import Facts, PersonFacts, ProductFacts, ShopFacts
from plugins.outcomes import (
    Ask,
    Choice,
    Emit,
    Hold,
    Notice,
    Outcome,
    Outcomes,
    Release,
    Suggest,
    Suggestion,
    Words,
    words,
)
from plugins.reports import Act, Column, Report, Table

if TYPE_CHECKING:
    from sqlalchemy import MetaData

# The host's version of this contract. A plugin asks for the one that it was written for: the same
# major number, and a minor one that the host has already.
API = (1, 0)


class BasePlugin:
    """A reader of the journal that adds rules to the lane."""

    name: ClassVar[str] = ""  # lower case, digits, _; unique at a lane
    title: ClassVar[str | Words] = ""  # what people call it; empty: the name
    about: ClassVar[str | Words] = ""  # one sentence: what it is for
    version: ClassVar[str] = "1.0"
    api: ClassVar[tuple[int, int]] = (1, 0)
    critical: ClassVar[bool] = False  # payment waits for it, and stays shut when it fails
    deadline_s: ClassVar[float] = 2.0  # for one event; for payment, before a manager may go on
    emits: ClassVar[Sequence[str]] = ()  # event types that it may tell
    settings: ClassVar[type | None] = None  # a msgspec.Struct whose every field has a default
    models: ClassVar[MetaData | None] = None  # its tables; names must not begin with host_
    migrations: ClassVar[Path | None] = None  # folder with versions/NNNN_what.py (alembic)
    words: ClassVar[Path | None] = None  # folder with en.json, de.json, …: key → sentence
    begins: ClassVar[Literal["beginning", "now"]] = "beginning"  # of the journal, at first
    reports: ClassVar[Sequence[Report]] = ()
    acts: ClassVar[Sequence[Act]] = ()  # each comes back as PLUGIN_ACTED

    context: Context  # set by the host before `opened`

    def get_supported_events(self) -> Sequence[str]:
        """The event types that `handle_event` wants to see."""
        raise NotImplementedError

    def handle_event(self, event_type: str, event_data: dict[str, Any]) -> Outcomes:
        """Take note of one event and say what should be done about it.

        `event_data` is the event's data with event_id, event_type, seq, terminal_id, store_id,
        basket_id, employee_id, shift_id, occurred_at, utc_offset_min, business_date, caused_by.
        What is written to `context.connection` is kept together with the cursor, or not at all.
        """
        raise NotImplementedError

    def opened(self) -> None:
        """The plugin's database is open, no event is in hand: read back what is kept in memory."""

    def forgotten(self) -> None:
        """A transaction was rolled back: drop what memory holds and read it again when needed."""
        self.opened()

    def make_report(self, name: str, asked: Any) -> Table:
        """The table of one report; `asked` is the filled-in form, or None where it has none."""
        raise NotImplementedError

    def check_settings(self, settings: Any) -> None:
        """Refuse settings that their types allow and that make no sense: ValueError, a sentence."""


__all__ = [
    "API",
    "Act",
    "Ask",
    "BasePlugin",
    "Choice",
    "Column",
    "Context",
    "Emit",
    "Facts",
    "Hold",
    "Notice",
    "Outcome",
    "Outcomes",
    "PersonFacts",
    "ProductFacts",
    "Release",
    "Report",
    "ShopFacts",
    "Suggest",
    "Suggestion",
    "Table",
    "Words",
    "words",
]
