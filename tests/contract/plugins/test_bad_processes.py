"""Whatever a plugin does to its process: the lane hears what, is held up no longer than it said,
nothing is left behind, and a new process goes on where the tables stand.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins import orphans
from plugins.base import ShopFacts
from plugins.errors import PluginFailed, PluginRefused
from plugins.limits import IDLE_CPU_S, IDLE_CPU_SHARE, Limits
from plugins.rehearsal import ScriptedFacts
from plugins.remote import Patience, RemoteStage
from pos_terminal.store.engine import open_engine
from tests.contract.plugins.bad import HEALED
from tests.waiting import until

PLACE = "tests.contract.plugins.bad."
LINUX = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="only /proc tells")
pytestmark = LINUX
LIMITS = Limits(memory_mb=400, file_mb=8)
STARVED_S = 300.0  # for some seconds of a core, on a machine that has something else to do
QUICK = {"Exits": ("died", "ended by itself, with exit code 7")}
SLOW = {
    "LeaksHandles": ("died", "more files open than the 64"),
    "Forks": ("died", "ended by itself, with exit code 1"),
    "Loops": ("hung", "of machine.py, in goes_wrong"),
    "Sleeps": ("hung", "of machine.py, in goes_wrong"),
    "HoldsTheInterpreter": ("hung", "did not answer in time"),
    "Stops": ("hung", "did not answer in time"),
    "AsksForEver": ("hung", "did not answer in time"),
    "LeaksMemory": ("died", "more memory than the 400 MB"),
    "WritesABigFile": ("died", "a file beyond the 8 MB"),
    "Prints": ("flooded", "more than a log can take"),
    "WritesToEveryPipe": ("died", "cannot be read"),
    "ClosesEverything": ("died", "It closed its line to the lane"),
    "Crashes": ("died", "ended by SIGSEGV"),
    "Kills": ("died", "ended by SIGKILL"),
    "ForksAway": ("died", "ended by itself, with exit code 1"),
}


class Shop:
    """A bad plugin in a process, and what can be seen of it from outside."""

    def __init__(self, place: str, folder: Path) -> None:
        self.facts = ScriptedFacts()
        self.folder = folder
        self.stage = RemoteStage(
            place, folder, self.facts, limits=LIMITS, patience=Patience(opening_s=30.0)
        )
        self.seq = 0

    def item(self, sku: str) -> dict[str, Any]:
        self.seq += 1
        return {
            "event_id": f"e{self.seq}",
            "event_type": "ITEM_ADDED",
            "seq": self.seq,
            "hash": f"h{self.seq}",
            "basket_id": None,
            "employee_id": None,
            "shift_id": None,
            "line": {"sku": sku},
        }

    def handled(self) -> list[int]:
        engine = open_engine(self.folder / "plugin.db", readonly=True)
        try:
            with engine.connect() as connection:
                return list(connection.exec_driver_sql("SELECT seq FROM seen").scalars())
        finally:
            engine.dispose()

    def processes(self) -> set[int]:
        """All that is alive of this plugin, wherever it went."""
        return {
            int(entry.name)
            for entry in Path("/proc").iterdir()
            if entry.name.isdigit() and self._is_its(entry)
        }

    def _is_its(self, process: Path) -> bool:
        try:
            command = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            return False  # gone meanwhile
        return b"plugins.child" in command and str(self.folder).encode() in command


@pytest.fixture
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shop]:
    found = Shop(f"{PLACE}machine:{request.param}", tmp_path / "data")
    handles = len(os.listdir("/proc/self/fd"))
    yield found
    found.stage.close()
    assert found.processes() == set()
    assert len(os.listdir("/proc/self/fd")) == handles


def fails_and_is_mended(shop: Shop, cause: str, said: str) -> None:
    before, bad, after = shop.item("a"), shop.item("bad"), shop.item("b")
    shop.stage.open()
    shop.stage.handle([before], live=True)
    with pytest.raises(PluginFailed) as failed:
        shop.stage.handle([bad, after], live=True)
    assert (failed.value.cause, failed.value.seq) == (cause, 2), failed.value.detail
    assert said in failed.value.detail
    assert shop.processes() == set()
    assert shop.handled() == [1]
    shop.facts.its_shop = ShopFacts(name=HEALED)
    shop.stage.handle([bad, after], live=True)
    assert shop.handled() == [1, 2, 3]


@pytest.mark.slow
@pytest.mark.parametrize(("shop", "expected"), QUICK.items(), indirect=["shop"], ids=list(QUICK))
def test_what_it_does_is_told_and_undone(shop: Shop, expected: tuple[str, str]) -> None:
    fails_and_is_mended(shop, *expected)


@pytest.mark.slow
@pytest.mark.parametrize(("shop", "expected"), SLOW.items(), indirect=["shop"], ids=list(SLOW))
def test_what_else_it_does_is_told_and_undone(shop: Shop, expected: tuple[str, str]) -> None:
    fails_and_is_mended(shop, *expected)


@pytest.mark.slow
@pytest.mark.parametrize("shop", ["NeverRests"], indirect=True)
def test_a_plugin_that_never_rests_is_seen_at_the_next_event_or_ended_by_the_system(
    shop: Shop,
) -> None:
    shop.stage.open()
    shop.stage.handle([shop.item("bad")], live=True)
    pid = shop.stage.pid
    assert pid is not None
    used, begun = cpu_of(pid), time.monotonic()

    def works_too_much() -> bool:
        """As the lane judges it: less is allowed where the machine leaves it no more."""
        allowed = IDLE_CPU_S + IDLE_CPU_SHARE * (time.monotonic() - begun)
        return cpu_of(pid) - used > allowed + 1 or shop.processes() == set()

    until(works_too_much, STARVED_S)
    with pytest.raises(PluginFailed, match="processor time") as failed:
        shop.stage.handle([shop.item("a")], live=True)
    assert failed.value.cause == "died"
    shop.facts.its_shop = ShopFacts(name=HEALED)
    shop.stage.handle([shop.item("a")], live=True)


def cpu_of(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.slow
@pytest.mark.parametrize("shop", ["Loops"], indirect=True)
def test_other_plugins_go_on_meanwhile(shop: Shop, tmp_path: Path) -> None:
    good = Shop(f"{PLACE}answers:Raises", tmp_path / "good")
    good.stage.open()
    shop.stage.open()
    failed: list[PluginFailed] = []
    thread = threading.Thread(target=lambda: failed.append(raised(shop)))
    thread.start()
    for _ in range(50):
        good.stage.handle([good.item("a")], live=True)
    thread.join()
    good.stage.close()
    assert len(good.handled()) == 50
    assert [one.cause for one in failed] == ["hung"]


def raised(shop: Shop) -> PluginFailed:
    with pytest.raises(PluginFailed) as failed:
        shop.stage.handle([shop.item("bad")], live=True)
    return failed.value


@pytest.mark.slow
def test_a_plugin_that_never_ends_importing_is_refused_no_place(tmp_path: Path) -> None:
    folder = tmp_path / "endless"
    folder.mkdir()
    (folder / "plugin.py").write_text("while True:\n    pass\n", "utf-8")
    stage = RemoteStage(
        str(folder), tmp_path / "data", ScriptedFacts(), patience=Patience(opening_s=1.5)
    )
    with pytest.raises(PluginFailed) as failed:
        stage.describe()
    assert failed.value.cause == "hung"
    assert "line 2 of plugin.py" in failed.value.detail or "in time" in failed.value.detail
    assert stage.pid is None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({}, "has no plugin.py"),
        ({"plugin.py": "import no_such_package"}, "No module named 'no_such_package'"),
        ({"plugin.py": "x = 1"}, "has 0 plugin classes"),
        ({"plugin.py": "raise SystemExit(1)"}, "SystemExit: 1"),
    ],
)
def test_a_folder_that_is_no_plugin_is_refused_in_a_sentence(
    files: dict[str, str], why: str, tmp_path: Path
) -> None:
    folder = tmp_path / "no_plugin"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    stage = RemoteStage(str(folder), tmp_path / "data", ScriptedFacts())
    with pytest.raises(PluginRefused) as refused:
        stage.describe()
    stage.close()
    assert refused.value.plugin == "no_plugin"
    assert why in refused.value.why


@pytest.mark.slow
@pytest.mark.parametrize("shop", ["ForksAway"], indirect=True)
def test_a_process_that_was_left_behind_would_be_seen(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.stage.open()
    marks: list[str] = []
    with monkeypatch.context() as without:
        without.setattr(orphans, "kill", lambda mark: marks.append(mark) or 0)
        with pytest.raises(PluginFailed):
            shop.stage.handle([shop.item("bad")], live=True)
    assert len(shop.processes()) == 1
    assert orphans.kill(marks[0]) >= 1
