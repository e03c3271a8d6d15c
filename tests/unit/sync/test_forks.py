"""A copied lane and one that was set back: refused, told, and resolved by a person (F11, F12)."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.store.head import Head
from pos_terminal.store.verify import verify
from tests.lane_fixtures import BY_MANAGER, LaneAtWork, crash_copy, lane_on
from tests.unit.sync.agents import AtWork, Outside, agent_on, switch_on
from tests.waiting import until

ALL = ("postgres", "s3")


def send(lane: LaneAtWork, outside: Outside) -> None:
    """Everything that there is, to two stores."""
    switch_on(lane, *ALL)
    with agent_on(lane, outside) as at_work:
        for name in ALL:
            at_work.reaches("live", name)


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def clone(lane: LaneAtWork, outside: Outside, tmp_path: Path) -> Path:
    """A copy of the disk on a machine with the same id, taken after all was sent."""
    send(lane, outside)
    return crash_copy(lane.data_dir, tmp_path / "clone")


def seen_head(at_work: AtWork, name: str = "postgres") -> Head:
    """What the page of the stores hands over with the decision."""
    problem = at_work.view(name).problem
    assert problem is not None
    held = problem.facts["held"]
    assert isinstance(held, dict)
    return Head(**held)


@pytest.mark.slow
@pytest.mark.parametrize(("sold_there", "sold_here"), [(3, 1), (1, 3)])
def test_a_clone_is_refused_everywhere_until_a_manager_begins_a_new_life(
    lane: LaneAtWork, clone: Path, outside: Outside, sold_there: int, sold_here: int
) -> None:
    common = lane.events()[-1].seq
    for _ in range(sold_there):
        lane.sell()
    send(lane, outside)
    there = dict(outside.postgres.events)
    with lane_on(clone) as copy:
        copy.sign_in()
        for _ in range(sold_here):
            copy.sell()
        switch_on(copy, *ALL)
        with agent_on(copy, outside) as at_work:
            for name in ALL:
                at_work.reaches("forked", name)
            assert outside.postgres.events == there, "nothing of the copy is taken"
            copy.do(c.BeginNewLife("the other one is the copy", seen_head(at_work)), BY_MANAGER)
            for name in ALL:
                at_work.reaches("live", name)
            branch = [e for e in copy.events() if e.seq > common and e.epoch == 1]
            parked = at_work.agent.store.parked("postgres")
            assert [event.seq for event in parked] == [event.seq for event in branch]
            assert {event.reason for event in parked} == {"sync.fork"}
            copy.sell()
            at_work.reaches("live")
            at_work.reaches("live", "s3")
        (began,) = copy.events("EPOCH_STARTED")[1:]
        assert (began.epoch, began.data["reason"]) == (2, "forked")
        assert began.data["words"] == "the other one is the copy"
        sent = {event.event_id for event in outside.postgres.events.values()}
        new = [event for event in copy.events() if event.epoch == 2]
        assert {event.event_id for event in new} <= sent
        assert not {event.event_id for event in branch} & sent
        closed = new[[event.event_type for event in new].index("BASKET_CLOSED")]
        assert closed.data["receipt_no"] == "TERM001-2-000001"
        assert verify(copy.data_dir / "lane.db").ok
    assert there.items() <= outside.postgres.events.items()


def test_a_copy_of_an_older_life_is_told_that_a_newer_one_is_known(
    lane: LaneAtWork, clone: Path, outside: Outside
) -> None:
    lane.do(c.BeginNewLife("a copy was found"), BY_MANAGER)
    lane.sell()
    send(lane, outside)
    with lane_on(clone) as copy:
        copy.sign_in()
        switch_on(copy, *ALL)
        with agent_on(copy, outside) as at_work:
            at_work.reaches("forked")
            problem = at_work.view().problem
            assert problem is not None
            assert problem.key == "sync.newer_life"
            epoch = copy.do(c.BeginNewLife("", seen_head(at_work)), BY_MANAGER)
            assert epoch == 3, "above the newest that any store knows"
            at_work.reaches("live")
        assert verify(copy.data_dir / "lane.db").ok


@pytest.mark.slow
@pytest.mark.parametrize("name", ALL)
def test_what_a_store_refused_for_another_history_stays_listed_whatever_is_tried(
    lane: LaneAtWork, clone: Path, outside: Outside, name: str
) -> None:
    lane.sell()
    send(lane, outside)
    outside.sinks["s3"].limits = replace(outside.sinks["s3"].limits, segments=name == "s3")
    with lane_on(clone) as copy:
        copy.sign_in()
        copy.sell()
        switch_on(copy, name)
        with agent_on(copy, outside) as at_work:
            at_work.reaches("forked", name)
            copy.do(c.BeginNewLife("", seen_head(at_work, name)), BY_MANAGER)
            until(lambda: at_work.steward.look() or at_work.view(name).parked)
            until(lambda: at_work.view(name).state.value == "live")
            parked = at_work.agent.store.parked_seqs(name)
            assert at_work.agent.retry_parked(name).result(60) == 0
            assert at_work.agent.store.parked_seqs(name) == parked
            if name == "postgres":
                at_work.reaches("live", name)
                at_work.agent.resend(name, 1)  # over the branch that is refused
                at_work.reaches("live", name)
                assert at_work.agent.store.parked_seqs(name) == parked
                copy.sell()
                at_work.reaches("live", name)


@pytest.mark.slow
def test_a_lane_that_was_set_back_unseen_is_told_by_the_stores(
    lane: LaneAtWork, clone: Path, outside: Outside
) -> None:
    """Neither head.json nor sync.db came along: only the stores know."""
    lane.sell()
    send(lane, outside)
    for name in ("head.json", "sync.db", "sync.db-wal"):
        (clone / name).unlink(missing_ok=True)
    with lane_on(clone) as copy:
        switch_on(copy, *ALL)
        with agent_on(copy, outside) as at_work:
            at_work.reaches("forked")
            problem = at_work.view().problem
            assert problem is not None
            assert problem.key == "sync.set_back"


@pytest.mark.slow
def test_a_restored_lane_goes_on_by_itself_for_its_start_has_begun_a_new_life(
    lane: LaneAtWork, clone: Path, outside: Outside
) -> None:
    lane.sell()
    send(lane, outside)
    wanted = lane.events()[-1].hash
    lane.wait(lambda _: wanted in (lane.data_dir / "head.json").read_text("ascii"))
    head = (lane.data_dir / "head.json").read_text("ascii")
    (clone / "head.json").write_text(head, "ascii")
    with lane_on(clone) as restored:
        assert restored.events("EPOCH_STARTED")[-1].epoch == 2
        switch_on(restored, *ALL)
        with agent_on(restored, outside) as at_work:
            at_work.reaches("live")
            assert not at_work.view().parked


def test_a_journal_that_is_replaced_under_the_agent_is_compared_anew(
    shop_dir: Path, outside: Outside, tmp_path: Path
) -> None:
    """An agent that is a service stays while an old lane.db is put in place by hand."""
    with ExitStack() as stack:
        with lane_on(shop_dir) as lane:
            lane.sign_in()
            older = crash_copy(shop_dir, tmp_path / "older")
            switch_on(lane, *ALL)
            at_work = stack.enter_context(agent_on(lane, outside))
            lane.sell()
            at_work.reaches("live")
            at_work.reaches("live", "s3")
        for end in ("-wal", "-shm", ""):
            (shop_dir / f"lane.db{end}").unlink(missing_ok=True)
        for end in ("-wal", ""):
            shutil.copy(older / f"lane.db{end}", shop_dir / f"lane.db{end}")
        for name in ALL:
            at_work.reaches("forked", name)


def test_a_new_life_waits_for_the_sale_in_hand(lane: LaneAtWork) -> None:
    lane.do(c.AddProduct("MILK"))
    assert lane.refused(c.BeginNewLife(), BY_MANAGER) == "sync.basket"
    assert [event.epoch for event in lane.events("EPOCH_STARTED")] == [1]
