"""Halving: whatever is poison, all the rest arrives, and nothing else is parked."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from pos_terminal.domain.errors import Poison
from sync.delivering import deliver
from sync.sinks.base import Batch


@dataclass(frozen=True)
class Thing:
    """An event or a document, as far as halving looks at it."""

    seq: int
    bad: bool = False


@dataclass
class Store:
    taken: list[Thing] = field(default_factory=list)
    calls: int = 0

    def deliver(self, batch: Batch) -> None:
        self.calls += 1
        everything = [*batch.documents, *batch.events]
        if any(thing.bad for thing in everything):  # type: ignore[attr-defined]
            raise Poison("sync.fake")
        self.taken.extend(everything)  # type: ignore[arg-type]


things = st.lists(st.booleans(), max_size=40).map(
    lambda bad: tuple(Thing(number + 1, is_bad) for number, is_bad in enumerate(bad))
)


@given(events=things, documents=things)
def test_all_but_the_poison_arrives_in_order(
    events: tuple[Thing, ...], documents: tuple[Thing, ...]
) -> None:
    store = Store()
    refused = list(deliver(store, Batch(events, documents)))  # type: ignore[arg-type]
    good_events = [thing for thing in events if not thing.bad]
    good_documents = [thing for thing in documents if not thing.bad]
    assert store.taken == good_documents + good_events
    parked = [thing.seq for thing in (*documents, *events) if thing.bad]
    assert [each.seq for each in refused] == parked


def test_one_poison_in_a_thousand_costs_few_calls() -> None:
    store = Store()
    events = tuple(Thing(seq, seq == 700) for seq in range(1, 1001))
    assert [each.seq for each in deliver(store, Batch(events))] == [700]  # type: ignore[arg-type]
    assert store.calls <= 2 * 10 + 1  # two halves at each of ten levels
