"""The first frame waits for nothing heavy: what the start imports, and what it must not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Each costs tens to hundreds of milliseconds; the threads behind the screen fetch them later.
HEAVY = ("numpy", "escpos", "alembic", "reportlab", "PIL", "openpyxl", "python_calamine")
STORE = ("sqlalchemy", "pysqlite3", "pos_terminal.bootstrap")
BEFORE_THE_FIRST_FRAME = ("pos_terminal.start", "pos_terminal.ui.running")
WITH_THE_WINDOW = (*BEFORE_THE_FIRST_FRAME, "pos_terminal.ui.window")


def loaded_by(*modules: str) -> set[str]:
    """All modules that a fresh process has after importing these."""
    program = f"import {', '.join(modules)}, sys; print('\\n'.join(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return set(run.stdout.split())


@pytest.mark.parametrize(
    ("modules", "unwanted"),
    [(BEFORE_THE_FIRST_FRAME, (*HEAVY, *STORE)), (WITH_THE_WINDOW, HEAVY)],
    ids=["first frame", "window"],
)
def test_the_start_imports_nothing_that_the_screen_can_do_without(
    modules: tuple[str, ...], unwanted: tuple[str, ...]
) -> None:
    loaded = loaded_by(*modules)
    assert loaded >= set(modules)
    assert loaded.isdisjoint(unwanted), sorted(loaded & set(unwanted))


def test_the_commands_help_imports_neither_the_store_nor_the_screen() -> None:
    assert loaded_by("pos_terminal.cli").isdisjoint((*HEAVY, *STORE, "PySide6"))
