"""`pos-terminal plugins`: beside a running lane, and as the lane for a moment."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.facts import Facts
from plugins.registry import Found
from plugins.stage import Stage
from pos_terminal.bootstrap import RunningLane, open_lane
from pos_terminal.checkout import commands as c
from pos_terminal.cli.exits import Exit
from pos_terminal.config import Settings
from tests.unit.cli.conftest import Cli, said_by_a_plugin, sell
from tests.waiting import until

TEMPLATE = Path(__file__).parents[3] / "resources" / "plugin_template"
NAME = "example_plugin"


def on_a_stage(folder: Path, facts: Facts) -> Stage:
    from example_plugin.plugin import ExamplePlugin

    from plugins.runtime import Runtime

    return Runtime(ExamplePlugin(), folder, facts)


@pytest.fixture(autouse=True)
def there_is_one_plugin(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Found]]:
    """The template, in a thread; a test may take it away."""
    monkeypatch.syspath_prepend(str(TEMPLATE))
    found = [Found(NAME, "ours", on_a_stage)]
    monkeypatch.setattr("pos_terminal.bootstrap.find_plugins", lambda _folder: found)
    monkeypatch.setattr("plugins.registry.find", lambda _folder: found)
    yield found
    for name in [name for name in sys.modules if name.partition(".")[0] == NAME]:
        del sys.modules[name]


def told(cli: Cli, *types: str) -> list[dict[str, Any]]:
    out = cli("journal", "show", "--last", "200", "--json").out
    events = [json.loads(line) for line in out.splitlines()]
    return [event["data"] for event in events if event["event_type"] in types]


def only(cli: Cli) -> dict[str, Any]:
    [view] = cli("plugins", "list", "--json").json
    return dict(view)


@pytest.mark.slow
def test_a_plugin_is_switched_on_and_off_while_the_lane_runs(cli: Cli, lane: RunningLane) -> None:
    assert (only(cli)["state"], only(cli)["on"]) == ("off", False)
    said = cli("plugins", "enable", NAME, "--reason", "for the birthday")
    assert said.code == Exit.OK
    assert said.out.startswith(f"{NAME} is on.")
    assert lane.plugins.settled()
    assert (only(cli)["state"], only(cli)["lag"]) == ("working", 0)
    assert cli("plugins", "disable", NAME, "--json").json["on"] is False
    switched = told(cli, "PLUGIN_SWITCHED")
    assert [(one["on"], one["reason"]) for one in switched] == [
        (True, "for the birthday"),
        (False, ""),
    ]


@pytest.mark.slow
def test_what_is_put_there_while_the_lane_runs_is_found(
    cli: Cli, lane: RunningLane, there_is_one_plugin: list[Found]
) -> None:
    found = there_is_one_plugin.pop()
    assert cli("plugins", "list", "--json").json == []
    assert cli("plugins", "enable", NAME).code == Exit.REFUSED
    there_is_one_plugin.append(found)
    assert cli("plugins", "enable", NAME).code == Exit.OK
    sell(lane, 1)
    assert only(cli)["state"] == "working"


@pytest.mark.slow
def test_what_was_missing_works_again_once_it_is_back(
    cli: Cli, shop: Settings, there_is_one_plugin: list[Found]
) -> None:
    cli("plugins", "enable", NAME)
    found = there_is_one_plugin.pop()
    with open_lane(shop) as running:
        sell(running, 1)
        assert only(cli)["state"] == "missing"
        there_is_one_plugin.append(found)
        until(lambda: only(cli)["state"] == "working")
        sell(running, 1)
        rows = cli("plugins", "report", NAME, "days", "--json").json["rows"]
        assert rows[0][1:] == [2, 2 * 349]


@pytest.mark.slow
def test_a_switch_of_a_lane_that_does_not_run_lasts(cli: Cli, shop: Settings) -> None:
    assert cli("plugins", "enable", NAME).code == Exit.OK
    assert (only(cli)["state"], only(cli)["version"]) == ("stopped", "0.1.0")
    with open_lane(shop) as running:
        assert running.plugins.settled()
        assert only(cli)["state"] == "working"


def test_the_list_of_a_stopped_lane_changes_nothing(cli: Cli, shop: Settings) -> None:
    before = {path: path.stat().st_mtime_ns for path in shop.data_dir.rglob("*.db")}
    assert "example_plugin  off" in cli("plugins", "list").out
    assert before == {path: path.stat().st_mtime_ns for path in shop.data_dir.rglob("*.db")}


@pytest.mark.slow
def test_settings_are_checked_journalled_and_in_effect(cli: Cli, lane: RunningLane) -> None:
    assert cli("plugins", "settings", NAME).out == "every = 100\n"
    assert cli("plugins", "settings", NAME, "--set", "every=2").code == Exit.OK
    assert cli("plugins", "settings", NAME, "--json").json == {"every": 2}
    same = cli("plugins", "settings", NAME, "--set", "every=2")
    assert "Nothing is new" in same.out
    assert [one["settings"] for one in told(cli, "PLUGIN_SETTINGS_CHANGED")] == [{"every": 2}]
    cli("plugins", "enable", NAME)
    sell(lane, 2)
    assert said_by_a_plugin(lane)


@pytest.mark.slow
@pytest.mark.parametrize("change", ["every=0", "every=often", "ever=3"])
def test_a_wrong_setting_is_refused_by_name(cli: Cli, shop: Settings, change: str) -> None:
    said = cli("plugins", "settings", NAME, "--set", change)
    assert said.code == Exit.REFUSED
    assert change.partition("=")[0] in said.err
    assert told(cli, "PLUGIN_SETTINGS_CHANGED") == []


@pytest.mark.slow
def test_settings_from_a_file_take_the_place_of_all(
    cli: Cli, shop: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "settings.json"
    cli("plugins", "settings", NAME, "--set", "every=7")
    file.write_text("{}")
    assert cli("plugins", "settings", NAME, "--file", str(file)).code == Exit.OK
    assert cli("plugins", "settings", NAME).out == "every = 100\n"
    file.write_text("[7]")
    assert "one JSON object" in cli("plugins", "settings", NAME, "--file", str(file)).err
    both = cli("plugins", "settings", NAME, "--file", str(file), "--set", "every=1")
    assert both.code == Exit.USAGE


def test_what_may_be_set_is_told_as_a_schema(cli: Cli, shop: Settings) -> None:
    schema = cli("plugins", "settings", NAME, "--schema").json
    assert schema["$defs"]["Settings"]["properties"]["every"]["minimum"] == 1


@pytest.mark.slow
def test_a_replay_gives_the_same_rows_and_counts_what_it_read(
    cli: Cli, lane: RunningLane, tmp_path: Path
) -> None:
    cli("plugins", "enable", NAME)
    sell(lane, 3)
    before = cli("plugins", "report", NAME, "days", "--json").json
    assert before["rows"][0][1:] == [3, 3 * 349]
    said = cli("plugins", "replay", NAME)
    assert said.code == Exit.OK
    assert f"{NAME} has read 3 events again" in said.out
    assert cli("plugins", "report", NAME, "days", "--json").json == before
    head = lane.lane.call(lambda till: till.store.head.seq).result(60)
    assert cli("plugins", "replay", NAME, "--from", str(head), "--json").json["events"] == 1
    [row] = cli("plugins", "report", NAME, "days", "--json").json["rows"]
    assert row[1:] == [1, 349]


@pytest.mark.slow
def test_a_report_is_a_table_and_a_file(cli: Cli, lane: RunningLane, tmp_path: Path) -> None:
    cli("plugins", "enable", NAME)
    sell(lane, 1)
    assert "days    Sales a day" in cli("plugins", "report", NAME).out
    shown = cli("plugins", "report", NAME, "days").out.splitlines()
    assert shown[0].split() == ["Day", "Sales", "Total"]
    assert shown[1].split()[1:] == ["1", "3.49"]
    file = tmp_path / "days.csv"
    assert "1 rows in" in cli("plugins", "report", NAME, "days", "--csv", str(file)).out
    assert file.read_text("utf-8-sig").splitlines()[0] == "Day,Sales,Total"
    unknown = cli("plugins", "report", NAME, "weeks")
    assert (unknown.code, "it has: days" in unknown.err) == (Exit.REFUSED, True)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("enable", "nobody"), Exit.REFUSED),
        (("disable", "nobody"), Exit.REFUSED),
        (("settings", "nobody"), Exit.REFUSED),
        (("replay", "nobody"), Exit.REFUSED),
        (("report", "nobody", "days"), Exit.REFUSED),
        (("settings", NAME, "--set", "every"), Exit.USAGE),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    cli: Cli, shop: Settings, arguments: tuple[str, ...], code: Exit
) -> None:
    said = cli("plugins", *arguments)
    assert said.code == code
    assert said.out == ""
    assert said.err


def test_without_a_shop_the_commands_say_so(cli: Cli) -> None:
    assert cli("plugins", "list").code == Exit.NOT_SET_UP
    assert cli("plugins", "enable", NAME).code == Exit.NOT_SET_UP


@pytest.mark.slow
def test_what_is_gone_or_rests_is_listed_and_named_by_doctor(
    cli: Cli, shop: Settings, there_is_one_plugin: list[Found]
) -> None:
    cli("plugins", "enable", NAME)
    assert f"plugins: On: {NAME}." in cli("doctor").out
    with open_lane(shop, plugins=False) as running:
        running.lane.submit(c.SuspendPlugin(NAME, "raised", "ValueError at 7")).result(60)
    assert (only(cli)["state"], only(cli)["last_error"]) == ("suspended", "raised")
    assert f"plugins enable {NAME}" in cli("doctor").out
    there_is_one_plugin.clear()
    assert only(cli)["state"] == "missing"
    assert f"plugins disable {NAME}" in cli("doctor").out
    assert cli("plugins", "disable", NAME).code == Exit.OK
    assert cli("plugins", "list", "--json").json == []
