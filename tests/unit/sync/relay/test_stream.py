"""One lane's stream: whatever the topic does, the chain comes out without a gap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pos_terminal.store.canonical import canonical, sha256
from sync.lane_event import HASHED, LaneEvent
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


@pytest.mark.parametrize("held", [25, 33, 40])
def test_a_restored_lane_that_knows_of_its_lost_tail_goes_on(held: int) -> None:
    """head.json was newer than the backup: `previous` tells the lost tail, sent or never sent."""
    restored = JOURNAL.set_back(25)
    begun = restored.new_life("restored", EVENTS[39].head)
    stream = LaneStream(TERMINAL, EVENTS[held - 1].head)
    assert stream.judge(begun) is Verdict.NEXT
    assert played(stream, restored.append(some(3, after=200))) == [27, 28, 29]


@pytest.mark.parametrize(("held", "seen"), [(33, 33), (35, 33), (33, None)])
def test_a_life_that_a_person_declared_because_of_a_fork_goes_on(
    held: int, seen: int | None
) -> None:
    """The clone's own 31 to 50 were refused outside and are parked there: no replay brings them."""
    clone = JOURNAL.set_back(30).clone()
    refused = clone.append(some(20, after=100))
    begun = clone.new_life("forked", EVENTS[seen - 1].head if seen else None)
    stream = LaneStream(TERMINAL, EVENTS[held - 1].head)
    assert played(stream, refused) == []
    assert stream.judge(begun) is Verdict.NEXT
    assert stream.stopped is None
    assert played(stream, clone.append(some(3, after=200))) == [52, 53, 54]


def test_a_declared_life_does_not_jump_what_is_missing() -> None:
    clone = JOURNAL.set_back(30).clone()
    clone.append(some(20, after=100))
    seen = clone.clone("seen").new_life("forked", EVENTS[34].head)
    stream = LaneStream(TERMINAL, EVENTS[9].head)
    assert stream.judge(seen) is Verdict.GAP  # 11 to 35 were there, and we have none of them
    unseen = clone.new_life("forked")
    stream = LaneStream(TERMINAL, EVENTS[9].head)
    assert stream.judge(EVENTS[14]) is Verdict.GAP
    assert stream.judge(unseen) is Verdict.GAP


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"previous": 7},
        {"previous": {"epoch": 1}},
        {"previous": {"journal_id": "x", "epoch": 1, "seq": "1", "hash": "y"}},
    ],
)
def test_a_beginning_that_no_lane_writes_is_a_gap(data: dict[str, object]) -> None:
    begun = JOURNAL.clone().new_life()
    payload = canonical(data)
    hashed = {name: getattr(begun, name) for name in HASHED}
    hashed["data_hash"] = sha256(payload).hex()
    sealed = replace(
        begun,
        payload=payload,
        data_hash=hashed["data_hash"],
        hash=sha256(canonical(hashed)).hex(),
    )
    assert sealed.genuine
    assert LaneStream(TERMINAL, EVENTS[-1].head).judge(sealed) is Verdict.GAP
