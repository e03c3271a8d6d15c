"""What is plugged in is seen without opening it, and told by what it says of itself."""

from __future__ import annotations

import builtins
import socket
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hardware import discovery, registry
from hardware.connections import connection
from hardware.discovery import Plugged
from hardware.known_devices import MAKERS, roles_of, title_of
from hardware.ports import Role
from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.devices.found import found, guesses_for

BARCODE_PAGE = bytes.fromhex("058c0902a101")
SCALE_PAGE = bytes.fromhex("058d0920a101")
KEYBOARD = bytes.fromhex("05010906a101")
MOUSE = bytes.fromhex("05010902a101")


class Machine:
    """A tree like /sys."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "bus/usb/devices").mkdir(parents=True)
        (root / "class/hidraw").mkdir(parents=True)

    def usb(self, name: str, ids: str, kind: str, product: str, serial: str = "") -> Path:
        device = self.root / "devices" / name
        interface = device / f"{name}:1.0"
        interface.mkdir(parents=True)
        vendor, number = ids.split(":")
        for file, text in (("idVendor", vendor), ("idProduct", number), ("product", product)):
            (device / file).write_text(f"{text}\n")
        if serial:
            (device / "serial").write_text(f"{serial}\n")
        (interface / "bInterfaceClass").write_text(f"{kind}\n")
        (self.root / "bus/usb/devices" / interface.name).symlink_to(interface)
        (self.root / "bus/usb/devices" / name).symlink_to(device)
        return interface

    def hid(self, node: str, ids: str, name: str, descriptor: bytes) -> None:
        vendor, number = ids.split(":")
        device = self.root / "class/hidraw" / node / "device"
        device.mkdir(parents=True)
        uevent = f"HID_ID=0003:0000{vendor}:0000{number}\nHID_NAME={name}\nDRIVER=hid\n"
        (device / "uevent").write_text(uevent)
        (device / "report_descriptor").write_bytes(descriptor)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def port(
    device: str, vid: int | None = None, pid: int | None = None, product: str = "", number: str = ""
) -> Any:
    return SimpleNamespace(
        device=device, vid=vid, pid=pid, product=product, serial_number=number or None
    )


def test_usb_printers_are_seen_by_their_class_with_both_ways_to_them(machine: Machine) -> None:
    interface = machine.usb("1-1", "04b8:0e03", "07", "TM-T20", "J5H1")
    (interface / "usbmisc/lp0").mkdir(parents=True)
    machine.usb("1-2", "046d:c31c", "03", "Keyboard")
    assert list(discovery.usb_printers(machine.root)) == [
        Plugged("usb:04b8:0e03/J5H1", 0x04B8, 0x0E03, "TM-T20", "printer", "1-1"),
        Plugged("file:/dev/usb/lp0", 0x04B8, 0x0E03, "TM-T20", "printer", "1-1"),
    ]


def test_hid_devices_are_what_their_report_descriptor_says(machine: Machine) -> None:
    machine.hid("hidraw0", "0c2e:0b81", "Honeywell Voyager", BARCODE_PAGE)
    machine.hid("hidraw1", "1eab:0103", "Newland HR200", KEYBOARD)
    machine.hid("hidraw2", "0eb8:f000", "BC60", SCALE_PAGE)
    machine.hid("hidraw3", "046d:c077", "Mouse", MOUSE)
    (machine.root / "class/hidraw/hidraw9/device").mkdir(parents=True)  # gone meanwhile
    seen = [(one.connection, one.kind) for one in discovery.hid_devices(machine.root)]
    assert seen == [
        ("hid:0c2e:0b81", "scanner"),
        ("keyboard:", "keyboard"),
        ("hid:0eb8:f000", "scale"),
    ]


@pytest.mark.parametrize("descriptor", [b"", b"\x05", b"\x06\x8c\xff", b"\xff" * 9])
def test_a_hid_device_that_says_nothing_known_is_nothing(descriptor: bytes) -> None:
    assert discovery.hid_kind(descriptor) == ""


def test_other_systems_are_asked_by_libraries() -> None:
    hid = [
        {"vendor_id": 0x0C2E, "product_id": 0x0B81, "usage_page": 0x8C, "usage": 2},
        {"vendor_id": 0x1EAB, "product_id": 0x0103, "usage_page": 1, "usage": 6},
        {"vendor_id": 1, "product_id": 1, "usage_page": 1, "usage": 2},
    ]
    seen = [one.connection for one in discovery.listed_hid(lambda: hid)]
    assert seen == ["hid:0c2e:0b81", "keyboard:"]

    class Usb(list[Any]):
        idVendor, idProduct = 0x04B8, 0x0E03  # noqa: N815 - pyusb's names

    printer = Usb([[SimpleNamespace(bInterfaceClass=7)]])
    other = Usb([[SimpleNamespace(bInterfaceClass=3)]])
    (one,) = discovery.listed_usb(lambda: [printer, other])
    assert one.connection == "usb:04b8:0e03"


def test_a_usb_port_is_called_by_the_name_that_stays(tmp_path: Path) -> None:
    node, by_id = tmp_path / "ttyUSB7", tmp_path / "by-id"
    node.touch()
    by_id.mkdir()
    link = by_id / "usb-FTDI_FT232R_A12345-if00-port0"
    link.symlink_to(node)
    ports = [port(str(node), 0x0403, 0x6001, "FT232R", "A12345"), port("/dev/ttyS0")]
    cable, old = discovery.serial_ports(lambda: ports, by_id, tmp_path / "none")
    assert cable == Plugged(f"serial:{link}", 0x0403, 0x6001, "FT232R")
    assert old.connection == "serial:/dev/ttyS0"


def test_two_cables_without_a_serial_number_keep_their_own_names(tmp_path: Path) -> None:
    """They share the link of their model: after a start it may be the other one's."""
    by_id, by_path = tmp_path / "by-id", tmp_path / "by-path"
    by_id.mkdir()
    by_path.mkdir()
    ports = []
    for number in range(2):
        node = tmp_path / f"ttyUSB{number}"
        node.touch()
        (by_path / f"pci-0000:00:14.0-usb-0:{number}:1.0-port0").symlink_to(node)
        (by_path / f"pci-0000:00:14.0-usbv2-0:{number}:1.0-port0").symlink_to(node)
        ports.append(port(str(node), 0x1A86, 0x7523, "USB Serial"))
    (by_id / "usb-1a86_USB_Serial-if00-port0").symlink_to(tmp_path / "ttyUSB1")
    found = [one.connection for one in discovery.serial_ports(lambda: ports, by_id, by_path)]
    assert found == [
        f"serial:{by_path}/pci-0000:00:14.0-usb-0:{number}:1.0-port0" for number in range(2)
    ]
    for one in found:
        where = connection(one)
        assert (str(where), where.kind) == (one, "serial")


