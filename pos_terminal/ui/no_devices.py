"""The devices of a screen that has none: a price checker, a window of a test."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from hardware.ports import NoHardware, ScanData, Weight
from pos_terminal.checkout.device_views import (
    DeviceConfig,
    DeviceView,
    DriverView,
    FoundDevice,
    TraceLine,
)
from pos_terminal.domain.errors import CashierError

if TYPE_CHECKING:
    from pos_terminal.receipts.labels import LabelSheet


class NoDevices:
    """`ports.Devices` where nothing is connected, and nothing can be."""

    def views(self) -> tuple[DeviceView, ...]:
        """Nothing is set up."""
        return ()

    def problems(self) -> tuple[CashierError, ...]:
        """Nothing is read."""
        return ()

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Nothing ever changes."""
        return lambda: None

    def subscribe_scans(self, listener: Callable[[ScanData], None]) -> Callable[[], None]:
        """Nothing ever scans."""
        return lambda: None

    def weigh(self) -> Future[Weight]:
        """NoHardware."""
        return _failed(NoHardware("scale"))

    def has(self, role: str) -> bool:
        """Never."""
        return False

    def found(self) -> Future[tuple[FoundDevice, ...]]:
        """Nobody looks."""
        return _failed(_gone(""))

    def drivers(self) -> tuple[DriverView, ...]:
        """Nothing to choose."""
        return ()

    def keep(self, config: DeviceConfig, device_id: str = "") -> Future[str]:
        """CashierError("device.gone")."""
        return _failed(_gone(device_id or config.role))

    def remove(self, device_id: str) -> Future[None]:
        """CashierError("device.gone")."""
        return _failed(_gone(device_id))

    def test(self, device_id: str, act: str) -> Future[str]:
        """CashierError("device.gone")."""
        return _failed(_gone(device_id))

    def retry(self, device_id: str) -> None:
        """Nothing to try."""

    def trace(self, device_id: str) -> tuple[TraceLine, ...]:
        """Nothing was said."""
        return ()

    def simulate(self, device_id: str, act: str, value: str = "") -> Future[str]:
        """CashierError("device.gone")."""
        return _failed(_gone(device_id))

    def paper(self, device_id: str) -> Future[bytes]:
        """CashierError("device.gone")."""
        return _failed(_gone(device_id))

    def print_labels(self, sheet: LabelSheet) -> Future[int]:
        """NoHardware."""
        return _failed(NoHardware("label printer"))


def _gone(device: str) -> CashierError:
    return CashierError("device.gone", device=device)


def _failed(error: Exception) -> Future[Any]:
    answer: Future[Any] = Future()
    answer.set_exception(error)
    return answer
