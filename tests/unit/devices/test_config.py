"""devices.toml: kept whole or not at all, and never a reason not to sell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.devices import config as toml
from pos_terminal.domain.errors import CashierError
from tests.unit.devices.conftest import Racks, fake

GOOD = '[[device]]\nrole="scale"\ndriver="fake"\nconnection="serial:A"\noptions={as="scale"}\n'


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / toml.FILE_NAME
    devices = (
        fake("scanner", "/dev/ttyACM0"),
        DeviceConfig("scale", "fake", "serial:COM3?baud=9600&parity=even", "Waage «2»"),
    )
    toml.write(file, devices, ())
    read = toml.read(file)
    assert read.devices == devices
    assert read.problems == ()
    assert [one.name for one in tmp_path.iterdir()] == [toml.FILE_NAME]  # nothing left over


def test_a_folder_that_takes_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(CashierError) as caught:
        toml.write(tmp_path / "none" / toml.FILE_NAME, (), ())
    assert caught.value.key == "device.file"


def test_a_lane_without_the_file_has_no_problem(tmp_path: Path) -> None:
    assert toml.read(tmp_path / toml.FILE_NAME) == toml.DeviceFile()


def test_a_file_of_its_that_is_missing_is_said(racks: Racks, tmp_path: Path) -> None:
    (problem,) = racks(devices_file=tmp_path / "it.toml").problems()
    assert problem.key == "device.file"
    assert problem.facts["why"] == "it is not there"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('[[device]]\nrole="fridge"\ndriver="fake"\nconnection="serial:A"', "it is one of"),
        ('[[device]]\nrole="scale"\ndriver="none"\nconnection="serial:A"', "there is no 'none'"),
        ('[[device]]\nrole="scale"\ndriver="fake"\nconnection="tcp://h"', "is connected by serial"),
        ('[[device]]\nrole="scale"\ndriver="fake"\nconnection="what"', "it begins with one of"),
        ('[[device]]\nrole="scale"\ndriver="fake"', "connection must be a text"),
        ('[[device]]\nrole=1\ndriver="fake"\nconnection="serial:A"', "role must be a text"),
        ('[[device]]\nrole="scale"\ndriver="fake"\nconnection="serial:A"\noptions=1', "a table"),
        ('[[device]]\nrole="scale"\ndriver="fake"\nconnection="serial:A"\ncolour="red"', "has "),
        ("device = [1]", "it must be a table"),
        (GOOD + GOOD, "a lane has one scale"),
        ('[[device]]\nrole="scale"\ndriver="fake"\nconnection="serial:A"\nname="\\u0000"', "name"),
    ],
)
def test_an_entry_that_nobody_can_use_is_said_and_the_others_work(
    tmp_path: Path, text: str, why: str
) -> None:
    file = tmp_path / toml.FILE_NAME
    scanner = '\n[[device]]\nrole="scanner"\ndriver="fake"\nconnection="serial:B"\n'
    file.write_text(text + scanner if text.startswith("[[") else text)
    read = toml.read(file)
    (problem,) = read.problems
    assert problem.key == "device.file"
    assert why in str(problem.facts["why"])
    if text.startswith("[["):
        assert read.devices[-1].role == "scanner"


def test_a_file_that_was_saved_by_an_editor_on_windows_is_read(tmp_path: Path) -> None:
    file = tmp_path / toml.FILE_NAME
    file.write_text(GOOD.replace("\n", "\r\n"), "utf-8-sig")
    read = toml.read(file)
    assert ([one.role for one in read.devices], read.problems) == (["scale"], ())


@pytest.mark.parametrize("damage", [b"[[device", b"\xff\xfe", b"a = 1\n", b"device = 3\n"])
def test_a_damaged_file_never_stops_the_lane_and_is_not_lost_when_one_is_written(
    racks: Racks, tmp_path: Path, damage: bytes
) -> None:
    file = tmp_path / toml.FILE_NAME
    file.write_bytes(damage)
    rack = racks()
    assert rack.has("receipt_printer")  # of the settings
    assert [one.key for one in rack.problems()] == ["device.file"]
    rack.keep(fake("scale")).result(60)
    assert (tmp_path / f"{toml.FILE_NAME}.broken").read_bytes() == damage
    assert [one.role for one in toml.read(file).devices] == ["scale"]


def test_entries_that_nobody_can_use_stay_in_the_file(racks: Racks, tmp_path: Path) -> None:
    file = tmp_path / toml.FILE_NAME
    file.write_text('[[device]]\nrole="scale"\ndriver="of a package"\nconnection="serial:A"\n')
    racks().keep(fake("scanner")).result(60)
    read = toml.read(file)
    assert [one.role for one in read.devices] == ["scanner"]
    assert read.unusable == ({"role": "scale", "driver": "of a package", "connection": "serial:A"},)


@pytest.mark.parametrize(
    "options",
    [
        {"unknown": 1},
        {"as": 1},
        {"trips": "yes"},
        {"paper_mm": 72},
        {"paper_mm": True},
        {"names": "abc"},
        {"names": ["abcd"]},
        {"share": 1.5},
        {"code": "abc"},
        {"code": "ABCDE"},
    ],
)
def test_an_option_that_does_not_fit_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(CashierError) as caught:
        toml.checked(DeviceConfig("scale", "fake", "serial:A", options=options))
    assert caught.value.key == "device.setting"
    assert caught.value.facts["setting"] == next(iter(options))
    assert caught.value.facts["why"]


def test_options_that_fit_are_kept() -> None:
    options = {"paper_mm": 58, "names": ["abc"], "share": 1, "code": "ABC", "trips": False}
    config = DeviceConfig("scale", "fake", "serial:A", options=options)
    assert toml.checked(config).options == options


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode()))
def test_no_file_whatever_trips_the_reader(noise: bytes) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        file = Path(folder) / toml.FILE_NAME
        file.write_bytes(noise)
        toml.read(file)
        file.write_bytes(b'[[device]]\nrole="scale"\n' + noise)
        toml.read(file)
