"""Where the journal is cut for an archive, and what of it waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.sync_views import SinkState
from sync import standing
from sync.documents import Kind
from sync.files import SyncFiles
from sync.lane_event import LaneEvent
from sync.outbox import Outbox
from sync.segments import SEGMENT, cut, whole
from sync.sinks.base import Limits
from sync.store import SyncStore
from sync.worker import Worker
from tests.fakes.sync import FakeSink
from tests.lane_fixtures import MANAGER, LaneAtWork
from tests.sync_journal import Journal, body, some
from tests.unit.sync.test_worker import until

SEGMENTS = Limits(payload_bytes=1 << 40, segments=True)
CLOSED = body("SHIFT_CLOSED", {})


def bounds(events: list[LaneEvent]) -> list[tuple[int, int]]:
    return [(part[0].seq, part[-1].seq) for part in cut(events)]


def test_a_segment_ends_at_every_500th_seq_at_a_closed_shift_and_with_a_life() -> None:
    journal = Journal("T1", [*some(620), CLOSED, *some(500)])
    journal.new_life()
    journal.append(some(3))
    assert bounds(journal.events) == [(1, 500), (501, 621), (622, 1000), (1001, 1121)]
    assert whole(journal.events)[-1].seq == 1121
    assert bounds(journal.events[500:]) == [(501, 621), (622, 1000), (1001, 1121)]


def test_a_shift_that_closes_at_a_500th_seq_makes_one_segment() -> None:
    journal = Journal("T1", [*some(SEGMENT - 1), CLOSED, *some(1)])
    assert bounds(journal.events) == [(1, SEGMENT)]
    assert whole(journal.events[SEGMENT:]) == []


def test_the_outbox_gives_whole_segments_and_a_tails_documents_once(
    lane: LaneAtWork, outbox: Outbox
) -> None:
    lane.sign_in(MANAGER)
    lane.do(c.SaveCustomer(name="Mia Muster", phone="+49301234567"))
    customers = {Kind.CUSTOMER}
    [early] = outbox.batches(0, SEGMENTS, customers)
    assert (early.events, len(early.documents)) == ((), 1)
    assert list(outbox.batches(0, SEGMENTS, customers)) == []
    lane.do(c.CloseShift(10_000))
    [batch] = outbox.batches(0, SEGMENTS, customers)
    assert batch.events[-1].event_type == "SHIFT_CLOSED"
    assert batch.documents == ()


def test_who_asks_from_the_midst_of_a_segment_on_gets_it_whole(
    lane: LaneAtWork, outbox: Outbox
) -> None:
    lane.do(c.CloseShift(10_000))
    closed = outbox.head().seq
    [whole_one] = outbox.batches(0, SEGMENTS, ())
    for after in (1, closed // 2, whole_one.events[-1].seq - 1):
        assert [batch.events for batch in outbox.batches(after, SEGMENTS, ())] == [whole_one.events]
    assert list(outbox.batches(whole_one.events[-1].seq, SEGMENTS, ())) == []


def test_beside_an_agent_that_rests_a_tail_is_not_behind_either(
    lane: LaneAtWork, tmp_path: Path
) -> None:
    file = tmp_path / "sync.toml"
    file.write_text("[s3]\nenabled = true\n[kafka]\nenabled = true\n")
    for closed in (False, True):
        if closed:
            lane.do(c.CloseShift(10_000))
            assert lane.events()[-1].event_type == "SHIFT_CLOSED"
        head = lane.events()[-1].seq
        views = {each.name: each for each in standing.view(SyncFiles(lane.data_dir), file).sinks}
        assert (views["kafka"].waiting, views["kafka"].held) == (head, 0)
        assert (views["s3"].waiting, views["s3"].held) == ((head, 0) if closed else (0, head))


def test_a_tail_that_waits_for_its_segment_is_not_behind(
    lane: LaneAtWork, open_outbox: Callable[[], Outbox], sync_store: SyncStore
) -> None:
    sink = FakeSink(limits=replace(SEGMENTS, documents=3))
    worker = Worker("fake", "TERM001", lambda: sink, open_outbox, sync_store)
    worker.start()
    try:
        until(lambda: worker.gauge.view.state is SinkState.LIVE)
        view = worker.gauge.view
        assert (view.sent_seq, view.waiting, view.oldest_unsent) == (0, 0, "")
        assert view.held == len(lane.events())
    finally:
        worker.stop()
