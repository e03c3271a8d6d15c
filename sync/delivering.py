"""Hands a batch to a sink and finds, by halving, what of it can never succeed there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pos_terminal.domain.errors import Poison, SinkDown
from sync.sinks.base import Batch, Sink

MOST_IN_A_ROW = 25  # refused of one kind, none taken between: more are not parked
UNREADABLE = "sync.unreadable"  # an event that our own programs cannot read


@dataclass(frozen=True, slots=True)
class Refused:
    """An event, or a document that it announced, that the sink can never take."""

    seq: int
    why: Poison


class Refusals:
    """How often in a row a store has refused one kind of event: then it is the store's fault.

    A column that somebody changed, a right that is called a wrong value: whatever the other side
    names it, a whole journal is not parked for it. It waits, and a person looks.
    """

    def __init__(self) -> None:
        """Nothing was refused yet."""
        self._in_a_row: Counter[str] = Counter()

    def forget(self) -> None:
        """A person says that it is mended, or that these are to be parked."""
        self._in_a_row.clear()

    def taken(self, batch: Batch) -> None:
        """The store has taken all of it."""
        if self._in_a_row:
            for kind in _kinds(batch):
                self._in_a_row.pop(kind, None)

    def note(self, batch: Batch, why: Poison) -> None:
        """The store refuses the only event or document of it; raises SinkDown for one too many."""
        if why.key == UNREADABLE:
            return  # we cannot read it ourselves
        (kind,) = _kinds(batch)
        if self._in_a_row[kind] >= MOST_IN_A_ROW:
            raise SinkDown("sync.refuses_all", kind=kind, count=MOST_IN_A_ROW, why=why.key) from why
        self._in_a_row[kind] += 1


def deliver(sink: Sink, batch: Batch, refusals: Refusals | None = None) -> Iterator[Refused]:
    """Deliver all that can be; yields what is to be parked. Raises the sink's other errors.

    Documents go before events; each half is delivered again, which changes nothing there.
    `refusals`: what was refused before this batch.
    """
    refusals = refusals or Refusals()
    try:
        sink.deliver(batch)
    except Poison as err:
        halves = _halves(batch)
        if not halves:
            refusals.note(batch, err)
            yield Refused(_seq(batch), err)
        for half in halves:
            yield from deliver(sink, half, refusals)
    else:
        refusals.taken(batch)


def _halves(batch: Batch) -> tuple[Batch, ...]:
    """Documents and events apart, then each in two; nothing for a single one."""
    events, documents = batch.events, batch.documents
    if events and documents:
        return Batch((), documents), Batch(events)
    if len(events) > 1:
        middle = len(events) // 2
        return Batch(events[:middle]), Batch(events[middle:])
    if len(documents) > 1:
        middle = len(documents) // 2
        return Batch((), documents[:middle]), Batch((), documents[middle:])
    return ()


def _kinds(batch: Batch) -> set[str]:
    kinds = {event.event_type for event in batch.events}
    return kinds | {document.kind.value for document in batch.documents}


def _seq(batch: Batch) -> int:
    return batch.events[0].seq if batch.events else batch.documents[0].seq
