"""Hands a batch to a sink and finds, by halving, what of it can never succeed there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pos_terminal.domain.errors import Poison
from sync.sinks.base import Batch, Sink


@dataclass(frozen=True, slots=True)
class Refused:
    """An event, or a document that it announced, that the sink can never take."""

    seq: int
    why: Poison


def deliver(sink: Sink, batch: Batch) -> Iterator[Refused]:
    """Deliver all that can be; yields what is to be parked. Raises the sink's other errors.

    Documents go before events; each half is delivered again, which changes nothing there.
    """
    try:
        sink.deliver(batch)
    except Poison as err:
        halves = _halves(batch)
        if not halves:
            yield Refused(_seq(batch), err)
        for half in halves:
            yield from deliver(sink, half)


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


def _seq(batch: Batch) -> int:
    return batch.events[0].seq if batch.events else batch.documents[0].seq
