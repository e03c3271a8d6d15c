"""Segments in the archive: written once, compared when they are sent again."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from typing import Any

import pytest
from botocore.exceptions import ClientError

from pos_terminal.domain.errors import Forked, SinkDown
from sync.lane_event import LaneEvent
from sync.s3 import entries, lines
from sync.s3.bucket import Bucket
from sync.segments import cut
from sync.sinks.base import NOTHING
from sync.sinks.s3.archive import JournalArchive
from tests.fakes.s3 import FakeS3
from tests.sync_journal import Journal, body, some

CLOSED = body("SHIFT_CLOSED", {})


@pytest.fixture
def s3() -> FakeS3:
    fake = FakeS3()
    fake.buckets["archive"] = {}
    return fake


@pytest.fixture
def archive(s3: FakeS3) -> JournalArchive:
    return JournalArchive(Bucket(s3, "archive"))


def a_day(count: int = 20) -> Journal:
    return Journal("T 1/ä", [*some(count), CLOSED])


def store(archive: JournalArchive, events: Sequence[LaneEvent]) -> None:
    archive.store([*cut(events, ended=True)])


def test_lines_give_the_same_events_again_with_genuine_hashes() -> None:
    events = a_day().events
    content = lines.encode(events)
    assert lines.decode(content) == events
    assert all(event.genuine for event in lines.decode(content))
    assert content == lines.encode(lines.decode(content))
    assert content.count(b"\n") == len(events)


def test_a_segment_and_its_entry_are_said_once_and_again_change_nothing(
    archive: JournalArchive, s3: FakeS3
) -> None:
    journal = a_day()
    store(archive, journal.events)
    before = dict(s3.buckets["archive"])
    store(archive, journal.events)
    assert s3.buckets["archive"] == before
    segment, manifest = sorted(before)
    assert segment.startswith("journal/T%201%2F%C3%A4/000001/000000000001-000000000021-")
    assert manifest == "manifest/T%201%2F%C3%A4/000001/000000000001.json"
    assert s3.told[segment]["ServerSideEncryption"] == "AES256"


def test_another_zlib_packs_otherwise_and_says_the_same(
    archive: JournalArchive, s3: FakeS3
) -> None:
    journal = a_day()
    store(archive, journal.events)
    key = min(s3.buckets["archive"])
    s3.buckets["archive"][key] = gzip.compress(gzip.decompress(s3.buckets["archive"][key]), 1)
    store(archive, journal.events)


@pytest.mark.parametrize("content", [b"", b"nonsense", gzip.compress(b"{}\n", mtime=0), None])
def test_a_damaged_segment_is_told_when_it_is_sent_again(
    archive: JournalArchive, s3: FakeS3, content: bytes | None
) -> None:
    journal = a_day()
    store(archive, journal.events)
    key = min(s3.buckets["archive"])
    if content is None:
        content = s3.buckets["archive"][key][:-9]
    s3.buckets["archive"][key] = content
    with pytest.raises(SinkDown) as told:
        store(archive, journal.events)
    assert told.value.key == "sync.s3.damaged"


def test_a_name_that_is_taken_by_nothing_is_told_and_tried_again(
    archive: JournalArchive, s3: FakeS3, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = a_day()
    exists = ClientError({"Error": {"Code": "PreconditionFailed"}}, "PutObject")

    def refuse(**_: object) -> None:
        raise exists

    with monkeypatch.context() as patched:
        patched.setattr(s3, "put_object", refuse)
        with pytest.raises(SinkDown):
            store(archive, journal.events)
    store(archive, journal.events)
    assert archive.position(journal.terminal_id) == journal.head()


def test_of_segments_on_their_way_at_once_none_is_said_before_those_before_it(
    archive: JournalArchive, s3: FakeS3, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal("T1")
    for day in range(6):
        journal.append([*some(3, after=3 * day), CLOSED])
    put, lost = s3.put_object, ["000000000009-000000000012"]

    def put_most(*, Key: str, **more: Any) -> object:  # noqa: N803
        if lost and lost[0] in Key:
            raise ClientError({"Error": {"Code": lost.pop()}}, "PutObject")
        return put(Key=Key, **more)

    monkeypatch.setattr(s3, "put_object", put_most)
    with pytest.raises(SinkDown):
        store(archive, journal.events)
    assert archive.position("T1").seq == 8
    store(archive, journal.events)
    assert archive.position("T1") == journal.head()


def test_a_clone_is_refused_whether_its_segment_ends_alike_or_not(archive: JournalArchive) -> None:
    journal = a_day()
    clones = [journal.clone("one"), journal.clone("two")]
    journal.append([*some(10), CLOSED])
    store(archive, journal.events)
    clones[0].append([*some(10), CLOSED])
    clones[1].append([*some(3), CLOSED])
    for clone in clones:
        with pytest.raises(Forked):
            store(archive, clone.events[21:])
    store(archive, journal.events)


def test_a_refused_history_leaves_a_note_beside_the_archive_and_a_known_event_none(
    archive: JournalArchive, s3: FakeS3
) -> None:
    journal = a_day()
    clone = journal.clone()
    journal.append([*some(10), CLOSED])
    clone.append(some(5))
    archive.note_fork(clone.events[-1])  # nothing is held yet
    store(archive, journal.events)
    for event in (journal.events[25], clone.events[20], journal.events[0]):
        archive.note_fork(event)
    assert not [key for key in s3.buckets["archive"] if key.startswith("forks/")]
    for _ in range(2):
        archive.note_fork(clone.events[25])
    [key] = [key for key in s3.buckets["archive"] if key.startswith("forks/")]
    assert key.endswith(f"/000001-000000000026-{clone.events[25].hash}.json")
    assert lines.decode(s3.buckets["archive"][key]) == [clone.events[25]]


def test_the_position_is_the_end_of_the_newest_life(archive: JournalArchive) -> None:
    journal = a_day()
    assert archive.position(journal.terminal_id) == NOTHING
    store(archive, journal.events)
    for _ in range(5):
        journal.append([*some(4), CLOSED])
    store(archive, journal.events)
    assert archive.position(journal.terminal_id) == journal.head()
    restored = journal.set_back(30)
    restored.new_life()
    restored.append([*some(2), CLOSED])
    store(archive, restored.events[30:])
    assert archive.position(journal.terminal_id) == restored.head()
    assert archive.position("T") == NOTHING


def test_a_lane_that_was_set_back_sends_less_of_its_old_life_and_that_is_no_fork(
    archive: JournalArchive,
) -> None:
    journal = a_day()
    journal.append([*some(20), CLOSED])
    store(archive, journal.events)
    restored = journal.set_back(30)
    restored.new_life()
    restored.append([*some(2), CLOSED])
    store(archive, restored.events)
    assert archive.position(journal.terminal_id) == restored.head()


def test_an_entry_of_a_newer_program_is_not_read(archive: JournalArchive, s3: FakeS3) -> None:
    journal = a_day()
    store(archive, journal.events)
    key = max(s3.buckets["archive"])
    said = s3.buckets["archive"][key]
    s3.buckets["archive"][key] = said.replace(b'"format":1', b'"format":2')
    with pytest.raises(SinkDown) as told:
        archive.position(journal.terminal_id)
    assert told.value.key == "sync.s3.newer"
    s3.buckets["archive"][key] = said[:-3]
    with pytest.raises(SinkDown) as told:
        archive.position(journal.terminal_id)
    assert told.value.key == "sync.s3.damaged"


def test_a_segment_is_less_than_a_fifth_of_its_lines() -> None:
    content = lines.encode(Journal("T1", some(500)).events)
    assert len(entries.packed(content)) < len(content) / 5
