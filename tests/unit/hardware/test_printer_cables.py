"""The ways to a printer's bytes that look like a file: the system's device file, a serial port."""

from __future__ import annotations

import errno
import os
import termios
import time
import tty
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import serial

from hardware.connections import connection
from hardware.drivers import escpos, label_printer
from hardware.errors import (
    DeviceOffline,
    NoHardware,
    UnknownOutcome,
)
from hardware.ports import Role
from hardware.registry import Make, driver
from hardware.simulators.printer_works import PrinterFaults, PrinterWorks
from hardware.transports import serial as serial_link
from hardware.transports.base import WriteCut
from hardware.transports.lp_file import LpFile
from hardware.transports.serial import SerialLink
from pos_terminal.domain.errors import CashierError
from tests.fakes.devices import FakeTransport
from tests.fakes.usb import FakeUsbPrinter
from tests.unit.hardware.printer_lines import JOB, at_once, soon, usb_link
from tests.waiting import until


@pytest.fixture
def pair() -> Iterator[tuple[int, str]]:
    """A printer's end, and the path of the lane's: a pty stands for /dev/usb/lp0."""
    far, near = os.openpty()
    tty.setraw(near)
    yield far, os.ttyname(near)
    for end in (far, near):
        os.close(end)


@pytest.fixture(params=[LpFile, SerialLink])
def line(request: pytest.FixtureRequest, pair: tuple[int, str]) -> tuple[int, LpFile | SerialLink]:
    """A printer's end, and the lane's as the system's file or a serial port, opened."""
    far, path = pair
    kind = "file" if request.param is LpFile else "serial"
    link: LpFile | SerialLink = request.param(connection(f"{kind}:{path}"), "printer")
    link.open()
    return far, link


def test_what_is_written_arrives_and_answers_come_back(
    line: tuple[int, LpFile | SerialLink],
) -> None:
    far, link = line
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


@pytest.mark.slow
def test_a_printer_that_takes_no_more_ends_the_write_in_time_and_nothing_is_sent_twice(
    line: tuple[int, LpFile | SerialLink],
) -> None:
    far, link = line
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


def test_on_a_printers_line_nothing_stands_for_what_came_wrong(pair: tuple[int, str]) -> None:
    """NUL would: to a printer it is the answer that all is printed."""
    skipped = termios.IGNPAR | termios.IGNBRK
    where = connection(f"serial:{pair[1]}")
    printer: Any = escpos.make(Make(where, "printer"))
    for link, wanted in ((SerialLink(where, "scale"), 0), (printer.link._link, skipped)):
        link.open()
        assert termios.tcgetattr(link._opened().fileno())[0] & skipped == wanted
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

    monkeypatch.setattr(module, maker, lambda _, **_how: Line())
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


def test_a_link_that_was_never_opened_says_why() -> None:
    for link in (usb_link(FakeUsbPrinter()), LpFile(connection("file:/dev/x"), "printer")):
        with pytest.raises((NoHardware, DeviceOffline)):
            link.write(JOB, soon())
