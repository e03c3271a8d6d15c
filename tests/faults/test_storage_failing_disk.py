"""F4: a disk that fails in the midst of a commit; nothing is told or printed before it is known."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.store.verify import verify
from tests.faults.driver import DrivenLane
from tests.faults.driver_witness import DyingPrinter, Witness
from tests.faults.injectors import Strace
from tests.faults.judge import verdict
from tests.lane_fixtures import CASHIER, MILK_CODE, PINS, rows_of

SALES = "SELECT count(*) FROM sales"


@contextmanager
def driven(data_dir: Path, **more: str) -> Iterator[tuple[DrivenLane, Witness]]:
    """A lane process with its printer, signed in, and one who sees what it tells."""
    with DyingPrinter() as printer:
        witness = Witness(data_dir, printer)
        lane = DrivenLane(data_dir, printer.address[1], witness.hear, **more)
        try:
            lane.ready()
            lane.opened()
            begin(lane)
            yield lane, witness
        finally:
            lane.kill()
            lane.buried()


def begin(lane: DrivenLane) -> None:
    """From whatever the start shows to a signed-in cashier."""
    if lane.state.phase is Phase.RECOVERY:
        lane.do(c.AcceptRecovery())
    if lane.state.phase is Phase.SIGNED_OUT:
        lane.do(c.SignIn(CASHIER, PINS[CASHIER]))


def paying(lane: DrivenLane) -> None:
    """A sale of 1.45 in payment, the disk at rest."""
    lane.do(c.Scan(MILK_CODE))
    lane.do(c.StartCheckout())


def fails(lane: DrivenLane, command: c.Command, words: str) -> None:
    """The store refuses, and says why."""
    with pytest.raises(AssertionError, match=words):
        lane.do(command)


SYNC = "fsync,fdatasync"  # which of them depends on how SQLite was built
INJECTIONS = {
    # the log cannot be made durable, the next time it can: the commit is gone, and made again
    "a sync fails once": f"{SYNC}:error=EIO:when=1",
    # nor can it be when the file is closed: a new look finds the commit in the log
    "a sync fails while closing, too": f"{SYNC}:error=EIO:when=1..2",
    "the write fails": "pwrite64:error=EIO:when=1",
    "a later write fails": "pwrite64:error=EIO:when=5",
    "there is no room to write": "pwrite64:error=ENOSPC:when=1",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", INJECTIONS)
def test_a_payment_that_the_disk_fails_is_stored_once_and_told_and_printed_once(
    shop_dir: Path, tmp_path: Path, name: str
) -> None:
    with driven(shop_dir) as (lane, witness):
        paying(lane)
        with Strace(lane.pid, INJECTIONS[name], tmp_path / "strace.txt", *store(shop_dir)) as disk:
            lane.do(c.PayCash(145))
            assert lane.state.phase is Phase.PAID
        assert disk.fired >= 1, "the injector did not fire"
        lane.do(c.NextSale())
        lane.wait(lambda state: not state.prints.queued)
        assert rows_of(shop_dir, SALES) == [(1,)]
        assert lane.stop().code == 0
        witness.printer.settled()
        assert not verdict(witness)
        assert [paper.name for paper in witness.papers()] == ["receipt TERM001-1-000001"]
    plant_a_paid_sale_that_is_not_stored(witness)


@pytest.mark.slow
@pytest.mark.parametrize("name", INJECTIONS)
def test_a_scan_that_the_disk_fails_is_told_as_it_is_and_stays_so_after_a_kill(
    shop_dir: Path, tmp_path: Path, name: str
) -> None:
    with driven(shop_dir) as (lane, witness):
        with Strace(lane.pid, INJECTIONS[name], tmp_path / "strace.txt", *store(shop_dir)) as disk:
            told = carried_out(lane, c.Scan(MILK_CODE))
        assert disk.fired >= 1, "the injector did not fire"
        assert told is (name == "a sync fails while closing, too")
        assert len(lane.look().basket.lines) == int(told)
        lane.kill()
        assert lane.buried().killed
    with driven(shop_dir) as (lane, witness):
        assert len(lane.state.basket.lines) == int(told)
        assert not verdict(witness)


def store(data_dir: Path) -> tuple[Path, Path]:
    """The files whose calls fail."""
    return data_dir / "lane.db", data_dir / "lane.db-wal"


def carried_out(lane: DrivenLane, command: c.Command) -> bool:
    """False where the store says that nothing was changed."""
    try:
        lane.do(command)
    except AssertionError:
        notice = lane.look().notice
        return notice is None or notice.key != "store.failed"
    return True


def plant_a_paid_sale_that_is_not_stored(witness: Witness) -> None:
    """The verifier does see a sale that was told as paid and is not there."""
    fake = {"receipt_no": "TERM001-1-000099", "total_minor": 1, "sale_id": "0" * 32}
    witness.told["planted"] = fake
    failed = {check.name for check in verify(witness.data_dir, witness.write_down()).failed()}
    assert any(name.startswith("I1") for name in failed)


@pytest.mark.slow
def test_a_disk_that_fails_for_good_stops_the_lane_and_the_next_start_knows(
    shop_dir: Path, tmp_path: Path
) -> None:
    with driven(shop_dir) as (lane, witness):
        paying(lane)
        every = f"{SYNC}:error=EIO:when=1+"
        with Strace(lane.pid, every, tmp_path / "strace.txt", *store(shop_dir)) as strace:
            fails(lane, c.PayCash(145), "OutcomeUnknown")
            state = lane.look()
            assert (state.phase, state.last_sale) == (Phase.STOPPED, None)
            assert state.notice is not None
            assert state.notice.key == "store.unknown"
            assert not witness.papers()
        assert strace.fired >= 3
        assert not witness.told
    with driven(shop_dir) as (lane, witness):
        ((count,),) = rows_of(shop_dir, SALES)
        assert paid_or_still_paying(lane.state, count)
        assert not verdict(witness)


def paid_or_still_paying(state: LaneState, sales: int) -> bool:
    """After the start it is known: the sale is stored, or it waits for its money."""
    if sales:
        return state.phase is Phase.SELLING and not state.basket.lines
    return state.phase is Phase.PAYING and not state.tenders


def test_the_judge_of_these_tests_sees_paper_without_a_sale(shop_dir: Path, tmp_path: Path) -> None:
    with DyingPrinter() as printer:
        witness = Witness(Path(shutil.copytree(shop_dir, tmp_path / "copy")), printer)
        printer.jobs.append(b"Receipt no.     TERM001-1-000077\n")
        assert any("I1" in finding for finding in verdict(witness))
