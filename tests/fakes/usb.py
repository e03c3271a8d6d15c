"""A USB printer by pyusb's own backend interface: descriptors, and two pipes into a simulator."""

from __future__ import annotations

import errno
from array import array
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import usb.core
from usb.backend import IBackend

from hardware.simulators.printer_works import PrinterWorks

OUT, IN = 0x01, 0x82
ONE_WAY, BOTH_WAYS, OVER_IPP = 1, 2, 4


@dataclass
class FakeUsbPrinter(IBackend):  # type: ignore[misc]
    """One printer of class 7 on the bus; a test pulls it, holds it, or stops its pipe."""

    works: PrinterWorks = field(default_factory=PrinterWorks)
    vendor: int = 0x04B8
    product: int = 0x0E15
    device_class: int = 7
    plugged: bool = True
    held_by_system: bool = True
    refuses: int = 0  # errno of a claim
    serial_readable: bool = True  # False: it has a serial number, and nobody may read it
    pipe_takes: int | None = None  # bytes until it takes no more
    protocols: tuple[int, ...] = (2,)  # of its alternate settings
    claimed: bool = False
    calls: list[str] = field(default_factory=list)
    said: bytearray = field(default_factory=bytearray)

    def found(self, vendor: int, product: int) -> list[Any]:
        """As hardware.transports.usb asks."""
        return list(
            usb.core.find(find_all=True, backend=self, idVendor=vendor, idProduct=product) or ()
        )

    # -- pyusb's backend

    def enumerate_devices(self) -> list[str]:
        return ["printer"] if self.plugged else []

    def get_parent(self, dev: Any) -> None:
        return None

    def get_device_descriptor(self, dev: Any) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=18,
            bDescriptorType=1,
            bcdUSB=0x200,
            bDeviceClass=0,
            bDeviceSubClass=0,
            bDeviceProtocol=0,
            bMaxPacketSize0=64,
            idVendor=self.vendor,
            idProduct=self.product,
            bcdDevice=0x100,
            iManufacturer=0,
            iProduct=0,
            iSerialNumber=0 if self.serial_readable else 3,
            bNumConfigurations=1,
            address=5,
            bus=1,
            port_number=1,
            port_numbers=(1,),
            speed=3,
        )

    def get_configuration_descriptor(self, dev: Any, config: int) -> SimpleNamespace:
        if config:
            raise IndexError
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=2,
            wTotalLength=32,
            bNumInterfaces=1,
            bConfigurationValue=1,
            iConfiguration=0,
            bmAttributes=0xC0,
            bMaxPower=1,
            extra_descriptors=[],
        )

    def get_interface_descriptor(
        self, dev: Any, intf: int, alt: int, config: int
    ) -> SimpleNamespace:
        if intf or alt >= len(self.protocols):
            raise IndexError
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=4,
            bInterfaceNumber=0,
            bAlternateSetting=alt,
            bNumEndpoints=1 if self.protocols[alt] == ONE_WAY else 2,
            bInterfaceClass=self.device_class,
            bInterfaceSubClass=1,
            bInterfaceProtocol=self.protocols[alt],
            iInterface=0,
            extra_descriptors=[],
        )

    def get_endpoint_descriptor(
        self, dev: Any, ep: int, intf: int, alt: int, config: int
    ) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=7,
            bDescriptorType=5,
            bEndpointAddress=(OUT, IN)[ep],
            bmAttributes=2,
            wMaxPacketSize=64,
            bInterval=0,
            bRefresh=0,
            bSynchAddress=0,
            extra_descriptors=[],
        )

    def open_device(self, dev: Any) -> str:
        self._there()
        return "handle"

    def close_device(self, handle: Any) -> None:
        self.calls.append("close")

    def get_configuration(self, handle: Any) -> int:
        self._there()
        return 1

    def set_configuration(self, handle: Any, value: int) -> None:
        self._there()

    def set_interface_altsetting(self, handle: Any, intf: int, alt: int) -> None:
        self._there()
        self.calls.append(f"setting {alt}")

    def is_kernel_driver_active(self, handle: Any, intf: int) -> bool:
        return self.held_by_system

    def detach_kernel_driver(self, handle: Any, intf: int) -> None:
        self.held_by_system = False
        self.calls.append("detach")

    def attach_kernel_driver(self, handle: Any, intf: int) -> None:
        self._there()
        self.held_by_system = True
        self.calls.append("attach")

    def claim_interface(self, handle: Any, intf: int) -> None:
        if self.refuses:
            raise usb.core.USBError("refused", None, self.refuses)
        self.claimed = True

    def release_interface(self, handle: Any, intf: int) -> None:
        self.claimed = False
        self._there()

    def bulk_write(self, handle: Any, ep: int, intf: int, data: Any, timeout: int) -> int:
        self._there()
        assert ep == OUT
        piece = bytes(data)
        if self.pipe_takes is not None:
            taken, self.pipe_takes = piece[: self.pipe_takes], 0
            self.said += self.works.take(taken)
            if len(taken) < len(piece):
                raise usb.core.USBTimeoutError("timed out", -7, errno.ETIMEDOUT)
        else:
            self.said += self.works.take(piece)
        return len(piece)

    def bulk_read(self, handle: Any, ep: int, intf: int, buff: array[int], timeout: int) -> int:
        self._there()
        assert ep == IN
        if not self.said:
            raise usb.core.USBTimeoutError("timed out", -7, errno.ETIMEDOUT)
        taken = bytes(self.said[: len(buff)])
        del self.said[: len(taken)]
        buff[: len(taken)] = array("B", taken)
        return len(taken)

    def ctrl_transfer(self, *_: Any) -> int:
        raise usb.core.USBError("access denied", -3, errno.EACCES)

    def _there(self) -> None:
        if not self.plugged:
            raise usb.core.USBError("no such device", -4, errno.ENODEV)
