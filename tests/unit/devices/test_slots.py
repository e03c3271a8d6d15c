"""A desk's device keeps its life cycle behind the slot, and can be exchanged at any moment."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from hardware.conditions import Condition, DeviceState
from hardware.drivers.printer_drawer import PrinterDrawer
from hardware.lifecycle import Linked
from hardware.ports import (
    DeviceBusy,
    DeviceFault,
    DeviceHealth,
    DeviceOffline,
    DrawerFault,
    NoHardware,
    NoRight,
    PaperEmpty,
    PrinterOffline,
    PrintProof,
    TerminalUnreachable,
    UnknownOutcome,
)
from pos_terminal.devices import slots
from pos_terminal.devices.slots import DrawerSlot, PrinterSlot, TerminalSlot
from tests.fakes.devices import (
    FakeCashDrawer,
    FakePaymentTerminal,
    FakeReceiptPrinter,
    FakeTransport,
)

PATIENCE_S = 60.0


class CabledPrinter(Linked):
    """A printer on a cable in memory; a job waits for `go`."""

    def __init__(self, fault: DeviceFault | None = None) -> None:
        self.cable = FakeTransport(fault=fault)
        super().__init__(self.cable, "cabled printer")
        self.go = threading.Event()
        self.go.set()
        self.begun = threading.Event()
        self.next_fault: DeviceFault | None = None
        self.proof = PrintProof.CONFIRMED

    def print(self, job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        self.begun.set()
        assert self.go.wait(PATIENCE_S)
        if self.next_fault is not None:
            raise self.next_fault
        self.cable.write(data, deadline_s)
        return self.proof

    def pulse(self, command: bytes, deadline_s: float) -> None:
        self.cable.write(command, deadline_s)


class Loose(FakePaymentTerminal):
    """A terminal whose port is held by somebody else."""

    def claim(self) -> None:
        raise NoHardware(self.name, "plug it in")


@pytest.fixture
def told() -> list[Condition]:
    return []


@pytest.fixture
def printer(told: list[Condition]) -> Iterator[tuple[PrinterSlot, CabledPrinter]]:
    device = CabledPrinter()
    slot = PrinterSlot(FakeReceiptPrinter())
    slot.put(device, told.append)
    yield slot, device
    device.go.set()
    slot.close()


def states(told: list[Condition]) -> list[DeviceState]:
    return [one.state for one in told]


def test_the_first_use_claims_the_device_and_an_exchange_gives_it_back(
    printer: tuple[PrinterSlot, CabledPrinter], told: list[Condition]
) -> None:
    slot, device = printer
    assert not device.cable.is_open
    assert slot.print("1", b"one", 1.0) is PrintProof.CONFIRMED
    assert device.cable.is_open
    slot.put(FakeReceiptPrinter())
    assert not device.cable.is_open
    assert states(told) == [DeviceState.CONNECTING, DeviceState.READY]


def test_a_claim_that_fails_means_that_nothing_was_printed_or_charged() -> None:
    slot = PrinterSlot(CabledPrinter(NoHardware("printer", "plug it in")))
    with pytest.raises(PrinterOffline) as caught:
        slot.print("1", b"one", 1.0)
    assert caught.value.hint == "plug it in"
    assert slot.health().key == PrinterOffline.key
    terminal = TerminalSlot(Loose())
    for use in (
        lambda: terminal.authorize("K", 100, "EUR"),
        lambda: terminal.refund("K", 100, "EUR", ""),
        lambda: terminal.reverse("K", "L", 100, "EUR"),
        lambda: terminal.settle("K"),
        lambda: terminal.last_transaction("K"),
    ):
        with pytest.raises(TerminalUnreachable):
            use()


@pytest.mark.parametrize(
    ("fault", "held", "state"),
    [
        (DeviceOffline("printer"), False, DeviceState.OFFLINE),
        (UnknownOutcome("printer"), False, DeviceState.UNKNOWN),
        (PaperEmpty("printer"), True, DeviceState.NEEDS_HAND),
    ],
)
def test_a_fault_gives_the_line_back_unless_a_hand_mends_it(
    printer: tuple[PrinterSlot, CabledPrinter],
    told: list[Condition],
    fault: DeviceFault,
    held: bool,
    state: DeviceState,
) -> None:
    slot, device = printer
    device.next_fault = fault
    with pytest.raises(type(fault)):
        slot.print("1", b"one", 1.0)
    assert device.cable.is_open is held
    assert told[-1].state is state
    device.next_fault = None
    slot.print("2", b"two", 1.0)
    assert told[-1].state is DeviceState.READY


def test_an_exchange_waits_for_the_job_in_hand_and_a_look_waits_for_nothing(
    printer: tuple[PrinterSlot, CabledPrinter],
) -> None:
    slot, device = printer
    device.go.clear()
    job = threading.Thread(target=lambda: slot.print("1", b"one", 1.0))
    job.start()
    assert device.begun.wait(PATIENCE_S)
    slot.look()  # comes back at once
    second = FakeReceiptPrinter()
    exchange = threading.Thread(target=lambda: slot.put(second))
    exchange.start()
    assert slot.device is device
    device.go.set()
    for thread in (job, exchange):
        thread.join(PATIENCE_S)
    assert bytes(device.cable.written) == b"one"
    slot.print("2", b"two", 1.0)
    assert second.jobs == [("2", b"two")]


def test_a_mute_printer_is_never_shown_as_well_unless_it_proves_it(
    printer: tuple[PrinterSlot, CabledPrinter], told: list[Condition]
) -> None:
    slot, device = printer
    assert slot.health().online is None
    device.proof = PrintProof.SENT
    slot.print("1", b"one", 1.0)
    assert DeviceState.READY not in states(told)
    device.proof = PrintProof.CONFIRMED
    slot.print("2", b"two", 1.0)
    assert told[-1].state is DeviceState.READY


def test_a_drawer_hangs_on_whatever_printer_is_there_now() -> None:
    slot = PrinterSlot(FakeReceiptPrinter())
    drawer = DrawerSlot(PrinterDrawer(slot))
    assert not slot.can_pulse
    with pytest.raises(DrawerFault):
        drawer.kick()
    device = CabledPrinter()
    slot.put(device)
    drawer.kick()
    assert bytes(device.cable.written).startswith(b"\x1bp")
    slot.close()
    slot.close()


def test_a_look_at_a_drawer_waits_for_no_job_of_its_printer(
    printer: tuple[PrinterSlot, CabledPrinter],
) -> None:
    slot, device = printer
    drawer = DrawerSlot(PrinterDrawer(slot))
    before = drawer.condition
    device.go.clear()
    job = threading.Thread(target=lambda: slot.print("1", b"one", 1.0))
    job.start()
    assert device.begun.wait(PATIENCE_S)
    drawer.look()  # comes back at once
    with pytest.raises(DeviceBusy):
        drawer.is_open()
    assert drawer.condition is before
    device.go.set()
    job.join(PATIENCE_S)
    assert drawer.is_open() is None
    drawer.look()
    assert drawer.condition.state is DeviceState.UNKNOWN  # it has no switch that tells


def test_an_unhealthy_device_is_shown_with_its_own_fault(told: list[Condition]) -> None:
    drawer = FakeCashDrawer()
    slot = DrawerSlot(FakeCashDrawer())
    slot.put(drawer, told.append)
    drawer.fault = DrawerFault("drawer")
    assert slot.health() == DeviceHealth(False, drawer.fault.hint, drawer.fault.key)
    assert told[-1].state is DeviceState.NEEDS_HAND
    assert isinstance(told[-1].fault, DrawerFault)


def test_a_mistake_of_the_driver_is_shown_and_the_line_given_back(
    printer: tuple[PrinterSlot, CabledPrinter], told: list[Condition]
) -> None:
    slot, device = printer
    slot.print("1", b"one", 1.0)
    device.next_fault = ZeroDivisionError()  # type: ignore[assignment]
    with pytest.raises(ZeroDivisionError):
        slot.print("2", b"two", 1.0)
    assert told[-1].state is DeviceState.BROKEN
    assert not device.cable.is_open
    device.next_fault = None
    slot.print("3", b"three", 1.0)
    assert told[-1].state is DeviceState.READY


def test_a_driver_that_cannot_let_go_does_not_keep_another_from_its_place() -> None:
    class Clinging(FakeReceiptPrinter):
        def release(self) -> None:
            raise ZeroDivisionError

        close = release

    slot = PrinterSlot(Clinging())
    second = FakeReceiptPrinter()
    slot.put(second)
    slot.print("1", b"one", 1.0)
    assert second.jobs == [("1", b"one")]


def test_a_printer_that_hangs_in_a_job_does_not_hold_up_the_close(
    printer: tuple[PrinterSlot, CabledPrinter], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "CLOSE_S", 0.01)
    slot, device = printer
    device.go.clear()
    job = threading.Thread(target=lambda: slot.print("1", b"one", 1.0))
    job.start()
    assert device.begun.wait(PATIENCE_S)
    slot.close()
    assert job.is_alive()
    device.go.set()
    job.join(PATIENCE_S)


def test_a_printer_that_the_system_does_not_let_us_open_is_not_called_off(
    told: list[Condition],
) -> None:
    slot = PrinterSlot(FakeReceiptPrinter())
    slot.put(CabledPrinter(NoRight("cabled printer")), told.append)
    with pytest.raises(PrinterOffline):  # for the desk: it waits and tries again
        slot.print("j", b"paper", 1.0)
    assert told[-1].fault is not None
    assert (told[-1].state, told[-1].fault.key) == (DeviceState.OFFLINE, "device.no_right")
