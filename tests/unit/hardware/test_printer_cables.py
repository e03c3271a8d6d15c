"""The ways to a printer's bytes: USB, the system's device file, its spooler, a serial port."""

from __future__ import annotations

import errno
import os
import stat
import termios
import time
import tty
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import serial

from hardware.connections import connection
from hardware.drivers import escpos, label_printer
from hardware.drivers.escpos_printer import Abilities, HeldPrinter, VisitedPrinter
from hardware.errors import (
    DeviceBusy,
    DeviceOffline,
    NoHardware,
    NoRight,
    PrinterOffline,
    UnknownOutcome,
    UnusableWay,
)
from hardware.ports import PrintProof, Role
from hardware.registry import Make, driver
from hardware.simulators.printer_works import PrinterFaults, PrinterWorks
from hardware.transports import serial as serial_link
from hardware.transports.base import WriteCut
from hardware.transports.lp_file import LpFile
from hardware.transports.serial import SerialLink
from hardware.transports.spool import SpoolLink
from hardware.transports.usb import UsbLink
from pos_terminal.domain.errors import CashierError
from tests.fakes.devices import FakeTransport
from tests.fakes.usb import BOTH_WAYS, ONE_WAY, OVER_IPP, FakeUsbPrinter
from tests.waiting import until

JOB = b"\x1b@Milk 1.29\n\x1dV\x00"
LONG = b"\x1b@" + b"a line\n" * 2000
SOON_S = 60.0


def soon() -> float:
    return time.monotonic() + SOON_S


def at_once() -> float:
    return time.monotonic() + 0.05


# -- USB


def usb_link(bus: FakeUsbPrinter, where: str = "usb:04b8:0e15") -> UsbLink:
    return UsbLink(connection(where), "printer", bus.found)


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


# -- the system's device file


@pytest.fixture
def pair() -> Iterator[tuple[int, str]]:
    """A printer's end, and the path of the lane's: a pty stands for /dev/usb/lp0."""
    far, near = os.openpty()
    tty.setraw(near)
    yield far, os.ttyname(near)
    for end in (far, near):
        os.close(end)


@pytest.mark.parametrize("make", [LpFile, SerialLink])
def test_what_is_written_arrives_and_answers_come_back(
    make: Callable[..., LpFile | SerialLink], pair: tuple[int, str]
) -> None:
    far, path = pair
    kind = "file" if make is LpFile else "serial"
    link = make(connection(f"{kind}:{path}"), "printer")
    link.open()
    link.write(JOB, soon())
    assert os.read(far, 100) == JOB
    os.write(far, b"\x12\x16")
    got = link.read(1, soon())
    assert got + link.read(1, soon()) == b"\x12\x16"
    os.write(far, b"\x12")
    drained = bytearray()

    def came() -> bool:
        drained.extend(link.drain())
        return bool(drained)

    until(came)
    assert drained == b"\x12"
    assert link.read(1, at_once()) == b""
    assert link.end_job(soon())
    link.close()
    assert not link.is_open


@pytest.mark.parametrize("make", [LpFile, SerialLink])
def test_a_printer_that_takes_no_more_ends_the_write_in_time_and_nothing_is_sent_twice(
    make: Callable[..., LpFile | SerialLink], pair: tuple[int, str]
) -> None:
    far, path = pair
    kind = "file" if make is LpFile else "serial"
    link = make(connection(f"{kind}:{path}"), "printer")
    link.open()
    data = bytes(range(256)) * 400
    with pytest.raises(WriteCut) as cut:
        link.write(data, time.monotonic() + 0.3)
    os.set_blocking(far, False)
    arrived = b""
    while piece := _some(far):
        arrived += piece
    assert 0 < len(arrived) <= cut.value.sent < len(data)
    assert data.startswith(arrived)
    link.close()


def _some(file: int) -> bytes:
    try:
        return os.read(file, 65536)
    except BlockingIOError:
        return b""


def test_a_printer_file_that_is_not_there_or_not_allowed_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoHardware):
        LpFile(connection(f"file:{tmp_path}/lp0"), "printer").open()


def test_a_printer_file_that_can_only_be_written_is_written(tmp_path: Path) -> None:
    """A FIFO whose reader is there; reading it says nothing and takes no longer than allowed."""
    path = tmp_path / "lp0"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    link = LpFile(connection(f"file:{path}"), "printer")
    link.open()
    link.write(JOB, soon())
    assert os.read(reader, 100) == JOB
    link.close()
    os.close(reader)


