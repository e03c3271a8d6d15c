"""The licence gate over what ships, and proof that the gate shuts."""

from __future__ import annotations

from importlib.metadata import Distribution, PathDistribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.contract.licence_gate import Package, closure, objection, runtime_roots

ROOT = Path(__file__).parents[2]


def planted(folder: Path, name: str, headers: str) -> None:
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{headers}")


def test_nothing_that_ships_is_gpl_and_lgpl_only_by_name() -> None:
    packages = closure(runtime_roots(ROOT / "pyproject.toml"))
    assert len(packages) > 30
    assert [why for package in packages if (why := objection(package))] == []


def test_the_closure_follows_what_a_dependency_needs() -> None:
    names = {package.name for package in closure(runtime_roots(ROOT / "pyproject.toml"))}
    assert {"shiboken6", "mako", "pydantic-core"} <= names
    assert not {"pytest", "pyinstaller", "hypothesis"} & names


@pytest.mark.parametrize(
    "headers",
    [
        "License-Expression: GPL-3.0-or-later\n",
        "License-Expression: AGPL-3.0-only\n",
        "License: GNU General Public License v3\n",
        "License: GPLv2\n",
        "Classifier: License :: OSI Approved :: GNU General Public License v2 (GPLv2)\n",
        "Classifier: License :: OSI Approved :: GNU Affero General Public License v3\n",
        "License-Expression: LGPL-3.0-only\n",
        "License-Expression: MIT AND GPL-2.0-only\n",
        "License: Our own terms\n",
        "",
    ],
)
def test_the_gate_shuts_for_a_planted_package(tmp_path: Path, headers: str) -> None:
    planted(tmp_path, "weed", headers)
    planted(tmp_path, "carrier", "License-Expression: MIT\nRequires-Dist: weed\n")

    def find(name: str) -> Distribution:
        return PathDistribution(tmp_path / f"{name}-1.0.dist-info")

    objections = [objection(package) for package in closure([Requirement("carrier")], find)]
    assert [why for why in objections if why and why.startswith("weed")]


@pytest.mark.parametrize(
    ("name", "licence"),
    [
        ("any", "MIT"),
        ("any", "Apache-2.0 OR BSD-3-Clause"),
        ("any", "BSD License OR Other/Proprietary License"),
        ("any", "GPL-2.0-only OR MIT"),
        ("pyside6-essentials", "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"),
        ("psycopg", "LGPL-3.0-only"),
    ],
)
def test_the_gate_opens_for_what_may_ship(name: str, licence: str) -> None:
    assert objection(Package(name, licence)) is None
