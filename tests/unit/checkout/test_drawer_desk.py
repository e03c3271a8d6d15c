"""The cash drawer's switch: stuck, left open, shut again; and a drawer without one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest

from hardware.ports import DeviceBusy, DrawerFault
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.drawer_desk import DrawerDesk
from pos_terminal.checkout.drawer_watch import CLOSED, LEFT_OPEN, STUCK, DrawerNews, DrawerWatch
from pos_terminal.domain.errors import StoreError
from tests.fakes.devices import FakeCashDrawer
from tests.lane_fixtures import Devices, LaneAtWork
from tests.waiting import until


def told(looks: list[tuple[float, bool | None]], left_open_s: float = 60) -> list[str | None]:
    """What each look at the switch says, kicked at 0."""
    watch, answers = DrawerWatch(0.0, left_open_s), []
    for now, stands_open in looks:
        answers.append(watch.sees(stands_open, now))
        if watch.over:
            break
    return answers


def test_a_drawer_that_is_shut_a_second_after_the_kick_is_stuck() -> None:
    assert told([(1, False)]) == [STUCK]


def test_a_drawer_that_was_open_and_is_shut_is_nothing_to_tell() -> None:
    assert told([(1, True), (3, True), (5, False), (7, True)]) == [None, None, None]


def test_a_drawer_left_open_is_told_once_and_its_closing_takes_the_word_back() -> None:
    looks: list[tuple[float, bool | None]] = [(1, True), (59, True), (61, True), (63, True)]
    assert told([*looks, (65, False)]) == [None, None, LEFT_OPEN, None, CLOSED]


def test_nobody_is_told_where_the_shop_does_not_want_it() -> None:
    assert told([(1, True), (4000, True), (4002, False)], left_open_s=0) == [None, None, None]


def test_a_drawer_without_a_switch_is_looked_at_no_more() -> None:
    watch = DrawerWatch(0.0, 60)
    assert watch.sees(None, 1) is None
    assert (watch.over, watch.tells) == (True, False)


class Heard:
    """What the desk told the lane."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def __call__(self, command: c.Command) -> Future[Any]:
        assert isinstance(command, DrawerNews)
        self.keys.append(command.key)
        return Future()


def desk_of(drawer: FakeCashDrawer, submit: Callable[[c.Command], Future[Any]]) -> DrawerDesk:
    return DrawerDesk(drawer, submit, 0.01, first_look_s=0.01, look_every_s=0.01)


def test_the_desk_looks_by_itself_after_a_kick_and_tells_what_it_sees() -> None:
    drawer, heard = FakeCashDrawer(stands_open=True), Heard()
    desk = desk_of(drawer, heard)
    desk.kick()
    until(lambda: heard.keys == [LEFT_OPEN])
    drawer.stands_open = False
    until(lambda: heard.keys == [LEFT_OPEN, CLOSED])
    desk.kick()
    until(lambda: heard.keys == [LEFT_OPEN, CLOSED, STUCK])
    desk.stop()


def test_a_drawer_whose_printer_prints_is_looked_at_behind_that() -> None:
    drawer, heard = FakeCashDrawer(stands_open=False, fault=None), Heard()
    look, prints = drawer.is_open, [True, True]

    def is_open() -> bool | None:
        if prints:
            prints.pop()
            raise DeviceBusy("drawer")
        return look()

    drawer.is_open = is_open  # type: ignore[method-assign]
    desk = desk_of(drawer, heard)
    desk.kick()
    until(lambda: heard.keys == [STUCK])
    desk.stop()


def test_a_drawer_that_does_not_take_the_kick_is_told() -> None:
    drawer, heard = FakeCashDrawer(fault=DrawerFault("d")), Heard()
    desk = desk_of(drawer, heard)
    desk.kick()
    desk.stop()
    assert heard.keys == [DrawerFault.key]


def test_a_drawer_without_a_switch_is_not_asked_at_every_sale() -> None:
    asked: list[int] = []

    class Blind(FakeCashDrawer):
        def is_open(self) -> bool | None:
            asked.append(1)
            return None

    desk = desk_of(Blind(), Heard())
    desk.kick()
    until(lambda: asked)
    for _ in range(3):
        desk.kick()
    done = threading.Event()
    desk.do(done.set)
    assert done.wait(30)
    assert desk._watch is None
    desk.stop()
    assert asked == [1]


def test_a_lane_that_is_stopping_hears_nothing_and_the_desk_goes_on() -> None:
    def gone(_command: c.Command) -> Future[Any]:
        raise StoreError("closed", "")

    drawer = FakeCashDrawer(stands_open=False)
    desk = desk_of(drawer, gone)
    desk.kick()
    until(lambda: drawer.kicks == 1)
    desk.kick()
    until(lambda: drawer.kicks == 2)
    desk.stop()


@pytest.mark.parametrize("key", [LEFT_OPEN, STUCK])
def test_the_cashier_is_told_and_the_sale_goes_on(
    lane: LaneAtWork, devices: Devices, key: str
) -> None:
    lane.do(DrawerNews(key))
    assert lane.notice == key
    lane.do(DrawerNews(CLOSED))
    assert lane.notice == ("" if key == LEFT_OPEN else key)
    lane.sell("MILK")


def test_a_drawer_without_power_is_told_at_the_sale_that_needed_it(
    lane: LaneAtWork, devices: Devices
) -> None:
    devices.drawer.fault = DrawerFault("d")
    lane.do(c.AddProduct("MILK"))
    lane.do(c.StartCheckout())
    lane.wait(lambda state: not state.waiting_for)
    lane.do(c.PayCash(145))
    lane.wait(lambda state: state.notice is not None and state.notice.key == DrawerFault.key)
