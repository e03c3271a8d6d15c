"""One thread a device: it claims, works, loses the cable and claims again, whatever happens."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

import pytest

from hardware import device_thread
from hardware.conditions import Condition, DeviceState, condition_of, fault_of, proves
from hardware.device_thread import DeviceThread
from hardware.errors import (
    CheckDigit,
    CoverOpen,
    DeviceFault,
    DeviceOffline,
    NoHardware,
    NothingWeighed,
    Overload,
    PaperEmpty,
    UnknownOutcome,
    Unstable,
)
from hardware.ports import DeviceHealth, PrintProof, Weight
from pos_terminal.domain.errors import CashierError
from tests.waiting import until

PATIENCE_S = 20.0
READY, OFFLINE, UNKNOWN = DeviceState.READY, DeviceState.OFFLINE, DeviceState.UNKNOWN


@dataclass
class Cabled:
    """A device with a cable that a test pulls, and a memory of what was done with it."""

    name: str = "cabled"
    claim_fault: Exception | None = None
    listen_fault: Exception | None = None
    said: DeviceHealth = field(default_factory=lambda: DeviceHealth(online=True))
    calls: list[str] = field(default_factory=list)
    tries: list[float] = field(default_factory=list)  # moments of claims
    heard: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)

    def open(self) -> None:
        self.calls.append("open")

    def claim(self) -> None:
        self.tries.append(time.monotonic())
        self.calls.append("claim")
        if self.claim_fault is not None:
            raise self.claim_fault

    def enable(self) -> None:
        self.calls.append("enable")

    def release(self) -> None:
        self.calls.append("release")

    def close(self) -> None:
        self.calls.append("close")

    def health(self) -> DeviceHealth:
        return self.said

    def listen(self) -> bool:
        if self.listen_fault is not None:
            raise self.listen_fault
        if not self.waiting:
            time.sleep(0.002)
            return False
        self.heard.append(self.waiting.pop(0))
        return True

    def pull(self) -> None:
        self.claim_fault = NoHardware(self.name)
        self.listen_fault = DeviceOffline(self.name)

    def plug_in(self) -> None:
        self.claim_fault = self.listen_fault = None


@dataclass
class Watched:
    """A thread and all that it told."""

    thread: DeviceThread
    told: list[Condition]
    failed: list[Exception]

    @property
    def states(self) -> list[DeviceState]:
        return [one.state for one in self.told]

    def reaches(self, state: DeviceState) -> None:
        until(lambda: self.thread.condition.state is state, PATIENCE_S)


@contextmanager
def at_work(device: Cabled, *, listens: bool = False, retry_s: float = 0.01) -> Iterator[Watched]:
    told: list[Condition] = []
    failed: list[Exception] = []
    thread = DeviceThread(
        device,
        told.append,
        device.listen if listens else None,
        failed=failed.append,
        first_retry_s=retry_s,
        look_s=0.02,
    )
    thread.start()
    try:
        yield Watched(thread, told, failed)
    finally:
        assert thread.stop(PATIENCE_S)


def fault_in(answer: Future[object]) -> BaseException | None:
    return answer.exception(PATIENCE_S)


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
        assert isinstance(fault_in(watched.thread.do(_raises(CheckDigit("scanner")))), CheckDigit)
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
        assert fault_in(watched.thread.do(_raises(refusal))) is refusal
        assert watched.states == [DeviceState.CONNECTING, READY]


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
            assert len(watched.failed) <= 2  # said once, not with each try
        broken.clear()
        device.plug_in()
        watched.reaches(READY)
        device.waiting.append("scan")
        until(lambda: device.heard == ["scan"], PATIENCE_S)


def test_a_mistake_in_closing_is_said_and_it_still_ends() -> None:
    device = Cabled()
    device.close = _raises(ZeroDivisionError("close"))  # type: ignore[method-assign]
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
            watched.thread.do(_raises(DeviceOffline("cabled")))
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


def test_a_device_that_cannot_tell_is_never_shown_as_well() -> None:
    device = Cabled(said=DeviceHealth(online=None))
    with at_work(device) as watched:
        watched.reaches(UNKNOWN)
        watched.thread.do(lambda: None).result(PATIENCE_S)  # bytes that nobody answered
        watched.thread.do(lambda: PrintProof.SENT).result(PATIENCE_S)
        assert READY not in watched.states


@pytest.mark.parametrize("answer", [PrintProof.CONFIRMED, Weight(Decimal(1), "kg"), True])
def test_a_device_that_answers_is_well_although_it_could_not_tell(answer: object) -> None:
    device = Cabled(said=DeviceHealth(online=None))
    told: list[Condition] = []
    thread = DeviceThread(device, told.append)  # looks seldom
    thread.start()
    thread.do(lambda: answer).result(PATIENCE_S)
    until(lambda: thread.condition.state is READY, PATIENCE_S)
    assert thread.stop(PATIENCE_S)


def test_a_scanner_that_scans_is_well_although_it_could_not_tell() -> None:
    device = Cabled(said=DeviceHealth(online=None))
    with at_work(device, listens=True) as watched:
        watched.reaches(UNKNOWN)
        device.waiting.append("scan")
        watched.reaches(READY)


def test_an_outcome_that_nobody_knows_is_shown_as_unknown_and_the_line_made_anew() -> None:
    device = Cabled()
    with at_work(device, retry_s=3600) as watched:
        watched.reaches(READY)
        answer = watched.thread.do(_raises(UnknownOutcome("printer")))
        assert isinstance(fault_in(answer), UnknownOutcome)
        watched.reaches(UNKNOWN)
        later = watched.thread.do(lambda: 7)  # surely not begun
        assert isinstance(fault_in(later), DeviceOffline)
        watched.thread.poke()
        watched.reaches(READY)


@pytest.mark.parametrize(
    ("health", "kind", "state"),
    [
        (DeviceHealth(False, "x", "printer.paper_out"), PaperEmpty, DeviceState.NEEDS_HAND),
        (DeviceHealth(True, "x", "scale.overload"), Overload, DeviceState.NEEDS_HAND),
        (DeviceHealth(True, "x", "scale.unstable"), Unstable, DeviceState.READY),
        (DeviceHealth(True, "x", "scale.empty"), NothingWeighed, DeviceState.READY),
        (DeviceHealth(False, "x", "device.missing"), NoHardware, OFFLINE),
        (DeviceHealth(False, "x", "nobody.knows"), DeviceOffline, OFFLINE),
        (DeviceHealth(False), DeviceOffline, OFFLINE),
    ],
)
def test_what_a_device_tells_of_itself_is_the_fault_that_it_would_raise(
    health: DeviceHealth, kind: type[DeviceFault], state: DeviceState
) -> None:
    fault = fault_of("device", health)
    assert type(fault) is kind
    assert condition_of(fault).state is state


def test_a_well_device_tells_of_no_fault() -> None:
    assert fault_of("device", DeviceHealth(online=True)) is None
    assert fault_of("device", DeviceHealth(online=None)) is None
    assert not proves(None)


def _raises(err: Exception) -> Callable[[], None]:
    def work() -> None:
        raise err

    return work
