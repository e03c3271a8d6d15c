"""The one-folder bundle starts, sells in a real window, and carries nothing that it must not."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from installer.build import build

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not shutil.which("xvfb-run"), reason="needs a display of its own: xvfb"),
]
NOT_ABOARD = ("libreadline", "libgtk", "libcairo", "_sqlite3", "hypothesis")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("bundle"))


def started(*command: str | Path, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs a program of the bundle as on a machine with no Python and no checkout."""
    env = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "QT_", "COV_"))
    }
    env.update(POS_DATA_DIR=str(home / "data"), **variables)
    return subprocess.run(command, cwd=home, env=env, capture_output=True, text=True)


def test_the_bundle_says_its_version(program: Path, tmp_path: Path) -> None:
    shown = started(program, "version", home=tmp_path, QT_QPA_PLATFORM="offscreen")
    assert shown.returncode == 0, shown.stderr


def test_the_bundle_sells_a_whole_shift_in_a_real_window(program: Path, tmp_path: Path) -> None:
    shots = tmp_path / "shots"
    shown = started(
        *("xvfb-run", "-a", "-s", "-screen 0 1920x1080x24"),
        *(program, "demo", "--shots", shots),
        home=tmp_path,
        QT_QPA_PLATFORM="xcb",
    )
    assert shown.returncode == 0, shown.stdout + shown.stderr
    assert list(shots.glob("*.png"))


def test_the_bundle_carries_nothing_that_may_not_ship(program: Path) -> None:
    aboard = {path for path in program.parent.rglob("*") if path.parent.name != "pysqlite3"}
    assert [path for path in aboard if path.name.startswith(NOT_ABOARD)] == []
    assert {"LICENSE", "NOTICE"} <= {path.name for path in aboard}
