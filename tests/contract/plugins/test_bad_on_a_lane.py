"""Bad plugins beside a lane that sells: it goes on, they rest, and miss nothing in the end."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from plugins.registry import Found, find
from plugins.runtime import Runtime
from pos_terminal import bootstrap
from pos_terminal.checkout import commands as c
from tests.contract.plugins.bad import HEALED
from tests.contract.plugins.test_bad_processes import LINUX, Shop
from tests.lane_fixtures import (
    BY_MANAGER,
    LaneAtWork,
    clock,
    devices,
    lane_on,
    shop_dir,
    shop_template,
    verified,
)
from tests.unit.plugins.host.troupe import Notes, rows
from tests.waiting import until

__all__ = ["clock", "devices", "shop_dir", "shop_template"]
pytestmark = [LINUX, pytest.mark.slow]
CODE = """
from tests.contract.plugins.bad.{module} import {kind} as Kind


class Folder(Kind):
    name = "bad"
    sku = "BREAD"
"""


def put(data_dir: Path, text: str, name: str = "bad") -> None:
    """A plugin's folder in the data directory."""
    folder = data_dir / "plugins" / name
    folder.mkdir(parents=True)
    (folder / "plugin.py").write_text(text, "utf-8")


@contextmanager
def lane_with_folders(data_dir: Path) -> Iterator[LaneAtWork]:
    """A lane with a good plugin of ours, and what lies in its folder."""

    def found(folder: Path) -> list[Found]:
        ours = Found("notes", "ours", lambda at, facts: Runtime(Notes(), at, facts))
        return [ours, *(one for one in find(folder) if one.source == "folder")]

    with patch.object(bootstrap, "find_plugins", found), lane_on(data_dir) as lane:
        lane.sign_in()
        assert lane.running.plugins.ready()
        lane.do(c.SwitchPlugin("notes", on=True), BY_MANAGER)
        yield lane


def suspended(lane: LaneAtWork, name: str = "bad") -> str:
    """Wait until it rests; the cause."""
    until(lambda: any(one.name == name and one.suspended for one in lane.state.plugins))
    return str(lane.events("PLUGIN_SUSPENDED")[-1].data["cause"])


@pytest.mark.parametrize(
    ("module", "kind", "cause"),
    [
        ("answers", "Raises", "raised"),
        ("answers", "FloodsOutcomes", "flooded"),
        ("machine", "Loops", "hung"),
        ("machine", "ForksAway", "died"),
        ("machine", "Prints", "flooded"),
    ],
)
def test_a_bad_plugin_rests_and_the_sale_and_other_plugins_go_on(
    module: str, kind: str, cause: str, shop_dir: Path
) -> None:
    put(shop_dir, CODE.format(module=module, kind=kind))
    witness = Shop("", shop_dir / "plugins" / "bad")
    with lane_with_folders(shop_dir) as lane:
        lane.do(c.SwitchPlugin("bad", on=True), BY_MANAGER)
        lane.sell("MILK")
        lane.sell("BREAD")
        lane.sell("MILK", "MILK")
        assert suspended(lane) == cause
        lane.sell("BREAD")
        assert witness.processes() == set()
        lane.do(c.SetSetting("name", HEALED), BY_MANAGER)
        lane.do(c.SwitchPlugin("bad", on=True), BY_MANAGER)
        assert lane.running.plugins.settled()
        lane.sell("BREAD")
        assert lane.running.plugins.settled()
        added = [event.seq for event in lane.events("ITEM_ADDED")]
        noted = [seq for seq, kind, _ in rows(shop_dir, "notes") if kind == "ITEM_ADDED"]
    assert witness.handled() == added == noted
    assert witness.processes() == set()
    verified(shop_dir)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("from tests.contract.plugins.bad.members import IsOfTomorrow as Kind\n", "version 2.0"),
        ("from tests.contract.plugins.bad.members import ClaimsTheSale as Kind\n", "BASKET_CLOSED"),
        ("import no_such_package\nKind = object\n", "no_such_package"),
    ],
)
def test_a_plugin_that_cannot_run_here_cannot_be_switched_on_and_the_reason_is_told(
    text: str, why: str, shop_dir: Path
) -> None:
    put(shop_dir, f"{text}\n\nclass Folder(Kind):\n    name = 'bad'\n")
    with lane_with_folders(shop_dir) as lane:
        assert lane.refused(c.SwitchPlugin("bad", on=True), BY_MANAGER) == "plugin.refused"
        view = next(one for one in lane.running.plugins.views() if one.name == "bad")
        assert view.state == "refused"
        assert why in str(view)
        lane.sell("MILK")


def test_a_process_that_is_killed_from_outside_is_begun_anew_and_nothing_is_lost(
    shop_dir: Path,
) -> None:
    put(shop_dir, CODE.format(module="answers", kind="IsSlow"))
    witness = Shop("", shop_dir / "plugins" / "bad")
    with lane_with_folders(shop_dir) as lane:
        lane.do(c.SwitchPlugin("bad", on=True), BY_MANAGER)
        assert lane.running.plugins.settled()
        for _ in range(2):
            lane.sell("MILK")
            for pid in witness.processes():
                os.kill(pid, signal.SIGKILL)
            lane.sell("MILK", "MILK")
            assert lane.running.plugins.settled()
        added = [event.seq for event in lane.events("ITEM_ADDED")]
        assert lane.events("PLUGIN_SUSPENDED") == []
    assert witness.handled() == added


def test_a_plugin_that_has_spoiled_its_own_database_is_made_anew(shop_dir: Path) -> None:
    put(shop_dir, CODE.format(module="answers", kind="IsSlow"))
    with lane_with_folders(shop_dir) as lane:
        lane.do(c.SwitchPlugin("bad", on=True), BY_MANAGER)
        lane.sell("MILK")
        assert lane.running.plugins.settled()
        lane.do(c.SwitchPlugin("bad", on=False), BY_MANAGER)
        path = shop_dir / "plugins" / "bad" / "plugin.db"
        until(lambda: not path.with_name("plugin.db-wal").exists())
        path.write_bytes(b"rubbish" * 1_000)
        lane.do(c.SwitchPlugin("bad", on=True), BY_MANAGER)
        assert suspended(lane) == "raised"
        lane.sell("MILK")
        lane.do(c.SwitchPlugin("bad", on=False), BY_MANAGER)
        lane.running.plugins.replay("bad").result(60)
        lane.do(c.SwitchPlugin("bad", on=True), BY_MANAGER)
        assert lane.running.plugins.settled()
        added = [event.seq for event in lane.events("ITEM_ADDED")]
    assert Shop("", path.parent).handled() == added
