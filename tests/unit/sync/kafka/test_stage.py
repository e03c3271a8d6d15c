"""What was sent twice, late, in two lives or in two histories is put in order or told."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pos_terminal.domain.errors import StoreError
from sync.kafka.replaying import _judge
from sync.kafka.stage import Span, Stage
from sync.lane_event import LaneEvent
from tests.sync_journal import Journal, some

MANY = 30


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    opened = Stage(tmp_path / "stage.db")
    yield opened
    opened.close()


@pytest.fixture
def journal() -> Journal:
    return Journal("T1", some(MANY))


def seqs(events: list[LaneEvent]) -> list[int]:
    return [event.seq for event in events]


def test_doubles_and_disorder_leave_the_journal_as_it_was(stage: Stage, journal: Journal) -> None:
    sent = journal.events + journal.events[10:]
    random.Random(7).shuffle(sent)
    added = stage.add(sent[:20]) + stage.add(sent[20:])
    assert added == MANY
    assert list(stage.events()) == journal.events
    assert (stage.gaps(), stage.fork()) == ([], None)


def test_of_a_life_that_ended_with_an_old_backup_the_lost_tail_is_left_out(
    stage: Stage, journal: Journal
) -> None:
    restored = journal.set_back(20)
    restored.new_life()
    restored.append(some(4, after=MANY))
    stage.add(journal.events)
    stage.add(restored.events)
    assert list(stage.events()) == restored.events
    assert [life.left_behind for life in stage.lives()] == [Span(21, 30), None]
    assert (stage.gaps(), stage.fork()) == ([], None)


def test_a_life_that_was_set_back_twice_keeps_what_both_have(
    stage: Stage, journal: Journal
) -> None:
    second = journal.set_back(20)
    second.new_life()
    second.append(some(9, after=MANY))
    third = second.set_back(10)
    third._end = replace(third._end, epoch=2)  # head.json knew of the second life
    third.new_life()
    for each in (journal, second, third):
        stage.add(each.events)
    assert seqs(list(stage.events())) == list(range(1, 12))
    assert list(stage.events()) == third.events
    assert stage.gaps() == []


def test_two_restores_that_knew_nothing_of_each_other_are_two_histories(
    stage: Stage, journal: Journal
) -> None:
    for seq in (20, 10):
        restored = journal.set_back(seq, salt=f"restore {seq}")
        restored.new_life()
        stage.add(restored.events)
    assert stage.fork() == (2, 11)


def test_gaps_are_told_with_their_seqs(stage: Stage, journal: Journal) -> None:
    stage.add([event for event in journal.events if event.seq not in (1, 7, 8, 9)])
    assert [str(gap) for gap in stage.gaps()] == ["1", "7 to 9"]


def test_a_gap_at_the_border_of_two_lives_is_told(stage: Stage, journal: Journal) -> None:
    journal.new_life()
    journal.append(some(3, after=MANY))
    stage.add([event for event in journal.events if event.seq not in (30, 31)])
    assert stage.gaps() == [Span(30, 31)]


def test_two_histories_are_told_with_life_and_seq(stage: Stage, journal: Journal) -> None:
    twin = journal.clone()
    journal.append(some(3, after=MANY))
    twin.append(some(3, after=MANY + 3))
    stage.add(journal.events)
    assert stage.fork() is None
    stage.add(twin.events)
    assert stage.fork() == (1, MANY + 1)


@pytest.mark.parametrize(("sold_there", "sold_here"), [(3, 1), (1, 3), (2, 2), (0, 2)])
def test_a_life_that_was_begun_because_of_a_fork_is_told_and_no_gap(
    stage: Stage, journal: Journal, sold_there: int, sold_here: int
) -> None:
    """The topic refused what the copy had done before its manager decided."""
    copy = journal.clone()
    journal.append(some(sold_there, after=MANY))
    copy.append(some(sold_here, after=MANY + 3))
    began = copy.new_life("forked", journal.events[-1].head)
    copy.append(some(2, after=MANY + 9))
    stage.add(journal.events)
    assert stage.branch() is None
    stage.add([event for event in copy.events if event.epoch > 1])
    assert stage.branch() == began
    told = f"Life 2 of lane T1 goes on from events before {began.seq} that the topic pos refused"
    with pytest.raises(StoreError, match=told) as refused:
        _judge(stage, "T1", "pos")
    assert "Restore a backup of the machine that began that life" in str(refused.value)


def test_a_fork_before_which_the_copy_had_done_nothing_is_one_history(
    stage: Stage, journal: Journal
) -> None:
    copy = journal.clone()
    journal.append(some(3, after=MANY))
    copy.new_life("forked", journal.events[-1].head)
    for each in (journal, copy):
        stage.add(each.events)
    _judge(stage, "T1", "pos")
    assert list(stage.events()) == copy.events
