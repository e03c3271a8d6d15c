"""F5: a disk that fills up refuses before money moves, and lets a sale in progress end (C3)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_terminal.bootstrap import PriceBoard, RunningLane, open_till
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from pos_terminal.store import reserve as reserve_module
from pos_terminal.store.reserve import FILE, SIZE_BYTES, Reserve
from pos_terminal.store.trouble import NoRoom
from tests.faults.injectors import SmallDisk, no_file_beyond, small_disk
from tests.faults.judge import verdict
from tests.faults.test_storage_failing_disk import driven
from tests.lane_fixtures import MILK_CODE, LaneAtWork, lane_on, rows_of, settings_for, verified

MIB = 2**20
SALES = "SELECT count(*) FROM sales"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """64 MiB of its own."""
    with small_disk(tmp_path / "disk", 64) as disk:
        yield disk


@pytest.fixture
def on_disk(disk: SmallDisk, shop_template: Path) -> Path:
    """The shop, on that disk."""
    return Path(shutil.copytree(shop_template, disk.where / "data"))


def test_a_disk_without_room_refuses_before_money_moves_and_goes_on_when_there_is_some(
    disk: SmallDisk, on_disk: Path
) -> None:
    with lane_on(on_disk) as lane:
        lane.sign_in()
        lane.sell()
        disk.fill(leave=8 * MIB)
        lane.scan(MILK_CODE)
        assert lane.refused(c.StartCheckout()) == "disk.full"
        assert (lane.state.phase, lane.state.tenders) == (Phase.SELLING, ())
        assert lane.rows(SALES) == [(1,)]
        disk.empty()
        lane.do(c.StartCheckout())
        lane.do(c.PayCash(145))
        assert lane.rows(SALES) == [(2,)]
    verified(on_disk)


def test_a_sale_in_progress_ends_on_the_reserve_of_a_disk_that_is_full_to_the_last_byte(
    disk: SmallDisk, on_disk: Path
) -> None:
    with lane_on(on_disk) as lane:
        lane.sign_in()
        lane.sell()
        lane.scan(MILK_CODE)
        lane.do(c.StartCheckout())
        assert (on_disk / FILE).stat().st_size == SIZE_BYTES
        disk.fill()
        assert disk.free == 0, "the disk is not full"
        give_cents_until_the_log_must_grow(lane, on_disk)
        lane.do(c.PayCash(lane.state.settlement.cash_remaining_minor))  # type: ignore[union-attr]
        assert lane.state.phase is Phase.PAID
        lane.do(c.NextSale())
        lane.wait(lambda state: not state.prints.queued)
        lane.scan(MILK_CODE)
        assert lane.refused(c.StartCheckout()) == "disk.full", "without a reserve nothing begins"
        disk.empty()
        lane.do(c.StartCheckout())
        assert (on_disk / FILE).exists(), "it is made again"
        lane.do(c.PayCash(145))
        assert lane.rows(SALES) == [(3,)]
    verified(on_disk)


def give_cents_until_the_log_must_grow(lane: LaneAtWork, data_dir: Path) -> None:
    """The log's last page in use has room for a commit or two; the next one needs the disk."""
    for _ in range(100):
        if not (data_dir / FILE).exists():
            return
        lane.do(c.PayCash(1, close=False))
    pytest.fail("the disk was never needed: the injector did not fire")


def test_a_start_on_a_full_disk_takes_the_reserve_and_the_sale_in_hand_ends(
    disk: SmallDisk, on_disk: Path
) -> None:
    with lane_on(on_disk) as lane:
        lane.sign_in()
        lane.scan(MILK_CODE)
        lane.do(c.StartCheckout())
        lane.do(c.PayCash(100))
    disk.fill()
    with lane_on(on_disk) as lane:
        assert not (on_disk / FILE).exists()
        assert disk.free > 8 * MIB
        lane.sign_in()
        assert lane.state.phase is Phase.PAYING
        lane.do(c.PayCash(45))
        lane.do(c.NextSale())
        lane.scan(MILK_CODE)
        assert lane.refused(c.StartCheckout()) == "disk.full"
    verified(on_disk)


