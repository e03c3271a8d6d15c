"""The customer displays of two lines that come with the program."""

from __future__ import annotations

from hardware.ports import Role
from hardware.registry import Driver

_BY = ("serial", "tcp", "usb")
_COLUMNS = {"type": "integer", "enum": [20, 16], "default": 20, "title": "Characters a line"}


def _page(*pages: str) -> dict[str, object]:
    return {"type": "string", "enum": list(pages), "default": pages[0], "title": "Characters"}


_CD5220 = ("ascii", "cp437", "cp850", "cp852", "cp858", "cp866")
_ESCPOS = ("cp437", "cp850", "cp858", "cp852", "cp866", "cp1252")

DISPLAYS: tuple[Driver, ...] = (
    Driver(
        "cd5220",
        Role.LINE_DISPLAY,
        "CD5220 (Partner, Birch, Posiflex PD and most others)",
        _BY,
        "hardware.drivers.cd5220:make",
        {"columns": _COLUMNS, "page": _page(*_CD5220)},
        {"baud": "9600"},
    ),
    Driver(
        "escpos",
        Role.LINE_DISPLAY,
        "ESC/POS (Epson DM-D, Bixolon BCD, Aures OCD)",
        _BY,
        "hardware.drivers.escpos_display:make",
        {"columns": _COLUMNS, "page": _page(*_ESCPOS)},
        {"baud": "9600"},
    ),
    Driver(
        "simulator",
        Role.LINE_DISPLAY,
        "Simulated customer display",
        ("simulator",),
        "hardware.simulators.display:make",
        {"columns": _COLUMNS},
    ),
)
