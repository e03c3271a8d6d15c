"""A rack with nothing but a customer display, on its own thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from hardware.device_thread import DeviceThread
from hardware.ports import Role
from pos_terminal.checkout.device_views import DeviceConfig, DeviceView


@dataclass
class FakeDisplayRack:
    """One display on its own thread, as the rack has it."""

    display: Any
    listeners: list[Callable[[], None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.thread = DeviceThread(self.display, lambda _how: self.tell(), first_retry_s=0.01)
        self.asked = 0

    def tell(self) -> None:
        for listener in tuple(self.listeners):
            listener()

    def has(self, role: str) -> bool:
        return role == Role.LINE_DISPLAY

    def views(self) -> tuple[DeviceView, ...]:
        config = DeviceConfig(Role.LINE_DISPLAY, "cd5220", "simulator:")
        return (DeviceView("line_display", config, str(self.thread.condition.state)),)

    def do(self, role: Role, work: Callable[[Any], Any]) -> Future[Any]:
        self.asked += 1
        return self.thread.do(lambda: work(self.display))

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)
