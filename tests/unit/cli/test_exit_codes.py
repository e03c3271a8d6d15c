"""Every way to end: its code, and one sentence without a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pos_terminal.bootstrap import RunningLane
from pos_terminal.cli import backend, entry
from pos_terminal.cli.exits import Exit, exit_of
from pos_terminal.config import Settings
from pos_terminal.control.lock import LaneLock
from pos_terminal.domain.errors import (
    BugError,
    CashierError,
    DeviceError,
    POSError,
    StoreError,
)
from tests.unit.cli.conftest import Cli

ROOT = Path(__file__).parents[3]


def test_version_ends_well(cli: Cli) -> None:
    assert cli("version").code == Exit.OK
    assert cli("version", "--json").json["pos-terminal"]


@pytest.mark.parametrize(
    "arguments", [("nothing",), ("journal", "nothing"), ("version", "--nothing"), ("price",)]
)
def test_what_is_not_understood_ends_with_usage(cli: Cli, arguments: tuple[str, ...]) -> None:
    result = cli(*arguments)
    assert result.code == Exit.USAGE
    assert "--help" in result.err or "-h" in result.err


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ("journal", "verify"),
        ("journal", "show"),
        ("journal", "rebuild"),
        ("staff", "list"),
        ("staff", "deactivate", "E001"),
        ("products", "list"),
        ("products", "set-price", "A1", "1"),
        ("backup",),
        ("migrate",),
    ],
)
def test_without_a_shop_commands_say_how_to_get_one(
    cli: Cli, data_dir: Path, arguments: tuple[str, ...]
) -> None:
    result = cli(*arguments)
    assert result.code == Exit.NOT_SET_UP
    assert str(data_dir) in result.err
    assert not data_dir.exists()


def test_a_wrong_setting_is_one_line_with_file_and_key(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text("printr_host = 'x'")
    result = cli("--settings", str(file), "config", "show")
    assert result.code == Exit.SETTINGS
    assert result.err == (
        f"pos-terminal: {file}: printr_host is not a setting; did you mean printer_host?\n"
    )


@pytest.mark.parametrize("pair", ["theme", "colour=red", "text_scale_percent=big"])
def test_a_wrong_flag_is_one_line(cli: Cli, pair: str) -> None:
    result = cli("--set", pair, "config", "show")
    assert result.code == Exit.SETTINGS
    assert result.err.count("\n") == 1


def test_a_settings_file_that_is_not_there_is_said(cli: Cli, tmp_path: Path) -> None:
    assert cli("--settings", str(tmp_path / "no.toml"), "config", "show").code == Exit.SETTINGS


def test_a_lane_that_does_not_listen_is_named_with_its_process(cli: Cli, shop: Settings) -> None:
    with LaneLock(shop.data_dir, "somebody"):
        result = cli("products", "set-price", "A1", "2.00")
    assert result.code == Exit.BUSY
    assert "somebody (process" in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [("journal", "rebuild"), ("migrate",)])
def test_what_needs_the_store_alone_is_refused_while_the_lane_runs(
    cli: Cli, lane: RunningLane, arguments: tuple[str, ...]
) -> None:
    result = cli(*arguments)
    assert result.code == Exit.BUSY
    assert "already the lane" in result.err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is always a display")
def test_without_a_display_the_window_names_the_demo(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    result = cli("run")
    assert result.code == Exit.DEVICE
    assert result.err.count("\n") == 1
    assert "./pos demo --headless" in result.err


def test_a_second_window_is_refused_before_it_opens(
    cli: Cli, lane: RunningLane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    result = cli("run")
    assert result.code == Exit.BUSY
    assert "already the lane" in result.err


def test_a_mistake_of_the_program_is_one_line_and_the_rest_is_in_the_log(
    cli: Cli, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("card 4111111111111111")

    monkeypatch.setattr(backend, "need_store", broken)
    result = cli("journal", "verify")
    assert result.code == Exit.BUG
    assert result.err.count("\n") == 1
    line = json.loads((data_dir / "log" / "cli.jsonl").read_text("utf-8"))
    assert "ZeroDivisionError" in line["exception"]
    assert "4111111111111111" not in json.dumps(line)


def test_a_card_number_in_an_error_is_not_shown(cli: Cli, tmp_path: Path) -> None:
    result = cli("price", str(tmp_path / "4111111111111111.json"))
    assert result.code == Exit.REFUSED
    assert "4111111111111111" not in result.err


def test_ctrl_c_ends_with_130(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(backend, "need_store", interrupted)
    assert cli("journal", "verify").code == Exit.INTERRUPTED


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (CashierError("x"), Exit.REFUSED),
        (StoreError("x"), Exit.STORE),
        (DeviceError("x", "y"), Exit.DEVICE),
        (BugError("x"), Exit.BUG),
        (POSError("x"), Exit.REFUSED),
    ],
)
def test_every_kind_of_error_has_its_code(error: POSError, code: Exit) -> None:
    assert exit_of(error) is code


@pytest.mark.slow
def test_the_module_runs_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pos_terminal", "version"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("pos-terminal ")


@pytest.mark.slow
def test_a_light_command_loads_nothing_heavy() -> None:
    heavy = [
        "sqlalchemy",
        "alembic",
        "PySide6",
        "escpos",
        "keyring",
        "argon2",
        "babel",
    ]
    program = (
        "import sys; from pos_terminal.cli.entry import run; run(['version']);"
        f"found = [name for name in {heavy!r} if name in sys.modules];"
        "sys.exit(str(found) if found else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_window_command_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []

    def ran(arguments: list[str]) -> int:
        seen.append(list(arguments))
        return 0

    monkeypatch.setattr(entry, "run", ran)
    monkeypatch.setattr(sys, "argv", ["pos-terminal-gui", "--x"])
    with pytest.raises(SystemExit):
        entry.main_gui()
    assert seen == [["run", "--x"]]
