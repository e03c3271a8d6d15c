"""docs/plugins.md teaches by examples: each is written, loaded and played, in order."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins import registry
from plugins.loading import load

DOCS = Path(__file__).parents[2] / "docs"
FOLDER = "coffee_card"
BLOCK = re.compile(r"^### ([^\n]+)$|^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def forget() -> None:
    """What was imported of the example: its next version has the same name."""
    for name in [name for name in sys.modules if name.partition(".")[0] == FOLDER]:
        del sys.modules[name]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for plugins that Python imports from."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # two versions in one second
    forget()
    yield tmp_path
    forget()


def blocks() -> list[tuple[str, str, str]]:
    """Each example: the step that it belongs to, its first line without the #, and itself."""
    found, step = [], ""
    for heading, code in BLOCK.findall((DOCS / "plugins.md").read_text("utf-8")):
        step = heading or step
        if code:
            found.append((step, code.partition("\n")[0].removeprefix("# "), code))
    return found


def test_every_example_of_the_page_runs_in_the_order_of_the_page(place: Path) -> None:
    tried = []
    for number, (step, about, code) in enumerate(blocks()):
        if about == "try it":
            forget()
            folder = place / f"step-{number}"
            folder.mkdir()
            exec(compile(code, f"docs/plugins.md, {step}", "exec"), {"folder": folder})
            tried.append(step)
        else:
            assert about.startswith(f"{FOLDER}/"), f"{step}: {about}"
            file = place / about
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(code, "utf-8")
    assert len(tried) >= 5


@pytest.mark.parametrize(
    "number", [n for n, (_, about, _code) in enumerate(blocks()) if about.endswith("/plugin.py")]
)
def test_every_version_of_the_example_is_found_in_a_folder(place: Path, number: int) -> None:
    for _step, about, code in blocks()[: number + 1]:
        if about != "try it":
            file = place / about
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(code, "utf-8")
    assert load(str(place / FOLDER)).name == FOLDER


def test_the_entry_point_of_the_page_makes_the_example_an_installed_plugin(place: Path) -> None:
    page = (DOCS / "plugins.md").read_text("utf-8")
    [block] = re.findall(r"^```toml\n(.*?)^```", page, re.M | re.S)
    [(group, points)] = tomllib.loads(block)["project"]["entry-points"].items()
    [(name, where)] = points.items()
    installed = place / f"{name}-1.0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (installed / "entry_points.txt").write_text(f"[{group}]\n{name} = {where}\n")
    for _step, about, code in blocks():
        if about != "try it":
            file = place / about
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(code, "utf-8")
    [found] = [one for one in registry.find(place / "nowhere") if one.name == FOLDER]
    assert (found.source, found.isolation) == ("package", "process")
    assert load(found.place).name == FOLDER
