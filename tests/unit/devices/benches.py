"""Drivers for tests of the rack: fakes that a test can reach by the name in their options."""

from __future__ import annotations

from typing import Any

from hardware.ports import Role
from hardware.registry import Driver, Make
from tests.fakes.devices import (
    FakeCashDrawer,
    FakeIdReader,
    FakeLabelPrinter,
    FakeLineDisplay,
    FakePaymentTerminal,
    FakeReceiptPrinter,
    FakeScale,
    FakeScanner,
)

MADE: dict[str, Any] = {}  # by the place of the connection: the newest
KINDS: dict[Role, type] = {
    Role.SCANNER: FakeScanner,
    Role.RECEIPT_PRINTER: FakeReceiptPrinter,
    Role.CASH_DRAWER: FakeCashDrawer,
    Role.LINE_DISPLAY: FakeLineDisplay,
    Role.SCALE: FakeScale,
    Role.ID_READER: FakeIdReader,
    Role.LABEL_PRINTER: FakeLabelPrinter,
    Role.PAYMENT_TERMINAL: FakePaymentTerminal,
}


def make(asked: Make) -> Any:
    """A fake of the role that stands in the options."""
    if asked.options.get("trips"):
        raise ZeroDivisionError(asked.name)
    device = KINDS[Role(asked.options["as"])](name=asked.name)
    MADE[asked.where.place] = device
    return device


_OPTIONS = {
    "as": {"type": "string"},
    "trips": {"type": "boolean"},
    "dpi": {"type": "integer", "enum": [203, 300], "default": 203},
    "paper_mm": {"type": "integer", "enum": [58, 80]},
    "names": {"type": "array", "items": {"type": "string", "maxLength": 3}},
    "share": {"type": "number", "minimum": 0, "maximum": 1},
    "code": {"type": "string", "pattern": "^[A-Z]+$", "maxLength": 4},
}
_BY = ("serial", "simulator")
DRIVERS = (
    *(Driver("fake", role, f"Fake {role}", _BY, f"{__name__}:make", _OPTIONS) for role in KINDS),
    Driver("standalone", Role.PAYMENT_TERMINAL, "No cable", _BY, f"{__name__}:make", _OPTIONS),
)
