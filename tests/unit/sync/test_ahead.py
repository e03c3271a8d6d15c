"""Reading ahead gives what the source gives, and leaves no thread behind."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_terminal.domain.errors import StoreError
from sync.ahead import ReadAhead
from sync.documents import Document, Kind, Version
from sync.sinks.base import Batch, Limits
from tests.sync_journal import Journal, some

JOURNAL = Journal(bodies=some(200))
for seq in range(1, 200, 3):
    for name in ("a", "b", "c"):
        version = Version(False, 1, "", "T1")
        JOURNAL.announce(seq, Document(Kind.PRODUCT, f"{name}{seq}", version, {}, seq))
PRODUCTS = frozenset({Kind.PRODUCT})


def drained(
    source: ReadAhead | Journal, limits: Limits, carries: Collection[Kind], after: int = 0
) -> list[Batch]:
    """As a worker goes through it."""
    found: list[Batch] = []
    while True:
        more = list(source.batches(after, limits, carries))
        if not more:
            return found
        found += more
        after = more[-1].events[-1].seq


def ahead() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "sync-ahead"]


@pytest.mark.slow
@given(events=st.integers(1, 60), documents=st.integers(1, 9), carried=st.booleans())
def test_the_same_batches_come_in_the_same_order(
    events: int, documents: int, carried: bool
) -> None:
    limits = Limits(events=events, documents=documents)
    carries = PRODUCTS if carried else frozenset()
    source = ReadAhead(lambda: JOURNAL)
    try:
        assert drained(source, limits, carries) == drained(JOURNAL, limits, carries)
        assert not ahead()  # nothing is left to read
    finally:
        source.close()


def test_who_is_sent_to_another_place_gets_what_follows_there() -> None:
    source = ReadAhead(lambda: JOURNAL)
    limits = Limits(events=10)
    list(source.batches(0, limits, ()))
    list(source.batches(10, limits, ()))
    [batch] = source.batches(50, limits, ())
    assert batch.events[0].seq == 51
    [batch] = source.batches(60, limits, PRODUCTS)
    assert (batch.events[0].seq, len(batch.documents)) == (61, 12)
    source.close()
    assert not ahead()


def test_a_lane_that_sells_needs_no_thread() -> None:
    source = ReadAhead(lambda: JOURNAL)
    for after in (190, 195):
        list(source.batches(after, Limits(events=500), ()))
    assert not ahead()
    source.close()


@pytest.mark.slow
def test_one_batch_is_read_before_it_is_asked_for_and_no_more() -> None:
    read: list[int] = []

    class Counting(Journal):
        def batches(self, after: int, limits: Limits, carries: Collection[Kind]) -> Iterator[Batch]:
            read.append(after)
            return super().batches(after, limits, carries)

    counting = Counting(bodies=some(200))
    source = ReadAhead(lambda: counting)
    list(source.batches(0, Limits(events=10), ()))
    _settles(lambda: len(read))
    assert read == [0, 10]
    source.close()


def test_what_cannot_be_read_is_told_to_who_takes_it() -> None:
    class Broken(Journal):
        def batches(self, after: int, limits: Limits, carries: Collection[Kind]) -> Iterator[Batch]:
            if after >= 20:
                raise StoreError("The journal cannot be read.")
            return super().batches(after, limits, carries)

    broken = Broken(bodies=some(50))
    source = ReadAhead(lambda: broken)
    with pytest.raises(StoreError):
        drained(source, Limits(events=10), ())
    source.close()
    assert not ahead()


def _settles(value: Callable[[], int]) -> None:
    """Wait until it has not moved for a while."""
    seen, since = value(), time.monotonic()
    while time.monotonic() - since < 0.3:
        time.sleep(0.01)
        if value() != seen:
            seen, since = value(), time.monotonic()
