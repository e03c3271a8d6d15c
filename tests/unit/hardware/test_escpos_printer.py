"""ESC/POS printers in every way in which they fail, on a clock that stands still."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from hardware.drivers.escpos_printer import Abilities, HeldPrinter
from hardware.ports import (
    CoverOpen,
    CutterJam,
    DeviceFault,
    PaperEmpty,
    PrinterFault,
    PrinterOffline,
    PrintProof,
    UnknownOutcome,
)
from hardware.simulators.printer_cable import Cut, Ends
from hardware.simulators.printer_works import PrinterFaults
from tests.fakes.escpos import EscposBench, FakeEndsJobs

JOB = b"\x1b@Milk 1.29\n\x1dV\x00"
ENOUGH_S = 20.0


def test_a_held_printer_that_answers_confirms() -> None:
    bench = EscposBench()
    assert bench.held().print("j", JOB, ENOUGH_S) is PrintProof.CONFIRMED
    assert bytes(bench.works.printed) == JOB
    assert bench.clock.now == 0, "nothing was waited for"


def test_a_printer_that_names_the_job_gives_the_better_proof() -> None:
    bench = EscposBench()
    assert bench.held(proof="echo").print("j", JOB, ENOUGH_S) is PrintProof.ECHOED


def test_a_printer_that_does_not_know_marks_proves_nothing_by_them() -> None:
    bench = EscposBench(PrinterFaults(knows_marks=False))
    with pytest.raises(UnknownOutcome):
        bench.held(proof="echo").print("j", JOB, ENOUGH_S)


def test_another_jobs_mark_is_no_proof() -> None:
    bench = EscposBench(PrinterFaults(knows_marks=False))
    printer = bench.held(proof="echo")
    bench.works.late_answers()
    take = bench.works.take

    def with_an_old_mark(data: bytes) -> bytes:
        return take(data) + (b"\x37\x22ABCD\x00" if b"\x1d(H" in data else b"")

    bench.works.take = with_an_old_mark  # type: ignore[method-assign]
    with pytest.raises(UnknownOutcome):
        printer.print("j", JOB, ENOUGH_S)


@pytest.mark.parametrize("proof", ["echo", "status"])
def test_status_pushed_between_the_bytes_of_an_answer_is_seen_as_what_it_is(proof: str) -> None:
    bench = EscposBench(PrinterFaults(pushes=True, paper_low=True))
    printer = bench.held(proof=proof)
    assert printer.health().paper_low
    assert printer.print("j", JOB, ENOUGH_S) in (PrintProof.ECHOED, PrintProof.CONFIRMED)


def test_a_pushed_status_is_no_answer_in_turn() -> None:
    """Its last three bytes look like three answers to GS r."""
    bench = EscposBench()
    printer = bench.held()
    take = bench.works.take

    def pushes_only(data: bytes) -> bytes:
        said = take(data)
        return b"\x10\x00\x00\x0f" if b"\x1dr" in data else said

    bench.works.take = pushes_only  # type: ignore[method-assign]
    with pytest.raises(UnknownOutcome):
        printer.print("j", JOB, ENOUGH_S)


@pytest.mark.parametrize(
    ("faults", "error"),
    [
        (PrinterFaults(paper_out=True), PaperEmpty),
        (PrinterFaults(cover_open=True), CoverOpen),
        (PrinterFaults(cutter_jammed=True), CutterJam),
        (PrinterFaults(broken=True), PrinterFault),
        (PrinterFaults(hot=True), PrinterOffline),
        (PrinterFaults(mute=True), PrinterOffline),
        (PrinterFaults(never_reads=True), PrinterOffline),
    ],
)
def test_what_stops_a_printer_is_seen_before_the_first_byte(
    faults: PrinterFaults, error: type[DeviceFault]
) -> None:
    bench = EscposBench(faults)
    printer = bench.held()
    with pytest.raises(DeviceFault) as refused:
        printer.print("j", JOB, ENOUGH_S)
    assert type(refused.value) is error
    health = printer.health()
    assert (health.online, health.key) == (False, error.key)
    assert health.hint
    assert bench.works.printed == b""


def test_a_printer_that_can_never_answer_is_sent_to_where_the_shop_says_so() -> None:
    bench = EscposBench(PrinterFaults(mute=True))
    printer = bench.held(proof="none")
    assert printer.print("j", JOB, ENOUGH_S) is PrintProof.SENT
    assert printer.health().online is None, "nobody knows is not: well"


def test_a_network_printer_that_answered_before_and_is_silent_now_is_off() -> None:
    bench = EscposBench()
    printer = bench.visited()
    printer.print("j", JOB, ENOUGH_S)
    bench.works.faults = PrinterFaults(mute=True)
    with pytest.raises(PrinterOffline):
        printer.print("k", JOB, ENOUGH_S)
    assert bytes(bench.works.printed) == JOB


def test_a_mute_network_printer_gives_no_sign_of_health() -> None:
    assert EscposBench(PrinterFaults(mute=True)).visited().health().online is None


def test_a_late_answer_is_not_the_next_questions() -> None:
    """It says that the printer is offline; taken for the paper it would say: near its end."""
    bench = EscposBench(PrinterFaults(late=1, cover_open=True))
    printer = bench.held()
    with pytest.raises(PrinterOffline):
        printer.print("j", JOB, ENOUGH_S)
    late = bench.works.late_answers()
    assert late == b"\x1a"  # to DLE EOT 1; as an answer to DLE EOT 4 it would mean: paper is low
    bench.cable.says(late)
    health = printer.health()
    assert (health.key, health.paper_low) == (CoverOpen.key, False)


@pytest.mark.parametrize("seed", range(12))
def test_answers_at_any_pace_never_say_anything_untrue(seed: int) -> None:
    """An answer to one question means something else as an answer to another."""
    dice, bench = Random(seed), EscposBench(PrinterFaults(cutter_jammed=True))
    bench.slow(lambda: dice.choice([0.01, 0.2, 0.45, 0.6, 0.9]))
    printer = bench.held()
    seen = set()
    for _ in range(40):
        health = printer.health()
        assert not health.paper_low
        seen.add(health.key)
        bench.clock.wait_until(bench.clock.now + dice.random())
    assert seen <= {CutterJam.key, PrinterOffline.key}


@pytest.mark.parametrize("late", range(1, 9))
def test_answers_that_come_one_question_late_never_say_anything_untrue(late: int) -> None:
    bench = EscposBench(PrinterFaults(late=late, paper_out=True))
    printer = bench.held()
    for _ in range(12):
        health = printer.health()
        assert health.online is False
        bench.clock.now += 0.1
    assert health.key == PaperEmpty.key
    with pytest.raises(PaperEmpty):
        printer.print("j", JOB, ENOUGH_S)


def test_the_answer_behind_an_old_job_does_not_prove_the_next_one() -> None:
    """Paper ran out in job 1; with a new roll its rest is printed, and its answer comes late."""
    bench = EscposBench(PrinterFaults(paper_out_after=5))
    printer = bench.held()
    with pytest.raises(UnknownOutcome):
        printer.print("one", JOB, ENOUGH_S)
    bench.works.faults = PrinterFaults()
    for_later = bench.works.go_on()  # the answer to job 1
    assert for_later == b"\x00"
    take = bench.works.take

    def slow(data: bytes) -> bytes:
        """Job 1's answer lies in the printer until the new job is on its way."""
        nonlocal for_later
        said = take(data)
        if JOB in data:
            said, for_later = for_later + said, b""
        return b"" if b"\x1dr" in data and JOB not in data and for_later else said

    bench.works.take = slow  # type: ignore[method-assign]
    with pytest.raises((PrinterOffline, UnknownOutcome)):
        printer.print("two", JOB, ENOUGH_S)


