"""The scanners that come with the program."""

from __future__ import annotations

from typing import Any

from hardware.ports import Role
from hardware.registry import Driver

_PREFIX: dict[str, Any] = {
    "type": "string",
    "maxLength": 8,
    "default": "",
    "title": "What it sends before each code",
}
_SUFFIX: dict[str, Any] = {
    "type": "string",
    "maxLength": 8,
    "default": "",
    "title": "What it sends after each code, before Enter",
}


def _milliseconds(title: str, default: int, least: int, most: int) -> dict[str, Any]:
    return {
        "type": "integer",
        "minimum": least,
        "maximum": most,
        "default": default,
        "title": title,
    }


SCANNERS = (
    Driver(
        "serial",
        Role.SCANNER,
        "Scanner on a serial port, USB (virtual port) or the network",
        ("serial", "tcp"),
        "hardware.drivers.serial_scanner:make",
        {
            "prefix": _PREFIX,
            "suffix": _SUFFIX,
            "idle_ms": _milliseconds("Silence that ends a code without Enter, ms", 100, 20, 2000),
        },
        {"baud": "9600"},
    ),
    Driver(
        "hid_pos",
        Role.SCANNER,
        "Scanner in USB HID POS mode",
        ("hid",),
        "hardware.drivers.hid_scanner:make",
    ),
    Driver(
        "keyboard",
        Role.SCANNER,
        "Scanner that types like a keyboard",
        ("keyboard",),
        "hardware.drivers.keyboard_scanner:make",
        {
            "prefix": _PREFIX,
            "suffix": _SUFFIX,
            "gap_ms": _milliseconds("Longest gap between two of its keys, ms", 30, 5, 80),
            "idle_ms": _milliseconds("Silence that ends a code, ms", 80, 30, 500),
            "least": {
                "type": "integer",
                "minimum": 3,
                "maximum": 20,
                "default": 6,
                "title": "Fewest characters of a code without prefix",
            },
            "layout": {
                "type": "string",
                "enum": ["", "us_on_german"],
                "default": "",
                "title": "Keyboard that the scanner is set to, where it differs",
            },
        },
    ),
    Driver(
        "simulator",
        Role.SCANNER,
        "A scanner on the screen",
        ("simulator",),
        "hardware.simulators.scanner:make",
    ),
)
