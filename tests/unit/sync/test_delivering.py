"""Halving: whatever is poison, all the rest arrives, and nothing else is parked."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_terminal.domain.errors import Poison, SinkDown
from sync.delivering import MOST_IN_A_ROW, Refusals, deliver
from sync.documents import Kind
from sync.sinks.base import Batch


@dataclass(frozen=True)
class Thing:
    """An event or a document, as far as halving looks at it."""

    seq: int
    bad: bool = False
    event_type: str = ""
    kind: Kind = Kind.CUSTOMER

    def __post_init__(self) -> None:
        """By default no two are of one kind."""
        if not self.event_type:
            object.__setattr__(self, "event_type", f"EVENT_{self.seq}")


@dataclass
class Store:
    key: str = "sync.fake"
    taken: list[Thing] = field(default_factory=list)
    calls: int = 0

    def deliver(self, batch: Batch) -> None:
        self.calls += 1
        everything = [*batch.documents, *batch.events]
        if any(thing.bad for thing in everything):  # type: ignore[attr-defined]
            raise Poison(self.key)
        self.taken.extend(everything)  # type: ignore[arg-type]


things = st.lists(st.booleans(), max_size=MOST_IN_A_ROW).map(
    lambda bad: tuple(Thing(number + 1, is_bad) for number, is_bad in enumerate(bad))
)


@given(events=things, documents=things)
def test_all_but_the_poison_arrives_in_order(
    events: tuple[Thing, ...], documents: tuple[Thing, ...]
) -> None:
    store = Store()
    batch = Batch(events, documents)  # type: ignore[arg-type]
    refused = list(deliver(store, batch, Refusals()))  # type: ignore[arg-type]
    good_events = [thing for thing in events if not thing.bad]
    good_documents = [thing for thing in documents if not thing.bad]
    assert store.taken == good_documents + good_events
    parked = [thing.seq for thing in (*documents, *events) if thing.bad]
    assert [each.seq for each in refused] == parked


def test_one_poison_in_a_thousand_costs_few_calls() -> None:
    store = Store()
    events = tuple(Thing(seq, seq == 700) for seq in range(1, 1001))
    assert refused_of(store, events, Refusals()) == [700]
    assert store.calls <= 2 * 10 + 1  # two halves at each of ten levels


def refused_of(store: Store, events: tuple[Thing, ...], refusals: Refusals) -> list[int]:
    batch = Batch(events)  # type: ignore[arg-type]
    return [each.seq for each in deliver(store, batch, refusals)]  # type: ignore[arg-type]


def sales(first: int, count: int, *, bad: bool = True) -> tuple[Thing, ...]:
    """Each between two events that no store looks at."""
    found = []
    for seq in range(first, first + 2 * count, 2):
        found += [Thing(seq, bad, "BASKET_CLOSED"), Thing(seq + 1, event_type="ITEM_ADDED")]
    return tuple(found)


def test_a_store_that_refuses_every_sale_is_at_fault_itself_and_no_journal_is_parked() -> None:
    store, refusals = Store(), Refusals()
    parked: list[int] = []
    refusing = deliver(store, Batch(sales(1, 500)), refusals)  # type: ignore[arg-type]
    with pytest.raises(SinkDown, match="sync.refuses_all"):
        parked.extend(refused.seq for refused in refusing)
    assert len(parked) == MOST_IN_A_ROW
    calls = store.calls
    with pytest.raises(SinkDown):
        refused_of(store, sales(1, 500), refusals)
    assert store.calls <= calls + 12, "the next try ends at the first refusal"
    assert refused_of(store, sales(1, 500, bad=False), refusals) == []  # it was mended


def test_poison_now_and_then_is_parked_however_much_of_it_there_is() -> None:
    store, refusals = Store(), Refusals()
    for first in range(1, 4000, 40):
        some = (*sales(first, 19), *sales(first + 38, 1, bad=False))
        assert len(refused_of(store, some, refusals)) == 19


def test_what_our_own_programs_cannot_read_is_parked_all_the_same() -> None:
    store = Store(key="sync.unreadable")
    assert len(refused_of(store, sales(1, 200), Refusals())) == 200


def test_a_person_may_have_more_parked() -> None:
    store, refusals = Store(), Refusals()
    for first in (1, 101):
        assert len(refused_of(store, sales(first, MOST_IN_A_ROW), refusals)) == MOST_IN_A_ROW
        refusals.forget()
