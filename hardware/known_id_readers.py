"""The ID readers that come with the program; a 2D scanner reads documents as well."""

from __future__ import annotations

from hardware.ports import Role
from hardware.registry import Driver

ID_READERS = (
    Driver(
        "serial_id_reader",
        Role.ID_READER,
        "ID reader that sends the text of a document (serial, USB, network)",
        ("serial", "tcp"),
        "hardware.drivers.serial_id_reader:make",
        {
            "idle_ms": {
                "type": "integer",
                "minimum": 20,
                "maximum": 2000,
                "default": 150,
                "title": "Silence that ends a document, ms",
            }
        },
        {"baud": "9600"},
    ),
    Driver(
        "simulator",
        Role.ID_READER,
        "An ID reader on the screen",
        ("simulator",),
        "hardware.simulators.id_reader:make",
    ),
)
