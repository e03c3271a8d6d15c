"""The lane starts the agent, pokes it, follows it, starts it again, and takes it along."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pos_terminal import bootstrap
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.sync_views import SinkState, SinkView
from sync.desk import SyncDesk
from tests.fakes.sync_process import held
from tests.integration.sync.agent_process import ask, configure, order, sink_state, start, wait
from tests.lane_fixtures import BY_MANAGER, LaneAtWork, lane_on

pytestmark = pytest.mark.slow
ON = c.ChangeSyncSettings("postgres", {"enabled": True})
OFF = c.ChangeSyncSettings("postgres", {"enabled": False})


@pytest.fixture
def selling(shop_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LaneAtWork]:
    """A lane whose child's stores are files."""
    fake = [sys.executable, "-m", "tests.fakes.sync_process"]
    monkeypatch.setattr(bootstrap, "program", lambda: fake)
    with lane_on(shop_dir) as lane:
        lane.sign_in()
        yield lane


def desk(lane: LaneAtWork) -> SyncDesk:
    assert lane.running.sync is not None
    return lane.running.sync


def postgres(lane: LaneAtWork) -> SinkView:
    views = {view.name: view for view in desk(lane).view().sinks}
    return views.get("postgres", SinkView("postgres"))


def live(lane: LaneAtWork) -> bool:
    """Whether everything is there, as the screen sees it."""
    view = desk(lane).view()
    state = postgres(lane).state
    return view.running and state is SinkState.LIVE and len(held(lane.data_dir)) == seq(lane)


def seq(lane: LaneAtWork) -> int:
    return lane.events()[-1].seq


def pid(lane: LaneAtWork) -> int:
    return int(ask(lane.data_dir, "sync.ping")["pid"])


def gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def exact(lane: LaneAtWork) -> bool:
    stored = [(line["seq"], line["event_id"]) for line in held(lane.data_dir)]
    return stored == [(event.seq, event.event_id) for event in lane.events()]


def test_a_lane_without_stores_starts_no_process(selling: LaneAtWork) -> None:
    desk(selling).start()
    selling.sell()
    wait(lambda: "starts" in desk(selling).vitals())
    assert desk(selling).vitals()["starts"] == 0
    assert not desk(selling).view().running


def test_switched_on_the_journal_goes_out_and_each_commit_pokes(selling: LaneAtWork) -> None:
    seen: list[Any] = []
    desk(selling).subscribe(lambda: seen.append(desk(selling).view()))
    desk(selling).start()
    selling.do(ON, BY_MANAGER)
    wait(lambda: live(selling))
    pokes = desk(selling).vitals()["pokes"]
    selling.sell()
    wait(lambda: live(selling))
    assert desk(selling).vitals()["pokes"] > pokes  # type: ignore[operator]
    assert exact(selling)
    assert any(view.running for view in seen)


def test_a_killed_child_is_started_again_and_nothing_is_doubled(selling: LaneAtWork) -> None:
    desk(selling).start()
    selling.do(ON, BY_MANAGER)
    wait(lambda: live(selling))
    for _ in range(2):
        first = pid(selling)
        os.kill(first, signal.SIGKILL)
        selling.sell()
        wait(lambda: pid(selling) != first)  # noqa: B023 - asked at once
        wait(lambda: live(selling))
    assert exact(selling)
    assert desk(selling).vitals()["starts"] == 3


def test_the_child_ends_when_no_store_is_left_and_when_the_lane_ends(
    selling: LaneAtWork,
) -> None:
    desk(selling).start()
    selling.do(ON, BY_MANAGER)
    wait(lambda: live(selling))
    first = pid(selling)
    selling.do(OFF, BY_MANAGER)
    wait(lambda: gone(first) and not desk(selling).view().running)
    selling.do(ON, BY_MANAGER)
    wait(lambda: live(selling))
    second = pid(selling)
    desk(selling).stop()
    assert gone(second)


def test_a_service_is_followed_and_no_second_agent_is_started(selling: LaneAtWork) -> None:
    configure(selling.data_dir, "postgres")
    service = start(selling.data_dir)
    try:
        wait(lambda: sink_state(selling.data_dir) == "live")
        desk(selling).start()
        wait(lambda: live(selling))
        assert desk(selling).vitals()["starts"] == 0
        assert pid(selling) == service.pid
    finally:
        service.terminate()
        service.wait(30)


def test_what_a_manager_asks_reaches_the_agent(selling: LaneAtWork) -> None:
    desk(selling).start()
    selling.do(ON, BY_MANAGER)
    wait(lambda: live(selling))
    desk(selling).act("pause", "postgres").result(60)
    wait(lambda: postgres(selling).state is SinkState.PAUSED)
    selling.sell()
    wait(lambda: postgres(selling).waiting > 0)
    order(selling.data_dir, poison=[seq(selling)])
    desk(selling).act("resume", "postgres").result(60)
    wait(lambda: postgres(selling).parked == 1)
    (parked,) = desk(selling).parked("postgres").result(60)
    assert (parked.seq, parked.problem.key) == (seq(selling), "sync.fake")
    assert desk(selling).retry_parked("postgres", parked.seq).result(60) is False
    out = selling.data_dir / "parked.jsonl"
    assert desk(selling).export_parked("postgres", out).result(60) == 1
    order(selling.data_dir)
    assert desk(selling).retry_parked("postgres", parked.seq).result(60) is True
    wait(lambda: postgres(selling).parked == 0)
    desk(selling).act("resend", "postgres", 1).result(60)
    wait(lambda: live(selling))
    assert exact(selling)


def test_the_page_of_settings_shows_what_counts_and_tests_what_is_typed(
    selling: LaneAtWork,
) -> None:
    (selling.data_dir / "sync.toml").write_text('[kafka]\nservers = "k:9092"\n', "utf-8")
    desk(selling).keep_secret("sync.kafka", "hush").result(60)
    views = {view.name: view for view in desk(selling).settings().result(60)}
    assert views["kafka"].fixed == ("servers",)
    assert views["kafka"].values["servers"] == "k:9092"
    assert views["kafka"].secrets == {"sync.kafka": True}
    checked = desk(selling).check_settings("kafka", {"servers": "other:1", "partitions": 6})
    assert checked.result(60) == {"partitions": 6}
    order(selling.data_dir, down=True)
    wrong = desk(selling).test("postgres", {"host": "here"}, "hush").result(60)
    assert wrong is not None
    assert wrong.key == "sync.unreachable"


def test_a_child_that_cannot_begin_is_told_and_started_again(
    shop_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = [sys.executable, "-c", "raise SystemExit(6)"]
    monkeypatch.setattr(bootstrap, "program", lambda: broken)
    configure(shop_dir, "postgres")
    with lane_on(shop_dir) as lane:
        desk(lane).start()
        problem = wait(lambda: desk(lane).view().problem)
        assert (problem.key, problem.facts) == ("sync.ended", {"code": 6})
        wait(lambda: desk(lane).vitals().get("starts", 0) >= 2)  # type: ignore[operator]
        assert not desk(lane).view().running
