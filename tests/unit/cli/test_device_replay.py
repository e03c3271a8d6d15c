"""`pos-terminal devices replay`: what a driver makes of a file that the Devices page saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from hardware.ports import Role
from hardware.recording import line_of
from pos_terminal.cli.exits import Exit
from pos_terminal.devices import acts
from tests.contract.recordings import FOLDER, SPEAKING, file_of
from tests.unit.cli.conftest import Cli

AT = "2026-11-22T10:00:00+00:00"
SCALES = [one for one in SPEAKING if one.role is Role.SCALE]


def saved(folder: Path, *talk: tuple[str, bytes]) -> str:
    file = folder / "scale-bytes.txt"
    file.write_text("".join(line_of(AT, way, data, len(data)) for way, data in talk), "utf-8")
    return str(file)


@pytest.mark.slow
@pytest.mark.parametrize("driver", SCALES, ids=[one.name for one in SCALES])
def test_each_weight_of_a_recording_is_told(cli: Cli, driver: object) -> None:
    file = file_of(driver)  # type: ignore[arg-type]
    told = cli("devices", "replay", str(file), *file.stem.split("-", 1))
    assert told.code == Exit.OK, told.err
    assert f"# result: {told.out.strip()}\n" in file.read_text("utf-8")


def test_what_ails_a_device_is_told_in_words_and_the_rest_is_played(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts, "TILL_S", 0.0)  # a question a weighing
    asked, over, weighs = (">", b"W"), ("<", b"\x02?\x42\r"), ("<", b"\x02001.250\r")
    file = saved(tmp_path, asked, over, asked, weighs)
    told = cli("devices", "replay", file, "scale", "toledo8217")
    assert told.code == Exit.OK
    fault, weight = told.out.splitlines()
    assert fault.startswith("Too much lies on the scale")
    assert weight == "1.250 kg"


def test_the_place_where_the_driver_departs_is_named(cli: Cli, tmp_path: Path) -> None:
    file = saved(tmp_path, (">", b"W"), ("<", b"\x02001.250\r"), (">", b"Q\r"))
    told = cli("devices", "replay", file, "scale", "toledo8217")
    assert told.code == Exit.REFUSED
    assert told.out.splitlines()[0] == "1.250 kg"
    assert "number 3, byte 1: recorded 51 0d, and the driver writes 57" in told.out


def test_a_printer_tells_how_it_was_and_a_paper_ends_the_replay(cli: Cli) -> None:
    told = cli("devices", "replay", str(FOLDER / "receipt_printer-escpos.txt"),
               "receipt_printer", "escpos")  # fmt: skip
    assert told.out.splitlines()[0] == "well"
    assert told.code == Exit.REFUSED


def test_what_follows_and_is_not_asked_for_ends_the_replay(cli: Cli, tmp_path: Path) -> None:
    file = saved(tmp_path, (">", b"\x1b@\x0c\x1b\x11\x1b_\x00"), (">", b"\x0c"))
    told = cli("devices", "replay", file, "line_display", "cd5220")
    assert told.out.splitlines()[-1] == "cd5220 does not ask for what follows."


@pytest.mark.slow
@pytest.mark.parametrize(
    ("talk", "driver", "why"),
    [
        ("nonsense", ("scale", "toledo8217"), "line 1 is none"),
        (line_of(AT, "<", b"", 13), ("scanner", "serial"), "was not kept"),
        (line_of(AT, ">", b"W", 1), ("scale", "simulator"), "no driver with a cable"),
    ],
)
def test_what_cannot_be_played_is_said(
    cli: Cli, tmp_path: Path, talk: str, driver: tuple[str, str], why: str
) -> None:
    (tmp_path / "saved.txt").write_text(talk, "utf-8")
    told = cli("devices", "replay", str(tmp_path / "saved.txt"), *driver)
    assert told.code == Exit.USAGE
    assert why in " ".join(told.err.split())
