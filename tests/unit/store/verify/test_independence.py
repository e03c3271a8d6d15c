"""The verifier shares no code with what it verifies."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import pos_terminal.store.verify

FOLDER = Path(pos_terminal.store.verify.__file__).parent
ALLOWED = ("pos_terminal.store.verify", "pos_terminal.domain.errors", "pysqlite3")
MODULES = sorted(FOLDER.glob("*.py"))


def imported(path: Path) -> set[str]:
    """All modules that a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_imports_the_verifier_and_the_standard_library_only(path: Path) -> None:
    standard = sys.stdlib_module_names
    others = {name for name in imported(path) if name.split(".")[0] not in standard}
    assert all(name.startswith(ALLOWED) for name in others), others
