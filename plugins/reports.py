"""What managers see of a plugin and do with it: tables, and acts with a form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from plugins.outcomes import Words

ColumnKind = Literal["text", "number", "money", "qty", "date", "time", "duration", "percent"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; cells are JSON: money in minor units, qty in thousandths, duration in seconds.

    A date is ISO, a time UTC with offset, percent in hundredths of a percent.
    """

    title: str | Words
    kind: ColumnKind = "text"
    stretch: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a report: rows of cells, at most 10,000; `note` says what it is drawn from."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    note: str | Words = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A table that the plugin can make; `form` is a msgspec model of what it may be asked for."""

    name: str
    title: str | Words
    form: type | None = None
    about: str | Words = ""
    own: bool = False  # an employee may see it about themselves: gets `employee_id`
    # Made of journal and settings alone, its tables being empty then: no event waits meanwhile.
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """Something a manager gives the plugin to do: journalled, then read like any other event."""

    name: str
    title: str | Words
    form: type
    right: Literal["manage_plugins", "manage_staff", "manage_settings"] = "manage_plugins"
    about: str | Words = field(default="")