def test_after_trouble_a_printer_that_works_off_what_it_has_confirms_again() -> None:
    bench = EscposBench(PrinterFaults(paper_out_after=5))
    printer = bench.held()
    with pytest.raises(UnknownOutcome):
        printer.print("one", JOB, ENOUGH_S)
    with pytest.raises(PaperEmpty):
        printer.print("two", JOB, ENOUGH_S)
    bench.works.faults = PrinterFaults()
    bench.cable.says(bench.works.go_on())
    assert printer.print("two", JOB, ENOUGH_S) is PrintProof.CONFIRMED
    assert printer.print("three", JOB, ENOUGH_S) is PrintProof.CONFIRMED


@pytest.mark.parametrize("stop", ["paper_out_after", "cover_open_after"])
def test_a_stop_in_the_middle_is_told_long_before_the_deadline(stop: str) -> None:
    bench = EscposBench(replace(PrinterFaults(), **{stop: 5}))
    with pytest.raises(UnknownOutcome) as unknown:
        bench.held().print("j", JOB, ENOUGH_S)
    assert "paper" in unknown.value.hint.lower()
    assert bench.clock.now < 5


def test_one_nul_of_a_breaking_line_is_no_proof() -> None:
    bench = EscposBench()
    printer = bench.held()
    take = bench.works.take

    def breaks(data: bytes) -> bytes:
        if JOB in data:
            bench.works.faults = PrinterFaults(never_reads=True)
            return b"\x00"
        return take(data)

    bench.works.take = breaks  # type: ignore[method-assign]
    with pytest.raises(UnknownOutcome):
        printer.print("j", JOB, ENOUGH_S)


