"""F31-F33 at the lane: one sale, one job, one question; what is printed once more says COPY."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hardware.simulators.paper import print_out
from hardware.simulators.printer_cable import Cut, Ends
from hardware.simulators.printer_works import PrinterFaults
from pos_terminal.checkout import commands as c
from tests.fakes.escpos import EscposBench
from tests.lane_fixtures import Devices, LaneAtWork, lane_on, verified

PREAMBLE = 15  # bytes of the questions before a job
IN_THE_JOB = (1, 2, 100, 400, 700)
BY_CABLE = [(PREAMBLE + after, how) for how in Ends for after in IN_THE_JOB]
NEWEST = "SELECT kind, copy_no, status FROM print_jobs ORDER BY number DESC LIMIT 2"


@pytest.fixture
def bench() -> EscposBench:
    return EscposBench()


@pytest.fixture
def cut_lane(shop_dir: Path, bench: EscposBench) -> Iterator[LaneAtWork]:
    devices = Devices(printer=bench.visited())  # type: ignore[arg-type]
    with lane_on(shop_dir, devices=devices) as lane:
        lane.sign_in()
        yield lane


def poke(lane: LaneAtWork) -> None:
    lane.running.lane.call(lambda till: till.printing.poke()).result(60)


def strip(bench: EscposBench) -> str:
    """What is on paper since the last look."""
    text = "\n".join(print_out(bytes(bench.works.printed)).texts)
    bench.works.printed.clear()
    return text.replace(" ", "")


def test_wherever_the_line_is_cut_there_is_one_job_and_one_question_and_then_a_copy(
    cut_lane: LaneAtWork, bench: EscposBench
) -> None:
    lane = cut_lane
    for number, (after, how) in enumerate(BY_CABLE, start=1):
        bench.cable.cut = Cut(after, how)
        lane.sell("MILK")
        state = lane.wait(lambda state: bool(state.prints.uncertain))
        (uncertain,) = state.prints.uncertain
        assert lane.rows(NEWEST)[0] == ("receipt", 0, "UNCONFIRMED"), (after, how)
        bench.cable.cut = None
        poke(lane)
        torn = strip(bench)
        assert torn.count("TERM001-1") <= 1, "nothing prints itself again"
        lane.do(c.ResolvePrint(uncertain.job_id, again=True))
        lane.wait(lambda state: not state.prints.queued)
        copy = strip(bench)
        assert "COPY1" in copy, (after, how)
        assert f"TERM001-1-{number:06d}" in copy
        assert lane.rows(NEWEST) == [("copy", 1, "CONFIRMED"), ("receipt", 0, "DROPPED")]
    assert len(lane.events("BASKET_CLOSED")) == len(BY_CABLE)
    assert len(lane.events("RECEIPT_REPRINTED")) == len(BY_CABLE)
    verified(lane.data_dir)


def test_a_line_cut_among_the_questions_prints_the_receipt_itself_once_later(
    cut_lane: LaneAtWork, bench: EscposBench
) -> None:
    lane = cut_lane
    bench.cable.cut = Cut(PREAMBLE - 1, Ends.RESET)
    lane.sell("MILK")
    lane.wait(lambda state: state.prints.condition == "offline")
    assert lane.rows(NEWEST) == [("receipt", 0, "QUEUED")]
    bench.cable.cut = None
    poke(lane)
    lane.wait(lambda state: state.prints.backlog_asks)
    strip(bench)
    lane.do(c.PrintBacklog(True))
    lane.wait(lambda state: not state.prints.queued)
    paper = strip(bench)
    assert ("000001" in paper, "COPY" in paper) == (True, False)
    assert lane.rows(NEWEST) == [("receipt", 0, "CONFIRMED")]
    assert lane.rows("SELECT detail FROM print_jobs") == [("proof: status",)]


@pytest.mark.parametrize("again", [True, False])
@pytest.mark.parametrize("stop", ["paper_out_after", "cover_open_after"])
def test_a_receipt_stopped_by_the_printer_is_finished_by_it_and_never_printed_anew_unasked(
    cut_lane: LaneAtWork, bench: EscposBench, stop: str, again: bool
) -> None:
    lane = cut_lane
    for after in (1, 300, 700):
        bench.works.faults = replace(PrinterFaults(), **{stop: after})
        lane.sell("MILK")
        state = lane.wait(
            lambda state: bool(state.prints.uncertain) and state.prints.condition == "unknown"
        )
        (uncertain,) = state.prints.uncertain
        assert "paper" in state.prints.hint.lower()
        bench.works.faults = PrinterFaults()
        bench.cable.says(bench.works.go_on())
        poke(lane)
        paper = strip(bench)
        assert (paper.count("Receiptno."), "COPY" in paper) == (1, False), after
        lane.do(c.ResolvePrint(uncertain.job_id, again=again))
        lane.wait(lambda state: not state.prints.queued and not state.prints.uncertain)
        assert ("COPY1" in strip(bench)) is again
    assert len(lane.events("RECEIPT_REPRINTED")) == (3 if again else 0)
