"""`plugins new` writes a plugin that works at once, and refuses what cannot be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pos_terminal.bootstrap import open_lane
from pos_terminal.cli.exits import Exit
from pos_terminal.cli.plugin_template import renamed
from pos_terminal.config import Settings
from pos_terminal.store.verify import verify
from tests.unit.cli.conftest import Cli, said_by_a_plugin, sell

ROOT = Path(__file__).parents[3]
FILES = {
    "README.md",
    "__init__.py",
    "migrations/versions/0001_days.py",
    "models.py",
    "plugin.py",
    "pyproject.toml",
    "rules.py",
    "tests/test_zebra_crossing.py",
    "words/ar.json",
    "words/de.json",
    "words/en.json",
}


def python(*arguments: str, at: Path) -> str:
    """What a program says that ends well, in a process that knows this checkout."""
    env = os.environ | {"PYTHONPATH": str(ROOT), "MYPYPATH": os.pathsep.join((str(ROOT), "."))}
    run = subprocess.run(
        [sys.executable, *arguments], cwd=at, env=env, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def test_a_new_plugin_has_its_name_everywhere(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    said = cli("plugins", "new", "zebra_crossing", "--dir", str(folder), "--json").json
    assert {Path(path).relative_to(folder).as_posix() for path in said["files"]} == FILES
    text = "".join(Path(path).read_text("utf-8") for path in said["files"])
    assert "class ZebraCrossingPlugin(BasePlugin)" in text
    assert '"title": "Zebra crossing"' in text
    assert "example" not in text.lower()


def test_without_a_place_it_goes_where_the_lane_looks(cli: Cli, data_dir: Path) -> None:
    said = cli("plugins", "new", "my_first")
    assert said.code == Exit.OK
    assert (data_dir / "plugins" / "my_first" / "plugin.py").is_file()
    assert "plugins enable my_first" in said.out


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Bad", "1st", "x", "class", "with-dash", "a" * 41, "é_plugin"])
def test_a_name_that_cannot_be_is_refused(cli: Cli, name: str, data_dir: Path) -> None:
    said = cli("plugins", "new", name)
    assert said.code == Exit.REFUSED
    assert "lower-case letters" in said.err
    assert not data_dir.exists()


@pytest.mark.parametrize(
    ("name", "why"), [("json", "Python has a package"), ("base", "in the program")]
)
def test_a_name_that_is_taken_is_refused(cli: Cli, name: str, why: str) -> None:
    said = cli("plugins", "new", name)
    assert said.code == Exit.REFUSED
    assert why in said.err


def test_a_folder_that_holds_something_stays_as_it_is(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    said = cli("plugins", "new", "my_first", "--dir", str(tmp_path / "mine"))
    assert said.code == Exit.REFUSED
    assert "not empty" in said.err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("name", "as_class"), [("my_first", "MyFirstPlugin"), ("tea_plugin", "TeaPlugin")]
)
def test_the_class_is_called_like_the_plugin(name: str, as_class: str) -> None:
    assert renamed("class ExamplePlugin:", name) == f"class {as_class}:"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["zebra_crossing", "a_plugin_whose_name_is_as_long_as_may_be"])
def test_a_new_plugin_passes_lint_and_format_whatever_its_name(
    cli: Cli, tmp_path: Path, name: str
) -> None:
    cli("plugins", "new", name, "--dir", str(tmp_path / name))
    python("-m", "ruff", "check", "--no-cache", ".", at=tmp_path / name)
    python("-m", "ruff", "format", "--no-cache", "--check", ".", at=tmp_path / name)


@pytest.mark.slow
def test_a_new_plugin_passes_its_own_test_and_strict_types(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "zebra_crossing"
    cli("plugins", "new", folder.name, "--dir", str(folder))
    assert "5 passed" in python("-m", "pytest", "-q", "-p", "no:cacheprovider", at=folder)
    ours = ("--config-file", str(ROOT / "pyproject.toml"), "--strict")
    kept = ("--cache-dir", str(ROOT / ".mypy_cache"))
    python("-m", "mypy", *ours, *kept, "-p", folder.name, at=tmp_path)


@pytest.mark.slow
def test_the_template_itself_passes_its_own_test() -> None:
    template = ROOT / "resources" / "plugin_template" / "example_plugin"
    assert "5 passed" in python("-m", "pytest", "-q", "-p", "no:cacheprovider", at=template)


@pytest.mark.slow
def test_a_new_plugin_works_in_a_process_of_its_own(cli: Cli, shop: Settings) -> None:
    cli("plugins", "new", "my_first")
    assert cli("plugins", "enable", "my_first").code == Exit.OK
    assert cli("plugins", "settings", "my_first", "--set", "every=2").code == Exit.OK
    with open_lane(shop) as running:
        sell(running, 2)
        [view] = [one for one in running.plugins.views() if one.name == "my_first"]
        assert (view.state, view.isolation, view.source) == ("working", "process", "folder")
        assert said_by_a_plugin(running)
        shown = cli("plugins", "report", "my_first", "days").out.splitlines()
        assert shown[1].split()[1:] == ["2", "6.98"]
        said = cli("plugins", "replay", "my_first").out
        assert "has read 3 events" in said  # two sales, and the settings of before
    assert verify(shop.data_dir).ok
