"""Printers on USB: taken from the system, lost, two alike, and what went out when one stops."""

from __future__ import annotations

import errno
import time

import pytest

from hardware.connections import connection
from hardware.drivers.escpos_printer import Abilities, HeldPrinter
from hardware.errors import (
    DeviceBusy,
    NoHardware,
    NoRight,
    PrinterOffline,
    UnusableWay,
)
from hardware.ports import PrintProof
from hardware.transports.base import WriteCut
from hardware.transports.usb import UsbLink
from pos_terminal.domain.errors import CashierError
from tests.fakes.usb import BOTH_WAYS, ONE_WAY, OVER_IPP, FakeUsbPrinter
from tests.unit.hardware.printer_lines import JOB, LONG, SOON_S, at_once, soon, usb_link


def test_a_usb_printer_is_taken_from_the_systems_driver_and_given_back() -> None:
    bus = FakeUsbPrinter()
    printer = HeldPrinter(usb_link(bus), "printer", Abilities(status_s=0.2))
    printer.claim()
    assert (bus.claimed, bus.held_by_system) == (True, False)
    assert printer.print("j", LONG, SOON_S) is PrintProof.CONFIRMED
    assert bytes(bus.works.printed) == LONG
    printer.close()
    assert (bus.claimed, bus.held_by_system) == (False, True)


@pytest.mark.parametrize(
    ("protocols", "chosen"),
    [
        ((ONE_WAY, BOTH_WAYS), 1),
        ((OVER_IPP, BOTH_WAYS), 1),
        ((BOTH_WAYS, OVER_IPP), 0),
        ((ONE_WAY,), 0),
    ],
)
def test_of_a_usb_printers_settings_the_one_that_can_answer_is_taken(
    protocols: tuple[int, ...], chosen: int
) -> None:
    """By the first of them it would count as silent, and print nothing."""
    bus = FakeUsbPrinter(protocols=protocols)
    link = usb_link(bus)
    link.open()
    assert [call for call in bus.calls if call.startswith("setting")] == [
        f"setting {chosen}" for _ in range(bool(chosen))
    ]
    bus.said += b"\x12"
    answers = BOTH_WAYS in protocols
    assert link.read(1, at_once()) == (b"\x12" if answers else b"")
    link.close()


def test_a_usb_printer_that_says_nothing_takes_no_processor() -> None:
    """Some end each question at once with an empty packet, for as long as a paper is printed."""
    bus = FakeUsbPrinter()
    link = usb_link(bus)
    link.open()
    asked: list[int] = []
    bus.bulk_read = lambda *_: asked.append(1) or 0  # type: ignore[method-assign]
    assert link.read(1, time.monotonic() + 0.4) == b""
    assert len(asked) < 200


def test_a_usb_printer_that_nobody_held_is_not_given_to_the_system() -> None:
    bus = FakeUsbPrinter(held_by_system=False)
    link = usb_link(bus)
    link.open()
    link.close()
    assert "attach" not in bus.calls


@pytest.mark.parametrize(
    ("bus", "fault", "hint"),
    [
        (FakeUsbPrinter(plugged=False), NoHardware, "Plug"),
        (FakeUsbPrinter(device_class=3), NoHardware, "Plug"),
        (FakeUsbPrinter(refuses=errno.EACCES), NoRight, "udev"),
        (FakeUsbPrinter(refuses=errno.EBUSY), DeviceBusy, "other program"),
    ],
    ids=["not there", "no printer", "no right", "held"],
)
def test_why_a_usb_printer_cannot_be_opened_is_told(
    bus: FakeUsbPrinter, fault: type[Exception], hint: str
) -> None:
    link = usb_link(bus)
    with pytest.raises(fault) as told:
        link.open()
    assert hint in told.value.hint  # type: ignore[attr-defined]
    assert not link.is_open
    assert link.missing().hint == told.value.hint  # type: ignore[attr-defined]


def test_a_machine_without_libusb_says_what_to_install() -> None:
    def none_found(_vendor: int, _product: int) -> list[object]:
        raise ValueError("No backend available")  # pyusb's NoBackendError is one

    with pytest.raises(UnusableWay) as told:
        UsbLink(connection("usb:04b8:0e15"), "printer", none_found).open()
    assert "libusb" in told.value.hint


def test_a_usb_printer_whose_number_may_not_be_read_is_a_matter_of_rights() -> None:
    """Told as the lack of libusb is, and nobody must be told to install that."""
    bus = FakeUsbPrinter(serial_readable=False)
    with pytest.raises(NoRight) as told:
        usb_link(bus, "usb:04b8:0e15/X3A9").open()
    assert "udev" in told.value.hint


def test_two_alike_are_told_apart_by_their_serial_number() -> None:
    with pytest.raises(NoHardware):
        usb_link(FakeUsbPrinter(), "usb:04b8:0e15/ANOTHER").open()


@pytest.mark.parametrize("line", ["usb:04b8", "usb:printer:one"])
def test_a_usb_connection_that_is_none_is_refused(line: str) -> None:
    with pytest.raises(CashierError, match="device.connection"):
        UsbLink(connection(line), "printer")


def test_what_a_stopped_usb_pipe_took_of_its_last_piece_counts_as_sent() -> None:
    """The library does not say how much of it: "nothing was printed" would be a guess."""
    bus = FakeUsbPrinter(pipe_takes=100)
    link = usb_link(bus)
    link.open()
    with pytest.raises(WriteCut) as cut:
        link.write(LONG, at_once())
    assert cut.value.sent >= 100


def test_an_unplugged_usb_printer_is_offline_and_works_again_when_it_is_back() -> None:
    bus = FakeUsbPrinter()
    printer = HeldPrinter(usb_link(bus), "printer", Abilities(status_s=0.2))
    printer.claim()
    bus.plugged = False
    with pytest.raises(PrinterOffline):
        printer.print("j", JOB, SOON_S)
    assert printer.health().online is False
    bus.plugged = True
    printer.claim()
    assert printer.print("j", JOB, SOON_S) is PrintProof.CONFIRMED


def test_usb_answers_come_in_packets_and_none_is_lost() -> None:
    bus = FakeUsbPrinter()
    link = usb_link(bus)
    link.open()
    bus.said += bytes(range(100))
    taken = b""
    while len(taken) < 100:
        taken += link.read(7, soon())
    assert taken == bytes(range(100))
    assert link.read(1, at_once()) == b""