def test_a_printer_file_that_still_holds_bytes_has_not_taken_the_job(tmp_path: Path) -> None:
    path = tmp_path / "lp0"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    link = LpFile(connection(f"file:{path}"), "printer")
    link.open()
    with pytest.raises(WriteCut):
        link.write(bytes(1_000_000), at_once())
    assert link.end_job(at_once()) is False
    link.close()
    os.close(reader)


def test_a_printer_file_that_goes_behind_the_job_is_lost() -> None:
    far, near = os.openpty()
    link = LpFile(connection(f"file:{os.ttyname(near)}"), "printer")
    link.open()
    os.close(near)
    os.close(far)
    with pytest.raises(DeviceOffline):
        link.end_job(at_once())
    assert not link.is_open


def test_a_serial_printer_asked_over_a_real_line_answers_at_once(pair: tuple[int, str]) -> None:
    """Not after the time-out: the answer is there."""
    far, path = pair
    works = PrinterWorks(PrinterFaults(cover_open=True))
    link = SerialLink(connection(f"serial:{path}"), "printer")
    link.open()
    link.write(b"\x10\x04\x02", soon())
    os.write(far, works.take(os.read(far, 100)))
    deadline = time.monotonic() + 60
    assert link.read(64, deadline) == b"\x16"
    link.close()


