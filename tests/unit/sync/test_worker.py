"""One sink's thread: what is sent, what waits, what is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from pos_terminal.checkout.sync_views import SinkState
from pos_terminal.domain.errors import AuthPaused, Forked, Poison, SinkDown, SinkError
from sync import backoff
from sync.outbox import Outbox
from sync.store import SyncStore
from sync.worker import Worker
from tests.fakes.sync import FakeSink
from tests.lane_fixtures import MILK_CODE, LaneAtWork
from tests.waiting import until


@pytest.fixture(autouse=True)
def tries_again_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backoff, "FIRST_S", 0.02)


@contextmanager
def working(
    sink: FakeSink, open_outbox: Callable[[], Outbox], store: SyncStore
) -> Iterator[Worker]:
    worker = Worker("fake", "TERM001", lambda: sink, open_outbox, store)
    worker.start()
    try:
        yield worker
    finally:
        worker.stop()


def is_live(worker: Worker) -> Callable[[], bool]:
    return lambda: worker.gauge.view.state is SinkState.LIVE


def test_everything_arrives_once_and_in_order(
    lane: LaneAtWork, open_outbox: Callable[[], Outbox], sync_store: SyncStore
) -> None:
    sink = FakeSink()
    with working(sink, open_outbox, sync_store) as worker:
        until(is_live(worker))
        before = worker.gauge.view.sent_seq
        lane.sign_in()
        lane.scan(MILK_CODE)
        worker.poke()
        until(lambda: worker.gauge.view.sent_seq > before and is_live(worker)())
    seqs = [event.seq for batch in sink.deliveries for event in batch.events]
    assert seqs == list(range(1, len(seqs) + 1))
    assert sync_store.cursor("fake").seq == len(seqs)


@pytest.mark.slow
@pytest.mark.parametrize("lost", [[SinkDown("sync.fake")], [SinkDown("sync.fake")] * 3])
def test_a_lost_answer_is_sent_again_and_counts_once(
    lane: LaneAtWork,
    open_outbox: Callable[[], Outbox],
    sync_store: SyncStore,
    lost: list[SinkError],
) -> None:
    sink = FakeSink(fails_after=list(lost), knows_position=False)
    with working(sink, open_outbox, sync_store) as worker:
        until(is_live(worker))
    assert not sink.fails_after  # the injector fired
    sent = [event.seq for batch in sink.deliveries for event in batch.events]
    assert len(sent) > len(set(sent))
    assert sorted(seq for _, seq in sink.events) == list(range(1, len(sink.events) + 1))


def test_poison_is_parked_and_all_others_arrive(
    lane: LaneAtWork, open_outbox: Callable[[], Outbox], sync_store: SyncStore
) -> None:
    sink = FakeSink(poisonous={2, 5}, knows_position=False)
    with working(sink, open_outbox, sync_store) as worker:
        until(is_live(worker))
        head = worker.gauge.view.sent_seq
        assert worker.gauge.view.parked == 2
    assert {seq for _, seq in sink.events} == set(range(1, head + 1)) - {2, 5}
    assert [event.seq for event in sync_store.parked()] == [2, 5]
    assert sync_store.parked()[0].facts == {"what": "a bad event"}


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (AuthPaused("sync.fake"), SinkState.AUTH),
        (Forked("sync.fork"), SinkState.FORKED),
        (SinkDown("sync.fake", request_id="r-1"), SinkState.DOWN),
    ],
)
def test_a_problem_is_shown_and_a_person_can_have_it_tried_again(
    lane: LaneAtWork,
    open_outbox: Callable[[], Outbox],
    sync_store: SyncStore,
    error: SinkError,
    state: SinkState,
) -> None:
    sink = FakeSink(fails=[error] * (20 if state is SinkState.DOWN else 1))
    with working(sink, open_outbox, sync_store) as worker:
        until(lambda: worker.gauge.view.state is state)
        problem = worker.gauge.view.problem
        assert problem is not None
        assert (problem.key, problem.request_id) == (error.key, error.request_id)
        sink.fails.clear()
        worker.restart()
        until(is_live(worker))
        assert worker.gauge.view.problem is None


def test_a_paused_sink_sends_nothing_until_it_goes_on(
    lane: LaneAtWork, open_outbox: Callable[[], Outbox], sync_store: SyncStore
) -> None:
    sink = FakeSink()
    sync_store.pause("fake", on=True)
    with working(sink, open_outbox, sync_store) as worker:
        until(lambda: worker.gauge.view.state is SinkState.PAUSED)
        assert not sink.opened
        sync_store.pause("fake", on=False)
        worker.restart()
        until(is_live(worker))


@pytest.mark.slow
def test_down_and_up_are_logged_once_each(
    lane: LaneAtWork,
    open_outbox: Callable[[], Outbox],
    sync_store: SyncStore,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO", "sync.runner")
    sink = FakeSink(fails=[SinkDown("sync.fake") for _ in range(4)])
    with working(sink, open_outbox, sync_store) as worker:
        until(is_live(worker))
    told = [record.getMessage() for record in caplog.records if record.name == "sync.runner"]
    assert told == ["sink down", "sink up"]
    assert not sink.fails


def test_a_bug_of_ours_is_shown_and_does_not_end_the_thread(
    lane: LaneAtWork, open_outbox: Callable[[], Outbox], sync_store: SyncStore
) -> None:
    sink = FakeSink()
    broken = [ZeroDivisionError("ours")]

    def make() -> FakeSink:
        if broken:
            raise broken.pop()
        return sink

    worker = Worker("fake", "TERM001", make, open_outbox, sync_store)
    worker.start()
    try:
        until(lambda: worker.gauge.view.state is SinkState.BROKEN)
        worker.restart()
        until(is_live(worker))
    finally:
        worker.stop()


def test_what_a_refusal_says_is_kept_with_the_parked_event(sync_store: SyncStore) -> None:
    assert str(Poison("sync.x", request_id="r", code="c")) == "sync.x(code=c) [request r]"
