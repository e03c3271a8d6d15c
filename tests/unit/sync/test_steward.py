"""The look once a second: what does not work is done the next time, and told once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.exc import OperationalError

from sync import steward as module
from tests.lane_fixtures import LaneAtWork
from tests.unit.sync.agents import Outside, agent_on, switch_on
from tests.waiting import until


@pytest.mark.slow
@pytest.mark.parametrize("method", ["see_head", "cursor"])
def test_a_sync_db_that_fails_for_a_while_loses_neither_events_nor_settings(
    lane: LaneAtWork,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    method: str,
) -> None:
    monkeypatch.setattr(module, "LOOK_S", 0.01)
    outside = Outside()
    with agent_on(lane, outside) as at_work:
        at_work.steward.start()
        failures = 0

        def fails(*_: object) -> None:
            nonlocal failures
            failures += 1
            raise OperationalError("INSERT", {}, Exception("no room"))

        with monkeypatch.context() as patch:
            patch.setattr(at_work.agent.store, method, fails)
            lane.sell()
            switch_on(lane, "postgres")
            until(lambda: failures > 3)
        head = lane.events()[-1].seq
        until(lambda: at_work.view().sent_seq == head)
        seen = seen_seq(at_work.agent.store.seen_head)
        until(lambda: seen() == head)
    told = [record for record in caplog.records if record.getMessage() == "sync steward"]
    assert len(told) == 1


def seen_seq(read: Callable[[], object]) -> Callable[[], int]:
    return lambda: getattr(read(), "seq", 0)
