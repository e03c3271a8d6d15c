"""A rack of fakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hardware import known_drivers
from hardware.conditions import DeviceState
from pos_terminal.checkout.device_views import DeviceConfig, DeviceView
from pos_terminal.config.settings import Settings
from pos_terminal.devices.rack import Rack
from pos_terminal.devices.usual import Usual
from pos_terminal.domain.errors import CashierError
from tests.fakes.devices import FakeCashDrawer, FakePaymentTerminal, FakeReceiptPrinter
from tests.unit.devices import benches
from tests.waiting import until

Racks = Callable[..., Rack]
PATIENCE_S = 60.0


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


def view(rack: Rack, device_id: str) -> DeviceView:
    """One device as it is shown."""
    return next(one for one in rack.views() if one.device_id == device_id)


def reaches(rack: Rack, device_id: str, state: DeviceState) -> None:
    """Wait for its state."""
    until(lambda: view(rack, device_id).state == state, PATIENCE_S)


def keep(rack: Rack, config: DeviceConfig, device_id: str = "") -> str:
    """Set one up."""
    return rack.keep(config, device_id).result(PATIENCE_S)


def refused(rack: Rack, config: DeviceConfig, device_id: str = "") -> CashierError:
    """Why one cannot be set up."""
    fault = rack.keep(config, device_id).exception(PATIENCE_S)
    assert isinstance(fault, CashierError)
    return fault
