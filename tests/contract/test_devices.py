"""What all devices have in common, driver by driver: their life, their faults, their leftovers."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pytest

from hardware import known_drivers
from hardware.connections import KINDS, connection
from hardware.errors import DeviceFault
from hardware.lifecycle import Linked
from hardware.ports import (
    CashDrawer,
    Device,
    IdReader,
    LabelPrinter,
    LineDisplay,
    PaymentTerminal,
    ReceiptPrinter,
    Role,
    Scale,
    Scanner,
)
from hardware.registry import Driver, Make
from hardware.transports.replay import Departed
from pos_terminal.devices.options import checked_options
from pos_terminal.domain.errors import CashierError
from pos_terminal.ui.sentences.devices import DEVICES
from tests.contract.device_rigs import RIGS, Bench
from tests.contract.recordings import (
    FOLDER,
    SPEAKING,
    USES,
    file_of,
    life,
    played,
    recorded,
    with_one_changed_byte,
    words,
)
from tests.contract.recordings import IDS as RECORDED
from tests.fakes.devices import FakeTransport
from tests.waiting import LIMIT_S, until

PORTS: dict[Role, type] = {
    Role.SCANNER: Scanner,
    Role.RECEIPT_PRINTER: ReceiptPrinter,
    Role.CASH_DRAWER: CashDrawer,
    Role.LINE_DISPLAY: LineDisplay,
    Role.SCALE: Scale,
    Role.ID_READER: IdReader,
    Role.LABEL_PRINTER: LabelPrinter,
    Role.PAYMENT_TERMINAL: PaymentTerminal,
}
IDS = [f"{role}-{name}" for role, name in RIGS]
SIMULATORS = [pytest.param(one, id=one.role) for one in known_drivers.OURS if "simulator" in one.by]
OURS = [pytest.param(one, id=f"{one.role}-{one.name}") for one in known_drivers.OURS]


_CABLES = {"serial", "usb", "hid", "tcp"}
CABLED = [(one.role, one.name) for one in known_drivers.OURS if _CABLES & set(one.by)]
# Their far end is a pty, which is another one each time: tests/unit/devices/test_hot_plug.py.
_PTYS = {(Role.SCANNER, "serial"), (Role.ID_READER, "serial_id_reader")}


def of(*keys: tuple[Role, str]) -> pytest.MarkDecorator:
    """The test is about these drivers only."""
    ids = [f"{role}-{name}" for role, name in keys]
    return pytest.mark.parametrize("bench", [RIGS[key] for key in keys], ids=ids, indirect=True)


@pytest.fixture(params=RIGS.values(), ids=IDS)
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    with ExitStack() as stack:
        made: Bench = request.param(tmp_path, stack)
        stack.callback(made.device.close)
        yield made


def up(device: Device) -> None:
    device.open()
    device.claim()
    device.enable()


def refused(use: Callable[[], object]) -> DeviceFault:
    with pytest.raises(DeviceFault) as caught:
        use()
    return caught.value


def open_files() -> set[str]:
    gc.collect()
    return {str(one) for one in Path("/proc/self/fd").iterdir()}


def without_rig(drivers: tuple[Driver, ...]) -> set[tuple[Role, str]]:
    return {(one.role, one.name) for one in drivers} - set(RIGS)


def test_every_driver_has_a_rig_and_every_rig_a_driver() -> None:
    ours = {(one.role, one.name) for one in known_drivers.OURS}
    assert without_rig(known_drivers.OURS) == set()
    assert set(RIGS) == ours


def test_a_driver_without_a_rig_is_noticed() -> None:
    planted = Driver("planted", Role.SCALE, "Planted", ("serial",), "nowhere:make")
    assert (Role.SCALE, "planted") in without_rig((*known_drivers.OURS, planted))


@pytest.mark.parametrize("driver", OURS)
def test_a_driver_says_what_people_need_to_choose_it(driver: Driver) -> None:
    assert driver.title
    assert driver.by
    assert set(driver.by) <= set(KINDS)
    for name, rule in driver.options.items():
        assert rule.get("type"), name
        if "default" in rule:
            checked_options({name: rule["default"]}, driver.options)
    assert set(driver.line) <= {"baud", "bits", "parity", "stop", "flow"}


@pytest.mark.parametrize("driver", OURS)
def test_a_driver_refuses_a_kind_of_connection_that_is_not_its_own(
    driver: Driver, tmp_path: Path
) -> None:
    other = next(kind for kind in ("spool", "serial", "keyboard") if kind not in driver.by)
    asked = Make(connection(f"{other}:x"), "wrong", folder=str(tmp_path))
    with pytest.raises(CashierError) as caught:
        driver.make(asked)
    assert caught.value.key == "device.connection"


def test_a_device_is_what_its_role_asks_for(bench: Bench, request: pytest.FixtureRequest) -> None:
    role = next(role for (role, name) in RIGS if f"{role}-{name}" in request.node.name)
    assert isinstance(bench.device, PORTS[role])
    assert bench.device.name


def test_a_device_lives_more_than_once(bench: Bench) -> None:
    device = bench.device
    up(device)
    device.release()
    device.release()
    up(device)
    assert device.health() is not None
    device.release()
    device.close()
    device.close()


def test_health_never_raises_whatever_has_happened(bench: Bench) -> None:
    device = bench.device
    device.health()
    up(device)
    device.health()
    device.release()
    device.health()
    device.close()
    assert device.health().online is not True or not isinstance(device, Linked)


def test_a_device_leaves_nothing_open(bench: Bench) -> None:
    leaves_nothing_open(bench)


def leaves_nothing_open(bench: Bench, limit_s: float = LIMIT_S) -> None:
    bench.device.health()
    before = open_files()
    up(bench.device)
    if bench.use is not None:
        with suppress(DeviceFault):
            bench.use()
    bench.device.close()
    # The other end of a line is closed by the simulator's own thread, when it gets to it.
    until(lambda: len(open_files()) <= len(before), limit_s, told=open_files)


@pytest.mark.slow
@of(*CABLED)
def test_a_device_whose_cable_is_pulled_says_so_and_what_to_do(bench: Bench) -> None:
    device = bench.device
    assert bench.unplug is not None
    assert bench.use is not None
    up(device)
    bench.unplug()
    said = [refused(bench.use)]
    assert device.health().online is not True
    device.release()
    said.append(refused(lambda: (up(device), bench.use and bench.use())))
    for fault in said:
        assert fault.hint
        assert fault.key in DEVICES


@pytest.mark.slow
@of(*(key for key in CABLED if key not in _PTYS))
def test_a_device_works_again_once_it_is_plugged_in(bench: Bench) -> None:
    assert bench.unplug is not None
    assert bench.use is not None
    assert bench.plug_in is not None
    up(bench.device)
    bench.unplug()
    refused(bench.use)
    bench.device.release()
    bench.plug_in()
    up(bench.device)
    bench.use()


# What a hand does at a simulator, so that it has something to say.
HANDS = {
    Role.SCANNER: ("scan", "]E04006381333931"),
    Role.SCALE: ("put", "1.250 kg"),
    Role.ID_READER: ("card", "over 21"),
}


def on_a_cable(driver: Driver, folder: Path, stack: ExitStack) -> Bench:
    return RIGS[driver.role, driver.name](folder, stack)


def simulated(driver: Driver, folder: Path, _stack: ExitStack) -> Bench:
    device: Any = driver.make(Make(connection("simulator:"), "simulated", folder=str(folder)))
    if driver.role in HANDS:
        device.simulate(*HANDS[driver.role])
    return Bench(device, lambda: USES[driver.role](device))


def replayed(driver: Driver, _folder: Path, _stack: ExitStack) -> Bench:
    told = played(driver)
    return Bench(told.device, lambda: told.use(told.device))


WAYS = [
    *((on_a_cable, one) for one in SPEAKING),
    *((simulated, one) for one in known_drivers.OURS if "simulator" in one.by and one.role in USES),
    *((replayed, one) for one in SPEAKING),
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("way", "driver"), WAYS, ids=[f"{way.__name__}-{one.role}-{one.name}" for way, one in WAYS]
)
def test_a_driver_its_simulator_and_its_replay_do_the_same_work(
    way: Callable[[Driver, Path, ExitStack], Bench], driver: Driver, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        bench = way(driver, tmp_path, stack)
        stack.callback(bench.device.close)
        assert isinstance(bench.device, PORTS[driver.role])
        up(bench.device)
        assert bench.use is not None
        assert words(driver.role, bench.use())
        bench.device.release()


@pytest.mark.slow
@pytest.mark.parametrize("driver", SPEAKING, ids=RECORDED)
def test_a_driver_says_and_understands_what_was_recorded(driver: Driver) -> None:
    told = played(driver)
    assert words(driver.role, life(told.device, told.use)) == recorded(driver).notes["result"]
    assert told.link.left == 0, "not all of it was played"
    assert recorded(driver).notes["source"]


@pytest.mark.slow
@pytest.mark.parametrize("driver", SPEAKING, ids=RECORDED)
def test_one_changed_byte_of_a_recording_is_noticed(driver: Driver) -> None:
    told = recorded(driver)
    planted = played(driver, with_one_changed_byte(told))
    if any(one.way == ">" for one in told.said):
        with pytest.raises(Departed, match=r"number \d+, byte \d+: recorded"):
            life(planted.device, planted.use)
    else:
        assert words(driver.role, life(planted.device, planted.use)) != told.notes["result"]


def test_every_driver_that_speaks_has_a_recording_and_every_recording_a_driver() -> None:
    assert {file_of(one) for one in SPEAKING} == set(FOLDER.iterdir())


@pytest.mark.parametrize("driver", SIMULATORS)
def test_a_simulator_plays_dead_and_lives_again(driver: Driver, tmp_path: Path) -> None:
    asked = Make(connection("simulator:"), "simulated", folder=str(tmp_path))
    device: Any = driver.make(asked)
    up(device)
    assert device.health().online is True
    device.simulate("offline", "on")
    assert device.health().online is False
    assert device.health().key in DEVICES
    device.release()
    device.simulate("offline", "off")
    up(device)
    assert device.health().online is True
    with pytest.raises((DeviceFault, ValueError)):
        device.simulate("nonsense", "")
    device.close()


def test_every_role_has_a_simulator() -> None:
    assert {one.role for one in known_drivers.OURS if "simulator" in one.by} == set(Role)


class Leaky(Linked):
    """Forgets its port; for the test of the test."""

    def __init__(self) -> None:
        super().__init__(FakeTransport(), "leaky")
        self.kept: list[object] = []

    def claim(self) -> None:
        self.kept.append(Path("/dev/null").open())


def test_a_driver_that_leaves_a_port_open_is_noticed() -> None:
    leaky = Leaky()
    with pytest.raises(AssertionError):
        leaves_nothing_open(Bench(leaky), limit_s=0)
    for one in leaky.kept:
        one.close()  # type: ignore[attr-defined]
