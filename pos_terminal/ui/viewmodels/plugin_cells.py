"""Cells of a plugin's report: as people read them, and as a spreadsheet does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pos_terminal.checkout.plugin_cells import file_cell
from pos_terminal.checkout.plugin_views import PluginTable
from pos_terminal.ui import format as form
from pos_terminal.ui.viewmodels import plugin_words as words

NUMERIC = frozenset({"number", "money", "qty", "duration", "percent"})
_LAST = -(10**18)  # a cell without a value sorts before all others


@dataclass(frozen=True, slots=True)
class CellShown:
    """What a cell says, and what it is sorted by."""

    text: str
    sort: str | int


def cell(kind: str, value: Any) -> CellShown:
    """A cell by its column's kind; what does not fit its kind is shown as it is."""
    if value is None or value == "":
        return CellShown("", _LAST if kind in NUMERIC else "")
    try:
        return _SHOWN[kind](value)
    except (KeyError, TypeError, ValueError, ArithmeticError):
        return CellShown(form.natural(str(value)), str(value).casefold())


def _number(value: Any) -> CellShown:
    exact = Decimal(str(value))
    whole = exact == exact.to_integral_value()
    text = form.quantity(int(exact * 1000)) if not whole else f"{int(exact)}"
    return CellShown(form.isolate(text), int(exact * 1000))


def _money(value: Any) -> CellShown:
    text = form.amount(int(value), words.shop_now().currency)
    return CellShown(form.isolate(text), int(value))


def _qty(value: Any) -> CellShown:
    return CellShown(form.isolate(form.quantity(int(value))), int(value))


def _percent(value: Any) -> CellShown:
    return CellShown(form.isolate(form.percent(Decimal(int(value)).scaleb(-4))), int(value))


def _date(value: Any) -> CellShown:
    day = date.fromisoformat(str(value)[:10])
    return CellShown(form.natural(form.short_day(day)), day.isoformat())


def _time(value: Any) -> CellShown:
    moment = words.local_moment(value)
    return CellShown(form.natural(form.clock(moment)), moment.isoformat())


def _duration(value: Any) -> CellShown:
    return CellShown(words.duration(value), int(value))


_SHOWN = {
    "number": _number,
    "money": _money,
    "qty": _qty,
    "percent": _percent,
    "date": _date,
    "time": _time,
    "duration": _duration,
}


def header(plugin: str, table: PluginTable) -> list[str]:
    """The words above the columns."""
    return [words.tell(plugin, column.title) for column in table.columns]


def for_a_file(table: PluginTable) -> list[list[str]]:
    """Rows that a spreadsheet reads: plain decimals, ISO days, times of the shop, h:mm:ss."""
    kinds, shop = [column.kind for column in table.columns], words.shop_now()
    return [
        [
            file_cell(kind, value, shop.currency, shop.time_zone)
            for kind, value in zip(kinds, row, strict=False)
        ]
        for row in table.rows
    ]
