"""ZPL label printers: their state, their proof, and what is told when something is in the way."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from hardware.connections import connection
from hardware.drivers.label_printer import HeldZpl, Pace, VisitedZpl
from hardware.errors import (
    CoverOpen,
    DeviceFault,
    PaperEmpty,
    PrinterFault,
    PrinterOffline,
    UnknownOutcome,
)
from hardware.parsing.zpl_status import zpl_status
from hardware.ports import PrintProof, Role
from hardware.registry import Make, driver
from hardware.simulators.label_printer import LabelFaults, VirtualLabelPrinter, ZplWorks
from hardware.simulators.printer_cable import Cut, Ends, PrinterCable
from hardware.simulators.zpl_paper import labels_of

JOB = b"^XA^FO20,20^A0N,30,30^FDMilk^FS^FO20,60^BY2^BEN,60,Y,N^FD400638133393^FS^PQ2^XZ\n"
QUICK = Pace(answer_s=0.03, again_s=0.001)
ZEBRA = (  # the example of Zebra's guide, labels in the buffer
    b"\x02030,0,0,1245,000,0,0,0,000,0,0,0\x03\r\n"
    b"\x02000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n"
    b"\x021234,0\x03\r\n"
)


def printer(faults: LabelFaults | None = None, cut: Cut | None = None) -> tuple[HeldZpl, ZplWorks]:
    works = ZplWorks(faults)
    found = HeldZpl(PrinterCable(works, "labels", cut), "labels", pace=QUICK)
    found.claim()
    return found, works


def test_labels_are_confirmed_when_the_printer_says_that_none_is_left() -> None:
    zebra, works = printer()
    assert zebra.print("j", JOB, 2) is PrintProof.CONFIRMED
    assert works.formats == [JOB.strip()]


def test_labels_that_are_still_coming_out_are_waited_for() -> None:
    zebra, works = printer()
    take = works.take

    def slow(data: bytes) -> bytes:
        if b"^XA" in data:
            works.faults.busy_polls = 3
        return take(data)

    works.take = slow  # type: ignore[method-assign]
    assert zebra.print("j", JOB, 2) is PrintProof.CONFIRMED
    assert works.faults.busy_polls == 0


@pytest.mark.parametrize(
    ("faults", "told", "hint"),
    [
        (LabelFaults(paper_out=True), PaperEmpty, "labels"),
        (LabelFaults(ribbon_out=True), PaperEmpty, "ribbon"),
        (LabelFaults(head_open=True), CoverOpen, "head"),
        (LabelFaults(hot=True), PrinterFault, "hot"),
        (LabelFaults(paused=True), PrinterOffline, "Pause"),
        (LabelFaults(busy_polls=9), PrinterOffline, "busy"),
        (LabelFaults(mute=True), PrinterOffline, "open head"),
    ],
)
def test_what_stops_labels_is_told_before_one_is_sent(
    faults: LabelFaults, told: type[DeviceFault], hint: str
) -> None:
    zebra, works = printer(faults)
    with pytest.raises(told, match=hint):
        zebra.print("j", JOB, 2)
    assert works.formats == []
    assert not works.waiting


def test_labels_that_run_out_in_the_middle_leave_it_to_a_person() -> None:
    zebra, works = printer(LabelFaults(paper_out_after=1))
    with pytest.raises(UnknownOutcome, match="roll of labels"):
        zebra.print("j", JOB + JOB, 2)
    assert len(works.formats) == 1


def test_a_printer_that_falls_silent_behind_the_job_is_not_believed() -> None:
    zebra, works = printer()
    take = works.take

    def dies(data: bytes) -> bytes:
        works.faults.mute = works.faults.mute or b"^XA" in data
        return take(data)

    works.take = dies  # type: ignore[method-assign]
    with pytest.raises(UnknownOutcome):
        zebra.print("j", JOB, 0.1)


def test_an_answer_from_before_the_job_was_read_does_not_confirm_it() -> None:
    zebra, works = printer()
    take, unread = works.take, bytearray()
    polls = [3, 0, 0]  # labels left

    def reads_late(data: bytes) -> bytes:
        if b"^XA" in data:
            unread.extend(data)
            return b""
        if unread and polls.pop(0) == 0:
            works.faults.busy_polls = 2
            data = bytes(unread) + data
            unread.clear()
        return take(data)

    polls[:] = [1, 0]  # the first question is answered before the job is read
    works.take = reads_late  # type: ignore[method-assign]
    assert zebra.print("j", JOB, 2) is PrintProof.CONFIRMED
    assert works.formats == [JOB.strip()]


@pytest.mark.parametrize("how", [Ends.RESET, Ends.RESET_LATER, Ends.CLOSED])
@pytest.mark.parametrize("after", [0, 1, 2, *range(3, 3 + len(JOB), 7)])
def test_a_cable_that_is_cut_after_any_byte_is_never_a_printed_label(how: Ends, after: int) -> None:
    zebra, works = printer(cut=Cut(after, how))
    with pytest.raises((PrinterOffline, UnknownOutcome)) as caught:
        zebra.print("j", JOB, 0.2)
    if isinstance(caught.value, PrinterOffline):
        assert works.formats == []


def test_health_says_what_is_in_the_way() -> None:
    zebra, works = printer()
    assert zebra.health().online is True
    works.faults.head_open = True
    assert (zebra.health().online, zebra.health().key) == (False, "printer.cover_open")
    works.faults = LabelFaults(mute=True)
    assert zebra.health().online is False


def test_a_printer_behind_a_spooler_is_sent_to_without_questions() -> None:
    works = ZplWorks(LabelFaults(mute=True))
    visited = VisitedZpl(lambda: PrinterCable(works, "labels"), "labels", proves=False)
    assert visited.print("j", JOB, 2) is PrintProof.SENT
    assert visited.health().online is None


def test_a_printer_on_the_network_is_left_free_between_jobs() -> None:
    links: list[PrinterCable] = []

    def link() -> PrinterCable:
        links.append(PrinterCable(ZplWorks(), "labels"))
        return links[-1]

    visited = VisitedZpl(link, "labels", pace=QUICK)
    assert visited.print("j", JOB, 2) is PrintProof.CONFIRMED
    assert visited.health().online is True
    assert [one.is_open for one in links] == [False, False]


def test_the_example_of_the_guide_is_read_and_the_newest_answer_counts() -> None:
    status = zpl_status(ZEBRA)
    assert status is not None
    assert status.idle
    paused = ZEBRA.replace(b"030,0,0", b"030,0,1").replace(b",000,0,0,0", b",002,0,0,0")
    later = zpl_status(ZEBRA + paused)
    assert later is not None
    assert (later.paused, later.formats, later.idle) == (True, 2, False)


@pytest.mark.parametrize("size", range(0, len(ZEBRA) - 3, 5))
def test_an_answer_that_is_cut_is_no_answer(size: int) -> None:
    assert zpl_status(ZEBRA[:size]) is None


@given(st.one_of(st.binary(max_size=200), st.text("\x02\x03,0123456789\r\n").map(str.encode)))
def test_noise_is_no_answer(said: bytes) -> None:
    assert zpl_status(said) is None


@given(st.one_of(st.binary(max_size=300), st.text("^~XAZFODSGBEC0123456789,_>").map(str.encode)))
def test_noise_is_printed_as_complaints_and_never_raises(said: bytes) -> None:
    for one in labels_of(b"^XA" + said + b"^XZ"):
        one.picture()


def test_the_simulator_is_worked_by_hand_and_shows_its_labels() -> None:
    asked = Make(connection("simulator:"), "labels")
    virtual = driver(Role.LABEL_PRINTER, "simulator").make(asked)  # type: ignore[union-attr]
    assert isinstance(virtual, VirtualLabelPrinter)
    virtual.claim()
    virtual.simulate("paper", "out")
    with pytest.raises(PaperEmpty):
        virtual.print("j", JOB, 2)
    virtual.simulate("paper", "full")
    assert virtual.print("j", JOB, 2) is PrintProof.CONFIRMED
    assert Image.open(BytesIO(virtual.paper())).height > 400
    virtual.simulate("tear")
    assert virtual.paper() == b""
