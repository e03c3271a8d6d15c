"""How `devices` commands reach the devices: the running lane's, or, where none runs, themselves."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pos_terminal.cli import backend
from pos_terminal.cli import device_operations as operations
from pos_terminal.config import Settings
from pos_terminal.control.client import ControlClient
from pos_terminal.control.errors import LaneNotRunning
from pos_terminal.control.transport import address_of
from pos_terminal.devices.rack import Rack

SETTLE_S = 4.0  # for devices to be reached, where no lane has them already
_POLL_S = 0.05
Asked = Callable[[str, dict[str, Any]], Any]
_ALONE = {
    "devices.list": operations.listed,
    "devices.found": operations.found,
    "devices.test": operations.tried,
}


@contextmanager
def devices(settings: Settings) -> Iterator[Asked]:
    """Asks by method and question; devices are opened here only where no lane has them."""
    try:
        with ControlClient(address_of(settings.data_dir)) as client:
            yield client.call
            return
    except LaneNotRunning:
        pass
    rack = _rack(settings)
    try:
        yield lambda method, ask: _ALONE[method](rack, ask)
    finally:
        rack.stop()


def tried(settings: Settings, ask: dict[str, Any]) -> Any:
    """What came of a test: noted by the lane, where there is a shop to note it."""
    if (settings.data_dir / "lane.db").is_file():
        return backend.change(settings, "devices.test", ask)
    with devices(settings) as alone:
        return alone("devices.test", ask)


def _rack(settings: Settings) -> Rack:
    """This machine's devices for a moment."""
    from pos_terminal.devices.from_settings import drawer_of, printer_of, terminal_of
    from pos_terminal.devices.usual import Usual

    usual = Usual(
        lambda trace: printer_of(settings, trace),
        lambda printer: drawer_of(settings, printer),
        lambda: terminal_of(settings),
    )
    rack = Rack(settings, usual)
    rack.start()
    until = time.monotonic() + SETTLE_S
    while time.monotonic() < until and any(one.state == "connecting" for one in rack.views()):
        time.sleep(_POLL_S)
    return rack
