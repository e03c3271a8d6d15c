"""`doctor` says what is wrong with a machine and what to do, and changes nothing."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pos_terminal.bootstrap import RunningLane
from pos_terminal.cli import doctor_checks, doctor_store, doctor_system
from pos_terminal.cli.doctor_checks import examine
from pos_terminal.cli.exits import Exit
from pos_terminal.cli.finding import Finding
from pos_terminal.config import Settings
from pos_terminal.domain.errors import StoreError
from tests.unit.cli.conftest import Cli

Look = Callable[..., Finding]


@pytest.fixture
def look(settings: Settings) -> Look:
    """The finding of that name, with settings changed."""
    from dataclasses import replace

    def find(name: str, **changes: object) -> Finding:
        changed = replace(settings, **changes)  # type: ignore[arg-type]
        return next(found for found in examine(changed) if found.name == name)

    return find


def test_a_fit_machine_is_fit_and_stays_untouched(cli: Cli, data_dir: Path) -> None:
    result = cli("doctor", "--json")
    found = {entry["name"]: entry["level"] for entry in result.json}
    assert result.code == Exit.OK, result.out
    assert found.keys() >= {
        *("python", "qt", "libraries", "display", "fonts", "sqlite", "data", "space"),
        *("log", "clock", "lock", "secrets", "store", "printer"),
    }
    assert "bad" not in found.values()
    assert not data_dir.exists()


def test_a_running_lane_is_named_and_undisturbed(cli: Cli, lane: RunningLane) -> None:
    out = cli("doctor").out
    assert "The lane is pos-terminal (process" in out
    assert "events in the journal" in out
    assert "pepper" not in out


@pytest.mark.slow
def test_a_window_that_stood_still_is_told_with_the_place(
    cli: Cli, lane: RunningLane, look: Look
) -> None:
    assert "screen" not in cli("doctor").out  # a lane without a window
    seen: dict[str, object] = {"blocks": 0, "worst_ms": 0, "worst_in": ""}
    lane.vitals["screen"] = lambda: seen
    assert look("screen").level == "ok"
    seen.update(blocks=2, worst_ms=310, worst_in="pos_terminal.ui.window:5 _take")
    found = look("screen")
    assert found.level == "warn"
    assert "310 ms, in pos_terminal.ui.window:5 _take" in found.sentence


def test_the_pair_of_python_and_qt_that_aborts_is_refused(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_system, "pyside_version", lambda: "6.12.0")
    monkeypatch.setattr(sys, "version_info", (3, 11, 7, "final", 0))
    result = cli("doctor")
    assert result.code == Exit.REFUSED
    assert "aborts on this Python" in result.out
    assert doctor_system.is_bad_pair("6.12.0", (3, 10))
    assert not doctor_system.is_bad_pair("6.12.0", (3, 12))
    assert not doctor_system.is_bad_pair("6.11.3", (3, 11))


def test_missing_qt_is_said(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_system, "pyside_version", lambda: "")
    assert look("qt").level == "BAD"


def test_missing_libraries_come_with_the_line_to_type(
    look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["libxcb-cursor.so.0", "libodd.so.1"]
    monkeypatch.setattr(doctor_system, "missing_libraries", lambda: names)
    found = look("libraries")
    assert found.level == "BAD"
    assert found.hint.endswith("libodd.so.1 libxcb-cursor0")


@pytest.mark.skipif(sys.platform != "linux", reason="ldd is Linux's")
def test_ldd_is_really_asked(tmp_path: Path) -> None:
    ldd = tmp_path / "ldd"
    ldd.write_text("#!/bin/sh\necho '  libxcb-cursor.so.0 => not found'\necho '  libc => /x'\n")
    ldd.chmod(0o755)
    assert doctor_system._not_found(str(ldd), tmp_path) == {"libxcb-cursor.so.0"}
    assert doctor_system.missing_libraries() is not None


def test_missing_fonts_are_named(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_system, "FONTS", ("Nowhere.otf",))
    assert "Nowhere.otf" in look("fonts").sentence


def test_a_folder_that_is_a_file_cannot_be_the_data_directory(look: Look, tmp_path: Path) -> None:
    (tmp_path / "f").write_text("")
    assert look("data", data_dir=tmp_path / "f" / "x").level == "BAD"


@pytest.mark.skipif(sys.platform == "win32", reason="rights are not bits there")
def test_a_data_directory_open_to_others_is_noticed(look: Look, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    found = look("data", data_dir=tmp_path)
    assert (found.level, found.hint) == ("warn", f"Type: chmod o= {tmp_path}")


def test_a_full_disk_is_bad(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_checks, "MIN_FREE_BYTES", 1 << 80)
    assert look("space").level == "BAD"


@pytest.mark.slow
def test_a_clock_behind_the_last_sale_is_bad(
    look: Look, shop: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert look("clock").level == "ok"
    last = doctor_store.last_event_at(shop)
    assert last is not None
    later = last.replace(year=last.year + 1)
    monkeypatch.setattr(doctor_store, "last_event_at", lambda _: later)
    assert look("clock").level == "BAD"


def test_secrets_in_a_file_are_shown_as_such(look: Look, shop: Settings) -> None:
    found = look("secrets")
    assert found.level == "warn"
    assert "files in" in found.sentence


def test_a_lost_pepper_is_bad(look: Look, shop: Settings) -> None:
    (shop.data_dir / "secrets" / "pepper").unlink()
    assert look("secrets").level == "BAD"


@pytest.mark.slow
def test_a_network_printer_is_asked_whether_it_listens(look: Look) -> None:
    with socket.create_server(("127.0.0.1", 0)) as printer:
        port = printer.getsockname()[1]
        found = look("printer", printer="tcp", printer_host="127.0.0.1", printer_port=port)
        assert found.level == "ok"
    gone = look("printer", printer="tcp", printer_host="127.0.0.1", printer_port=port)
    assert gone.level == "warn"
    assert "sales go on" in gone.hint
    assert look("printer", printer="tcp").level == "BAD"


def test_a_receipt_folder_that_cannot_be_is_bad(look: Look, tmp_path: Path) -> None:
    (tmp_path / "f").write_text("")
    assert look("printer", printer_path=tmp_path / "f" / "x").level == "BAD"


@pytest.mark.slow
def test_a_store_of_another_version_is_noticed(
    look: Look, shop: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pos_terminal.store import migrate

    monkeypatch.setattr(migrate, "LANE_SCHEMA", 99)
    assert look("store").hint == "Type: pos-terminal migrate"
    monkeypatch.setattr(migrate, "LANE_SCHEMA", 0)
    assert look("store").level == "BAD"


def test_a_check_that_fails_is_a_finding_and_the_others_go_on(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Settings) -> None:
        raise StoreError("No luck.", "Try again.")

    monkeypatch.setattr(doctor_checks, "CHECKS", (broken, doctor_store.lock))
    assert [found.level for found in examine(settings)] == ["BAD", "ok"]
