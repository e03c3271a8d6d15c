"""The agent as a process: sends what there is, is the only one, ends when it is told to."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from tests.fakes.sync_process import held
from tests.integration.sync.agent_process import ask, configure, order, run, sink_state, start, wait
from tests.lane_fixtures import LaneAtWork

pytestmark = pytest.mark.slow


def seqs(folder: Path, name: str = "postgres") -> list[int]:
    return [line["seq"] for line in held(folder, name)]


def test_once_sends_the_whole_journal_and_says_so(lane: LaneAtWork) -> None:
    lane.sell()
    configure(lane.data_dir, "postgres", "s3")
    done = run(lane.data_dir, "sync", "--once", "--json")
    assert done.returncode == 0, done.stderr
    view = json.loads(done.stdout)
    last = lane.events()[-1].seq
    assert view["head_seq"] == last
    assert seqs(lane.data_dir) == list(range(1, last + 1)) == seqs(lane.data_dir, "s3")


def test_once_ends_with_one_when_something_waits_and_names_the_store(lane: LaneAtWork) -> None:
    configure(lane.data_dir, "postgres")
    order(lane.data_dir, down=True)
    done = run(lane.data_dir, "sync", "--once", "--patience", "0.1")
    assert done.returncode == 1
    assert "Postgres" in done.stdout
    assert "told to be down" in done.stdout


def test_a_second_agent_is_refused_with_a_sentence(lane: LaneAtWork) -> None:
    configure(lane.data_dir, "postgres")
    first = start(lane.data_dir)
    try:
        wait(lambda: ask(lane.data_dir, "sync.ping"))
        second = run(lane.data_dir, "sync", "--once")
        assert second.returncode == 3
        assert "already the sync agent" in second.stderr
        assert str(first.pid) in second.stderr
    finally:
        first.terminate()
        assert first.wait(30) == 0


def test_told_to_end_it_ends_in_order_and_its_lock_and_socket_are_free(lane: LaneAtWork) -> None:
    configure(lane.data_dir, "postgres")
    agent = start(lane.data_dir)
    wait(lambda: sink_state(lane.data_dir) == "live")
    agent.send_signal(signal.SIGTERM)
    assert agent.wait(30) == 0
    assert not (lane.data_dir / "sync.sock").exists()
    assert run(lane.data_dir, "sync", "--once").returncode == 0


def test_the_child_of_a_lane_that_is_gone_ends(lane: LaneAtWork) -> None:
    configure(lane.data_dir, "postgres")
    agent = start(lane.data_dir, "sync", "--with-parent")
    wait(lambda: sink_state(lane.data_dir) == "live")
    assert agent.stdin is not None
    agent.stdin.close()
    assert agent.wait(30) == 0


@pytest.mark.parametrize("switched_off", [False, True])
def test_told_to_end_in_a_call_that_never_returns_it_ends_all_the_same(
    lane: LaneAtWork, switched_off: bool
) -> None:
    configure(lane.data_dir, "postgres")
    order(lane.data_dir, hang=True)
    agent = start(lane.data_dir)
    wait((lane.data_dir / "store-postgres.hangs").exists)
    if switched_off:  # then whoever looks after the settings waits for the call, too
        configure(lane.data_dir, "s3")
        wait(lambda: "postgres" not in ask(lane.data_dir, "sync.ping").get("workers", ()))
    agent.send_signal(signal.SIGTERM)
    assert agent.wait(30) == 0
    order(lane.data_dir)
    configure(lane.data_dir, "postgres")
    assert run(lane.data_dir, "sync", "--once").returncode == 0
    assert seqs(lane.data_dir) == list(range(1, lane.events()[-1].seq + 1))


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="this system knows no nice value")
def test_it_gives_way_to_the_lane(lane: LaneAtWork) -> None:
    configure(lane.data_dir, "postgres")
    agent = start(lane.data_dir)
    try:
        wait(lambda: sink_state(lane.data_dir) == "live")
        assert os.getpriority(os.PRIO_PROCESS, agent.pid) == os.getpriority(os.PRIO_PROCESS, 0) + 10
    finally:
        agent.terminate()
        agent.wait(30)


def test_what_it_logs_names_no_secret_and_each_trouble_once(lane: LaneAtWork) -> None:
    configure(lane.data_dir, "postgres")
    assert run(lane.data_dir, "sync", "secret", "sync.postgres", said="hush-hush").returncode == 0
    order(lane.data_dir, down=True)
    agent = start(lane.data_dir)
    try:
        wait(lambda: sink_state(lane.data_dir) == "down")
        for _ in range(3):
            ask(lane.data_dir, "sync.retry", sink="postgres")
        order(lane.data_dir)
        ask(lane.data_dir, "sync.retry", sink="postgres")
        wait(lambda: sink_state(lane.data_dir) == "live")
    finally:
        agent.terminate()
        agent.wait(30)
    text = (lane.data_dir / "log" / "sync.jsonl").read_text("utf-8")
    events = [json.loads(line)["event"] for line in text.splitlines()]
    assert "hush" not in text
    assert (events.count("sink down"), events.count("sink up")) == (1, 1)
    assert events[-1] == "sync ends"
