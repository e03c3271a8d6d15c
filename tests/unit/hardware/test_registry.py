"""Drivers of other packages come by an entry point; one that fails breaks none of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware import registry
from hardware.connections import connection
from hardware.ports import Role
from hardware.registry import Make
from pos_terminal.domain.errors import CashierError

GOOD = """
from hardware.lifecycle import Unlinked
from hardware.ports import DeviceHealth, Role
from hardware.registry import Driver

class Fridge(Unlinked):
    name = "fridge"
    def health(self):
        return DeviceHealth(online=True)

def make(asked):
    return Fridge()

ONE = Driver("fridge", Role.SCALE, "A fridge that weighs", ("serial",), "good_drivers:make")
MANY = [ONE, "no driver at all"]
OURS_AGAIN = Driver("toledo8217", Role.SCALE, "An impostor", ("serial",), "good_drivers:make")
"""


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Three packages as pip leaves them."""
    (tmp_path / "good_drivers.py").write_text(GOOD, "utf-8")
    (tmp_path / "bad_drivers.py").write_text("import no_such_module_at_all\n", "utf-8")
    points = {
        "good": "fridge = good_drivers:MANY\nimpostor = good_drivers:OURS_AGAIN\n",
        "bad": "broken = bad_drivers:ONE\n",
        "gone": "gone = good_drivers:NOT_THERE\n",
    }
    for name, lines in points.items():
        info = tmp_path / f"pos_{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: pos-{name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[{registry.ENTRY_POINTS}]\n{lines}")
    monkeypatch.syspath_prepend(tmp_path)
    registry._others.cache_clear()
    yield
    registry._others.cache_clear()


@pytest.mark.usefixtures("packages")
def test_a_driver_of_another_package_is_a_driver_like_ours() -> None:
    fridge = registry.driver(Role.SCALE, "fridge")
    assert fridge is not None
    assert fridge in registry.drivers()
    device = fridge.make(Make(connection("serial:A"), "fridge"))
    assert device.health().online
    with pytest.raises(CashierError):
        fridge.make(Make(connection("tcp://h:1"), "fridge"))


@pytest.mark.usefixtures("packages")
def test_of_two_drivers_with_one_name_ours_counts() -> None:
    ours = registry.driver(Role.SCALE, "toledo8217")
    assert ours is not None
    assert ours.maker.startswith("hardware.")
    assert [one for one in registry.drivers() if one.name == "toledo8217"] == [ours]


@pytest.mark.usefixtures("packages")
def test_packages_that_cannot_be_used_are_named_with_the_reason() -> None:
    said = {one.package: one.why for one in registry.unusable()}
    assert said.keys() == {"pos-good", "pos-bad", "pos-gone"}
    assert "no_such_module_at_all" in said["pos-bad"]
    assert "NOT_THERE" in said["pos-gone"]
    assert said["pos-good"] == "str is no Driver"
    assert registry.driver(Role.SCALE, "none") is None
