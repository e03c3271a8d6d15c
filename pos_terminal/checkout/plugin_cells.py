"""Cells of a plugin's report as files and the command line have them: plain, in any language."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from pos_terminal.domain.currency import minor_digits


def file_cell(kind: str, value: Any, currency: str, time_zone: str = "") -> str:
    """Decimals, ISO days, times on the shop's clock, h:mm:ss; what does not fit stays as it is."""
    if value is None:
        return ""
    try:
        if kind == "money":
            return format(Decimal(int(value)).scaleb(-minor_digits(currency)), "f")
        if kind in _PLACES:
            return format(Decimal(int(value)).scaleb(-_PLACES[kind]), "f")
        if kind == "time":
            return _local(value, time_zone).strftime("%Y-%m-%d %H:%M:%S")
        if kind == "duration":
            return _hours(int(value))
    except (TypeError, ValueError, ArithmeticError):
        pass
    return str(value)


_PLACES = {"qty": 3, "percent": 2}


def _local(value: Any, time_zone: str) -> datetime:
    read = datetime.fromisoformat(str(value))
    moment = read if read.tzinfo is not None else read.replace(tzinfo=UTC)
    return moment.astimezone(ZoneInfo(time_zone) if time_zone else None)


def _hours(seconds: int) -> str:
    whole = abs(seconds)
    sign = "-" if seconds < 0 else ""
    return f"{sign}{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"
