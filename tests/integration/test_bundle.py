"""The one-folder bundle starts, sells in a real window, and carries nothing that it must not."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer.build import build
from plugins import remote
from plugins.rehearsal import ScriptedFacts
from pos_terminal.bootstrap import open_lane
from pos_terminal.config import load
from tests.contract.plugins.stages import REFERENCE, journal, play
from tests.once import once

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not shutil.which("xvfb-run"), reason="needs a display of its own: xvfb"),
]
OURS = {path.parent.name for path in (Path(remote.__file__).parent).glob("*/plugin.py")}
NOT_ABOARD = ("libreadline", "libgtk", "libcairo", "_sqlite3", "hypothesis")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "bundle", build)


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


def test_the_bundle_is_the_process_of_other_peoples_plugins(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    stage = remote.RemoteStage(REFERENCE, tmp_path, ScriptedFacts())
    try:
        stage.open()
        assert len(play(stage, journal())) > 0
        assert stage.report("sold", {})["rows"]
    finally:
        stage.close()


def test_the_bundle_has_our_plugins_and_writes_and_runs_a_new_one(
    program: Path, tmp_path: Path
) -> None:
    def said(*words: str) -> str:
        run = started(program, *words, home=tmp_path, QT_QPA_PLATFORM="offscreen")
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout

    with open_lane(load({"data_dir": tmp_path / "data"}, ()).settings):
        pass  # the first start
    said("plugins", "new", "my_first")
    listed = json.loads(said("plugins", "list", "--json"))
    assert {one["name"] for one in listed} == OURS | {"my_first"}
    assert [one["refused"] for one in listed if one["refused"]] == []
    for name in sorted(OURS | {"my_first"}):
        said("plugins", "enable", name)
    for name in ("my_first", sorted(OURS)[0]):  # as ours and as other people's are read again
        said("plugins", "replay", name)
    assert "Sales" in said("plugins", "report", "my_first", "days")


def test_the_bundle_carries_nothing_that_may_not_ship(program: Path) -> None:
    aboard = {path for path in program.parent.rglob("*") if path.parent.name != "pysqlite3"}
    assert [path for path in aboard if path.name.startswith(NOT_ABOARD)] == []
    assert {"LICENSE", "NOTICE"} <= {path.name for path in aboard}
