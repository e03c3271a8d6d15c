"""One violation planted for each import rule, and each must be caught.

A rule that nothing can break proves nothing. The violations go into a copy of the tree, all at
once, and one run of the linter names them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("pos_terminal", "plugins", "sync", "hardware", "resources")


@dataclass(frozen=True)
class Plant:
    """A module that breaks one rule by one import."""

    contract: str
    module: str
    line: str


LAYERS = "Layers"
DOMAIN = "The domain imports the standard library only"
PORTS = "Checkout sees the ports of hardware and no driver"
HARDWARE = "Hardware knows of ours only the errors"
RESOURCES = "Resources hold no logic"
PLUGINS = "A plugin sees the contract and the domain, and no other plugin"
SINKS = "Sinks do not see each other"
QT = "Qt lives in the ui"
SQLITE = "Only one SQLite"

PLANTS = (
    Plant(LAYERS, "pos_terminal.checkout.weed_up", "import pos_terminal.bootstrap"),
    Plant(LAYERS, "pos_terminal.ui.weed_bootstrap", "import pos_terminal.bootstrap"),
    Plant(LAYERS, "pos_terminal.ui.weed_cli", "import pos_terminal.cli.weed_target"),
    Plant(LAYERS, "pos_terminal.ui.weed_api", "import pos_terminal.api.weed_target"),
    Plant(LAYERS, "pos_terminal.api.weed_ui", "import pos_terminal.ui.weed_target"),
    Plant(LAYERS, "plugins.weed_sync", "import sync.weed_target"),
    Plant(LAYERS, "sync.weed_ui", "import pos_terminal.ui.weed_target"),
    Plant(LAYERS, "pos_terminal.checkout.weed_ui", "import pos_terminal.ui.weed_target"),
    Plant(LAYERS, "pos_terminal.checkout.weed_plugin", "import plugins.weed_target"),
    Plant(LAYERS, "pos_terminal.store.weed_checkout", "import pos_terminal.checkout.weed_target"),
    Plant(LAYERS, "pos_terminal.store.weed_receipts", "import pos_terminal.receipts.weed_target"),
    Plant(LAYERS, "pos_terminal.receipts.weed_store", "import pos_terminal.store.weed_target"),
    Plant(LAYERS, "pos_terminal.store.weed_bus", "import pos_terminal.bus"),
    Plant(LAYERS, "pos_terminal.store.weed_control", "import pos_terminal.control"),
    Plant(LAYERS, "pos_terminal.receipts.weed_hardware", "import hardware.weed_target"),
    Plant(LAYERS, "pos_terminal.domain.weed_config", "import pos_terminal.config"),
    Plant(LAYERS, "pos_terminal.domain.weed_store", "from pos_terminal.store import weed_target"),
    Plant(LAYERS, "pos_terminal.domain.weed_log", "import pos_terminal.log"),
    Plant(DOMAIN, "pos_terminal.domain.weed_msgspec", "import msgspec"),
    Plant(DOMAIN, "pos_terminal.domain.weed_resources", "import resources"),
    Plant(PORTS, "pos_terminal.checkout.weed_driver", "import hardware.drivers.weed_target"),
    Plant(HARDWARE, "hardware.weed_money", "import pos_terminal.domain.money"),
    Plant(HARDWARE, "hardware.drivers.weed_config", "import pos_terminal.config"),
    Plant(RESOURCES, "resources.weed_domain", "import pos_terminal.domain.money"),
    Plant(PLUGINS, "plugins.weed_one.plugin", "import plugins.weed_two.plugin"),
    Plant(PLUGINS, "plugins.weed_two.plugin", "import plugins.host"),
    Plant(PLUGINS, "plugins.weed_three.plugin", "import pos_terminal.store.weed_target"),
    Plant(SINKS, "sync.sinks.weed_one", "import sync.sinks.weed_two"),
    Plant(QT, "pos_terminal.checkout.weed_qt", "from PySide6.QtCore import QObject"),
    Plant(QT, "plugins.weed_qt", "import PySide6"),
    Plant(SQLITE, "pos_terminal.store.weed_sqlite", "import sqlite3"),
    Plant(SQLITE, "plugins.weed_sqlite", "from sqlite3 import connect"),
)

# What no rule forbids: a rule that catches everything would pass every plant above.
ALLOWED = (
    Plant(PORTS, "pos_terminal.checkout.herb_ports", "import hardware.ports"),
    Plant(HARDWARE, "hardware.drivers.herb_errors", "import pos_terminal.domain.errors"),
    Plant(PLUGINS, "plugins.herb.plugin", "import plugins.base, plugins.herb.rules"),
    Plant(SINKS, "sync.sinks.herb", "import sync.sinks.base"),
    Plant(QT, "pos_terminal.ui.herb_qt", "from PySide6.QtCore import QObject"),
    Plant(LAYERS, "pos_terminal.ui.herb_checkout", "import pos_terminal.checkout.weed_target"),
    Plant(DOMAIN, "pos_terminal.domain.herb_decimal", "import decimal, collections.abc"),
)

# Targets that must be there to be imported, made where the tree has none yet.
TARGETS = (
    *(f"{room}.weed_target" for room in ("plugins", "sync", "hardware", "hardware.drivers")),
    *(
        f"pos_terminal.{room}.weed_target"
        for room in ("api", "checkout", "cli", "receipts", "store", "ui")
    ),
    *("pos_terminal.bootstrap", "pos_terminal.bus", "pos_terminal.config", "pos_terminal.control"),
    "pos_terminal.log",
    *("pos_terminal.domain.errors", "pos_terminal.domain.money", "hardware.ports"),
    *(
        "plugins.base",
        "plugins.host",
        "plugins.herb.rules",
        "sync.sinks.base",
        "sync.sinks.weed_two",
    ),
)


def plant(tree: Path, module: str, text: str) -> None:
    """Writes a module, and its packages, unless they are there already."""
    *packages, name = module.split(".")
    folder = tree
    for package in packages:
        folder /= package
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").touch()
    if not (folder / name).is_dir() and not (folder / f"{name}.py").exists():
        (folder / f"{name}.py").write_text(text)


@pytest.fixture(scope="module")
def verdict(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the linter says of each contract, by name, with everything planted."""
    tree = tmp_path_factory.mktemp("planted")
    for room in ROOMS:
        for source in (ROOT / room).rglob("*.py"):
            copy = tree / source.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)
    shutil.copyfile(ROOT / "pyproject.toml", tree / "pyproject.toml")
    contracts = tree / "tests" / "contract"
    contracts.mkdir(parents=True)
    (tree / "tests" / "__init__.py").touch()
    for name in ("__init__.py", "import_contracts.py"):
        shutil.copyfile(ROOT / "tests" / "contract" / name, contracts / name)
    for target in TARGETS:
        plant(tree, target, "")
    for weed in (*PLANTS, *ALLOWED):
        plant(tree, weed.module, f"{weed.line}\n")
    run = subprocess.run(
        [sys.executable, "-m", "tests.contract.import_contracts", "--no-cache", "--verbose"],
        cwd=tree,
        env={"PYTHONPATH": str(tree), "COLUMNS": "400"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1, run.stdout + run.stderr
    return sections(run.stdout)


def sections(report: str) -> dict[str, str]:
    """The part of the report under each broken contract's heading."""
    lines = report.splitlines()
    found: dict[str, list[str]] = {}
    body: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line and following == "-" * len(line):
            body = found.setdefault(line, [])
        body.append(line)
    return {name: "\n".join(text) for name, text in found.items()}


@pytest.mark.parametrize("weed", PLANTS, ids=lambda weed: weed.module)
def test_a_planted_violation_is_caught(weed: Plant, verdict: dict[str, str]) -> None:
    assert f"{weed.module} -> " in verdict[weed.contract]


@pytest.mark.parametrize("herb", ALLOWED, ids=lambda herb: herb.module)
def test_an_allowed_import_is_let_through(herb: Plant, verdict: dict[str, str]) -> None:
    assert f"{herb.module} -> " not in verdict.get(herb.contract, "")


def contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found


def test_every_contract_has_a_planted_violation() -> None:
    assert {contract["name"] for contract in contracts()} == {weed.contract for weed in PLANTS}


def test_every_part_of_the_terminal_has_its_layer() -> None:
    layers = " ".join(next(rule for rule in contracts() if rule["name"] == LAYERS)["layers"])
    parts = {
        path.stem
        for path in (ROOT / "pos_terminal").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    without = {part for part in parts if f"pos_terminal.{part})" not in layers}
    assert without - {"__init__", "__main__"} == set()
