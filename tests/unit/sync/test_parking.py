"""What is set aside, sent again and held up: nothing is lost, whoever acts in between."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from pysqlite3 import dbapi2
from sqlalchemy.exc import OperationalError

from pos_terminal.checkout.sync_views import SinkState
from pos_terminal.domain.errors import Poison
from sync.documents import Document, Kind, Version
from sync.sinks.base import Batch
from sync.store import SyncStore
from sync.worker import Worker
from tests.fakes.sync import FakeSink
from tests.lane_fixtures import LaneAtWork
from tests.sync_journal import Journal, some
from tests.unit.sync.agents import Outside, agent_on, switch_on, until


def last(lane: LaneAtWork) -> int:
    return lane.events()[-1].seq


def test_a_parked_event_that_comes_again_and_is_taken_is_no_longer_parked(
    lane: LaneAtWork,
) -> None:
    switch_on(lane, "postgres")
    outside = Outside()
    outside.postgres.poisonous = {3, 6}
    with agent_on(lane, outside) as at_work:
        at_work.reaches("live")
        outside.postgres.poisonous = {6}
        at_work.agent.resend("postgres", 2)
        until(lambda: at_work.agent.store.parked_seqs("postgres") == [6])
        at_work.reaches("live")
        assert at_work.view().parked == 1


def test_a_refused_document_stays_parked_when_its_event_is_taken_after_it(
    sync_store: SyncStore,
) -> None:
    journal = Journal("TERM001", some(12))
    person = Document(Kind.CUSTOMER, "someone", Version(False, 1, "", "TERM001"), {}, 5)
    journal.announce(5, *[person] * 9)  # more than go with their event
    sink = FakeSink(spoiled={"someone"})
    worker = Worker("fake", "TERM001", lambda: sink, lambda: journal, sync_store)
    worker.start()
    try:
        until(lambda: worker.gauge.view.state is SinkState.LIVE)
        assert sync_store.parked_seqs("fake") == [5]
    finally:
        worker.stop()


def test_what_was_seen_stays_listed_until_it_is_refused_anew_or_taken(
    sync_store: SyncStore,
) -> None:
    journal = Journal("TERM001", some(12))
    for seq in (3, 5, 7):
        event = journal.event(seq)
        assert event is not None
        sync_store.park("fake", event, Poison("sync.fake"), "now")
    worker = Worker("fake", "TERM001", FakeSink, lambda: journal, sync_store)
    assert sync_store.mark_seen("fake", (3, 5, 6)) == 2
    worker.count_parked()
    assert (worker.gauge.view.parked, worker.gauge.view.unseen) == (3, 1)
    assert [one.seen for one in sync_store.parked()] == [True, True, False]
    event = journal.event(3)
    assert event is not None
    sync_store.park("fake", event, Poison("sync.fake"), "later")
    sync_store.unpark("fake", 5)
    assert [one.seen for one in sync_store.parked()] == [False, False]
    assert (sync_store.mark_seen("fake", ()), sync_store.seen("fake")) == (2, 2)


class Slow(FakeSink):
    """Its answer comes when the test lets it."""

    def __init__(self) -> None:
        super().__init__("postgres")
        self.asked, self.may = threading.Event(), threading.Event()
        self.may.set()

    def deliver(self, batch: Batch) -> None:
        self.asked.set()
        assert self.may.wait(30)
        super().deliver(batch)


def test_a_wish_to_send_again_is_not_lost_while_something_is_on_its_way(lane: LaneAtWork) -> None:
    """The worker moves the cursor when its call ends: after the wish."""
    switch_on(lane, "postgres")
    outside, slow = Outside(), Slow()
    outside.sinks["postgres"] = slow
    with agent_on(lane, outside) as at_work:
        at_work.reaches("live")
        slow.may.clear()
        slow.asked.clear()
        lane.sell()
        at_work.steward.look()
        assert slow.asked.wait(30)
        before = len(slow.deliveries)
        at_work.agent.resend("postgres", 1)
        slow.may.set()
        until(lambda: len(slow.deliveries) > before + 1)
        at_work.reaches("live")
        again = [event.seq for batch in slow.deliveries[before:] for event in batch.events]
        assert set(again) == set(range(1, last(lane) + 1))


def test_a_full_disk_beneath_sync_db_is_told_in_words_and_ends_no_thread(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    switch_on(lane, "postgres")
    with agent_on(lane, Outside()) as at_work:
        at_work.reaches("live")
        broken = OperationalError("UPDATE", {}, _full())
        for method in ("paused", "move"):
            with monkeypatch.context() as patch:
                patch.setattr(at_work.agent.store, method, _raising(broken))
                at_work.agent.restart("postgres")
                at_work.reaches("down")
                problem = at_work.view().problem
                assert problem is not None
                assert (problem.key, problem.facts) == (
                    "sync.own_file",
                    {"reason": "the disk is full"},
                )
            at_work.agent.restart("postgres")
            at_work.reaches("live")


def _full() -> Exception:
    err = dbapi2.OperationalError("database or disk is full")
    err.sqlite_errorname = "SQLITE_FULL"  # type: ignore[attr-defined]
    return err


def _raising(err: Exception) -> Callable[..., None]:
    def fails(*_: object, **__: object) -> None:
        raise err

    return fails
