"""The label printers that come with the program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hardware.ports import Role
from hardware.registry import Driver

_DPI: Mapping[str, Any] = {
    "dpi": {"type": "integer", "enum": [203, 300, 600], "default": 203, "title": "Dots per inch"}
}
_PROOF: Mapping[str, Any] = {
    "proof": {
        "type": "string",
        "enum": ["status", "none"],
        "default": "status",
        "title": "How it proves that labels are printed",
    }
}
_CABLES = ("usb", "tcp", "serial", "spool", "file")

LABEL_PRINTERS = (
    Driver(
        "zpl",
        Role.LABEL_PRINTER,
        "ZPL label printer (Zebra, and others that understand it)",
        _CABLES,
        "hardware.drivers.label_printer:make_zpl",
        {**_DPI, **_PROOF},
        {"baud": "9600"},
    ),
    Driver(
        "escpos",
        Role.LABEL_PRINTER,
        "ESC/POS label printer (Epson TM-L90 and others)",
        _CABLES,
        "hardware.drivers.label_printer:make_escpos",
        {**_DPI, **_PROOF},
        {"baud": "9600"},
    ),
    Driver(
        "simulator",
        Role.LABEL_PRINTER,
        "Simulated label printer",
        ("simulator",),
        "hardware.simulators.label_printer:make",
        _DPI,
    ),
)
