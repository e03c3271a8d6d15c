"""Lines of a trace as people read them: time, way, hexadecimal, and what of it is text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hardware.recording import line_of, text_of
from pos_terminal.checkout.device_views import TraceLine
from pos_terminal.ui import format as form
from pos_terminal.ui.viewmodels.counts import Counts
from pos_terminal.ui.viewmodels.plugin_words import local_moment

translate = QCoreApplication.translate
TRACE_NAME = "{device}-bytes.txt"
_SHOWN = 24  # bytes a row of the table; the file has what was kept


def cells_of(line: TraceLine) -> tuple[str, str, str, str, str]:
    """When, which way, how many, hexadecimal, text."""
    data = line.data[:_SHOWN]
    more = "…" if line.total > len(data) and data else ""
    return (
        _time(line.at),
        _way(line.way),
        Counts().plain(line.total),
        form.isolate(f"{data.hex(' ').upper()}{more}"),
        form.isolate(text_of(data)),
    )


def as_text(lines: Iterable[TraceLine]) -> str:
    """All lines for a file or a mail, in the notation of tools: no language."""
    return "".join(line_of(line.at, line.way, line.data, line.total) for line in lines)


def _way(way: str) -> str:
    known = {
        ">": translate("Devices", "to the device"),
        "<": translate("Devices", "from the device"),
        "!": translate("Devices", "fault"),
    }
    return known.get(way, way)


def _time(at: str) -> str:
    try:
        local: datetime = local_moment(at)
    except ValueError:
        return form.isolate(at)
    return form.isolate(local.strftime("%H:%M:%S.") + f"{local.microsecond // 1000:03d}")
