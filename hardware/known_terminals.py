"""Card terminals that come with the program; gateways come later."""

from __future__ import annotations

from hardware.ports import Role
from hardware.registry import Driver

TERMINALS: tuple[Driver, ...] = (
    Driver(
        "standalone",
        Role.PAYMENT_TERMINAL,
        "Card terminal without a cable",
        ("keyboard",),
        "hardware.drivers.standalone_terminal:make",
    ),
    Driver(
        "simulator",
        Role.PAYMENT_TERMINAL,
        "Simulated card terminal",
        ("simulator",),
        "hardware.drivers.card_simulator:make",
    ),
)
