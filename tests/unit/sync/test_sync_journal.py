"""The journals that tests of sync are made of: genuine, and broken only on purpose."""

from __future__ import annotations

from typing import cast

import pytest
from msgspec.structs import replace

from pos_terminal.domain.errors import Forked
from pos_terminal.store.head import GENESIS
from sync.comparing import start_from
from sync.outbox import Source
from sync.sinks.base import NOTHING, Limits
from tests.sync_journal import Journal, batches, lane_events, some


def test_the_chain_is_genuine_from_the_first_event_on() -> None:
    events = lane_events("T1", some(200))
    assert all(event.genuine for event in events)
    assert [event.prev_hash for event in events] == [GENESIS, *(e.hash for e in events[:-1])]
    assert [event.seq for event in events] == list(range(1, 201))
    assert not replace(events[7], payload=b"{}").genuine


def test_two_lanes_of_the_same_bodies_share_no_ids_and_one_lane_is_always_the_same() -> None:
    one, other = lane_events("T1", some(300)), lane_events("T2", some(300))
    assert lane_events("T1", some(300)) == one
    assert not {e.event_id for e in one} & {e.event_id for e in other}
    assert not {e.basket_id for e in one if e.basket_id} & {e.basket_id for e in other}
    closed = [e.data for e in (*one, *other) if e.event_type == "BASKET_CLOSED"]
    assert len({data["receipt_no"] for data in closed}) == len(closed) > 4


def test_batches_bring_everything_within_the_limits() -> None:
    journal: Source = Journal("T1", some(50))
    limits = Limits(events=7, payload_bytes=3_000)
    seen: list[int] = []
    while found := list(journal.batches(len(seen), limits, ())):
        for batch in found:
            assert len(batch.events) <= 7
            seen += [event.seq for event in batch.events]
    assert seen == list(range(1, 51))
    assert [len(batch.events) for batch in batches(cast(Journal, journal).events, 20)] == [
        20,
        20,
        10,
    ]


def test_a_new_life_goes_on_with_the_chain_under_another_journal_id() -> None:
    journal = Journal("T1", some(20))
    old = journal.head()
    first = journal.new_life()
    journal.append(some(5, after=20))
    assert (first.epoch, first.seq, first.prev_hash) == (2, 21, old.hash)
    assert first.journal_id != old.journal_id
    assert journal.life_after(1) == 21
    assert all(event.genuine for event in journal.events)


def test_clones_and_old_backups_are_what_the_comparison_refuses() -> None:
    journal = Journal("T1", some(20))
    twin = journal.clone()
    journal.append(some(5, after=20))
    twin.append(some(5, after=20))
    assert twin.at(20) == journal.at(20)
    with pytest.raises(Forked, match=r"sync\.fork"):
        start_from(twin, NOTHING, journal.head())
    old = journal.set_back(10)
    with pytest.raises(Forked, match=r"sync\.set_back"):
        start_from(old, NOTHING, journal.head())
    old.new_life()
    assert start_from(old, NOTHING, journal.head()).seq == 10