def test_a_line_with_parity_has_it_checked(
    pair: tuple[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or a digit of a weight that the line has turned is another weight."""
    _far, path = pair
    real = serial.Serial  # a pty has no parity: its port is opened without, and asked all the same

    def opened(place: str, **how: Any) -> serial.Serial:
        return real(place, **how | {"parity": "N"})

    monkeypatch.setattr(serial, "Serial", opened)
    for parity, checked in (("even", True), ("none", False)):
        link = SerialLink(connection(f"serial:{path}?parity={parity}"), "scale")
        link.open()
        assert bool(termios.tcgetattr(link._opened().fileno())[0] & termios.INPCK) is checked
        link.close()


class StoppedPort:
    """A port whose other side takes no more: Linux waits half a minute before it closes it."""

    def __init__(self, *_: object, **__: object) -> None:
        self.out_waiting, self.calls = 9, list[str]()

    def reset_output_buffer(self) -> None:
        self.calls.append("dropped")
        self.out_waiting = 0

    def close(self) -> None:
        self.calls.append(f"closed with {self.out_waiting}")


def test_a_port_that_takes_no_more_is_closed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serial, "Serial", StoppedPort)
    monkeypatch.setattr(serial_link, "_LEAVE_S", 0.02)
    link = SerialLink(connection("serial:/dev/ttyS0"), "printer")
    link.open()
    port: Any = link._opened()
    link.close()
    assert port.calls == ["dropped", "closed with 0"]


def test_a_port_that_is_gone_is_closed_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(StoppedPort):
        def __getattribute__(self, name: str) -> Any:
            if name == "out_waiting" and "calls" in vars(self) and not self.calls:
                self.calls.append("asked")
                raise OSError(errno.EIO, "gone")
            return super().__getattribute__(name)

    monkeypatch.setattr(serial, "Serial", Gone)
    link = SerialLink(connection("serial:/dev/ttyS0"), "printer")
    link.open()
    port: Any = link._opened()
    link.close()
    assert port.calls == ["asked", "closed with 9"]


@pytest.mark.parametrize(
    ("role", "name", "module", "maker"),
    [
        (Role.RECEIPT_PRINTER, "escpos", escpos, "link"),
        (Role.LABEL_PRINTER, "escpos", escpos, "link"),
        (Role.LABEL_PRINTER, "zpl", label_printer, "linked"),
    ],
)
@pytest.mark.parametrize(("line", "takes_s"), [("baud=1200&bits=8", 800.0), ("baud=9600", 100.0)])
def test_a_picture_has_the_time_that_a_slow_line_takes_for_it(
    monkeypatch: pytest.MonkeyPatch,
    role: Role,
    name: str,
    module: Any,
    maker: str,
    line: str,
    takes_s: float,
) -> None:
    """At 9600 baud a receipt that is drawn takes longer than any printer may."""
    until: list[float] = []

    class Line(FakeTransport):
        def write(self, data: bytes, deadline: float) -> None:
            until.append(deadline - time.monotonic())

    monkeypatch.setattr(module, maker, lambda _: Line())
    asked = Make(connection(f"serial:/dev/ttyS0?{line}"), "printer", {"proof": "none"})
    found = driver(role, name)
    assert found is not None
    printer: Any = found.make(asked)
    printer.claim()
    with pytest.raises(UnknownOutcome):  # this line does not say that all of it left
        printer.print("j", bytes(96_000), 5.0)
    assert takes_s * 0.5 < until[0] < takes_s * 1.1


def test_an_option_that_no_serial_line_has_is_refused_and_not_passed_over() -> None:
    with pytest.raises(CashierError) as told:
        SerialLink(connection("serial:/dev/ttyS0?speed=115200"), "scale")
    assert "baud" in told.value.facts["why"]
    assert "no speed" in told.value.facts["why"]


# -- the spooler


@pytest.fixture
def spooler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An `lp` that keeps jobs, an `lpstat` that knows one queue; the folder is theirs."""
    folder = tmp_path / "spooler"
    folder.mkdir()
    _script(
        folder / "lp",
        f"[ -e {folder}/hangs ] && exec sleep 60\n[ -e {folder}/refuses ] && exit 1\n"
        '[ "$2" = Receipts ] || exit 1\n'
        f'for last; do :; done\necho "$@" > {folder}/words\ncp "$last" {folder}/printed',
    )
    _script(
        folder / "lpstat",
        f'[ "$2" = Receipts ] || exit 1\n[ -e {folder}/stopped ] && state=disabled\n'
        'echo "printer $2 ${state:-is idle}"',
    )
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def _script(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def spooled(queue: str = "Receipts") -> VisitedPrinter:
    where = connection(f"spool:{queue}")
    return VisitedPrinter(lambda: SpoolLink(where, "printer"), "printer", Abilities(proof="none"))


def test_a_spooler_gets_the_whole_job_raw_and_more_than_sent_is_never_said(spooler: Path) -> None:
    assert spooled().print("j", LONG, SOON_S) is PrintProof.SENT
    assert (spooler / "printed").read_bytes() == LONG
    assert (spooler / "words").read_text().startswith("-d Receipts -o raw ")
    assert spooled().health().online is None


def test_a_kick_goes_through_the_spooler_as_a_job_of_its_own(spooler: Path) -> None:
    spooled().pulse(b"\x1bp\x00\x19\xff", SOON_S)
    assert (spooler / "printed").read_bytes() == b"\x1bp\x00\x19\xff"


@pytest.mark.parametrize(("queue", "stopped"), [("Other", False), ("Receipts", True)])
def test_a_queue_that_is_missing_or_stopped_prints_nothing(
    spooler: Path, queue: str, stopped: bool
) -> None:
    if stopped:
        (spooler / "stopped").touch()
    with pytest.raises(PrinterOffline) as told:
        spooled(queue).print("j", JOB, SOON_S)
    assert "lpstat" in told.value.hint or "cupsenable" in told.value.hint
    assert spooled(queue).health().online is False


def test_a_job_that_the_spooler_refuses_is_not_printed(spooler: Path) -> None:
    (spooler / "refuses").touch()
    with pytest.raises(PrinterOffline):
        spooled().print("j", JOB, SOON_S)


def test_a_spooler_that_hangs_may_have_taken_the_job(spooler: Path) -> None:
    (spooler / "hangs").touch()
    with pytest.raises(UnknownOutcome):
        spooled().print("j", JOB, 0.3)


def test_a_machine_without_a_spooler_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PrinterOffline) as told:
        spooled().print("j", JOB, SOON_S)
    assert "CUPS" in told.value.hint


def test_a_queue_cannot_be_an_option_of_the_command() -> None:
    with pytest.raises(CashierError, match="device.connection"):
        SpoolLink(connection("spool:-o"), "printer")


def test_a_link_that_was_never_opened_says_why() -> None:
    for link in (usb_link(FakeUsbPrinter()), LpFile(connection("file:/dev/x"), "printer")):
        with pytest.raises((NoHardware, DeviceOffline)):
            link.write(JOB, soon())
