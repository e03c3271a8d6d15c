"""Printers that take one connection at a time, and a till that has two things to do with them."""

from __future__ import annotations

import threading

import pytest

from hardware.drivers import visited
from hardware.drivers.escpos_printer import Abilities, VisitedPrinter
from hardware.drivers.visited import Visited
from hardware.errors import DeviceOffline, PrinterOffline
from tests.fakes.devices import FakeTransport
from tests.waiting import until

PATIENCE_S = 60.0


class OneAtATime:
    """Refuses whoever comes while somebody is connected, and for a while after that."""

    def __init__(self, slow_to_hang_up: int = 0) -> None:
        self.connected = False
        self.refused = 0
        self.slow_to_hang_up = slow_to_hang_up

    def link(self) -> FakeTransport:
        printer = self

        class Cable(FakeTransport):
            def open(self) -> None:
                if printer.connected or printer.slow_to_hang_up > 0:
                    printer.slow_to_hang_up -= not printer.connected
                    printer.refused += 1
                    raise DeviceOffline("printer") from ConnectionRefusedError()
                super().open()
                printer.connected = True

            def close(self) -> None:
                if self.is_open:
                    printer.connected = False
                super().close()

        return Cable()


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visited, "_AGAIN_S", (0.0, 0.0, 0.0))


@pytest.mark.parametrize("slow", [0, 2])
def test_a_kick_beside_a_receipt_waits_for_it_where_the_printer_refuses_two(slow: int) -> None:
    printer = OneAtATime()
    device = Visited(printer.link, "printer")
    kicked: list[bool] = []

    def kick() -> None:
        with device.visit() as link:
            kicked.append(link.is_open)

    drawer = threading.Thread(target=kick)
    with device.visit():
        drawer.start()
        until(lambda: printer.refused == 1, PATIENCE_S)
        printer.slow_to_hang_up = slow
    drawer.join(PATIENCE_S)
    assert kicked == [True]
    assert not printer.connected


def test_two_visits_go_beside_each_other_where_the_printer_takes_both() -> None:
    device = Visited(FakeTransport, "printer")
    with device.visit() as receipt, device.visit() as kick:
        assert receipt.is_open
        assert kick.is_open


def test_a_printer_that_somebody_else_holds_or_that_is_off_is_told_at_once() -> None:
    printer = OneAtATime(slow_to_hang_up=9)
    device = Visited(printer.link, "printer")
    for tries in (1, 2):  # the first gave its turn back
        with pytest.raises(PrinterOffline), device.visit():
            pass
        assert printer.refused == tries


def test_a_receipt_waits_for_the_receipt_of_another_till_and_a_look_does_not() -> None:
    printer = OneAtATime(slow_to_hang_up=3)
    device = VisitedPrinter(printer.link, "printer", Abilities(proof="none"))
    assert device.health().online is False
    assert printer.refused == 1
    device.pulse(b"\x1bp\x00\x19\xff", 1.0)
    assert printer.refused == 3
    printer.slow_to_hang_up = 9  # another device has its address, or it does not print at all
    with pytest.raises(PrinterOffline):
        device.print("j", b"Milk\n", 1.0)
    assert printer.refused == 3 + 1 + len(visited._AGAIN_S)


def test_a_kick_that_waited_for_a_receipt_has_its_own_time() -> None:
    """Hung up at once, a printer would lose it on the way."""
    until_s: list[float] = []
    now = [0.0]

    class Slow(FakeTransport):
        def open(self) -> None:
            now[0] += 5.0  # until the receipt was printed
            super().open()

        def write(self, data: bytes, deadline: float) -> None:
            until_s.append(deadline - now[0])

    printer = VisitedPrinter(Slow, "printer", Abilities(), clock=lambda: now[0])
    printer.pulse(b"\x1bp\x00\x19\xff", 1.0)
    assert until_s == [1.0]


def test_a_printer_that_is_off_is_not_tried_again_and_again() -> None:
    """It says nothing at all, and each try takes seconds."""
    tries: list[int] = []

    class Off(FakeTransport):
        def open(self) -> None:
            tries.append(1)
            raise DeviceOffline("printer") from TimeoutError()

    with pytest.raises(PrinterOffline):
        VisitedPrinter(Off, "printer", Abilities()).print("j", b"Milk\n", 1.0)
    assert len(tries) == 1
