"""The `pos` script, as far as it can be tried without making a machine fresh."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="Debian packages and displays")


@pytest.fixture
def pos() -> ModuleType:
    loader = SourceFileLoader("pos_script", str(ROOT / "pos"))
    spec = spec_from_loader("pos_script", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **variables}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        if name not in variables:
            env.pop(name, None)
    return subprocess.run(
        [sys.executable, str(ROOT / "pos"), *arguments], env=env, capture_output=True, text=True
    )


def test_help_names_each_command_and_leaves_with_zero() -> None:
    shown = run("--help")
    assert shown.returncode == 0
    for command in ("run", "demo", "test", "bench", "faults", "python", "journal verify"):
        assert command in shown.stdout


def test_no_command_at_all_is_a_usage_error() -> None:
    assert run().returncode == 2


@ON_LINUX
def test_run_without_a_display_says_so_in_one_line_and_names_the_demo() -> None:
    shown = run("run")
    assert shown.returncode == 3
    assert len(shown.stderr.splitlines()) == 1
    assert "./pos demo --headless" in shown.stderr


def test_python_sees_this_checkout_first(tmp_path: Path) -> None:
    (tmp_path / "plugins.py").write_text("raise SystemExit('somebody else')")
    code = "import plugins; print(plugins.__file__)"
    shown = subprocess.run(
        [sys.executable, str(ROOT / "pos"), "python", "-P", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert shown.stdout.strip() == str(ROOT / "plugins" / "__init__.py")


@ON_LINUX
def test_a_missing_package_is_found_by_its_library_or_program(pos: ModuleType) -> None:
    wanted = {"libc6": "libc.so.6", "libnone": "libnone.so.99", "sh": "sh", "nope": "no-such-thing"}
    assert pos.missing_packages(wanted) == ["libnone", "nope"]


@ON_LINUX
def test_a_program_off_the_path_is_found_where_debian_keeps_it(
    pos: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "15" / "bin").mkdir(parents=True)
    (tmp_path / "15" / "bin" / "server").touch()
    wanted = {"here": f"{tmp_path}/*/bin/server", "gone": f"{tmp_path}/*/bin/other"}
    assert pos.missing_packages(wanted) == ["gone"]


@ON_LINUX
def test_without_rights_the_exact_line_is_printed(
    pos: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pos, "apt_prefix", lambda: None)
    monkeypatch.setattr(pos.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(SystemExit) as ended:
        pos.install_packages(["xvfb", "xauth"], "the tests")
    assert ended.value.code == 3
    line = capsys.readouterr().err.splitlines()[-1].strip()
    assert line == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb xauth"
    )


@pytest.mark.slow
def test_what_pip_is_configured_to_is_told_to_uv(
    pos: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in [name for name in os.environ if name.startswith(("PIP_", "UV_", "SSL_CERT"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    monkeypatch.setenv("PIP_FIND_LINKS", f"{tmp_path} /nowhere/at/all")
    monkeypatch.setenv("PIP_CERT", "/etc/some.pem")
    env = pos.uv_environment()
    assert env["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"
    assert env["UV_FIND_LINKS"] == str(tmp_path)
    assert env["SSL_CERT_FILE"] == "/etc/some.pem"


@pytest.mark.slow
def test_what_the_user_told_uv_itself_wins_over_pip(
    pos: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://pip.example/simple")
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://uv.example/simple")
    assert pos.uv_environment()["UV_DEFAULT_INDEX"] == "https://uv.example/simple"


def test_the_environment_changes_with_the_lock_file_and_not_with_line_ends(
    pos: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lock = tmp_path / "requirements.lock"
    monkeypatch.setattr(pos, "LOCK_FILE", lock)
    lock.write_bytes(b"one==1\n")
    unix = pos.environment_dir()
    lock.write_bytes(b"one==1\r\n")
    assert pos.environment_dir() == unix
    lock.write_bytes(b"one==2\n")
    assert pos.environment_dir() != unix


@pytest.fixture
def plugins_tested(pos: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A checkout with the tests of two plugins."""
    folder = tmp_path / "tests" / "unit" / "plugins"
    for name in ("tea", "cake"):
        (folder / name).mkdir(parents=True)
        (folder / name / f"test_{name}.py").touch()
    monkeypatch.setattr(pos, "ROOT", tmp_path)
    return folder


def test_plugins_are_tested_alone_or_one_by_one(pos: ModuleType, plugins_tested: Path) -> None:
    assert pos.plugin_tests("plugins") == str(plugins_tested)
    assert pos.plugin_tests("plugins/tea") == str(plugins_tested / "tea")
    assert pos.plugin_tests("tests/unit/domain") == "tests/unit/domain"


def test_a_plugin_without_tests_is_told_which_there_are(
    pos: ModuleType, plugins_tested: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        pos.plugin_tests("plugins/coffee")
    assert ended.value.code == 2
    assert "there are those of: cake, tea" in capsys.readouterr().err