def test_a_port_that_is_in_use_by_another_name_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node, link = tmp_path / "ttyUSB7", tmp_path / "usb-FTDI"
    node.touch()
    link.symlink_to(node)
    cable = Plugged(f"serial:{link}", 0x0403, 0x6001)
    monkeypatch.setattr(discovery, "plugged", lambda: (cable,))
    scale = DeviceConfig("scale", "toledo8217", f"serial:{node}?baud=9600")
    (one,) = found({"scale": scale})
    assert (one.used_by, one.label) == ("scale", "FTDI cable (ttyUSB7)")


def test_looking_opens_no_device(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.usb("1-1", "04b8:0e03", "07", "TM-T20")
    machine.hid("hidraw0", "0c2e:0b81", "Honeywell Voyager", BARCODE_PAGE)
    opened: list[str] = []
    real = builtins.open

    def watch(file: Any, *rest: Any, **named: Any) -> Any:
        opened.append(str(file))
        return real(file, *rest, **named)

    monkeypatch.setattr(builtins, "open", watch)
    assert len(discovery.plugged(machine.root)) >= 2
    assert not [file for file in opened if file.startswith("/dev/")]


def test_a_library_that_trips_hides_nothing_else(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.usb("1-1", "04b8:0e03", "07", "TM-T20")

    def trips(*_: object) -> list[Plugged]:
        raise ZeroDivisionError

    monkeypatch.setattr(discovery, "serial_ports", trips)
    monkeypatch.setattr(discovery, "queues", trips)
    monkeypatch.setattr(discovery, "hid_devices", trips)
    assert [one.connection for one in discovery.plugged(machine.root)] == ["usb:04b8:0e03"]


def test_a_printer_on_the_network_is_found_where_people_say_that_it_is() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        number = server.getsockname()[1]
        here = discovery.at(f"127.0.0.1:{number}")
    assert here is not None
    assert here.connection == f"tcp://127.0.0.1:{number}"
    assert discovery.at(f"127.0.0.1:{number}") is None  # nobody listens any more
    assert discovery.at("127.0.0.1:nonsense") is None
    assert discovery.at(":9100") is None


def test_an_address_of_ipv6_is_one_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def connected(where: object, _timeout_s: float) -> socket.socket:
        asked.append(where)
        return socket.socket()

    monkeypatch.setattr(socket, "create_connection", connected)
    for named in ("[fe80::1]", "[fe80::1]:9101"):
        here = discovery.at(named)
        assert here is not None
        assert connection(here.connection).kind == "tcp"
    assert asked == [("fe80::1", 9100), ("fe80::1", 9101)]
    assert discovery.at("fe80::1") is None  # where would its port begin?


def test_a_makers_number_tells_a_name_and_what_it_makes() -> None:
    assert title_of(0x1EAB, 0x1403) == "Newland HR15"
    assert title_of(0x04B8, 0xFFFF) == "Epson"
    assert title_of(0x0403, 0x6001) == "FTDI cable"
    assert title_of(0xFFFF, 1) == ""
    assert roles_of(0x0A5F, 0x0084) == (Role.LABEL_PRINTER,)
    assert roles_of(0x0403, 0x6001) == ()
    for maker in MAKERS.values():
        assert set(maker.others) <= set(maker.models)


def guessed(way: Plugged) -> list[tuple[str, str]]:
    return [(one.role, one.driver) for one in guesses_for(way, registry.drivers())]


def test_the_likeliest_guess_comes_first() -> None:
    epson = Plugged("usb:04b8:0e03", 0x04B8, 0x0E03, "TM-T20", "printer")
    assert guessed(epson)[0] == ("receipt_printer", "escpos")
    scale = guessed(Plugged("serial:COM3", 0x0EB8, 0x2200))
    assert scale[0] == ("scale", "toledo8217")
    assert {role for role, _ in scale} == {"scale"}
    magellan = [one for one in guessed(Plugged("serial:/dev/ttyACM0", 0x05F9, 0x4204))]
    assert [driver for role, driver in magellan if role == "scale"][0] == "magellan"
    queue = Plugged("spool:Receipts", says="Receipts", kind="printer")
    assert guessed(queue)[0] == ("receipt_printer", "escpos")


def test_a_cable_could_be_anything_and_each_guess_has_the_line_of_its_driver() -> None:
    cable = Plugged("serial:/dev/ttyUSB0", 0x0403, 0x6001)
    roles = {role for role, _ in guessed(cable)}
    assert {"scale", "receipt_printer", "id_reader"} <= roles
    configs = guesses_for(cable, registry.drivers())
    toledo = next(one for one in configs if one.driver == "toledo8217")
    assert toledo.connection == "serial:/dev/ttyUSB0?baud=9600&bits=7&parity=even"


def test_what_is_found_is_one_entry_a_device_and_says_who_has_it(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    interface = machine.usb("1-1", "04b8:0e03", "07", "TM-T20")
    (interface / "usbmisc/lp0").mkdir(parents=True)
    machine.hid("hidraw1", "046d:c31c", "Logitech Keyboard", KEYBOARD)
    monkeypatch.setattr(discovery, "SYS", machine.root)
    monkeypatch.setattr(discovery.plugged, "__defaults__", (machine.root,))
    monkeypatch.setattr(
        discovery, "serial_ports", lambda: [Plugged("serial:/dev/ttyUSB0", 0x0403, 0x6001)]
    )
    monkeypatch.setattr(discovery, "queues", lambda: [])
    scale = guesses_for(Plugged("serial:/dev/ttyUSB0", 0x0EB8), registry.drivers())[0]
    cable, printer = found({"scale": scale})
    assert (cable.label, cable.used_by) == ("FTDI cable (ttyUSB0)", "scale")
    assert (printer.label, printer.used_by) == ("Epson TM-T20 (USB)", "")
    ways = {guess.connection for guess in printer.guesses}
    assert ways == {"usb:04b8:0e03", "file:/dev/usb/lp0"}
