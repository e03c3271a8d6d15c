"""However late a printer answers, nothing it says counts for another question or another job."""

from __future__ import annotations

from itertools import chain, repeat
from random import Random

import pytest

from hardware.drivers.escpos_printer import HeldPrinter, VisitedPrinter
from hardware.drivers.escpos_talk import FORGET_S
from hardware.ports import (
    CutterJam,
    DeviceFault,
    DeviceHealth,
    PaperEmpty,
    PrinterOffline,
    PrintProof,
    UnknownOutcome,
)
from hardware.simulators.printer_works import PrinterFaults
from tests.fakes.escpos import EscposBench

JOB = b"\x1b@Milk %03d 1.29\n\x1dV\x00"
ENOUGH_S = 20.0
AT_ONCE_S = 0.01
PROOFS = ("status", "echo")
PACES = [[0.01], [0.6], [1.7], [3.0], [5.0], [0.01, 1.7], [0.01, 0.6, 3.0], [0.01, 8.0], [2.0, 0.3]]


def tried(printer: HeldPrinter | VisitedPrinter, data: bytes) -> PrintProof | DeviceFault:
    try:
        return printer.print("j", data, ENOUGH_S)
    except DeviceFault as fault:
        return fault


def passes(bench: EscposBench, seconds: float) -> None:
    """Time in which what is on its way comes."""
    until = bench.clock.now + seconds
    while bench.clock.now < until:
        bench.clock.wait_until(until)


def is_true(health: DeviceHealth, *truths: str) -> bool:
    """Whether it says what is, or that nothing is known."""
    return health.key in {PrinterOffline.key, *truths} and not health.paper_low


@pytest.mark.parametrize("proof", PROOFS)
@pytest.mark.parametrize("delay_s", [0.6, 1.6, 3.1, 4.9])
def test_one_late_answer_at_any_place_is_nobody_elses(proof: str, delay_s: float) -> None:
    for place in range(12):
        bench = EscposBench()
        pace = chain(repeat(AT_ONCE_S, place), [delay_s], repeat(AT_ONCE_S))
        bench.slow(lambda pace=pace: next(pace))  # type: ignore[misc]
        printer = bench.held(proof=proof)
        tried(printer, JOB % 1)
        bench.works.faults = PrinterFaults(cutter_jammed=True)
        assert is_true(printer.health(), CutterJam.key), place
        assert isinstance(tried(printer, JOB % 2), DeviceFault), place
        bench.works.faults = PrinterFaults(paper_out_after=len(bench.works.printed) + 3)
        assert isinstance(tried(printer, JOB % 3), DeviceFault), place
        assert is_true(printer.health(), PaperEmpty.key), place
        bench.works.faults = PrinterFaults()
        for said in bench.works.go_on():
            bench.cable.says(bytes([said]))
        passes(bench, FORGET_S)
        assert isinstance(tried(printer, JOB % 4), PrintProof), place
        assert JOB % 4 in bench.works.printed, place


def a_bad_day(seed: int, proof: str) -> int:
    """Jobs that were called printed, of thirty; every one of them was."""
    dice, bench = Random(seed), EscposBench()
    pace, printed = dice.choice(PACES), 0
    bench.slow(lambda: dice.choice(pace))
    printer = bench.held(proof=proof)
    for number in range(30):
        job = JOB % number
        if dice.random() < 0.3:
            until = len(bench.works.printed) + dice.randrange(len(job))
            bench.works.faults = PrinterFaults(paper_out_after=until)
        else:
            bench.works.faults = PrinterFaults()
            said = bench.works.go_on()
            lost = dice.random() < 0.2
            at = max([bench.clock.now, *(when for when, _ in bench.clock.later)])
            for one in () if lost else said:
                when = at + dice.choice(pace)
                bench.clock.later.append((when, lambda one=one: bench.cable.says(bytes([one]))))  # type: ignore[misc]
        if isinstance(tried(printer, job), PrintProof):
            assert job in bench.works.printed, (seed, number)
            printed += 1
        bench.clock.wait_until(bench.clock.now + dice.random() * 4)
    return printed


@pytest.mark.parametrize("proof", PROOFS)
def test_on_a_bad_day_nothing_is_called_printed_that_was_not(proof: str) -> None:
    assert sum(a_bad_day(seed, proof) for seed in range(24)) > 24


@pytest.mark.parametrize("proof", PROOFS)
def test_a_printer_that_does_not_know_a_question_prints_all_the_same(proof: str) -> None:
    bench = EscposBench()
    take = bench.works.take
    bench.works.take = lambda data: b"" if data == b"\x10\x04\x03" else take(data)  # type: ignore[method-assign]
    printer = bench.held(proof=proof)
    for number in range(3):
        assert isinstance(tried(printer, JOB % number), PrintProof)
        assert printer.health().online


def test_a_printer_that_is_off_is_not_asked_again_and_again_and_is_back_soon() -> None:
    bench = EscposBench(PrinterFaults(mute=True))
    printer = bench.held()
    for _ in range(5):
        assert printer.health().online is False
    assert bench.clock.now < 1, "one question was waited for"
    bench.works.faults = PrinterFaults()
    bench.clock.now += FORGET_S
    assert tried(printer, JOB % 1) is PrintProof.CONFIRMED


@pytest.mark.parametrize("way", ["held", "visited"])
def test_a_printer_whose_answer_was_lost_is_well_again_after_some_short_looks(way: str) -> None:
    """As on the network: the paper's answer went to the connection that was given up."""
    bench = EscposBench()
    printer = bench.held() if way == "held" else bench.visited()
    bench.works.faults = PrinterFaults(paper_out_after=3)
    assert isinstance(tried(printer, JOB % 1), DeviceFault)
    bench.works.faults = PrinterFaults()
    bench.works.go_on()
    looks = 0
    while printer.health().online is not True:
        passes(bench, 2.0)
        looks += 1
        assert looks < 5, "each look begins anew"
    assert tried(printer, JOB % 2) is PrintProof.CONFIRMED


def test_noise_that_looked_like_an_answer_leaves_the_true_one_owed() -> None:
    """A line that breaks says NUL; the paper's own answer comes when the next is at the printer."""
    bench, asked = EscposBench(), b"\x1dr\x01"
    take, printer, late = bench.works.take, bench.held(), [0.5]

    def breaks(data: bytes) -> bytes:
        if data != asked:
            return take(data)
        bench.works.faults = PrinterFaults(mute=True)
        return b"\0"

    bench.works.take = breaks  # type: ignore[method-assign]
    assert isinstance(tried(printer, JOB % 1), UnknownOutcome)
    passes(bench, FORGET_S)
    bench.works.faults = PrinterFaults()

    def busy(data: bytes) -> bytes:
        if data == asked and late:
            when = bench.clock.now + late.pop()
            bench.clock.later.append((when, lambda: bench.cable.says(b"\0")))
        return take(data) if data.startswith(b"\x10\x04") else b""

    bench.works.take = busy  # type: ignore[method-assign]
    assert isinstance(tried(printer, JOB % 2), DeviceFault), "nothing of it was printed"
