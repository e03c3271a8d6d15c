"""Receipts: a printer that is off delays nobody, each prints once, copies say COPY (C12, C32)."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import zxingcpp

from hardware.parsing.reading import read
from hardware.ports import (
    CoverOpen,
    CutterJam,
    DeviceFault,
    DeviceHealth,
    DeviceTimeout,
    DrawerFault,
    PaperEmpty,
    PrinterFault,
    PrinterOffline,
    PrintProof,
    ScanData,
    UnknownOutcome,
)
from hardware.simulators.paper import PAPER_MARGIN_DOTS, painted
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.selling import ScanResult
from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.receipts import render
from tests.fakes.devices import FakeReceiptPrinter
from tests.fakes.paper import on_paper
from tests.fakes.world import NOON
from tests.lane_fixtures import MANAGER, Devices, LaneAtWork, lane_on, verified

NOBODYS = "01a1fd92-bd40-77aa-8d33-9006168f089b"


def printed(lane: LaneAtWork) -> list[str]:
    """What stands on paper, a text a job."""
    return ["\n".join(on_paper(data).texts) for _job, data in lane.devices.printer.jobs]


def all_printed(state: LaneState) -> bool:
    return not state.prints.queued


def poke(lane: LaneAtWork) -> None:
    lane.running.lane.call(lambda till: till.printing.poke()).result(60)


def test_a_receipt_is_printed_after_the_sale_and_says_what_was_sold(lane: LaneAtWork) -> None:
    lane.sell("MILK", "BREAD", cash=1000)
    lane.wait(all_printed)
    (text,) = printed(lane)
    close = text.replace(" ", "")  # large letters stand apart
    for word in ("Cornershop", "Milk1l", "1.45", "4.94", "5.06", "TERM001-1-000001", "Jane"):
        assert word in close
    assert "COPY" not in text
    assert lane.rows("SELECT status FROM print_jobs") == [("CONFIRMED",)]


@pytest.mark.parametrize("code", ["qr", "code128"])
def test_the_code_on_the_paper_is_read_back_and_finds_its_sale(lane: LaneAtWork, code: str) -> None:
    lane.sign_in(MANAGER)
    lane.do(c.SetSetting("receipt_code", code))
    sale_id = lane.sell("MILK", cash=1000)
    lane.wait(all_printed)
    [(_job, data)] = lane.devices.printer.jobs
    (found,) = zxingcpp.read_barcodes(painted(on_paper(data), PAPER_MARGIN_DOTS))
    scan = ScanData(found.bytes, found.symbology_identifier.removeprefix("]"))
    assert lane.do(c.Scan(read(scan, NOON.date()).code)) == ScanResult("receipt", sale_id=sale_id)


def test_sent_is_durable_before_the_first_byte(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    send = lane.devices.printer.print

    def look(job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        seen.append(lane.rows("SELECT status FROM print_jobs"))
        return send(job_id, data, deadline_s)

    monkeypatch.setattr(lane.devices.printer, "print", look)
    lane.sell()
    lane.wait(all_printed)
    assert seen == [[("SENT",)]]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("fault", "condition"),
    [
        (PrinterOffline("p"), "offline"),
        (PaperEmpty("p"), "paper_out"),
        (CoverOpen("p"), "cover_open"),
        (CutterJam("p"), "cutter_jam"),
    ],
)
def test_a_printer_that_is_off_lets_sales_end_and_asks_before_it_prints_the_backlog(
    lane: LaneAtWork, fault: DeviceFault, condition: str
) -> None:
    printer = lane.devices.printer
    printer.fault = fault
    lane.sell()
    lane.wait(lambda state: state.prints.condition == condition)
    lane.sell("BREAD")
    assert (lane.state.prints.queued, lane.state.phase) == (2, Phase.SELLING)
    printer.fault = None
    poke(lane)
    lane.wait(lambda state: state.prints.backlog_asks)
    poke(lane)
    assert printer.jobs == []
    lane.do(c.PrintBacklog(True))
    lane.wait(all_printed)
    first, second = printed(lane)
    assert ("000001" in first, "000002" in second) == (True, True)
    assert lane.state.prints.condition == "ready"
    assert not lane.state.prints.backlog_asks
    verified(lane.data_dir)


def test_a_backlog_that_nobody_wants_is_dropped_and_new_receipts_print(lane: LaneAtWork) -> None:
    lane.devices.printer.fault = PrinterOffline("p")
    lane.sell()
    lane.wait(lambda state: state.prints.condition == "offline")
    lane.devices.printer.fault = None
    poke(lane)
    lane.wait(lambda state: state.prints.backlog_asks)
    lane.do(c.PrintBacklog(False))
    lane.sell("BREAD")
    lane.wait(all_printed)
    assert lane.rows("SELECT status FROM print_jobs ORDER BY number") == [
        ("DROPPED",),
        ("CONFIRMED",),
    ]


def test_a_printer_that_stays_off_is_looked_at_again(lane: LaneAtWork) -> None:
    lane.devices.printer.fault = PrinterOffline("p")
    lane.sell()
    lane.wait(lambda state: state.prints.condition == "offline")
    poke(lane)
    lane.sell()
    assert (lane.state.prints.queued, lane.state.prints.backlog_asks) == (2, False)


def test_a_backlog_from_before_a_restart_is_asked_for_too(shop_dir: Path) -> None:
    off = Devices()
    off.printer.fault = PrinterOffline("p")
    with lane_on(shop_dir, devices=off) as lane:
        lane.sign_in()
        lane.sell()
        lane.wait(lambda state: state.prints.condition == "offline")
    with lane_on(shop_dir) as lane:
        lane.wait(lambda state: state.prints.backlog_asks)
        assert lane.devices.printer.jobs == []
        lane.sign_in()
        lane.do(c.PrintBacklog(True))
        lane.wait(all_printed)
        assert len(lane.devices.printer.jobs) == 1


def test_a_receipt_of_unknown_outcome_is_printed_again_as_copy_or_left(lane: LaneAtWork) -> None:
    printer = lane.devices.printer
    printer.fault = UnknownOutcome("p")
    lane.sell()
    lane.sell("BREAD")
    lane.wait(lambda state: len(state.prints.uncertain) == 2)
    first, second = lane.state.prints.uncertain
    assert (first.title, lane.state.prints.condition) == ("TERM001-1-000001", "unknown")
    printer.fault = None
    lane.do(c.ResolvePrint(first.job_id, True))
    lane.do(c.ResolvePrint(second.job_id, False))
    lane.do(c.ResolvePrint(second.job_id, True))  # decided already
    lane.do(c.ResolvePrint(NOBODYS, True))
    assert lane.refused(c.ResolvePrint("nonsense", True)) == "refund.sale"
    lane.wait(all_printed)
    (text,) = printed(lane)
    assert "COPY" in text
    assert lane.state.prints.uncertain == ()
    assert [e.data["copy_no"] for e in lane.events("RECEIPT_REPRINTED")] == [1]


def test_an_uncertain_report_is_printed_again_too(lane: LaneAtWork) -> None:
    lane.sign_in(MANAGER)
    lane.devices.printer.fault = UnknownOutcome("p")
    lane.do(c.PrintXReport())
    lane.do(c.MoveCash("in", 5, "coin"))
    lane.do(c.CloseShift(10_005))
    lane.wait(lambda state: len(state.prints.uncertain) == 3)
    lane.devices.printer.fault = None
    for job in lane.state.prints.uncertain:
        lane.do(c.ResolvePrint(job.job_id, True))
    lane.wait(all_printed)
    x, slip, z = printed(lane)
    assert "TERM001" in x
    assert "coin" in slip
    assert "COPY" in z


def test_what_was_being_sent_when_the_lane_died_is_uncertain(
    shop_dir: Path, tmp_path: Path
) -> None:
    class Dying(FakeReceiptPrinter):
        def print(self, job_id: str, data: bytes, deadline_s: float) -> PrintProof:
            lane.crash_copy(tmp_path / "mid print")
            return super().print(job_id, data, deadline_s)

    with lane_on(shop_dir, devices=Devices(printer=Dying())) as lane:
        lane.sign_in()
        lane.sell()
        lane.wait(all_printed)
    with lane_on(tmp_path / "mid print") as again:
        assert again.state.recovery is not None
        assert [job.title for job in again.state.recovery.prints] == ["TERM001-1-000001"]
        assert again.devices.printer.jobs == []  # nothing is repeated by itself


def test_a_printer_without_answers_is_believed_when_it_took_every_byte(lane: LaneAtWork) -> None:
    lane.devices.printer.proof = PrintProof.SENT
    lane.sell()
    lane.wait(all_printed)
    assert lane.rows("SELECT status, detail FROM print_jobs") == [("CONFIRMED", "proof: none")]


def test_a_job_that_the_printer_refuses_is_set_aside_and_the_next_one_prints(
    lane: LaneAtWork,
) -> None:
    lane.devices.printer.fault = PrinterFault("p", "cutter stuck")
    lane.sell()
    lane.wait(lambda state: len(state.prints.uncertain) == 1)
    lane.devices.printer.fault = None
    lane.sell("BREAD")
    lane.wait(all_printed)
    assert lane.rows("SELECT status FROM print_jobs ORDER BY number") == [
        ("FAILED",),
        ("CONFIRMED",),
    ]


def test_a_job_that_cannot_be_rendered_holds_up_no_other(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> bytes:
        raise KeyError("no such field")

    monkeypatch.setattr(render, "render_job", broken)
    lane.sell()
    lane.wait(lambda state: len(state.prints.uncertain) == 1)
    monkeypatch.undo()
    lane.sell("BREAD")
    lane.wait(all_printed)
    assert "000002" in printed(lane)[0]


def test_a_fault_that_does_not_say_that_nothing_was_printed_leaves_it_to_a_person(
    lane: LaneAtWork,
) -> None:
    lane.devices.printer.fault = DeviceTimeout("p")
    lane.sell()
    lane.wait(lambda state: len(state.prints.uncertain) == 1)
    lane.devices.printer.fault = None
    poke(lane)
    lane.sell("BREAD")
    lane.wait(all_printed)
    assert lane.rows("SELECT status FROM print_jobs ORDER BY number") == [
        ("UNCONFIRMED",),
        ("CONFIRMED",),
    ]


def test_a_driver_with_a_mistake_of_its_own_does_not_end_printing(lane: LaneAtWork) -> None:
    lane.devices.printer.fault = ValueError("driver bug")  # type: ignore[assignment]
    lane.sell()
    lane.wait(lambda state: len(state.prints.uncertain) == 1)
    lane.devices.printer.fault = None
    lane.sell("BREAD")
    lane.wait(all_printed)
    assert "000002" in printed(lane)[0]


def test_every_reprint_says_copy_and_is_counted_with_number_and_totals(lane: LaneAtWork) -> None:
    sale_id = lane.sell("MILK", "BREAD")
    assert [lane.do(c.Reprint(sale_id)) for _ in range(2)] == [1, 2]
    lane.wait(lambda state: len(lane.devices.printer.jobs) == 3 and not state.prints.queued)
    original, *copies = printed(lane)
    for copy in copies:
        assert "COPY" in copy
        for word in ("TERM001-1-000001", "4.94"):
            assert word in original.replace(" ", "")
            assert word in copy.replace(" ", "")
    assert lane.rows("SELECT copies FROM reprints") == [(2,)]
    assert len(lane.rows("SELECT * FROM audit WHERE event_type = 'RECEIPT_REPRINTED'")) == 2
    view = lane.running.queries.sale(sale_id).result(60)
    assert view is not None
    assert view.copies == 2
    assert lane.rows("SELECT count(*), max(last_no) FROM series WHERE name = 'receipt'") == [(1, 1)]


@pytest.mark.parametrize("sale_id", [NOBODYS, "nonsense"])
def test_a_copy_of_no_sale_is_refused(lane: LaneAtWork, sale_id: str) -> None:
    assert lane.refused(c.Reprint(sale_id)) == "refund.sale"


def test_a_printer_that_takes_its_time_makes_no_sale_wait(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    send = lane.devices.printer.print

    def slow(job_id: str, data: bytes, deadline_s: float) -> PrintProof:
        assert gate.wait(20)
        return send(job_id, data, deadline_s)

    monkeypatch.setattr(lane.devices.printer, "print", slow)
    for _ in range(3):
        lane.sell()  # each done while the first receipt is still in the printer
    assert lane.state.prints.queued == 3
    gate.set()
    lane.wait(all_printed)
    assert len(lane.devices.printer.jobs) == 3


def test_a_drawer_that_is_stuck_ends_nobodys_sale(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = threading.Event()
    kick = lane.devices.drawer.kick

    def sticks() -> None:
        stuck.set()
        raise DrawerFault("drawer")

    monkeypatch.setattr(lane.devices.drawer, "kick", sticks)
    lane.sell()
    assert stuck.wait(60)
    monkeypatch.setattr(lane.devices.drawer, "kick", kick)
    lane.sell()
    lane.wait(lambda _state: lane.devices.drawer.kicks == 1)


def test_control_characters_in_names_never_reach_the_printer(lane: LaneAtWork) -> None:
    from decimal import Decimal

    lane.do(c.AddOpenItem("DEPT", Decimal(1), "Evil\x1b@\x1dV\x00 item\x07"))
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(100))
    lane.wait(all_printed)
    assert "Evil" in printed(lane)[0]  # the strict paper raises on anything else


def test_a_roll_that_comes_to_its_end_is_told_and_a_new_one_takes_the_word_back(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = lane.devices.printer
    for low, condition in ((True, "paper_low"), (False, "ready")):
        health = DeviceHealth(online=True, paper_low=low)
        monkeypatch.setattr(printer, "health", lambda health=health: health)
        lane.sell()
        lane.wait(lambda state, word=condition: state.prints.condition == word)  # type: ignore[misc]
    assert lane.rows("SELECT DISTINCT status FROM print_jobs") == [("CONFIRMED",)]
