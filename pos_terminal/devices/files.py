"""What the two files say now: IT's, which nobody changes here, and the lane's own."""

from __future__ import annotations

import threading

from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.config.settings import Settings
from pos_terminal.devices import config as toml
from pos_terminal.devices.lineup import with_ids
from pos_terminal.domain.errors import CashierError


class DeviceFiles:
    """Read once; the lane's own is written with each change."""

    def __init__(self, settings: Settings) -> None:
        """Read both; what cannot be read is said in `problems`."""
        self._file = settings.data_dir / toml.FILE_NAME
        by_it = toml.DeviceFile()
        if settings.devices_file is not None:
            by_it = toml.read(settings.devices_file, needed=True)
        own = toml.read(self._file)
        self._unusable, self._damaged = own.unusable, own.damaged
        self._lock = threading.Lock()
        self.problems: tuple[CashierError, ...] = (*by_it.problems, *own.problems)
        self.fixed = with_ids(by_it.devices)
        self.own = with_ids(own.devices)

    def checked(self, config: DeviceConfig) -> DeviceConfig:
        """As it would be kept; raises CashierError."""
        return toml.checked(config)

    def put(self, device_id: str, config: DeviceConfig) -> None:
        """Keep one; raises CashierError("device.file")."""
        self._write(self.own | {device_id: config})

    def drop(self, device_id: str) -> None:
        """Keep one no longer; raises CashierError("device.file")."""
        self._write({i: config for i, config in self.own.items() if i != device_id})

    def _write(self, devices: dict[str, DeviceConfig]) -> None:
        with self._lock:
            if self._damaged:
                toml.set_aside(self._file)
                self._damaged = False
            toml.write(self._file, devices.values(), self._unusable)
            self.own = devices
