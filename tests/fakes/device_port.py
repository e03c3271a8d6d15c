"""The devices as the screen sees them, laid out by a test."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from hardware.ports import DeviceFault, NoHardware, ScanData, Weight
from pos_terminal.checkout.device_views import (
    DeviceConfig,
    DeviceView,
    DriverView,
    FoundDevice,
    TraceLine,
)
from pos_terminal.domain.errors import CashierError
from pos_terminal.receipts.labels import LabelSheet


def _done(result: Any) -> Future[Any]:
    future: Future[Any] = Future()
    if isinstance(result, Exception):
        future.set_exception(result)
    else:
        future.set_result(result)
    return future


@dataclass
class FakeDevices:
    """Shows what a test laid out, and keeps what it was told."""

    shown: tuple[DeviceView, ...] = ()
    plugged_in: tuple[FoundDevice, ...] = ()
    choices: tuple[DriverView, ...] = ()
    weight: Weight | DeviceFault | None = None
    answers: dict[tuple[str, str], str | Exception] = field(default_factory=dict)  # (id, act)
    refuses: Exception | None = None  # keep and remove fail with it
    traces: dict[str, tuple[TraceLine, ...]] = field(default_factory=dict)
    roll: bytes = b""
    labels: list[LabelSheet] = field(default_factory=list)
    wrong: tuple[CashierError, ...] = ()
    told: list[tuple[str, ...]] = field(default_factory=list)
    kept: list[tuple[DeviceConfig, str]] = field(default_factory=list)
    listeners: list[Callable[[], None]] = field(default_factory=list)
    scans: list[Callable[[ScanData], None]] = field(default_factory=list)

    def views(self) -> tuple[DeviceView, ...]:
        return self.shown

    def problems(self) -> tuple[CashierError, ...]:
        return self.wrong

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def subscribe_scans(self, listener: Callable[[ScanData], None]) -> Callable[[], None]:
        self.scans.append(listener)
        return lambda: self.scans.remove(listener)

    def weigh(self) -> Future[Weight]:
        return _done(self.weight or NoHardware("scale"))

    def has(self, role: str) -> bool:
        return any(view.config.role == role for view in self.shown)

    def found(self) -> Future[tuple[FoundDevice, ...]]:
        return _done(self.plugged_in)

    def drivers(self) -> tuple[DriverView, ...]:
        return self.choices

    def keep(self, config: DeviceConfig, device_id: str = "") -> Future[str]:
        self.kept.append((config, device_id))
        return _done(self.refuses or device_id or config.role)

    def remove(self, device_id: str) -> Future[None]:
        self.told.append(("remove", device_id))
        return _done(self.refuses)

    def test(self, device_id: str, act: str) -> Future[str]:
        self.told.append(("test", device_id, act))
        return _done(self.answers.get((device_id, act), ""))

    def retry(self, device_id: str) -> None:
        self.told.append(("retry", device_id))

    def trace(self, device_id: str) -> tuple[TraceLine, ...]:
        return self.traces.get(device_id, ())

    def simulate(self, device_id: str, act: str, value: str = "") -> Future[str]:
        self.told.append(("simulate", device_id, act, value))
        return _done(self.answers.get((device_id, act), ""))

    def paper(self, device_id: str) -> Future[bytes]:
        return _done(self.roll)

    def print_labels(self, sheet: LabelSheet) -> Future[int]:
        self.labels.append(sheet)
        return _done(self.refuses or sheet.count)

    def change(self, *shown: DeviceView) -> None:
        """Show other devices, and say so."""
        self.shown = shown
        for listener in tuple(self.listeners):
            listener()
