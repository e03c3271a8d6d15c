"""USB HID by hidapi, a report a read: `hid:VENDOR:PRODUCT` or `hid:VENDOR:PRODUCT/SERIAL`."""

from __future__ import annotations

import errno
import os
import re
import sys
import time
from dataclasses import dataclass
from typing import Any

from hardware.connections import Connection, refused
from hardware.errors import DeviceBusy, DeviceFault, NoHardware, NoRight, UnusableWay
from hardware.transports.base import WriteCut
from hardware.transports.held import Holding

_PLACE = re.compile(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})(?:/(.+))?")
_KEYBOARD = (0x01, 0x06)  # usage page and usage of what types by itself
_NODES = b"/dev/"  # of Linux; other systems have names of their own
_AS_KEYBOARD = "It types like a keyboard now: scan its set-up code for USB HID POS."


@dataclass(frozen=True, slots=True)
class _Taken:
    """An open device, and what keeps others from it."""

    device: Any
    lock: int = -1


class HidLink(Holding[_Taken]):
    """One HID interface; of several the one with the wanted usage page."""

    def __init__(
        self, where: Connection, name: str, usage_page: int = 0, backend: Any = None
    ) -> None:
        """`backend`: hidapi's module, None for the real one. CashierError("device.connection")."""
        found = _PLACE.fullmatch(where.place)
        if found is None:
            raise refused(str(where), "a HID device is hid:VENDOR:PRODUCT, four hex digits each")
        super().__init__(name, where.place, NoHardware(name))
        self._vendor, self._product = int(found[1], 16), int(found[2], 16)
        self._serial = found[3] or ""
        self._page = usage_page
        self._backend = backend

    def open(self) -> None:
        """Take the interface, of two alike a free one; raises NoHardware or DeviceBusy."""
        self.close()
        hid = self._hidapi()
        for path in self._paths(hid):
            try:
                self._held = _taken(hid, path)
            except OSError as err:
                self._fault = self._why(err)
                self._fault.__cause__ = err
            else:
                return
        raise self._fault

    def _give_back(self, held: _Taken) -> None:
        held.device.close()
        if held.lock >= 0:
            os.close(held.lock)

    def write(self, data: bytes, deadline: float) -> None:
        """Send one output report; raises WriteCut."""
        try:
            sent = self._opened().device.write(data)
        except (OSError, ValueError) as err:
            self._lost(err)
            raise WriteCut(self.name, 0) from err
        if sent < len(data):
            raise WriteCut(self.name, max(0, sent))

    def read(self, most: int, deadline: float) -> bytes:
        """One report; empty at the deadline."""
        left_ms = max(1, int((deadline - time.monotonic()) * 1000))
        try:
            return bytes(self._opened().device.read(most, left_ms))
        except (OSError, ValueError) as err:
            raise self._lost(err) from err

    def drain(self) -> bytes:
        """Take the reports that wait."""
        taken = b""
        while more := self.read(64, 0.0):
            taken += more
        return taken

    def _hidapi(self) -> Any:
        if self._backend is None:
            self._backend = _of_this_system()
        return self._backend

    def _paths(self, hid: Any) -> list[bytes]:
        try:
            seen = hid.enumerate(self._vendor, self._product)
        except OSError as err:
            raise self._lost(err) from err
        ours = [one for one in seen if not self._serial or one["serial_number"] == self._serial]
        fitting = [one for one in ours if one.get("usage_page") == self._page]
        # some systems do not tell usages: then any interface
        others = [one for one in ours if not one.get("usage_page")]
        if fitting or others:
            return [bytes(one["path"]) for one in fitting or others]
        types = any(_usage(one) == _KEYBOARD for one in ours)
        self._fault = UnusableWay(self.name, _AS_KEYBOARD) if types else NoHardware(self.name)
        raise self._fault

    def _why(self, err: OSError) -> DeviceFault:
        if err.errno in (errno.EAGAIN, errno.EBUSY) or "busy" in str(err).lower():
            return DeviceBusy(self.name)
        if err.errno in (errno.ENOENT, errno.ENODEV, errno.ENXIO):  # pulled in this very moment
            return NoHardware(self.name)
        return NoRight(self.name)


def _taken(hid: Any, path: bytes) -> _Taken:
    """Linux lets anybody read along, and two that do would sell each scan twice."""
    lock = _locked(path) if path.startswith(_NODES) else -1
    try:
        device = hid.device()
        device.open_path(path)
    except OSError:
        if lock >= 0:
            os.close(lock)
        raise
    return _Taken(device, lock)


def _locked(path: bytes) -> int:
    import fcntl

    file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(file)
        raise
    return file


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
