"""The demo shop has its plugins on, with settings that they have checked themselves."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from plugins import loading
from plugins.runtime import checked_form
from pos_terminal.checkout.commands import SetUpShop
from pos_terminal.checkout.demo import Demo
from pos_terminal.domain.errors import CashierError
from pos_terminal.store.demo.shop import demo_plugins
from pos_terminal.store.verify import verify
from tests.lane_fixtures import lane_on

ROOT = Path(__file__).parents[3]


def test_all_of_ours_are_on_in_the_demo_shop() -> None:
    ours = {path.parent.name for path in (ROOT / "plugins").glob("*/plugin.py")}
    assert demo_plugins().keys() == ours


@pytest.mark.parametrize("name", demo_plugins())
def test_the_demo_s_settings_are_what_the_plugin_itself_takes(name: str) -> None:
    plugin = loading.load(f"plugins.{name}.plugin")
    assert plugin.settings is not None
    checked = checked_form(plugin.settings, demo_plugins()[name], plugin.check_settings)
    assert checked.keys() > demo_plugins()[name].keys()


class Desk:
    """A host that refuses whom the test names."""

    def __init__(self, **refused: str) -> None:
        self.refused = refused
        self.looked = 0

    def ready(self, timeout_s: float) -> bool:
        self.looked += 1
        return self.looked > 1

    def check_settings(self, plugin: str, values: dict[str, Any]) -> Future[dict[str, Any]]:
        answer: Future[dict[str, Any]] = Future()
        if plugin in self.refused:
            answer.set_exception(CashierError(self.refused[plugin], plugin=plugin))
        else:
            answer.set_result(values | {"checked": True})
        return answer


def test_who_is_not_there_is_left_out_and_who_has_no_settings_is_on() -> None:
    demo = Demo(None, Path())  # type: ignore[arg-type]
    asked: list[dict[str, Any]] = []
    done = threading.Event()

    def on_lane(work: Any) -> Future[Any]:
        asked.append(work.keywords)
        if len(asked) == len(demo_plugins()) - 1:
            done.set()
        answer: Future[Any] = Future()
        answer.set_result(None)
        return answer

    desk = Desk(fraud_detection="plugin.unknown", customer_lookup="plugin.no_settings")
    demo.connect(on_lane, desk)
    demo.switch_on_plugins()
    assert done.wait(30)
    demo.stop()
    settings = {one["name"]: one["settings"] for one in asked}
    assert settings.keys() == demo_plugins().keys() - {"fraud_detection"}
    assert settings["customer_lookup"] == {}
    assert settings["age_verification"]["checked"]


@pytest.mark.slow
def test_a_new_demo_shop_works_with_all_of_them_and_a_new_shop_of_one_s_own_with_none(
    tmp_path: Path,
) -> None:
    with lane_on(tmp_path / "demo") as lane:
        lane.do(SetUpShop(demo=True))
        lane.wait(lambda state: len(state.plugins) == len(demo_plugins()))
        assert lane.running.plugins.settled()
        views = lane.running.plugins.views()
        assert {view.name for view in views if view.state == "working"} == set(demo_plugins())
    assert verify(tmp_path / "demo").ok
    with lane_on(tmp_path / "own") as lane:
        lane.do(SetUpShop(shop_name="Ours", manager_name="Ann", manager_pin="7421"))
        assert not lane.state.plugins
