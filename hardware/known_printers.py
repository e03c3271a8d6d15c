"""The receipt printers and cash drawers that come with the program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hardware.ports import Role
from hardware.registry import Driver

PAPER: Mapping[str, Any] = {
    "paper_mm": {"type": "integer", "enum": [80, 58], "default": 80, "title": "Paper width"},
    "columns": {"type": "integer", "minimum": 24, "maximum": 64, "title": "Letters in a line"},
    "profile": {"type": "string", "maxLength": 60, "default": "default", "title": "Model"},
    "code_pages": {
        "type": "array",
        "items": {"type": "string", "maxLength": 20},
        "title": "Code pages, in the order in which they are tried",
    },
    "as_picture": {"type": "boolean", "default": False, "title": "Draw everything"},
    "cut": {
        "type": "string",
        "enum": ["full", "partial", "none"],
        "default": "full",
        "title": "Cutter",
    },
    "buzzer": {"type": "boolean", "default": False, "title": "Buzz at the end of a paper"},
    "logo": {"type": "string", "maxLength": 300, "default": "", "title": "Picture above receipts"},
}
_ASKED: Mapping[str, Any] = {
    "proof": {
        "type": "string",
        "enum": ["auto", "echo", "status", "none"],
        "default": "auto",
        "title": "How it proves that a paper is printed",
    },
    "drawer_open_when": {
        "type": "string",
        "enum": ["none", "high", "low"],
        "default": "none",
        "title": "Level of the drawer's switch when it stands open",
    },
}
_PULSE: Mapping[str, Any] = {
    "drawer_pin": {"type": "integer", "enum": [2, 5], "default": 2, "title": "Pin of the drawer"},
    "pulse_ms": {
        "type": "integer",
        "minimum": 2,
        "maximum": 510,
        "default": 50,
        "title": "Length of the pulse, in milliseconds",
    },
}

PRINTERS = (
    Driver(
        "escpos",
        Role.RECEIPT_PRINTER,
        "ESC/POS printer (Epson TM, Star in ESC/POS mode, Bixolon, Citizen and most others)",
        ("usb", "tcp", "serial", "spool", "file"),
        "hardware.drivers.escpos:make",
        {**PAPER, **_ASKED},
        {"baud": "9600"},
    ),
    Driver(
        "file",
        Role.RECEIPT_PRINTER,
        "A folder: one file a paper",
        ("file",),
        "hardware.drivers.file_printer:make",
        PAPER,
    ),
    Driver(
        "simulator",
        Role.RECEIPT_PRINTER,
        "Simulated printer",
        ("simulator",),
        "hardware.simulators.virtual_printer:make_printer",
        {**PAPER, **_ASKED},
    ),
    Driver(
        "printer",
        Role.CASH_DRAWER,
        "On the receipt printer's socket",
        ("printer",),
        "hardware.drivers.printer_drawer:make",
        _PULSE,
    ),
    Driver(
        "file",
        Role.CASH_DRAWER,
        "A file: one line an opening",
        ("file",),
        "hardware.drivers.file_drawer:make",
    ),
    Driver(
        "simulator",
        Role.CASH_DRAWER,
        "Simulated drawer",
        ("simulator",),
        "hardware.simulators.virtual_printer:make_drawer",
    ),
)
