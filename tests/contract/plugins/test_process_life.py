"""A plugin's process: what it sees of the lane, what the lane hears of it, and how both die."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.base import PersonFacts, ProductFacts
from plugins.errors import PluginFailed
from pos_terminal.log import FACTS
from tests.contract.plugins.test_bad_processes import LINUX, PLACE, Shop
from tests.waiting import until

TALKATIVE = "tests.contract.plugins.talkative:Talkative"
pytestmark = LINUX


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    found = Shop(TALKATIVE, tmp_path / "data")
    found.stage.open()
    yield found
    found.stage.close()
    assert found.processes() == set()


def told(shop: Shop, what: str) -> str:
    (notice,) = shop.stage.handle([shop.item(what)], live=True)
    return str(notice.data["text"]["text"])


@pytest.mark.slow
def test_it_gets_no_secret_no_home_and_no_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POS_PEPPER", "secret")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    shop = Shop(TALKATIVE, tmp_path / "data")
    shop.stage.open()
    names = told(shop, "environment")
    assert "HOME" in names
    assert not any(word in names for word in ("POS_PEPPER", "AWS", "XDG", "DISPLAY"))
    folder = str(tmp_path / "data")
    assert told(shop, "home") == str([folder, folder])
    assert told(shop, "input") == ""
    shop.stage.close()


@pytest.mark.slow
def test_facts_are_answered_as_in_a_thread(shop: Shop) -> None:
    shop.facts.products["tea"] = ProductFacts("tea", "Tea", stock_milli=-1)
    shop.facts.customers["c1"] = PersonFacts("c1", "Ann", consent=True)
    shop.facts.staff["jane"] = PersonFacts("jane", "Jane", "cashier")
    shop.facts.journal.append(shop.item("x"))
    facts = shop.facts
    expected = [
        facts.shop(),
        facts.product("tea"),
        None,
        facts.customer("c1"),
        facts.employee("jane"),
        facts.events(["ITEM_ADDED"], limit=1),
    ]
    assert told(shop, "facts") == str(expected)
    assert "on its own thread" in told(shop, "facts_of_a_thread")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("what", "first", "count"),
    [
        ("by_printing", ("printed", {"line": "line 0"}), 501),
        ("by_logging", ("logged", {"number": "0"}), 500),
    ],
)
def test_what_it_says_goes_to_the_log_and_no_more_than_it_takes(
    shop: Shop,
    caplog: pytest.LogCaptureFixture,
    what: str,
    first: tuple[str, dict[str, str]],
    count: int,
) -> None:
    with caplog.at_level(logging.INFO):
        told(shop, what)
        shop.stage.close()
    heard = [(record.getMessage(), getattr(record, FACTS, {})) for record in caplog.records]
    lines = [one for one in heard if one[0] == first[0]]
    left_out = [facts["lines"] for event, facts in heard if event == "lines left out"]
    assert lines[0] == first
    assert 100 <= len(lines) < count
    assert len(lines) + sum(left_out) == count


LANE = """
import sys
from pathlib import Path
from plugins.rehearsal import ScriptedFacts
from plugins.remote import RemoteStage
from tests.contract.plugins.test_bad_processes import Shop
shop = Shop(sys.argv[1], Path(sys.argv[2]))
shop.stage.open()
shop.stage.handle([shop.item("a")], live=True)
print("open", flush=True)
if sys.argv[3] == "in an event":
    shop.stage.handle([shop.item("bad")], live=True)
sys.stdin.read()
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("plugin", "when"),
    [
        ("answers:Raises", "at rest"),
        ("machine:Sleeps", "in an event"),
        ("machine:Loops", "in an event"),
    ],
)
def test_a_lane_that_is_killed_takes_its_plugins_along(
    plugin: str, when: str, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    witness = Shop(TALKATIVE, folder)
    lane = subprocess.Popen(
        [sys.executable, "-c", LANE, PLACE + plugin, str(folder), when],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
    )
    with lane:
        assert lane.stdout is not None
        assert lane.stdout.readline() == b"open\n"
        assert len(witness.processes()) == 1
        lane.send_signal(signal.SIGKILL)
    until(lambda: witness.processes() == set())


@pytest.mark.slow
@pytest.mark.parametrize("point", ["plugin.before", "plugin.after", "plugin.after#2"])
def test_a_commit_that_nobody_was_told_of_is_neither_lost_nor_done_twice(
    point: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = Shop(TALKATIVE, tmp_path / "data")
    with monkeypatch.context() as armed:
        armed.setenv("POS_CRASH_AT_IN_PLUGIN", point)
        shop.stage.open()
    events = [shop.item("nothing") for _ in range(6)]
    made = []
    died = 0
    for at in range(0, len(events), 2):
        try:
            made += shop.stage.handle(events[at : at + 2], live=True)
        except PluginFailed as err:
            died += "SIGKILL" in err.detail
            made += shop.stage.handle(events[at : at + 2], live=True)
    undelivered = shop.stage.undelivered()
    shop.stage.close()
    assert died == 1
    assert [one.cause_id for one in made] == [body["event_id"] for body in events]
    assert [seq for seq, _ in undelivered] == shop.handled() == [1, 2, 3, 4, 5, 6]


@pytest.mark.slow
def test_a_process_that_is_closed_leaves_its_database_folded(shop: Shop) -> None:
    told(shop, "nothing")
    assert (shop.folder / "plugin.db-wal").exists()
    shop.stage.close()
    assert [path.name for path in shop.folder.iterdir()] == ["plugin.db"]
