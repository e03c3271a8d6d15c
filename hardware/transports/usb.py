"""Printers on USB (class 7), by pyusb: two bulk pipes, taken from the system's own driver."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable
from typing import Any

from hardware.connections import Connection, refused
from hardware.errors import DeviceBusy, DeviceFault, NoHardware, NoRight, UnusableWay
from hardware.transports.base import WriteCut
from hardware.transports.held import Holding

PRINTER_CLASS = 7
_PIECE = 4096
_SLICE_MS = 250
_REST_S = 0.005
# Protocols of class 7, the best first: bidirectional, unidirectional. IPP (4) prints no ESC/POS.
_RANKS = {2: 0, 1: 1}
_NO_LIBRARY = "This machine has no libusb: install it (apt install libusb-1.0-0), or use a spooler."
_NO_RIGHT = "This user may not open the printer: install the udev rules, then plug it in again."
_NO_PIPE = "It is no printer with a way to write to it."


def _pyusb(vendor: int, product: int) -> list[Any]:
    import usb.core  # late: a lane without USB printers never loads it

    return list(usb.core.find(find_all=True, idVendor=vendor, idProduct=product) or ())


class UsbLink(Holding[Any]):
    """One printer: `usb:VVVV:PPPP` in hexadecimal digits, `/SERIAL` where there are two alike.

    `found` lists the devices of a vendor and product: pyusb's, or a test's.
    """

    def __init__(
        self, where: Connection, name: str, found: Callable[[int, int], list[Any]] = _pyusb
    ) -> None:
        """Raises CashierError("device.connection")."""
        numbers, _, self._serial = where.place.partition("/")
        vendor, _, product = numbers.partition(":")
        try:
            self._ids = (int(vendor, 16), int(product, 16))
        except ValueError:
            raise refused(str(where), "it is usb:VENDOR:PRODUCT, in hexadecimal digits") from None
        super().__init__(name, where.place, NoHardware(name))
        self._found = found
        self._device: Any = None
        self._number = 0  # of the interface
        self._in: Any = None
        self._inbox = bytearray()
        self._was_systems = False

    def open(self) -> None:
        """Claim the printer's interface; raises NoHardware or DeviceBusy."""
        self.close()
        try:
            self._device = self._chosen()
            interface = self._interface()
            self._number = interface.bInterfaceNumber
            self._take_from_system()
            _claim(self._device, self._number)
            if interface.bAlternateSetting:
                self._device.set_interface_altsetting(self._number, interface.bAlternateSetting)
            self._held, self._in = _pipes(interface)
        except (OSError, NotImplementedError, ValueError) as err:
            self.close()
            self._fault = self._why(err)
            raise self._fault from err
        if self._held is None:
            self.close()
            self._fault = UnusableWay(self.name, _NO_PIPE)
            raise self._fault

    def close(self) -> None:
        """Give it back, also where it was taken by half."""
        self._held = self._in = None
        device, self._device = self._device, None
        if device is not None:
            _release(device, self._number, to_system=self._was_systems)
        self._was_systems = False
        self._inbox.clear()

    def write(self, data: bytes, deadline: float) -> None:
        """Write all by the deadline; what a failing pipe took of its last piece is not known."""
        out, sent = self._opened(), 0
        while sent < len(data):
            piece = data[sent : sent + _PIECE]
            left_ms = int((deadline - time.monotonic()) * 1000)
            if left_ms <= 0:
                raise WriteCut(self.name, sent)
            try:
                sent += int(out.write(piece, left_ms))
            except OSError as err:
                if not _timed_out(err):
                    self._lost(err)
                raise WriteCut(self.name, sent + len(piece)) from err

    def read(self, most: int, deadline: float) -> bytes:
        """What came; empty at the deadline."""
        self._opened()
        while not self._inbox:
            began = time.monotonic()
            left_ms = int((deadline - began) * 1000)
            self._inbox += self._read_once(max(1, min(left_ms, _SLICE_MS)))
            if not self._inbox and time.monotonic() - began < _REST_S:
                time.sleep(_REST_S)  # some answer at once that they have nothing to say
            if left_ms <= _SLICE_MS:
                break
        taken = bytes(self._inbox[:most])
        del self._inbox[:most]
        return taken

    def drain(self) -> bytes:
        """Take what lies there."""
        self._opened()
        while piece := self._read_once(1):
            self._inbox += piece
        taken = bytes(self._inbox)
        self._inbox.clear()
        return taken

    def end_job(self, deadline: float) -> bool:
        """The device has acknowledged every packet."""
        self._opened()
        return True

    # -- inside

    def _chosen(self) -> Any:
        for device in self._found(*self._ids):
            if not self._serial or _serial_of(device) == self._serial:
                return device
        raise FileNotFoundError(errno.ENOENT, "not plugged in")

    def _interface(self) -> Any:
        try:
            configuration = self._device.get_active_configuration()
        except OSError:
            self._device.set_configuration()
            configuration = self._device.get_active_configuration()
        found = [one for one in configuration if one.bInterfaceClass == PRINTER_CLASS]
        if not found:
            raise FileNotFoundError(errno.ENOENT, "no printer interface")
        return min(found, key=lambda one: _RANKS.get(one.bInterfaceProtocol, len(_RANKS)))

    def _take_from_system(self) -> None:
        """On Linux the driver usblp holds it."""
        try:
            if self._device.is_kernel_driver_active(self._number):
                self._device.detach_kernel_driver(self._number)
                self._was_systems = True
        except NotImplementedError:
            return  # other systems have none

    def _read_once(self, timeout_ms: int) -> bytes:
        if self._in is None:
            time.sleep(timeout_ms / 1000)
            return b""
        try:
            return bytes(self._in.read(self._in.wMaxPacketSize, timeout_ms))
        except OSError as err:
            if _timed_out(err):
                return b""
            raise self._lost(err) from err

    def _why(self, err: Exception) -> DeviceFault:
        number = getattr(err, "errno", None)
        if number in (errno.EACCES, errno.EPERM):
            return NoRight(self.name, _NO_RIGHT)
        if number == errno.EBUSY:
            return DeviceBusy(self.name)
        if isinstance(err, ValueError):  # pyusb's NoBackendError
            return UnusableWay(self.name, _NO_LIBRARY)
        return NoHardware(self.name)


def _serial_of(device: Any) -> str | None:
    try:
        return str(device.serial_number)
    except ValueError as err:  # pyusb's word for a device that may not be opened
        raise PermissionError(errno.EACCES, "its serial number cannot be read") from err


def _timed_out(err: OSError) -> bool:
    return err.errno in (errno.ETIMEDOUT, 10060) or isinstance(err, TimeoutError)


def _pipes(interface: Any) -> tuple[Any, Any]:
    """The bulk pipes out and in; None where there is none."""
    bulk = [pipe for pipe in interface if pipe.bmAttributes & 0x03 == 0x02]
    out = next((pipe for pipe in bulk if not pipe.bEndpointAddress & 0x80), None)
    return out, next((pipe for pipe in bulk if pipe.bEndpointAddress & 0x80), None)


def _claim(device: Any, number: int) -> None:
    import usb.util

    usb.util.claim_interface(device, number)


def _release(device: Any, number: int, *, to_system: bool) -> None:
    import usb.util

    try:
        usb.util.release_interface(device, number)
        if to_system:
            device.attach_kernel_driver(number)
    except (OSError, NotImplementedError):
        pass  # unplugged, or the system had no driver of its own
    usb.util.dispose_resources(device)
