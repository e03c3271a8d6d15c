"""The first frame waits for nothing heavy: what the start imports, and what it must not."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Each costs tens to hundreds of milliseconds; the threads behind the screen fetch them later.
HEAVY = (
    *("boto3", "botocore", "confluent_kafka", "psycopg", "opentelemetry"),  # the sync process's
    *("numpy", "escpos", "alembic", "reportlab", "PIL"),
    *("openpyxl", "python_calamine", "phonenumbers", "argon2", "keyring"),
    *("msgspec", "zen", "rapidfuzz"),  # the plugins' host and our plugins, after the till is up
    *("serial", "usb", "hid", "hidraw", "pyudev", "tomli_w"),  # the threads of devices
    *("typer", "rich", "pydantic", "structlog", "pygments"),  # 130 ms that the bare `run` is spared
)
STORE = ("sqlalchemy", "pysqlite3", "pos_terminal.bootstrap", "pos_terminal.store")
# What the first frame, two labels, can do without; the page after it has them.
SCREEN = ("babel", "asyncio", "pos_terminal.ui.widgets", "pos_terminal.ui.window")
PAPER = ("pos_terminal.receipts.document", "pos_terminal.checkout.papers")

AT_THE_FIRST_FRAME = """
import os, sys
from pos_terminal import start
from pos_terminal.cli import entry

def look_of(settings, real=start.look_of):
    from pos_terminal.ui.start_window import StartWindow

    def painted(self, event):
        print("\\n".join(sys.modules), flush=True)
        os._exit(0)

    StartWindow.paintEvent = painted
    return real(settings)

start.look_of = look_of
entry.run(["run"])
"""
WITH_THE_WINDOW = """
import sys
from pos_terminal.ui import plain_imports
plain_imports.spare()
import pos_terminal.start, pos_terminal.bootstrap, pos_terminal.ui.running, pos_terminal.ui.window
print("\\n".join(sys.modules))
"""
# The lane's end of the sync agent, which comes later and on a thread of its own.
DESK = """
import sys, sync.desk, sync.keeping, sync.poking, sync.child, sync.desk_reads
print("\\n".join(sys.modules))
"""
# A lane at work whose printer is a folder: nothing hangs on a cable.
WITHOUT_CABLES = """
import sys
from pos_terminal.bootstrap import open_lane
from pos_terminal.config import load
with open_lane(load(files=()).settings, plugins=False) as running:
    running.devices.start()
    running.devices.retry("receipt_printer")
    while not running.devices.drivers():
        pass
print("\\n".join(sys.modules))
"""
CABLES = ("serial", "usb", "hid", "hidraw", "pyudev", "tomli_w")
CLIENTS = HEAVY[:5]
HELP = "import sys, pos_terminal.cli; print('\\n'.join(sys.modules))"
SOURCES_READ = """
from pos_terminal.ui import plain_imports
plain_imports.{how}
import linecache, pos_terminal.domain.basket, pos_terminal.bus
print(sum("pos_terminal" in name for name in linecache.cache))
"""


def said_by(program: str, home: Path, first: Path | None = None) -> str:
    """What a fresh process prints; `first` goes before everything else on its path."""
    path = os.pathsep.join(map(str, (first, ROOT) if first else (ROOT,)))
    own = {name: value for name, value in os.environ.items() if not name.startswith("POS_")}
    own |= {"PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"}
    own |= {"POS_DATA_DIR": str(home), "POS_LOG_DIR": str(home), "XDG_CONFIG_HOME": str(home)}
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=own,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return run.stdout


@cache
def loaded_by(program: str, home: Path, first: Path | None = None) -> frozenset[str]:
    """All modules that a fresh process has in the end."""
    return frozenset(said_by(program, home, first).split())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("program", "needed", "unwanted"),
    [
        (AT_THE_FIRST_FRAME, "pos_terminal.ui.start_window", (*HEAVY, *STORE, *SCREEN, *PAPER)),
        (WITH_THE_WINDOW, "pos_terminal.bootstrap", (*HEAVY, *PAPER)),
        (HELP, "pos_terminal.cli.entry", (*HEAVY, *STORE, *SCREEN, *PAPER, "PySide6")),
        (DESK, "sync.standing", (*CLIENTS, "PySide6")),
        (WITHOUT_CABLES, "pos_terminal.devices.rack", CABLES),
    ],
    ids=[
        *("at the first frame", "with the window", "help", "the end of the sync agent"),
        "a lane without cables",
    ],
)
def test_the_start_imports_nothing_that_the_screen_can_do_without(
    tmp_path: Path, program: str, needed: str, unwanted: tuple[str, ...]
) -> None:
    loaded = loaded_by(program, tmp_path)
    assert needed in loaded
    assert loaded.isdisjoint(unwanted), sorted(loaded & set(unwanted))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("program", "where"),
    [
        (AT_THE_FIRST_FRAME, "pos_terminal.ui.look"),
        (WITH_THE_WINDOW, "pos_terminal.ui.stage"),
        (DESK, "sync.standing"),
    ],
    ids=["at the first frame", "with the window", "the end of the sync agent"],
)
def test_one_import_too_many_is_noticed(tmp_path: Path, program: str, where: str) -> None:
    """The module `where` is replaced by itself with the imports planted before it."""
    names = CLIENTS if program is DESK else HEAVY  # empty stand-ins: what it needs must be real
    planted = tmp_path / "planted"
    for name in names:
        package = planted / name
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
    finder = (
        "import importlib.abc, sys\n"
        "class Planter(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {where!r}:\n"
        f"            import {', '.join(names)}\n"
        "sys.meta_path.insert(0, Planter())\n"
    )
    loaded = loaded_by(finder + program, tmp_path, planted)
    assert loaded.issuperset(names)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("how", "read"), [("spare()", False), ("__name__", True)], ids=["spared", "as PySide6 does it"]
)
def test_imports_after_pyside_read_no_sources(tmp_path: Path, how: str, read: bool) -> None:
    """Fails as well when PySide6 no longer does it: then plain_imports can go."""
    count = int(said_by(SOURCES_READ.format(how=how), tmp_path))
    assert (count > 0) is read
