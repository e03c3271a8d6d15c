"""USB HID by hidapi, a report a read: `hid:VENDOR:PRODUCT` or `hid:VENDOR:PRODUCT/SERIAL`."""

from __future__ import annotations

import re
import sys
import time
from typing import Any

from hardware.connections import Connection, refused
from hardware.errors import DeviceBusy, DeviceFault, DeviceOffline, NoHardware, NoRight, UnusableWay
from hardware.transports.base import WriteCut

_PLACE = re.compile(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})(?:/(.+))?")
_KEYBOARD = (0x01, 0x06)  # usage page and usage of what types by itself
_AS_KEYBOARD = "It types like a keyboard now: scan its set-up code for USB HID POS."


class HidLink:
    """One HID interface; of several the one with the wanted usage page."""

    def __init__(
        self, where: Connection, name: str, usage_page: int = 0, backend: Any = None
    ) -> None:
        """`backend`: hidapi's module, None for the real one. CashierError("device.connection")."""
        found = _PLACE.fullmatch(where.place)
        if found is None:
            raise refused(str(where), "a HID device is hid:VENDOR:PRODUCT, four hex digits each")
        self.name = name
        self._where = where
        self._vendor, self._product = int(found[1], 16), int(found[2], 16)
        self._serial = found[3] or ""
        self._page = usage_page
        self._backend = backend
        self._device: Any = None
        self._fault: DeviceFault = NoHardware(name)

    @property
    def where(self) -> str:
        """Vendor and product."""
        return self._where.place

    @property
    def is_open(self) -> bool:
        """Whether it is held."""
        return self._device is not None

    def open(self) -> None:
        """Take the interface; raises NoHardware or DeviceBusy."""
        self.close()
        hid = self._hidapi()
        path = self._path(hid)
        device = hid.device()
        try:
            device.open_path(path)
        except OSError as err:
            self._fault = self._why(err)
            raise self._fault from err
        self._device = device

    def close(self) -> None:
        """Give it back."""
        device, self._device = self._device, None
        if device is not None:
            device.close()

    def write(self, data: bytes, deadline: float) -> None:
        """Send one output report; raises WriteCut."""
        try:
            sent = self._opened().write(data)
        except (OSError, ValueError) as err:
            self._lost(err)
            raise WriteCut(self.name, 0) from err
        if sent < len(data):
            raise WriteCut(self.name, max(0, sent))

    def read(self, most: int, deadline: float) -> bytes:
        """One report; empty at the deadline."""
        left_ms = max(1, int((deadline - time.monotonic()) * 1000))
        try:
            return bytes(self._opened().read(most, left_ms))
        except (OSError, ValueError) as err:
            raise self._lost(err) from err

    def drain(self) -> bytes:
        """Take the reports that wait."""
        taken = b""
        while more := self.read(64, 0.0):
            taken += more
        return taken

    def missing(self) -> DeviceFault:
        """Why it is not open."""
        return self._fault

    def _hidapi(self) -> Any:
        if self._backend is None:
            self._backend = _of_this_system()
        return self._backend

    def _path(self, hid: Any) -> bytes:
        try:
            seen = hid.enumerate(self._vendor, self._product)
        except OSError as err:
            raise self._lost(err) from err
        ours = [one for one in seen if not self._serial or one["serial_number"] == self._serial]
        fitting = [one for one in ours if one.get("usage_page") == self._page]
        # some systems do not tell usages: then any interface
        others = [one for one in ours if not one.get("usage_page")]
        for one in fitting or others:
            return bytes(one["path"])
        types = any(_usage(one) == _KEYBOARD for one in ours)
        self._fault = UnusableWay(self.name, _AS_KEYBOARD) if types else NoHardware(self.name)
        raise self._fault

    def _opened(self) -> Any:
        if self._device is None:
            raise self._fault
        return self._device

    def _lost(self, err: Exception) -> DeviceFault:
        self.close()
        self._fault = DeviceOffline(self.name)
        self._fault.__cause__ = err
        return self._fault

    def _why(self, err: OSError) -> DeviceFault:
        told = str(err).lower()
        if "busy" in told:
            return DeviceBusy(self.name)
        return NoRight(self.name)


def _of_this_system() -> Any:
    """Late: a lane without HID devices never loads it.

    On Linux hidapi's own `hid` goes by libusb: past the rights that the udev rules give, blind to
    usages, and a keyboard that it opens types no more (github.com/trezor/cython-hidapi/issues/203).
    """
    if sys.platform.startswith("linux"):
        try:
            import hidraw
        except ImportError:  # built from its sources, where `hid` is the kernel's way
            pass
        else:
            return hidraw
    import hid

    return hid


def _usage(one: dict[str, Any]) -> tuple[int, int]:
    return one.get("usage_page", 0), one.get("usage", 0)
