"""docs/hardware.md: its tables are the program's own, and its driver is a driver."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hardware import registry
from hardware.connections import KINDS, connection
from hardware.errors import DeviceFault, Garbled, NoHardware, Overload, Unstable
from hardware.ports import Role, Scale
from hardware.recording import recording
from hardware.registry import Make
from tests.contract import test_devices as contract
from tests.contract.device_rigs import Pty
from tests.contract.driver_reference import FILE, between, render
from tests.contract.fault_reference import between as faults_between
from tests.contract.fault_reference import render as faults
from tests.contract.recordings import life, played, words
from tests.contract.rig import Bench
from tests.fakes.devices import FakeTransport

PAGE = FILE.read_text("utf-8")
PYTHON = re.compile(r"```python\n# (\w+)\.py\n(.*?)```", re.DOTALL)
ENTRY = re.compile(r'\[project\.entry-points\."([\w.]+)"\]\n(.+)\n```')


def test_the_table_of_drivers_is_that_of_the_program() -> None:
    assert between(PAGE) == render(), "run: ./pos python -m tests.contract.driver_reference"


def test_the_table_of_faults_is_that_of_the_program() -> None:
    assert faults_between(PAGE) == faults(), "run: ./pos python -m tests.contract.fault_reference"


def test_every_kind_of_connection_is_explained() -> None:
    told = set(re.findall(r"^\| `(\w+):", PAGE, re.M))
    assert told >= set(KINDS)


# -- the driver of the page


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[registry.Driver]:
    """The page's example as a package that somebody has installed."""
    ((module, code),) = PYTHON.findall(PAGE)
    ((group, entry),) = ENTRY.findall(PAGE)
    (tmp_path / f"{module}.py").write_text(code, "utf-8")
    info = tmp_path / f"{module}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{group}]\n{entry}\n".replace('"', ""))
    monkeypatch.syspath_prepend(str(tmp_path))
    registry._others.cache_clear()
    found = registry.driver(Role.SCALE, "corner")
    assert found is not None, registry.unusable()
    yield found
    registry._others.cache_clear()
    sys.modules.pop(module)


class Counter(FakeTransport):
    """A corner scale at the other end of a cable in memory."""

    answer = b"S 001.250 kg\r"

    def write(self, data: bytes, deadline: float) -> None:
        if not self.is_open:
            raise self.missing()
        super().write(data, deadline)
        self.says += self.answer


@pytest.fixture
def bench(installed: registry.Driver) -> Bench:
    module = sys.modules["corner_scale"]
    cable = Counter()
    scale = module.CornerScale(cable, "corner")

    def pull() -> None:
        cable.fault, cable.is_open = NoHardware("corner"), False

    def plug_in() -> None:
        cable.fault = None

    return Bench(scale, lambda: scale.weigh(time.monotonic() + 1.0), pull, plug_in)


CONTRACT: tuple[Callable[[Bench], None], ...] = (
    contract.test_a_device_lives_more_than_once,
    contract.test_health_never_raises_whatever_has_happened,
    contract.test_a_device_leaves_nothing_open,
    contract.test_a_device_whose_cable_is_pulled_says_so_and_what_to_do,
    contract.test_a_device_works_again_once_it_is_plugged_in,
)


@pytest.mark.parametrize("rule", CONTRACT, ids=lambda rule: rule.__name__.removeprefix("test_"))
def test_the_driver_of_the_page_keeps_what_all_drivers_keep(
    bench: Bench, rule: Callable[[Bench], None]
) -> None:
    rule(bench)


@pytest.mark.parametrize(
    ("answer", "fault"),
    [(b"M 001.250 kg\r", Unstable), (b"O 000.000 kg\r", Overload), (b"S 1,250 kg\r", Garbled)],
)
def test_the_driver_of_the_page_gives_no_number_that_is_not_sure(
    bench: Bench, answer: bytes, fault: type[DeviceFault]
) -> None:
    device: Any = bench.device
    contract.up(device)
    assert device.weigh(time.monotonic() + 1.0).value == Decimal("1.250")
    device.link.answer = answer
    with pytest.raises(fault):
        device.weigh(time.monotonic() + 1.0)


@pytest.mark.slow
def test_the_driver_of_the_page_is_made_over_a_real_port_with_its_usual_line(
    installed: registry.Driver,
) -> None:
    assert (installed.by, installed.line["baud"]) == (("serial", "tcp"), "4800")
    with ExitStack() as stack:
        cable = Pty()
        stack.callback(cable.pull)
        scale = installed.make(Make(connection(f"serial:{cable.path}"), "corner"))
        stack.callback(scale.close)
        assert isinstance(scale, Scale)
        contract.up(scale)
        assert scale.health().online is False  # nobody answers at the far end


def test_the_recording_of_the_page_is_one() -> None:
    told = recording("# source" + PAGE.split("```text\n# source")[1].partition("```")[0])
    toledo = registry.driver(Role.SCALE, "toledo8217")
    assert toledo is not None
    shown = played(toledo, told)
    assert words(Role.SCALE, life(shown.device, shown.use)) == told.notes["result"]
    assert shown.link.left == 0
