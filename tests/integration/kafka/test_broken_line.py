"""Answers lost, lines reset, a broker stopped: each lane's order stays, and nothing is missing."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from pos_terminal.domain.errors import SinkDown
from sync.comparing import start_from
from sync.sinks.base import NOTHING, Batch, Limits
from sync.sinks.kafka import KafkaSink
from tests.contract.sinks.kafka_rig import KafkaRig, open_rig
from tests.integration.kafka.reading import Follower
from tests.sync_journal import Journal, some

pytestmark = pytest.mark.slow
MANY = 800
TRIES = 200


@pytest.fixture
def rig(request: pytest.FixtureRequest) -> Iterator[KafkaRig]:
    with open_rig(request, own=False) as opened:
        yield opened


def drain(rig: KafkaRig, journal: Journal, limits: Limits) -> int:
    """Send everything as a worker does, without its waits; how often the line failed."""
    failures = 0
    for _ in range(TRIES):
        sink = rig.sink()
        try:
            sink.open()
            send(sink, journal, limits)
            return failures
        except SinkDown:
            failures += 1
        finally:
            sink.close()
    raise AssertionError("it never ends")


def send(sink: KafkaSink, journal: Journal, limits: Limits) -> None:
    after = start_from(journal, NOTHING, sink.position(journal.terminal_id)).seq
    while after < journal.head().seq:
        for batch in journal.batches(after, limits, sink.carries):
            sink.deliver(batch)
            after = batch.events[-1].seq


def test_lost_answers_leave_doubles_and_neither_gaps_nor_disorder(rig: KafkaRig) -> None:
    journal = Journal("T1", some(MANY))
    rig.line.cut_answer(probability=0.3, seed=7)
    drain(rig, journal, Limits(events=40))
    assert rig.line.fired_by["cut_answer"] > 5
    follower = Follower().read(rig.held("T1"))
    assert follower.applied == rig.due(journal.events)
    assert follower.gaps == []


def test_a_broker_that_hangs_is_down_in_time_and_gets_everything_later(
    request: pytest.FixtureRequest,
) -> None:
    with open_rig(request, own=True) as rig:
        journal = Journal("T1", some(600))
        first, rest = journal.events[:200], journal.events[200:]
        sink = rig.sink()
        sink.open()
        sink.deliver(Batch(tuple(first)))
        assert rig.server is not None
        rig.server.pause()
        began = time.monotonic()
        with pytest.raises(SinkDown):
            sink.deliver(Batch(tuple(rest)))
        sink.close()
        assert time.monotonic() - began < rig.limit_s  # far above; a hang would be for ever
        rig.server.resume()
        drain(rig, journal, Limits(events=100))
        follower = Follower().read(rig.held("T1"))
    assert follower.applied == rig.due(journal.events)
    assert follower.gaps == []
