"""Relays: one group a sink, effects once, lanes in order, whoever dies."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from pos_terminal.checkout.sync_views import SinkState
from pos_terminal.domain.errors import SinkDown
from sync import backoff, segments
from sync.relay.stream import Verdict
from sync.relay.worker import RelayWorker
from sync.sinks.base import Limits
from sync.store import SyncStore
from tests.fakes.sync import FakeSink
from tests.fakes.sync_feed import FakeFeed, FakeTopic
from tests.sync_journal import Journal, some
from tests.waiting import until

LANES = ("LANE1", "LANE2", "LANE3")


@pytest.fixture(autouse=True)
def tries_again_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backoff, "FIRST_S", 0.02)


def journals(count: int = 60) -> dict[str, Journal]:
    return {lane: Journal(lane, some(count)) for lane in LANES}


@contextmanager
def relaying(sink: FakeSink, topic: FakeTopic, store: SyncStore) -> Iterator[RelayWorker]:
    worker = RelayWorker("fake", lambda: sink, lambda _sink: FakeFeed(topic), store)
    worker.start()
    try:
        yield worker
    finally:
        worker.stop()


def held(sink: FakeSink, lane: str) -> list[int]:
    return [
        event.seq
        for batch in sink.deliveries
        for event in batch.events
        if event.terminal_id == lane
    ]


def test_everything_arrives_and_offsets_follow_the_effect(sync_store: SyncStore) -> None:
    topic, sink = FakeTopic(), FakeSink()
    for journal in journals().values():
        topic.publish(journal.events)
    with relaying(sink, topic, sync_store) as worker:
        until(lambda: topic.unread == 0 and worker.gauge.view.state is SinkState.LIVE)
    for lane in LANES:
        assert held(sink, lane) == list(range(1, 61))


def test_an_effect_whose_commit_was_lost_happens_again_and_counts_once(
    sync_store: SyncStore,
) -> None:
    topic = FakeTopic()
    sink = FakeSink(fails_after=[SinkDown("sync.fake") for _ in range(3)])
    all_of = journals()
    for journal in all_of.values():
        topic.publish(journal.events)
    with relaying(sink, topic, sync_store):
        until(lambda: topic.unread == 0)
    assert not sink.fails_after  # the injector fired
    assert len(sink.events) == 180
    for lane in LANES:
        assert sorted(set(held(sink, lane))) == list(range(1, 61))


def test_a_gap_stops_its_lane_alone_and_a_replay_mends_it(sync_store: SyncStore) -> None:
    topic, sink = FakeTopic(partitions=1), FakeSink()
    all_of = journals()
    lost = all_of["LANE2"].events
    topic.publish(all_of["LANE1"].events)
    topic.publish([*lost[:20], *lost[25:]])
    topic.publish(all_of["LANE3"].events)
    with relaying(sink, topic, sync_store) as worker:
        until(lambda: topic.unread == 0)
        assert [held(sink, lane)[-1] for lane in LANES] == [60, 20, 60]
        [stopped] = worker.stopped_lanes
        assert (stopped.verdict, stopped.terminal_id) == (Verdict.GAP, "LANE2")
        assert stopped.needs_seq == 21
        topic.publish(lost[20:])  # the lane was asked
        until(lambda: topic.unread == 0)
        until(lambda: not worker.stopped_lanes)
    assert held(sink, "LANE2") == list(range(1, 61))


def test_a_clone_is_refused_and_told_and_the_others_go_on(sync_store: SyncStore) -> None:
    topic, sink = FakeTopic(partitions=1), FakeSink(limits=FakeSink().limits)
    all_of = journals()
    clone = all_of["LANE1"].set_back(40).clone()
    clone.append(some(10, after=300))
    topic.publish(all_of["LANE1"].events)
    topic.publish(clone.events[38:])  # 39 and 40 are the same; 41 to 50 are not
    topic.publish(all_of["LANE2"].events)
    with relaying(sink, topic, sync_store) as worker:
        until(lambda: topic.unread == 0)
        assert worker.refused_lanes == {"LANE1": "sync.fork"}
    assert {event.hash for event in sink.events.values() if event.terminal_id == "LANE1"} == {
        event.hash for event in all_of["LANE1"].events
    }
    assert held(sink, "LANE2") == list(range(1, 61))


def test_an_archive_gets_whole_segments_and_a_relay_that_dies_forgets_no_tail(
    sync_store: SyncStore,
) -> None:
    topic = FakeTopic()
    sink = FakeSink(limits=Limits(events=200, segments=True))
    all_of = journals(1250)
    for journal in all_of.values():
        topic.publish(journal.events)
    whole = {lane: len(segments.whole(all_of[lane].events)) for lane in LANES}
    waiting = sum(1250 - upto for upto in whole.values())
    assert waiting
    for _ in range(2):  # the second relay begins where the first one left its tails
        with relaying(sink, topic, sync_store):
            until(lambda: topic.unread == waiting)
    for lane in LANES:
        assert held(sink, lane) == list(range(1, whole[lane] + 1))
        topic.publish(all_of[lane].append(some(1, after=1250)))
    with relaying(sink, topic, sync_store) as worker:
        until(lambda: worker.gauge.view.state is SinkState.LIVE)
    assert topic.unread == waiting + 3


def test_what_is_no_event_is_told_and_passed_over(sync_store: SyncStore) -> None:
    topic, sink = FakeTopic(partitions=1), FakeSink()
    events = journals()["LANE1"].events
    topic.publish(events[:10])
    topic.garble(0, "its key is not its lane")
    topic.publish(events[10:])
    with relaying(sink, topic, sync_store):
        until(lambda: topic.unread == 0)
    assert held(sink, "LANE1") == list(range(1, 61))


def test_relays_that_come_and_go_double_nothing_and_keep_each_lanes_order(
    sync_store: SyncStore,
) -> None:
    dice = random.Random(6)
    topic, sink = FakeTopic(), FakeSink()
    all_of = journals(200)
    relays: list[RelayWorker] = []
    try:
        for step in range(40):
            for journal in all_of.values():
                topic.publish(journal.events[step * 5 : step * 5 + 5])
            if len(relays) == 3:
                relays.pop(dice.randrange(3)).stop()
            relay = RelayWorker("fake", lambda: sink, lambda _sink: FakeFeed(topic), sync_store)
            relay.start()
            relays.append(relay)
        until(lambda: topic.unread == 0)
    finally:
        for relay in relays:
            relay.stop()
    assert topic.rebalances > 60
    assert len(sink.events) == 600
    for lane in LANES:
        first = dict.fromkeys(held(sink, lane))  # the order in which each arrived first
        assert list(first) == list(range(1, 201))