def test_a_picture_cut_in_the_middle_does_not_swallow_the_next_job() -> None:
    picture = b"\x1b@\x1dv0\x00\x08\x00\x10\x00" + bytes(128) + b"\x1dV\x00"
    preamble = 15
    bench = EscposBench(cut=Cut(preamble + 40, Ends.BLOCKED))
    printer = bench.held()
    with pytest.raises(UnknownOutcome):
        printer.print("one", picture, ENOUGH_S)
    bench.cable.cut = None
    printer.release()
    printer.claim()
    assert printer.print("two", JOB, ENOUGH_S) is PrintProof.CONFIRMED
    assert bytes(bench.works.printed).endswith(JOB)


def test_a_picture_that_was_lost_on_its_way_does_not_swallow_the_next_job_either() -> None:
    picture = b"\x1b@\x1dv0\x00\x08\x00\x10\x00" + bytes(128) + b"\x1dV\x00"
    bench = EscposBench()
    printer = bench.held()
    take = bench.works.take

    def half_of_it(data: bytes) -> bytes:
        if data.startswith(picture[:9]):
            return take(data[:40])
        return b"" if b"\x1dr" in data else take(data)

    bench.works.take = half_of_it  # type: ignore[method-assign]
    with pytest.raises(UnknownOutcome):
        printer.print("one", picture, ENOUGH_S)
    bench.works.take = take  # type: ignore[method-assign]
    assert printer.print("two", JOB, ENOUGH_S) is PrintProof.CONFIRMED
    assert bytes(bench.works.printed).endswith(JOB)


@pytest.mark.parametrize("half", [b"\x37", b"\x37\x22A", b"\x10\x00\x00"])
def test_half_an_answer_of_before_the_cable_was_pulled_swallows_none_of_after(half: bytes) -> None:
    bench = EscposBench()
    printer = bench.held()
    bench.cable.says(half)
    assert printer.health().online
    printer.release()
    printer.claim()
    assert printer.print("j", JOB, ENOUGH_S) is PrintProof.CONFIRMED


def test_a_job_behind_whose_last_byte_the_paper_has_ended_is_not_confirmed() -> None:
    bench = EscposBench()
    printer = bench.held()
    take = bench.works.take

    def ends(data: bytes) -> bytes:
        bench.works.faults = PrinterFaults(paper_out=b"\x1dr" in data)
        return take(data)

    bench.works.take = ends  # type: ignore[method-assign]
    with pytest.raises(UnknownOutcome, match="Paper"):
        printer.print("j", JOB, ENOUGH_S)


def test_a_write_that_nobody_takes_prints_nothing() -> None:
    bench = EscposBench(cut=Cut(0, Ends.BLOCKED))
    printer = bench.held(proof="none")
    with pytest.raises(PrinterOffline):
        printer.print("j", JOB, ENOUGH_S)


@pytest.mark.parametrize("opens_when", ["high", "low"])
def test_the_drawers_switch_is_read_as_it_is_wired(opens_when: str) -> None:
    bench = EscposBench()
    printer = bench.held(drawer_open_when=opens_when)
    assert printer.health().drawer_open is (opens_when == "low")
    printer.pulse(b"\x1bp\x00\x19\xff", 1.0)
    assert printer.health().drawer_open is (opens_when == "high")


def test_a_printer_without_a_switch_says_nothing_of_the_drawer() -> None:
    assert EscposBench().held().health().drawer_open is None


@pytest.mark.parametrize(("taken", "proof"), [(True, PrintProof.SENT), (False, None)])
def test_a_cable_that_does_not_know_whether_all_was_taken_leaves_it_open(
    taken: bool, proof: PrintProof | None
) -> None:
    printer = HeldPrinter(FakeEndsJobs(taken=taken), "printer", Abilities(proof="none"))
    printer.claim()
    if proof is None:
        with pytest.raises(UnknownOutcome):
            printer.print("j", JOB, 1.0)
    else:
        assert printer.print("j", JOB, 1.0) is proof
