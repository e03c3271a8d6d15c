"""The lane's end of the agent: pokes that do not pile up, and a screen that needs no agent."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pos_terminal.bus import Bus
from pos_terminal.checkout import commands as c
from pos_terminal.control.server import Call, ControlServer
from pos_terminal.control.transport import SYNC, address_of
from pos_terminal.domain.errors import CashierError
from pos_terminal.store.journal import JournalEvent
from sync.desk import SyncDesk
from sync.place import Home
from sync.poking import Poker
from tests.lane_fixtures import BY_MANAGER, LaneAtWork
from tests.waiting import until


class Agent:
    """Counts pokes; each is answered when the test says so."""

    def __init__(self, data_dir: Path) -> None:
        self.pokes = 0
        self.answers = threading.Event()
        self.answers.set()
        self._server = ControlServer(address_of(data_dir, SYNC), self._answer)
        self._server.start()

    def _answer(self, call: Call) -> None:
        assert call.method == "sync.poke"
        self.pokes += 1
        self.answers.wait(30)

    def close(self) -> None:
        self.answers.set()
        self._server.close()


def poker(lane: LaneAtWork, on_settings: Callable[[], None] = lambda: None) -> Poker:
    made = Poker(lane.running.bus, address_of(lane.data_dir, SYNC), on_settings)
    made.listening = True
    return made


def test_a_busy_agent_is_poked_once_more_and_not_for_every_commit(lane: LaneAtWork) -> None:
    agent, poking = Agent(lane.data_dir), poker(lane)
    try:
        agent.answers.clear()
        lane.sell()
        until(lambda: agent.pokes == 1)
        for _ in range(3):
            lane.sell()
        agent.answers.set()
        until(lambda: poking.pokes == agent.pokes >= 2)
        assert agent.pokes == 2
    finally:
        poking.stop()
        agent.close()


def test_an_agent_that_is_gone_holds_no_sale_up_and_a_new_one_is_found(lane: LaneAtWork) -> None:
    agent, poking = Agent(lane.data_dir), poker(lane)
    try:
        lane.sell()
        until(lambda: poking.pokes)
        agent.close()
        lane.sell()
        agent = Agent(lane.data_dir)
        before = poking.pokes
        lane.sell()
        until(lambda: poking.pokes > before)
        assert agent.pokes
    finally:
        poking.stop()
        agent.close()


@pytest.mark.slow
def test_a_change_of_the_agents_settings_is_heard(lane: LaneAtWork) -> None:
    heard = threading.Event()
    poking = poker(lane, heard.set)
    poking.listening = False
    try:
        lane.do(c.SetSetting("address", "1 Road"), BY_MANAGER)
        lane.do(c.ManageSync("pause", "kafka"), BY_MANAGER)
        assert not heard.wait(0.2)
        lane.do(c.ChangeSyncSettings("kafka", {"partitions": 6}), BY_MANAGER)
        assert heard.wait(30)
    finally:
        poking.stop()


@pytest.fixture
def desk(tmp_path: Path) -> SyncDesk:
    home = Home(tmp_path, tmp_path / "sync.toml", "child", "file", ("none",))
    return SyncDesk(home, Bus[JournalEvent]())


def test_without_an_agent_the_screen_is_told_so(desk: SyncDesk) -> None:
    assert not desk.view().running
    assert desk.vitals()["running"] is False
    for act in ("pause", "resume", "retry", "resend"):
        with pytest.raises(CashierError, match=r"sync\.not_running"):
            desk.act(act, "kafka", 1).result(60)
    with pytest.raises(CashierError, match=r"sync\.act"):
        desk.act("erase", "kafka").result(60)
    assert desk.parked("kafka").result(60) == ()
    assert desk.export_parked("kafka", Path("none")).result(60) == 0
    desk.stop()


def test_what_cannot_be_is_refused_before_it_is_kept(desk: SyncDesk) -> None:
    with pytest.raises(CashierError, match=r"sync\.setting"):
        desk.check_settings("kafka", {"partitions": 0}).result(60)
    with pytest.raises(CashierError, match=r"sync\.no_secret"):
        desk.keep_secret("pepper", "x").result(60)
    assert "Kafka" in desk.schema("kafka")["$defs"]


def test_a_listener_that_fails_stops_no_other(desk: SyncDesk) -> None:
    heard: list[int] = []

    def broken() -> None:
        raise RuntimeError("a listener's own mistake")

    desk.subscribe(broken)
    leave = desk.subscribe(lambda: heard.append(1))
    desk._show(desk.view())
    leave()
    desk._show(desk.view())
    assert heard == [1]


def test_switched_off_by_it_nothing_is_started(tmp_path: Path) -> None:
    home = Home(tmp_path, tmp_path / "sync.toml", "off", "file", ("none",))
    desk = SyncDesk(home, Bus[JournalEvent]())
    desk.start()
    assert "starts" not in desk.vitals()
    desk.stop()
