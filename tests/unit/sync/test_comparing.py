"""Where to go on: cursor, what the sink holds, and the journal that is there."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field

import pytest

from pos_terminal.domain.errors import Forked
from pos_terminal.store.head import Head
from sync.comparing import start_from
from sync.sinks.base import NOTHING, Position
from tests.fakes.sync import FakeSource


def _hash(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@dataclass
class Event:
    """As much of an event as a comparison looks at."""

    head: Head

    @property
    def seq(self) -> int:
        return self.head.seq

    @property
    def epoch(self) -> int:
        return self.head.epoch

    event_type = "EPOCH_STARTED"
    data: dict[str, str] = field(default_factory=dict)


def life(journal: str, epoch: int, seqs: range, branch: str = "") -> list[Event]:
    return [Event(Head(journal, epoch, seq, _hash(journal, epoch, seq, branch))) for seq in seqs]


def source(*lives: list[Event]) -> FakeSource:
    return FakeSource([event for each in lives for event in each])  # type: ignore[misc]


FIRST = life("a", 1, range(1, 101))
SECOND = life("b", 2, range(81, 95))  # restored from a backup taken at 80


def at(events: list[Event], seq: int) -> Position:
    return next(event.head for event in events if event.seq == seq)


def test_a_sink_that_cannot_say_is_sent_what_follows_the_cursor() -> None:
    assert start_from(source(FIRST), at(FIRST, 40), None).seq == 40
    assert start_from(source(FIRST), NOTHING, None) == NOTHING


def test_an_empty_sink_is_sent_everything_whatever_the_cursor_says() -> None:
    assert start_from(source(FIRST), at(FIRST, 40), NOTHING) == NOTHING


@pytest.mark.parametrize("cursor", [0, 10, 70, 100])
def test_what_the_sink_holds_counts_more_than_the_cursor(cursor: int) -> None:
    ours = at(FIRST, cursor) if cursor else NOTHING
    assert start_from(source(FIRST), ours, at(FIRST, 60)) == at(FIRST, 60)


def test_a_lane_set_back_without_a_new_life_is_told() -> None:
    with pytest.raises(Forked) as told:
        start_from(source(FIRST[:80]), at(FIRST, 80), at(FIRST, 100))
    assert told.value.key == "sync.set_back"
    held = asdict(at(FIRST, 100))
    assert told.value.facts == {"seq": 100, "own_seq": 80, "held": held}


def test_a_lane_set_back_is_told_where_only_the_cursor_knows() -> None:
    with pytest.raises(Forked) as told:
        start_from(source(FIRST[:80]), at(FIRST, 100), None)
    assert told.value.key == "sync.set_back"


@pytest.mark.parametrize("held", [81, 95, 100])
def test_a_proper_restore_goes_on_where_the_new_life_begins(held: int) -> None:
    journal = source(FIRST[:80], SECOND)
    assert start_from(journal, NOTHING, at(FIRST, held)) == at(FIRST, 80)
    assert start_from(journal, at(FIRST, held), None) == at(FIRST, 80)


def test_a_sink_behind_the_restore_gets_the_old_life_first() -> None:
    assert start_from(source(FIRST[:80], SECOND), NOTHING, at(FIRST, 50)) == at(FIRST, 50)


def test_the_sink_that_has_the_new_life_already_goes_on_in_it() -> None:
    journal = source(FIRST[:80], SECOND)
    assert start_from(journal, NOTHING, at(SECOND, 90)) == at(SECOND, 90)


@pytest.mark.parametrize("seq", [100, 90])
def test_a_clone_that_sold_by_itself_is_refused(seq: int) -> None:
    clone = source(FIRST[:80], life("a", 1, range(81, 96), branch="clone"))
    with pytest.raises(Forked) as told:
        start_from(clone, NOTHING, at(FIRST, seq))
    assert told.value.key in ("sync.fork", "sync.set_back")


def test_a_lane_of_an_older_life_than_the_sink_knows_is_refused() -> None:
    with pytest.raises(Forked) as told:
        start_from(source(FIRST), NOTHING, at(SECOND, 94))
    assert told.value.key == "sync.newer_life"
    held = asdict(at(SECOND, 94))
    assert told.value.facts == {"epoch": 2, "own_epoch": 1, "held": held}


def test_a_sync_db_of_another_lane_is_not_believed() -> None:
    with pytest.raises(Forked):
        start_from(source(FIRST), at(life("x", 1, range(1, 9)), 5), None)


def test_a_declared_fork_goes_on_with_the_new_life_even_where_the_store_has_less() -> None:
    """The copy's events from 81 on never get there: the store knows others under their numbers."""
    began = life("c", 2, range(96, 99))
    began[0].data["reason"] = "forked"
    clone = source(FIRST[:80], life("a", 1, range(81, 96), branch="clone"), began)
    assert start_from(clone, at(FIRST, 80), at(FIRST, 90)).seq == 95
    assert start_from(clone, at(FIRST, 80), at(FIRST, 100)).seq == 95


def test_another_cause_of_a_later_life_declares_no_fork() -> None:
    clone = source(
        FIRST[:80], life("a", 1, range(81, 96), branch="clone"), life("c", 2, range(96, 99))
    )
    with pytest.raises(Forked):
        start_from(clone, at(FIRST, 80), at(FIRST, 90))
