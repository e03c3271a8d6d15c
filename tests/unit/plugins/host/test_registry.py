"""Which plugins there are: ours, packages, folders; doubles and broken ones are told, not run."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from plugins import registry
from plugins.registry import Found, find, without_doubles
from pos_terminal.checkout import commands as c
from pos_terminal.domain.errors import CashierError
from tests.lane_fixtures import BY_MANAGER, lane_on
from tests.unit.plugins.host.troupe import Notes, lane_with, settle, state_of

COUNTER = """
from plugins.base import BasePlugin, Emit

class Counter(BasePlugin):
    name = "counter"
    emits = ("COUNTED",)

    def get_supported_events(self):
        return ["BASKET_CLOSED"]

    def handle_event(self, event_type, event_data):
        return Emit("COUNTED", {"lines": len(event_data["lines"])})
"""


def put(data_dir: Path, name: str, text: str) -> Path:
    """A plugin in a folder of the data directory."""
    folder = data_dir / "plugins" / name
    folder.mkdir(parents=True)
    (folder / "plugin.py").write_text(text, encoding="utf-8")
    return folder


def test_ours_come_before_packages_and_packages_before_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [
        EntryPoint("loyal", "loyal.plugin:Loyal", registry.GROUP),
        EntryPoint("fraud_detection", "evil:Fraud", registry.GROUP),
    ]
    monkeypatch.setattr(registry.metadata, "entry_points", lambda group: entries)
    put(tmp_path, "loyal", "")
    put(tmp_path, "mine", "")
    (tmp_path / "plugins" / "only_data").mkdir()
    found = find(tmp_path / "plugins")
    runs = {one.name: (one.source, one.isolation) for one in found if not one.refused}
    assert runs["fraud_detection"] == ("ours", "thread")
    assert runs["loyal"] == ("package", "process")
    assert runs["mine"] == ("folder", "process")
    assert "only_data" not in runs
    assert {(one.name, one.source) for one in found if one.refused} == {
        ("fraud_detection", "package"),
        ("loyal", "folder"),
    }


def test_a_second_one_of_a_name_is_refused_in_a_sentence() -> None:
    def make(*_: object) -> object:
        raise AssertionError

    first = Found("loyal", "package", make, "loyal:Loyal", "process")  # type: ignore[arg-type]
    second = Found("loyal", "folder", make, "plugins/loyal", "process")  # type: ignore[arg-type]
    assert [one.refused for one in without_doubles([first, second])] == [
        "",
        "An installed package is called loyal already: rename or remove the folder at"
        " plugins/loyal.",
    ]


def test_finding_imports_nothing_of_anybody(tmp_path: Path) -> None:
    put(tmp_path, "mine", "raise SystemExit('never in this process')")
    before = set(sys.modules)
    assert "mine" in [one.name for one in find(tmp_path / "plugins")]
    assert not [name for name in set(sys.modules) - before if name.startswith(("mine", "plugins"))]


def test_a_folder_s_plugin_works_in_a_process_of_its_own(shop_dir: Path) -> None:
    put(shop_dir, "counter", COUNTER)
    with lane_on(shop_dir) as lane:
        lane.sign_in()
        assert lane.running.plugins.ready()
        lane.do(c.SwitchPlugin("counter", on=True), BY_MANAGER)
        lane.sell("MILK", "BREAD")
        settle(lane)
        assert [e.data for e in lane.events("COUNTED")] == [{"lines": 2}]
        view = next(one for one in lane.running.plugins.views() if one.name == "counter")
        assert (view.source, view.isolation, view.state) == ("folder", "process", "working")


def test_a_broken_one_is_listed_with_its_sentence_and_the_others_work(shop_dir: Path) -> None:
    put(shop_dir, "broken", "import a_module_that_is_not_there")
    put(shop_dir, "liar", COUNTER)
    with lane_on(shop_dir) as lane:
        lane.sign_in()
        assert lane.running.plugins.ready()
        views = {view.name: view for view in lane.running.plugins.views()}
        assert views["broken"].state == "refused"
        assert "a_module_that_is_not_there" in views["broken"].refused
        assert "both names must be the same" in views["liar"].refused
        assert lane.refused(c.SwitchPlugin("broken", on=True), BY_MANAGER) == "plugin.refused"
        lane.sell("MILK")


def test_the_second_of_a_name_is_shown_beside_the_first(shop_dir: Path) -> None:
    with lane_with(shop_dir, Notes, Notes) as lane:
        shown = [(v.name, bool(v.refused), v.state) for v in lane.running.plugins.views()]
        assert shown == [("notes", False, "off"), ("notes", True, "refused")]
        assert lane.running.plugins.report("notes", "all", {}).result(60).rows == ()
        with pytest.raises(CashierError):
            lane.running.plugins.report("notes", "none", {}).result(60)
        assert state_of(lane, "notes") == "off"
