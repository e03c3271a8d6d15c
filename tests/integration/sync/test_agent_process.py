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
    if hasattr(os, "getpriority"):  # it gives way to the lane
        assert os.getpriority(os.PRIO_PROCESS, agent.pid) == os.getpriority(os.PRIO_PROCESS, 0) + 10
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


def test_told_to_end_in_a_call_that_never_returns_it_ends_all_the_same(lane: LaneAtWork) -> None:
    configure(lane.data_dir, "postgres")
    order(lane.data_dir, hang=True)
    agent = start(lane.data_dir)
    wait((lane.data_dir / "store-postgres.hangs").exists)
    configure(lane.data_dir, "s3")  # now whoever looks after the settings waits for the call, too
    wait(lambda: "postgres" not in ask(lane.data_dir, "sync.ping")["workers"])
    agent.send_signal(signal.SIGTERM)
    assert agent.wait(30) == 0
    order(lane.data_dir)
    configure(lane.data_dir, "postgres")
    assert run(lane.data_dir, "sync", "--once").returncode == 0
    assert seqs(lane.data_dir) == list(range(1, lane.events()[-1].seq + 1))


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
