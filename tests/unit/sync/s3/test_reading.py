"""The archive read back: whole, in order, and nothing that was changed."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from pos_terminal.domain.errors import POSError, SinkDown, StoreError
from sync.lane_event import LaneEvent
from sync.rebuilding import verified
from sync.s3 import entries
from sync.s3.bucket import Bucket
from sync.s3.reading import Archive
from sync.segments import cut
from sync.sinks.s3.archive import JournalArchive
from tests.fakes.s3 import FakeS3
from tests.sync_journal import Journal, body, some

CLOSED = body("SHIFT_CLOSED", {})


@pytest.fixture
def s3() -> FakeS3:
    fake = FakeS3()
    fake.buckets["archive"] = {}
    return fake


def days(count: int = 4) -> Journal:
    journal = Journal("T1")
    for day in range(count):
        journal.append([*some(9, after=9 * day), CLOSED])
    return journal


def archive(s3: FakeS3, events: Sequence[LaneEvent]) -> None:
    JournalArchive(Bucket(s3, "archive")).store([*cut(events)])


def read(s3: FakeS3, terminal_id: str = "T1") -> list[LaneEvent]:
    found = Archive(Bucket(s3, "archive"), terminal_id)
    return list(verified(found.events(found.pieces())))


def of_segment(s3: FakeS3, first: int) -> str:
    [key] = [
        key for key in s3.buckets["archive"] if key.startswith(f"journal/T1/000001/{first:012d}")
    ]
    return key


def entry_of_segment(first: int) -> str:
    return f"manifest/T1/000001/{first:012d}.json"


def test_the_journal_comes_back_event_for_event(s3: FakeS3) -> None:
    journal = days()
    archive(s3, journal.events)
    archive(s3, Journal("T10", [*some(5), CLOSED]).events)
    assert read(s3) == journal.events


def test_lives_follow_each_other_as_far_as_the_newer_one_knows_the_older(s3: FakeS3) -> None:
    journal = days()
    archive(s3, journal.events)
    again = journal.set_back(25)  # in the midst of the third segment
    again.new_life()
    again.append([*some(3), CLOSED])
    archive(s3, again.events[25:])
    third = again.clone("third")
    third.new_life("machine_changed")
    third.append([CLOSED])
    archive(s3, third.events[len(again.events) :])
    assert read(s3) == third.events
    assert [event.epoch for event in third.events[-7:]] == [2, 2, 2, 2, 2, 3, 3]


def test_a_segment_that_begins_in_the_midst_of_another_hides_nothing(s3: FakeS3) -> None:
    journal = days()
    archive(s3, journal.events)
    archive(s3, journal.events[14:])
    archive(s3, journal.events[23:30])
    assert read(s3) == journal.events


def test_a_writer_who_was_cut_off_before_the_entry_leaves_a_journal_that_ends_earlier(
    s3: FakeS3,
) -> None:
    journal = days()
    archive(s3, journal.events)
    del s3.buckets["archive"][entry_of_segment(31)]
    assert read(s3) == journal.events[:30]


@pytest.mark.parametrize("name", [of_segment, lambda _s3, first: entry_of_segment(first)])
@pytest.mark.parametrize(
    ("firsts", "told"), [((11,), "11 to 20"), ((1,), "1 to 10"), ((1, 21), "1 to 10, 21 to 30")]
)
def test_what_is_missing_is_told_by_its_seqs(
    s3: FakeS3, name: Callable[[FakeS3, int], str], firsts: tuple[int, ...], told: str
) -> None:
    archive(s3, days().events)
    for first in firsts:
        del s3.buckets["archive"][name(s3, first)]
    with pytest.raises(StoreError, match=f"events {told} are missing"):
        read(s3)


def test_a_lane_without_an_archive_is_told_which_there_are(s3: FakeS3) -> None:
    archive(s3, days(1).events)
    with pytest.raises(StoreError, match="no archive of lane T9") as told:
        read(s3, "T9")
    assert "T1" in str(told.value.hint)


def change_a_price(events: list[dict[str, Any]]) -> None:
    events[3]["business_date"] = "1999-12-31"


def change_data(events: list[dict[str, Any]]) -> None:
    events[3]["data"]["note"] = "more"


def leave_one_out(events: list[dict[str, Any]]) -> None:
    del events[3]


def swap_two(events: list[dict[str, Any]]) -> None:
    events[3], events[4] = events[4], events[3]


def from_another_lane(events: list[dict[str, Any]]) -> None:
    events[:] = [event | {"terminal_id": "T2"} for event in events]


@pytest.mark.parametrize("with_entry", [False, True])
@pytest.mark.parametrize(
    "change", [change_a_price, change_data, leave_one_out, swap_two, from_another_lane]
)
def test_a_changed_segment_is_found_also_where_the_entry_was_made_to_fit(
    s3: FakeS3, change: Callable[[list[dict[str, Any]]], None], with_entry: bool
) -> None:
    archive(s3, days().events)
    held, key = s3.buckets["archive"], of_segment(s3, 11)
    events = [json.loads(line) for line in gzip.decompress(held[key]).splitlines()]
    change(events)
    content = b"".join(json.dumps(event).encode() + b"\n" for event in events)
    held[key] = gzip.compress(content)
    if with_entry:
        said = json.loads(held[entry_of_segment(11)])
        said["sha256"] = entries.sha256(content).hex()
        held[entry_of_segment(11)] = json.dumps(said).encode()
    with pytest.raises(POSError) as told:
        read(s3)
    assert isinstance(told.value, StoreError) or told.value.key == "sync.s3.damaged"  # type: ignore[attr-defined]


def test_an_entry_under_another_name_is_not_believed(s3: FakeS3) -> None:
    archive(s3, days().events)
    held = s3.buckets["archive"]
    held[entry_of_segment(35)] = held[entry_of_segment(31)]
    with pytest.raises(SinkDown):
        read(s3)
