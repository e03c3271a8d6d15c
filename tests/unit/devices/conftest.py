"""A rack of fakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hardware import known_drivers
from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.config.settings import Settings
from pos_terminal.devices.rack import Rack
from pos_terminal.devices.usual import Usual
from tests.fakes.devices import FakeCashDrawer, FakePaymentTerminal, FakeReceiptPrinter
from tests.unit.devices import benches

Racks = Callable[..., Rack]


@pytest.fixture(autouse=True)
def fakes(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Only fakes can be set up; what was made, by the place of its connection."""
    monkeypatch.setattr(known_drivers, "OURS", benches.DRIVERS)
    benches.MADE.clear()
    return benches.MADE


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, payment_terminal="simulator")


@pytest.fixture
def usual() -> Usual:
    """The devices of the settings, always the same ones."""
    printer, drawer, terminal = FakeReceiptPrinter(), FakeCashDrawer(), FakePaymentTerminal()
    return Usual(lambda _: printer, lambda _: drawer, lambda: terminal)


@pytest.fixture
def racks(settings: Settings, usual: Usual) -> Iterator[Racks]:
    """Makes racks, and stops them."""
    with ExitStack() as stack:

        def make(*, start: bool = True, **changed: Any) -> Rack:
            rack = Rack(replace(settings, **changed), usual)
            stack.callback(rack.stop)
            if start:
                rack.start()
            return rack

        yield make


def fake(role: str, place: str = "A", **options: Any) -> DeviceConfig:
    """A fake of a role at a place."""
    return DeviceConfig(role, "fake", f"serial:{place}", options={"as": role, **options})
