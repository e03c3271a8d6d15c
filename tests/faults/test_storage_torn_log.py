"""F2: a log torn anywhere leaves an exact committed prefix, and the head outside shows the rest."""

from __future__ import annotations

import os
import shutil
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path
from unittest.mock import patch

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.store.chain import Break, Link, walk
from pos_terminal.store.engine import open_engine
from pos_terminal.store.head import Head, write_head
from pos_terminal.store.inspection import Condition, inspect
from pos_terminal.store.journal import read_events, read_head_row
from pos_terminal.store.unit_of_work import LaneStore
from pos_terminal.store.verify import verify
from tests.faults.injectors_bytes import (
    Frame,
    commits_before,
    copy_store,
    cuts,
    frames,
)
from tests.lane_fixtures import MILK_CODE, crash_copy, events_of, lane_on, verified


@dataclass(frozen=True)
class Torn:
    """A data directory as a kill leaves it: nothing folded in, every commit still in the log."""

    data_dir: Path
    log: list[Frame]
    hashes: list[str]  # of all events, in order
    heads: list[Head]  # after each commit of the log
    receipts: list[str]


def never_folded() -> AbstractContextManager[object]:
    """On a slow machine an idle moment would begin the log anew in the midst of the day."""
    return patch.object(LaneStore, "checkpoint", lambda _store: None)


@pytest.fixture(scope="session")
def torn(shop_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Torn:
    folder = tmp_path_factory.mktemp("torn")
    live = Path(shutil.copytree(shop_template, folder / "live"))
    heads: list[Head] = []
    with never_folded(), lane_on(live) as lane:
        lane.sign_in()
        for _ in range(4):
            lane.sell("MILK", "BREAD")
        lane.scan(MILK_CODE)
        lane.do(c.StartCheckout())
        lane.do(c.PayCash(100))
        lane.wait(lambda state: not state.prints.queued)
        copy = crash_copy(live, folder / "torn")
        ended = events_of(live)
    log = frames(copy / "lane.db-wal")
    for length in [frame.end for frame in log if frame.commits]:
        cut = copy_store(copy, folder / f"at-{length}", wal_bytes=length)
        heads.append(head_of(cut))
    last = ended[-1]
    write_head(copy / "head.json", Head(last.journal_id, last.epoch, last.seq, last.hash))
    receipts = [e.data["receipt_no"] for e in ended if e.event_type == "BASKET_CLOSED"]
    return Torn(copy, log, [event.hash for event in ended], heads, receipts)


def head_of(data_dir: Path) -> Head:
    engine = open_engine(data_dir / "lane.db", readonly=True)
    try:
        with engine.begin() as connection:
            return read_head_row(connection)
    finally:
        engine.dispose()


def test_the_day_is_all_in_the_log_and_has_many_commits(torn: Torn) -> None:
    assert len(torn.heads) > 25
    assert len(torn.log) > 150
    assert torn.heads[-1].seq == len(torn.hashes)


@pytest.mark.slow
def test_a_log_cut_at_every_frame_and_around_it_leaves_an_exact_prefix(
    torn: Torn, tmp_path: Path
) -> None:
    lost, whole, damaged = 0, 0, []
    cut = copy_store(torn.data_dir, tmp_path / "cut")
    for length in sorted(cuts(torn.log), reverse=True):  # who only reads leaves the files alone
        os.truncate(cut / "lane.db-wal", length)
        (cut / "lane.db-shm").unlink(missing_ok=True)
        left = commits_before(torn.log, length)
        condition = inspect(cut / "lane.db", torn.heads[-1])
        engine = open_engine(cut / "lane.db", readonly=True)
        with engine.begin() as connection:
            stored = [event.hash for event in read_events(connection)]
            broken = isinstance(walk(connection, Link()), Break)
        engine.dispose()
        expected = torn.heads[left - 1].seq if left else len(stored)
        if stored != torn.hashes[:expected] or broken or condition is not Condition.SOUND:
            damaged.append((length, len(stored), expected, broken, condition))
        lost += len(stored) < len(torn.hashes)
        whole += len(stored) == len(torn.hashes)
        assert (cut / "lane.db-wal").stat().st_size == length
    assert not damaged
    assert lost > 400, "the injector did not fire"
    assert whole >= 1


@pytest.mark.slow
@pytest.mark.parametrize("part", [0.0, 0.3, 0.6, 0.9])
def test_a_lane_on_a_torn_log_tells_what_is_lost_and_begins_a_new_series(
    torn: Torn, tmp_path: Path, part: float
) -> None:
    length = torn.log[int(part * (len(torn.log) - 1))].end - 1
    cut = Path(shutil.copytree(torn.data_dir, tmp_path / "cut"))
    copy_store(torn.data_dir, tmp_path / "wal", wal_bytes=length)
    shutil.copy(tmp_path / "wal" / "lane.db-wal", cut / "lane.db-wal")
    planted = verify(cut)
    assert "I2 head" in {check.name for check in planted.failed()}, "the verifier sees the tear"
    before = {e.data["receipt_no"] for e in events_of(cut) if e.event_type == "BASKET_CLOSED"}
    assert before <= set(torn.receipts)
    with lane_on(cut) as lane:
        assert lane.state.recovery is not None
        assert lane.state.recovery.notes == ("recovery.tail_lost",)
        (*_, epoch) = lane.events("EPOCH_STARTED")
        assert epoch.data["previous"] == asdict(torn.heads[-1])
        lane.do(c.AcceptRecovery())
        lane.sign_in()
        if lane.state.basket.lines:
            lane.do(c.CancelCheckout())
            lane.do(c.Park("from before"))
        lane.sell()
        ((fresh,),) = lane.rows("SELECT receipt_no FROM sales ORDER BY seq DESC LIMIT 1")
        assert fresh not in torn.receipts, "a number on paper is given again"
        assert fresh.split("-")[1] == str(epoch.epoch)
    failed = {check.name for check in verify(cut).failed()}
    assert failed <= {"I2 epochs"}, "only the lost events are named"


def test_a_tail_that_nobody_was_told_of_is_lost_without_a_word(torn: Torn, tmp_path: Path) -> None:
    cut = Path(shutil.copytree(torn.data_dir, tmp_path / "cut"))
    with (cut / "lane.db-wal").open("r+b") as log:
        log.truncate(torn.log[-1].end - 1)
    write_head(cut / "head.json", torn.heads[-2])  # the head outside lags behind by a commit
    with lane_on(cut) as lane:
        assert lane.state.recovery is not None
        assert lane.state.recovery.notes == ()
        assert {event.epoch for event in lane.events()} == {torn.heads[-1].epoch}
    verified(cut)
