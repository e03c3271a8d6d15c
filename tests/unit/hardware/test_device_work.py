"""Work on a device's thread: in order, never lost, told at once where nobody can do it."""

from __future__ import annotations

import threading
from concurrent.futures import Future

import pytest

from hardware.conditions import DeviceState
from hardware.device_thread import DeviceThread
from hardware.errors import (
    DeviceOffline,
    NoHardware,
)
from tests.unit.hardware.cabled import PATIENCE_S, Cabled, at_work, fault_in, raises
from tests.waiting import until

READY, OFFLINE, UNKNOWN = DeviceState.READY, DeviceState.OFFLINE, DeviceState.UNKNOWN


def test_a_device_that_hangs_does_not_hold_up_the_stop_and_what_waits_is_told() -> None:
    let_go = threading.Event()
    thread = DeviceThread(Cabled(), lambda _: None)
    thread.start()
    hung = thread.do(lambda: let_go.wait(PATIENCE_S))
    behind = thread.do(lambda: 7)
    until(hung.running, PATIENCE_S)
    assert not thread.stop(0.05)
    assert isinstance(fault_in(behind), DeviceOffline)
    assert isinstance(fault_in(thread.do(lambda: 7)), DeviceOffline)
    let_go.set()
    assert hung.result(PATIENCE_S)
    assert thread.stop(PATIENCE_S)


def test_work_is_done_in_order_and_beside_listening() -> None:
    device = Cabled()
    done: list[int] = []
    with at_work(device, listens=True) as watched:
        answers = [watched.thread.do(lambda n=n: done.append(n)) for n in range(50)]
        device.waiting += [str(n) for n in range(50)]
        for answer in answers:
            answer.result(PATIENCE_S)
        until(lambda: len(device.heard) == 50, PATIENCE_S)
    assert done == list(range(50))
    assert device.heard == [str(n) for n in range(50)]


@pytest.mark.slow
def test_no_work_is_lost_however_the_cable_is_pulled_and_the_thread_stopped() -> None:
    device = Cabled()
    answers: list[Future[int]] = []
    asking = threading.Event()

    def ask(thread: DeviceThread) -> None:
        while not asking.is_set():
            answers.append(thread.do(lambda: 7))

    with at_work(device, retry_s=0.001) as watched:
        askers = [threading.Thread(target=ask, args=(watched.thread,)) for _ in range(2)]
        for asker in askers:
            asker.start()
        for _ in range(10):
            device.pull()
            watched.thread.do(raises(DeviceOffline("cabled")))
            watched.reaches(OFFLINE)
            device.plug_in()
            watched.thread.poke()
            watched.reaches(READY)
    late = watched.thread.do(lambda: 7)
    asking.set()
    for asker in askers:
        asker.join(PATIENCE_S)
    assert isinstance(fault_in(late), DeviceOffline)
    outcomes = {type(answer.exception(PATIENCE_S)) for answer in answers}
    assert outcomes <= {type(None), DeviceOffline, NoHardware}
    assert type(None) in outcomes


def test_work_that_nobody_wants_any_more_is_not_done() -> None:
    device = Cabled()
    thread = DeviceThread(device, lambda _: None)
    done: list[int] = []
    cancelled = thread.do(lambda: done.append(1))
    assert cancelled.cancel()
    wanted = thread.do(lambda: done.append(2))
    thread.start()
    wanted.result(PATIENCE_S)
    assert thread.stop(PATIENCE_S)
    assert done == [2]


def test_work_of_a_thread_that_never_began_is_told_at_its_stop() -> None:
    thread = DeviceThread(Cabled(), lambda _: None)
    answer = thread.do(lambda: 7)
    assert thread.stop()
    thread.start()
    assert isinstance(fault_in(answer), DeviceOffline)
    assert thread.condition.state is DeviceState.OFF
