"""One lane's stream: whatever the topic does, the chain comes out without a gap."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.lane_event import LaneEvent
from sync.relay.stream import LaneStream, Verdict
from sync.sinks.base import NOTHING
from tests.sync_journal import TERMINAL, Journal, some

JOURNAL = Journal(bodies=some(40))
EVENTS = JOURNAL.events


def played(stream: LaneStream, events: list[LaneEvent]) -> list[int]:
    return [event.seq for event in events if stream.judge(event) is Verdict.NEXT]


def test_a_stream_without_faults_goes_through() -> None:
    assert played(LaneStream(TERMINAL, NOTHING), EVENTS) == list(range(1, 41))


@given(st.lists(st.integers(0, 39), max_size=60), st.integers(0, 39))
def test_repeated_stretches_count_once_and_a_gap_is_never_jumped(
    jumps: list[int], start: int
) -> None:
    """The topic as librdkafka leaves it after lost answers: stretches that come again, or late."""
    position = EVENTS[start - 1].head if start else NOTHING
    stream = LaneStream(TERMINAL, position)
    topic = [event for jump in jumps for event in EVENTS[jump : jump + 7]]
    taken = played(stream, topic)
    assert taken == list(range(start + 1, start + 1 + len(taken)))
    assert stream.last == (EVENTS[taken[-1] - 1].head if taken else position)


def test_a_gap_stops_the_lane_and_says_what_it_needs_and_a_replay_mends_it() -> None:
    stream = LaneStream(TERMINAL, EVENTS[9].head)
    assert played(stream, EVENTS[12:20]) == []
    assert stream.stopped is not None
    assert (stream.stopped.verdict, stream.stopped.needs_seq) == (Verdict.GAP, 11)
    assert played(stream, EVENTS[5:]) == list(range(11, 41))
    assert stream.stopped is None


def test_a_new_sink_is_not_begun_in_the_middle_of_a_chain() -> None:
    stream = LaneStream(TERMINAL, NOTHING)
    assert stream.judge(EVENTS[7]) is Verdict.GAP
    assert LaneStream(TERMINAL, None).judge(EVENTS[7]) is Verdict.NEXT  # it cannot say: it may


def test_a_clone_is_a_fork_and_the_first_stream_goes_on() -> None:
    clone = JOURNAL.set_back(30).clone()
    other = clone.append(some(5, after=100))
    stream = LaneStream(TERMINAL, EVENTS[29].head)
    assert stream.judge(EVENTS[30]) is Verdict.NEXT
    assert stream.judge(other[0]) is Verdict.FORK
    assert stream.judge(other[1]) is Verdict.FORK
    assert stream.judge(EVENTS[31]) is Verdict.NEXT


def test_a_proper_restore_goes_on_and_its_lost_branch_is_kept() -> None:
    restored = JOURNAL.set_back(25)
    restored.new_life()
    tail = [*restored.events[24:], *restored.append(some(5, after=200))]
    stream = LaneStream(TERMINAL, EVENTS[-1].head)  # the relay has seen 26 to 40 of the first life
    assert played(stream, tail) == [26, 27, 28, 29, 30, 31]
    assert stream.judge(EVENTS[-1]) is Verdict.AGAIN


def test_a_new_life_behind_events_that_never_came_is_a_gap() -> None:
    restored = JOURNAL.set_back(25)
    begun = restored.new_life()
    assert LaneStream(TERMINAL, EVENTS[19].head).judge(begun) is Verdict.GAP
    assert LaneStream(TERMINAL, EVENTS[24].head).judge(begun) is Verdict.NEXT


@pytest.mark.parametrize(
    "changed",
    [
        replace(EVENTS[10], payload=EVENTS[10].payload + b" "),
        replace(EVENTS[10], business_date="1999-01-01"),
        replace(EVENTS[10], hash=EVENTS[9].hash),
        replace(EVENTS[10], seq=12),
    ],
)
def test_a_changed_byte_stops_the_lane(changed: LaneEvent) -> None:
    stream = LaneStream(TERMINAL, EVENTS[9].head)
    assert stream.judge(changed) is Verdict.FORGED
    assert stream.stopped is not None
    assert stream.judge(EVENTS[10]) is Verdict.NEXT
