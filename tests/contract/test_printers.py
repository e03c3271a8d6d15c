"""What every receipt printer keeps: files, network against the simulator, and the fake."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from hardware.drivers import visited
from hardware.drivers.escpos import network_printer
from hardware.drivers.file_printer import FilePrinter
from hardware.drivers.standalone_terminal import StandAloneTerminal
from hardware.ports import (
    CardOutcome,
    CashDrawer,
    DeviceFault,
    LineDisplay,
    PaymentTerminal,
    PrinterOffline,
    PrintProof,
    ReceiptPrinter,
)
from hardware.simulators.display import SimulatedDisplay
from hardware.simulators.drawer import SimulatedDrawer
from hardware.simulators.printer import PrinterFaults, PrinterSimulator
from hardware.simulators.terminal import SimulatedTerminal
from tests.fakes.devices import (
    FakeCashDrawer,
    FakeLineDisplay,
    FakePaymentTerminal,
    FakeReceiptPrinter,
)

JOB = b"\x1b@Hello \xd5\n\x1dv0\x00\x02\x00\x01\x00\x10\x1d\x1dV\x00"
DEADLINE_S = 60.0


@pytest.fixture(autouse=True)
def _no_other_till(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever refuses is off: nobody waits for the receipt of another till."""
    monkeypatch.setattr(visited, "_AGAIN_S", (0.0,))


@dataclass
class Bench:
    """A printer, what it printed, and a way to break it."""

    printer: ReceiptPrinter
    printed: Callable[[], list[bytes]]
    break_it: Callable[[], None]


def _file(folder: Path, _stack: ExitStack) -> Bench:
    target = folder / "receipts"

    def replace_folder_by_file() -> None:
        for file in target.iterdir():
            file.unlink()
        target.rmdir()
        target.write_bytes(b"in the way")

    return Bench(
        FilePrinter(target),
        lambda: [file.read_bytes() for file in sorted(target.glob("*.bin"))],
        replace_folder_by_file,
    )


def _network(faults: PrinterFaults) -> Callable[[Path, ExitStack], Bench]:
    def make(_folder: Path, stack: ExitStack) -> Bench:
        simulator = stack.enter_context(PrinterSimulator(faults))
        printer = network_printer(*simulator.address, status_s=0.3)

        def printed() -> list[bytes]:
            simulator.close()
            return simulator.jobs

        return Bench(printer, printed, simulator.close)

    return make


def _fake(_folder: Path, _stack: ExitStack) -> Bench:
    printer = FakeReceiptPrinter()

    def break_it() -> None:
        printer.fault = PrinterOffline("fake printer")

    return Bench(printer, lambda: [data for _, data in printer.jobs], break_it)


PRINTERS = {
    "file": _file,
    "network": _network(PrinterFaults()),
    "mute network": _network(PrinterFaults(mute=True)),
    "fake": _fake,
}


@pytest.fixture(params=PRINTERS)
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    with ExitStack() as stack:
        made = PRINTERS[request.param](tmp_path, stack)
        made.printer.open()
        yield made
        made.printer.close()


def test_it_is_a_receipt_printer(bench: Bench) -> None:
    assert isinstance(bench.printer, ReceiptPrinter)
    assert bench.printer.name


@pytest.mark.slow
def test_a_job_is_printed_byte_for_byte_and_proved(bench: Bench) -> None:
    proof = bench.printer.print("job-1", JOB, DEADLINE_S)
    assert proof in set(PrintProof)
    assert bench.printed() == [JOB]


@pytest.mark.slow
def test_jobs_are_printed_in_order(bench: Bench) -> None:
    jobs = [JOB + bytes([65 + number]) for number in range(3)]
    for number, job in enumerate(jobs):
        bench.printer.print(f"job-{number}", job, DEADLINE_S)
    assert bench.printed() == jobs


@pytest.mark.slow
def test_a_large_job_arrives_whole(bench: Bench) -> None:
    large = b"\x1b@" + b"a line of a very long receipt\n" * 20_000
    bench.printer.print("job-1", large, 20.0)
    assert bench.printed() == [large]


@pytest.mark.slow
def test_a_healthy_printer_says_so_and_one_that_cannot_tell_says_that(
    bench: Bench, request: pytest.FixtureRequest
) -> None:
    mute = "mute" in request.node.callspec.id
    assert bench.printer.health().online is (None if mute else True)


@pytest.mark.slow
def test_a_broken_printer_refuses_with_a_hint_and_prints_nothing(bench: Bench) -> None:
    bench.printer.print("job-1", JOB, DEADLINE_S)
    bench.break_it()
    with pytest.raises(PrinterOffline) as refused:
        bench.printer.print("job-2", JOB, DEADLINE_S)
    assert refused.value.hint
    health = bench.printer.health()
    assert (health.online, health.key) == (False, "printer.offline")
    assert health.hint


def test_closing_twice_is_harmless(bench: Bench) -> None:
    bench.printer.close()
    bench.printer.close()


@pytest.mark.parametrize("drawer", [SimulatedDrawer(), FakeCashDrawer()], ids=lambda d: d.name)
def test_a_drawer_opens_once_a_kick(drawer: SimulatedDrawer | FakeCashDrawer) -> None:
    assert isinstance(drawer, CashDrawer)
    drawer.kick()
    assert drawer.kicks == 1


@pytest.mark.parametrize("display", [SimulatedDisplay(), FakeLineDisplay()], ids=lambda d: d.name)
def test_a_display_shows_two_lines_and_clears(display: SimulatedDisplay | FakeLineDisplay) -> None:
    assert isinstance(display, LineDisplay)
    display.show("Milk", "1.29")
    assert display.lines == ("Milk", "1.29")
    display.clear()
    assert display.lines == ("", "")


TERMINALS = [SimulatedTerminal, StandAloneTerminal, FakePaymentTerminal]


@pytest.mark.parametrize("make", TERMINALS)
def test_a_terminal_answers_a_key_once_and_remembers_it(
    make: Callable[[], PaymentTerminal],
) -> None:
    terminal = make()
    assert isinstance(terminal, PaymentTerminal)
    first = terminal.authorize("key-1", 1250, "EUR")
    assert first.outcome is CardOutcome.APPROVED
    assert terminal.authorize("key-1", 1250, "EUR") == first
    assert terminal.last_transaction("key-1") == first
    assert terminal.refund("key-2", 1250, "EUR", first.reference).outcome is CardOutcome.APPROVED


def test_every_device_fault_has_a_key_and_an_action() -> None:
    faults = DeviceFault.__subclasses__()
    assert len({fault.key for fault in faults}) == len(faults) >= 8
    for fault in faults:
        assert fault("the device").hint.endswith(".")
