"""A device is as it says, never better: nothing but what is proven is shown as well."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hardware.conditions import Condition, DeviceState, condition_of, fault_of, proves
from hardware.device_thread import DeviceThread
from hardware.errors import (
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
from hardware.transports.traced import KEPT, Trace, TracedLink
from tests.fakes.devices import FakeTransport
from tests.unit.hardware.cabled import PATIENCE_S, Cabled, at_work, fault_in, raises
from tests.waiting import until

READY, OFFLINE, UNKNOWN = DeviceState.READY, DeviceState.OFFLINE, DeviceState.UNKNOWN


def test_a_device_that_cannot_tell_is_never_shown_as_well() -> None:
    device = Cabled(said=DeviceHealth(online=None))
    with at_work(device) as watched:
        watched.reaches(UNKNOWN)
        watched.thread.do(lambda: None).result(PATIENCE_S)  # bytes that nobody answered
        watched.thread.do(lambda: PrintProof.SENT).result(PATIENCE_S)
        assert READY not in watched.states


@pytest.mark.parametrize(
    "answer", [PrintProof.CONFIRMED, PrintProof.ECHOED, Weight(Decimal(1), "kg"), True]
)
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
        answer = watched.thread.do(raises(UnknownOutcome("printer")))
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


def test_a_device_that_is_off_for_hours_keeps_the_bytes_from_before_in_its_trace() -> None:
    trace = Trace()
    cable = FakeTransport(fault=NoHardware("scale"))
    link = TracedLink(cable, trace)
    trace.note(">", b"W")
    for _ in range(2 * KEPT):
        with pytest.raises(NoHardware):
            link.open()
    cable.fault = DeviceOffline("scale")
    with pytest.raises(DeviceOffline):
        link.open()
    found = [(one.way, one.data) for one in trace.entries()]
    assert found == [(">", b"W"), ("!", b"device.missing"), ("!", b"device.offline")]
