"""What is plugged into this machine, without opening any of it.

Linux says it in /sys, without libusb and without rights; elsewhere pyserial, hidapi and pyusb list
what they see. A device on the network is looked for only where people say that it is.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hardware.connections import address, connection, on_network
from pos_terminal.domain.errors import CashierError

SYS = Path("/sys")
BY_ID = Path("/dev/serial/by-id")  # udev's links, by maker, model and serial number
BY_PATH = Path("/dev/serial/by-path")  # and by the socket that the cable is plugged into
PRINTER_CLASS = "07"
_QUEUES_S = 3.0
_NETWORK_S = 1.0
# HID usage pages of the report descriptor (USB HID Usage Tables 1.5, section 3)
_PAGES = {0x8C: "scanner", 0x8D: "scale", 0x01: "keyboard"}
_KEYBOARD = bytes((0x05, 0x01, 0x09, 0x06))


@dataclass(frozen=True, slots=True)
class Plugged:
    """One thing, and one way to reach it."""

    connection: str  # as hardware.connections reads it, without options
    vendor: int = 0  # USB numbers; 0: it is not on USB
    product: int = 0
    says: str = ""  # its own name
    kind: str = ""  # printer | scanner | scale | keyboard: what it says that it is
    whole: str = ""  # the USB device that it is a part of


def plugged(sys_root: Path = SYS) -> tuple[Plugged, ...]:
    """All that is plugged in; each way to one device is an entry."""
    found: list[Plugged] = []
    looks: list[Callable[[], Iterable[Plugged]]] = [serial_ports]
    if sys.platform.startswith("linux"):
        looks += [lambda: usb_printers(sys_root), lambda: hid_devices(sys_root)]
    else:
        looks += [listed_usb, listed_hid]
    for look in (*looks, queues):
        try:
            found += look()
        except Exception:  # noqa: S112 - one library that trips must not hide what others see
            continue
    return tuple(found)


def serial_ports(
    listed: Callable[[], Iterable[Any]] | None = None,
    by_id: Path = BY_ID,
    by_path: Path = BY_PATH,
) -> Iterator[Plugged]:
    """Serial ports, by pyserial; a USB one by the name that stays when others come and go.

    Of two cables without a serial number one gets the link of their model, and after the next start
    the other: these are called by their socket.
    """
    from serial.tools.list_ports import comports  # late: a lane that nobody sets up never asks

    numbered, socketed = _links(by_id), _links(by_path)
    for port in (listed or comports)():
        lasting = numbered if port.serial_number else socketed
        place = lasting.get(port.device, port.device)
        yield Plugged(f"serial:{place}", port.vid or 0, port.pid or 0, port.product or "")


def _links(folder: Path) -> dict[str, str]:
    """Port -> its link; of several the first by name."""
    return {str(link.resolve()): str(link) for link in sorted(folder.glob("*"), reverse=True)}


def usb_printers(sys_root: Path) -> Iterator[Plugged]:
    """USB printers (class 7), with the device file that the kernel's usblp gives them."""
    for interface in sorted((sys_root / "bus/usb/devices").glob("*:*")):
        if _text(interface / "bInterfaceClass") != PRINTER_CLASS:
            continue
        device = interface.resolve().parent
        numbers = _text(device / "idVendor"), _text(device / "idProduct")
        vendor, product = (int(one, 16) for one in numbers)
        serial = _text(device / "serial")
        says = _text(device / "product")
        place = ":".join(numbers) + (f"/{serial}" if serial.isalnum() else "")
        yield Plugged(f"usb:{place}", vendor, product, says, "printer", device.name)
        for lp in sorted(interface.glob("usbmisc/lp*")):
            path = f"file:/dev/usb/{lp.name}"
            yield Plugged(path, vendor, product, says, "printer", device.name)


def hid_devices(sys_root: Path) -> Iterator[Plugged]:
    """HID devices that are scanners, scales or keyboards by their report descriptor."""
    for node in sorted((sys_root / "class/hidraw").glob("hidraw*")):
        facts = dict(
            line.split("=", 1)
            for line in _text(node / "device/uevent").splitlines()
            if line.count("=") == 1
        )
        numbers = facts.get("HID_ID", "").split(":")
        kind = hid_kind(_bytes(node / "device/report_descriptor"))
        if len(numbers) != 3 or not kind:
            continue
        vendor, product = int(numbers[1], 16), int(numbers[2], 16)
        yield _hid(vendor, product, facts.get("HID_NAME", ""), kind)


def hid_kind(descriptor: bytes) -> str:
    """What a HID device says that it is; empty for mice and the like."""
    if descriptor.startswith(_KEYBOARD):
        return "keyboard"
    page = descriptor[1] if descriptor[:1] == b"\x05" and len(descriptor) > 1 else 0
    return _PAGES.get(page, "") if page != 0x01 else ""


def listed_hid(listed: Callable[[], Iterable[dict[str, Any]]] | None = None) -> Iterator[Plugged]:
    """HID devices, by hidapi: for systems without /sys."""
    if listed is None:
        import hid

        listed = hid.enumerate
    for one in listed():
        keyboard = (one.get("usage_page"), one.get("usage")) == (1, 6)
        kind = "keyboard" if keyboard else _PAGES.get(one.get("usage_page", 0), "")
        if kind and (keyboard or one.get("usage_page") != 1):
            yield _hid(one["vendor_id"], one["product_id"], one.get("product_string") or "", kind)


def _hid(vendor: int, product: int, says: str, kind: str) -> Plugged:
    where = "keyboard:" if kind == "keyboard" else f"hid:{vendor:04x}:{product:04x}"
    return Plugged(where, vendor, product, says, kind, f"{vendor:04x}:{product:04x}")


def listed_usb(listed: Callable[[], Iterable[Any]] | None = None) -> Iterator[Plugged]:
    """USB printers, by pyusb: for systems without /sys."""
    if listed is None:
        import usb.core

        listed = lambda: usb.core.find(find_all=True) or ()  # noqa: E731 - one line says it
    for device in listed():
        classes = {interface.bInterfaceClass for setting in device for interface in setting}
        if int(PRINTER_CLASS, 16) in classes:
            place = f"{device.idVendor:04x}:{device.idProduct:04x}"
            yield Plugged(f"usb:{place}", device.idVendor, device.idProduct, "", "printer", place)


def queues() -> Iterator[Plugged]:
    """The system's printer queues, where its spooler is CUPS."""
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        return
    asked = subprocess.run(  # noqa: S603 - the system's own tool
        [lpstat, "-e"], capture_output=True, text=True, timeout=_QUEUES_S, check=False
    )
    for name in asked.stdout.split():
        yield Plugged(f"spool:{name}", says=name, kind="printer")


def at(named: str) -> Plugged | None:
    """A printer at an address that somebody named, HOST or HOST:PORT; None: nobody answers."""
    try:
        host, port = address(connection(f"tcp://{named}"))
        socket.create_connection((host, port), _NETWORK_S).close()
    except (CashierError, OSError, UnicodeError):
        return None
    return Plugged(str(on_network(host, port)), says=host, kind="printer")


def _text(file: Path) -> str:
    return _bytes(file).decode(errors="replace").strip()


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
