"""One thread a device: it claims, loses the cable and claims again, whatever happens."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from itertools import pairwise

import pytest

from hardware import device_thread
from hardware.conditions import Condition, DeviceState
from hardware.device_thread import DeviceThread
from hardware.errors import (
    CheckDigit,
    CoverOpen,
    DeviceFault,
    DeviceOffline,
    NoHardware,
    Overload,
    PaperEmpty,
)
from hardware.ports import DeviceHealth
from pos_terminal.domain.errors import CashierError
from tests.unit.hardware.cabled import PATIENCE_S, Cabled, at_work, fault_in, raises
from tests.waiting import until

READY, OFFLINE, UNKNOWN = DeviceState.READY, DeviceState.OFFLINE, DeviceState.UNKNOWN


def test_a_device_is_opened_claimed_enabled_and_in_the_end_released_and_closed() -> None:
    device = Cabled()
    with at_work(device) as watched:
        watched.reaches(READY)
    assert device.calls == ["open", "claim", "enable", "release", "close"]
    assert watched.states == [DeviceState.CONNECTING, READY, DeviceState.OFF]


def test_a_claim_that_fails_is_tried_again_with_longer_and_longer_pauses(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(device_thread, "LONGEST_RETRY_S", 0.04)
    device = Cabled(claim_fault=NoHardware("cabled"))
    with at_work(device) as watched:
        until(lambda: len(device.tries) >= 5, PATIENCE_S)
        assert watched.states == [DeviceState.CONNECTING, OFFLINE]  # told once, not each time
        device.plug_in()
        watched.reaches(READY)
    pauses = [later - sooner for sooner, later in pairwise(device.tries)]
    for pause_s, least_s in zip(pauses, (0.01, 0.02, 0.04, 0.04), strict=False):
        assert pause_s >= least_s  # never sooner; how much later is the machine's


def test_the_pauses_are_half_a_second_to_ten_seconds() -> None:
    assert (device_thread.FIRST_RETRY_S, device_thread.LONGEST_RETRY_S) == (0.5, 10.0)


def test_a_poke_tries_again_at_once() -> None:
    device = Cabled(claim_fault=NoHardware("cabled"))
    with at_work(device, retry_s=3600) as watched:
        watched.reaches(OFFLINE)
        device.plug_in()
        watched.thread.poke()
        watched.reaches(READY)


def test_after_a_poke_the_pauses_begin_anew() -> None:
    device, paces = Cabled(claim_fault=NoHardware("cabled")), list[float]()
    with at_work(device, retry_s=0.001) as watched:
        claim = device.claim

        def paced() -> None:
            paces.append(watched.thread._retry_s)
            claim()

        device.claim = paced  # type: ignore[method-assign]
        until(lambda: bool(paces) and paces[-1] >= 0.016, PATIENCE_S)
        watched.thread.poke()
        until(lambda: any(later < sooner for sooner, later in pairwise(paces)), PATIENCE_S)


def test_a_cable_that_is_pulled_while_it_listens_is_released_and_claimed_again() -> None:
    device = Cabled()
    with at_work(device, listens=True) as watched:
        watched.reaches(READY)
        device.pull()
        watched.reaches(OFFLINE)
        assert "release" in device.calls
        device.plug_in()
        watched.reaches(READY)
        device.waiting.append("scan")
        until(lambda: device.heard == ["scan"], PATIENCE_S)


def test_a_cable_that_is_pulled_during_work_fails_that_work_and_is_claimed_again() -> None:
    device = Cabled()

    def weigh() -> None:
        raise DeviceOffline("cabled")

    with at_work(device) as watched:
        watched.reaches(READY)
        assert isinstance(fault_in(watched.thread.do(weigh)), DeviceOffline)
        until(lambda: len(device.tries) == 2, PATIENCE_S)
        watched.reaches(READY)
        assert watched.thread.do(lambda: 7).result(PATIENCE_S) == 7


def test_a_cable_that_is_pulled_while_nobody_asks_is_noticed() -> None:
    device = Cabled()
    with at_work(device) as watched:
        watched.reaches(READY)
        device.said = DeviceHealth(False, "plug it in", NoHardware.key)
        device.pull()
        watched.reaches(OFFLINE)
        fault = watched.thread.condition.fault
        assert isinstance(fault, NoHardware)


def test_work_while_it_is_away_fails_at_once_with_the_fault() -> None:
    device = Cabled(claim_fault=NoHardware("cabled", "plug it in"))
    with at_work(device, retry_s=3600) as watched:
        watched.reaches(OFFLINE)
        answer = watched.thread.do(lambda: 7)
        assert answer.done()
        fault = fault_in(answer)
        assert isinstance(fault, NoHardware)
        assert fault.hint == "plug it in"


def test_work_that_waited_for_a_claim_that_fails_is_told_so() -> None:
    held = threading.Event()
    device = Cabled(claim_fault=NoHardware("cabled"))
    device.open = lambda: None if held.wait(PATIENCE_S) else None  # type: ignore[method-assign]
    with at_work(device, retry_s=3600) as watched:
        answers = [watched.thread.do(lambda: 7) for _ in range(5)]
        held.set()
        assert {type(fault_in(answer)) for answer in answers} == {NoHardware}


@pytest.mark.parametrize("fault", [Overload("scale"), CoverOpen("printer"), PaperEmpty("printer")])
def test_a_fault_that_a_hand_mends_does_not_drop_the_link(fault: DeviceFault) -> None:
    device = Cabled()

    def work() -> None:
        raise fault

    with at_work(device) as watched:
        watched.reaches(READY)
        assert fault_in(watched.thread.do(work)) is fault
        until(lambda: DeviceState.NEEDS_HAND in watched.states, PATIENCE_S)
        watched.reaches(READY)  # the next look finds it well
        assert len(device.tries) == 1


def test_what_a_hand_has_mended_is_noticed_soon_by_one_that_is_seldom_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(device_thread, "LOOK_AGAIN_S", 0.01)
    states: list[DeviceState] = []
    thread = DeviceThread(Cabled(), lambda told: states.append(told.state), look_s=3600)
    thread.start()
    until(lambda: states[-1:] == [READY], PATIENCE_S)
    assert isinstance(fault_in(thread.do(raises(PaperEmpty("printer")))), PaperEmpty)
    until(lambda: states[-2:] == [DeviceState.NEEDS_HAND, READY], PATIENCE_S)
    assert thread.stop(PATIENCE_S)


def test_a_look_that_finds_a_cover_open_asks_for_a_hand_and_keeps_the_link() -> None:
    device = Cabled(said=DeviceHealth(False, "close it", CoverOpen.key))
    with at_work(device) as watched:
        watched.reaches(DeviceState.NEEDS_HAND)
        device.said = DeviceHealth(online=True)
        watched.reaches(READY)
        assert len(device.tries) == 1


def test_a_misread_scan_changes_nothing() -> None:
    device = Cabled()
    with at_work(device, listens=True) as watched:
        watched.reaches(READY)
        assert isinstance(fault_in(watched.thread.do(raises(CheckDigit("scanner")))), CheckDigit)
        device.listen_fault = CheckDigit("scanner")
        time.sleep(0.01)
        device.listen_fault = None
        device.waiting.append("scan")
        until(lambda: device.heard == ["scan"], PATIENCE_S)
        assert watched.states == [DeviceState.CONNECTING, READY]


def test_a_mistake_of_whoever_asks_is_not_the_devices() -> None:
    with at_work(Cabled()) as watched:
        watched.reaches(READY)
        refusal = CashierError("product.unknown")
        assert fault_in(watched.thread.do(raises(refusal))) is refusal
        assert watched.states == [DeviceState.CONNECTING, READY]


@pytest.mark.slow
@pytest.mark.parametrize("where", ["open", "claim", "enable", "health", "listen", "release"])
def test_a_mistake_of_the_driver_never_ends_the_thread(where: str) -> None:
    device = Cabled()
    broken = threading.Event()
    broken.set()
    real: Callable[[], object] = getattr(device, where)

    def trips() -> object:
        if broken.is_set():
            raise ZeroDivisionError(where)
        return real()

    setattr(device, where, trips)
    with at_work(device, listens=True) as watched:
        if where == "release":
            device.pull()
        until(lambda: bool(watched.failed), PATIENCE_S)
        if where != "release":
            watched.reaches(DeviceState.BROKEN)
            tries = device.calls.count("release")
            until(lambda: device.calls.count("release") > tries + 3, PATIENCE_S)
            assert len(watched.failed) <= 2  # said once, not with each try
        broken.clear()
        device.plug_in()
        watched.reaches(READY)
        device.waiting.append("scan")
        until(lambda: device.heard == ["scan"], PATIENCE_S)


def test_a_mistake_in_closing_is_said_and_it_still_ends() -> None:
    device = Cabled()
    device.close = raises(ZeroDivisionError("close"))  # type: ignore[method-assign]
    with at_work(device) as watched:
        watched.reaches(READY)
    assert [type(err) for err in watched.failed] == [ZeroDivisionError]
    assert watched.states[-1] is DeviceState.OFF


def test_a_listener_that_trips_does_not_end_the_thread() -> None:
    failed: list[Exception] = []

    def told(_condition: Condition) -> None:
        raise ZeroDivisionError

    thread = DeviceThread(Cabled(), told, failed=failed.append)
    thread.start()
    assert thread.do(lambda: 7).result(PATIENCE_S) == 7
    assert thread.stop(PATIENCE_S)
    assert failed


def test_it_stops_while_it_waits_for_the_next_try() -> None:
    device = Cabled(claim_fault=NoHardware("cabled"))
    with at_work(device, retry_s=3600) as watched:
        watched.reaches(OFFLINE)
    assert not any(one.name == "pos-device-cabled" for one in threading.enumerate())


def test_a_device_that_was_well_for_long_is_tried_at_once_when_its_cable_is_pulled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever listens all day may hear nothing, and so proves nothing by an answer."""
    monkeypatch.setattr(device_thread, "LONGEST_RETRY_S", 0.004)
    device, pauses = Cabled(), list[float]()

    def hears_nothing_and_is_pulled() -> bool:
        time.sleep(0.006)  # longer than the longest pause: that was long
        raise DeviceOffline("cabled")

    device.listen = hears_nothing_and_is_pulled  # type: ignore[method-assign]
    with at_work(device, listens=True, retry_s=0.001) as watched:
        claim = device.claim

        def noted() -> None:
            pauses.append(watched.thread._retry_s)  # the next one's
            claim()

        device.claim = noted  # type: ignore[method-assign]
        until(lambda: len(pauses) >= 5, PATIENCE_S)
    assert set(pauses[1:]) == {0.002}


def test_a_listener_that_needed_a_hand_is_well_again_by_itself() -> None:
    device = Cabled(said=DeviceHealth(True, "close it", CoverOpen.key))
    with at_work(device, listens=True) as watched:
        watched.reaches(DeviceState.NEEDS_HAND)
        device.said = DeviceHealth(online=True)
        watched.reaches(READY)