def test_a_start_without_any_room_shows_prices_and_says_why(disk: SmallDisk, on_disk: Path) -> None:
    disk.fill()
    with open_till(settings_for(on_disk)) as opened:
        assert isinstance(opened, PriceBoard)
        notice = opened.lane.state.notice
        assert notice is not None
        assert notice.facts["what"] == "The disk is full."
        assert opened.queries.search_products(MILK_CODE).result(60)
    disk.empty()
    with open_till(settings_for(on_disk)) as opened:
        assert isinstance(opened, RunningLane)
    verified(on_disk)


def test_without_a_reserve_the_same_sale_could_not_end(
    disk: SmallDisk, on_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reserve_module, "SIZE_BYTES", 1)
    with lane_on(on_disk) as lane:
        lane.sign_in()
        lane.scan(MILK_CODE)
        lane.do(c.StartCheckout())
        disk.fill()
        cents = [lane.running.lane.submit(c.PayCash(1, close=False)) for _ in range(100)]
        assert any(isinstance(cent.exception(30), NoRoom) for cent in cents)
        assert lane.state.phase is Phase.PAYING
        assert lane.notice == "store.failed"
        disk.empty()
        lane.do(c.CancelCheckout())
    verified(on_disk)


def test_the_head_outside_is_written_when_there_is_room_again(
    disk: SmallDisk, on_disk: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with lane_on(on_disk) as lane:
        lane.sign_in()
        for _ in range(3):
            lane.sell()
        lane.wait(lambda state: not state.prints.queued)
        lane.running.lane.call(lambda till: till.store.checkpoint()).result(60)
        disk.fill()
        lane.do(c.AddProduct("MILK"))  # in the log there is room: it begins again at its front
        head = lane.running.lane.call(lambda till: till.store.head).result(60)
        lane.wait(lambda _state: "head file" in caplog.messages)
        assert head.hash not in (on_disk / "head.json").read_text("ascii")
        disk.empty()
        lane.wait(lambda _state: head.hash in (on_disk / "head.json").read_text("ascii"))
    verified(on_disk)


@pytest.mark.slow
def test_a_file_that_may_not_grow_lets_the_sale_end_and_the_next_one_is_refused(
    shop_dir: Path,
) -> None:
    with driven(shop_dir) as (lane, witness):
        lane.do(c.Scan(MILK_CODE))
        lane.do(c.StartCheckout())
        limit = max((shop_dir / name).stat().st_size for name in ("lane.db", "lane.db-wal"))
        with no_file_beyond(lane.pid, limit + 100_000):
            for _ in range(100):
                if not (shop_dir / FILE).exists():
                    break
                lane.do(c.PayCash(1, close=False))
            assert not (shop_dir / FILE).exists(), "the limit was never met"
            lane.do(c.PayCash(145))
            assert lane.state.phase is Phase.PAID
            lane.do(c.NextSale())
            lane.do(c.Scan(MILK_CODE))
            with pytest.raises(Exception, match=r"disk\.full"):
                lane.do(c.StartCheckout())
            assert lane.look().tenders == ()
        lane.do(c.StartCheckout())
        lane.do(c.PayCash(145))
        lane.do(c.NextSale())
        assert rows_of(shop_dir, SALES) == [(2,)]
        assert lane.stop().code == 0
        witness.printer.settled()
        assert not verdict(witness)


def test_a_reserve_with_holes_or_cut_short_is_none(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path)
    with (tmp_path / FILE).open("wb") as file:
        file.truncate(SIZE_BYTES)
    assert not reserve._whole()
    assert reserve.ready()
    assert (tmp_path / FILE).stat().st_blocks * 512 >= SIZE_BYTES
    reserve.give_up()
    assert not (tmp_path / FILE).exists()
    reserve.give_up()


def test_without_a_call_for_it_the_reserve_is_written_byte_by_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("os.posix_fallocate")
    assert Reserve(tmp_path).ready()
    assert (tmp_path / FILE).stat().st_size == SIZE_BYTES
