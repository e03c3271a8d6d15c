"""What `doctor` looks at; every check only reads, and none raises."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from pos_terminal.cli import (
    doctor_devices,
    doctor_plugins,
    doctor_running,
    doctor_store,
    doctor_sync,
    doctor_system,
)
from pos_terminal.cli.finding import Finding
from pos_terminal.config import Settings
from pos_terminal.domain.errors import POSError

MIN_FREE_BYTES = 1 << 28  # 256 MiB: months of sales, and an import


Check = Callable[[Settings], Iterator[Finding]]


def examine(settings: Settings) -> list[Finding]:
    """Everything, in the order in which a start would meet it."""
    findings: list[Finding] = []
    for check in CHECKS:
        try:
            findings += check(settings)
        except (OSError, POSError) as err:
            findings.append(Finding(_title(check), "BAD", " ".join(str(err).split())))
    return findings


def _title(check: Check) -> str:
    return check.__name__.lstrip("_").replace("_", " ")


def _python(_: Settings) -> Iterator[Finding]:
    text = f"Python {platform.python_version()} on {platform.platform(terse=True)}."
    good = sys.version_info >= (3, 11)
    yield Finding("python", "ok" if good else "BAD", text, "" if good else "Install Python 3.11.")


def _qt(_: Settings) -> Iterator[Finding]:
    version = doctor_system.pyside_version()
    if not version:
        yield Finding("qt", "BAD", "PySide6 is not installed.", "Install PySide6-Essentials.")
    elif doctor_system.is_bad_pair(version, sys.version_info[:2]):
        yield Finding(
            "qt",
            "BAD",
            f"PySide6 {version} aborts on this Python.",
            'Install "PySide6-Essentials>=6.10.3,<6.12", or use Python 3.12.',
        )
    else:
        yield Finding("qt", "ok", f"PySide6 {version} goes with this Python.")


def _qt_libraries(_: Settings) -> Iterator[Finding]:
    missing = doctor_system.missing_libraries()
    if missing is None:
        yield Finding("libraries", "ok", "Nothing to look for on this system.")
    elif missing:
        packages = sorted({doctor_system.PACKAGES.get(name, name) for name in missing})
        yield Finding(
            "libraries",
            "BAD",
            f"Qt's window needs {', '.join(missing)}.",
            "Type: sudo apt-get install -y --no-install-recommends " + " ".join(packages),
        )
    else:
        yield Finding("libraries", "ok", "Qt finds every system library.")


def _display(_: Settings) -> Iterator[Finding]:
    from pos_terminal.cli.exits import NoDisplay
    from pos_terminal.cli.run import need_display

    try:
        need_display()
    except NoDisplay as err:
        yield Finding("display", "warn", str(err))
    else:
        yield Finding("display", "ok", "A window can open.")


def _fonts(_: Settings) -> Iterator[Finding]:
    missing = doctor_system.missing_fonts()
    if missing:
        yield Finding("fonts", "BAD", f"Missing: {', '.join(missing)}.", "Install the lane again.")
    else:
        yield Finding("fonts", "ok", "Our fonts are there.")


def _sqlite(_: Settings) -> Iterator[Finding]:
    from pysqlite3 import dbapi2

    from pos_terminal.store.engine import check_sqlite

    check_sqlite()
    yield Finding("sqlite", "ok", f"SQLite {dbapi2.sqlite_version}, free of the WAL-reset bug.")


def _data(settings: Settings) -> Iterator[Finding]:
    folder = settings.data_dir
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not there.is_dir() or not os.access(there, os.R_OK | os.W_OK | os.X_OK):
        yield Finding(
            "data",
            "BAD",
            f"{there} cannot be written.",
            "Give this user the folder, or set data_dir.",
        )
        return
    if there != folder:
        yield Finding("data", "ok", f"{folder} will be made at the first start.")
    elif sys.platform != "win32" and folder.stat().st_mode & 0o007:
        yield Finding("data", "warn", f"{folder} is open to others.", f"Type: chmod o= {folder}")
    else:
        yield Finding("data", "ok", f"{folder} is ours to write.")
    free = shutil.disk_usage(there).free
    level = "ok" if free >= MIN_FREE_BYTES else "BAD"
    hint = "" if level == "ok" else "Make room: without it payments are refused."
    yield Finding("space", level, f"{free >> 20:,} MiB free.", hint)


def _log(settings: Settings) -> Iterator[Finding]:
    folder = settings.log_dir
    there = next(path for path in (folder, *folder.parents) if path.exists())
    good = os.access(there, os.W_OK)
    yield Finding("log", "ok" if good else "warn", f"Logs go to {folder}.")


def _clock(settings: Settings) -> Iterator[Finding]:
    now = datetime.now(UTC).astimezone()
    text = f"{now:%Y-%m-%d %H:%M:%S} {now.tzname()}."
    built = datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC)
    last = doctor_store.last_event_at(settings)
    if last is not None and now < last:
        yield Finding("clock", "BAD", f"{text} The last sale is later: {last:%Y-%m-%d %H:%M}.",
                      "Set the clock.")  # fmt: skip
    elif now.year < built.year - 1:
        yield Finding("clock", "BAD", f"{text} That is before this program.", "Set the clock.")
    else:
        yield Finding("clock", "ok", text)


CHECKS: tuple[Check, ...] = (
    _python,
    _qt,
    _qt_libraries,
    _display,
    _fonts,
    _sqlite,
    _data,
    _log,
    _clock,
    doctor_system.machine,
    doctor_store.lock,
    doctor_running.screen,
    doctor_store.secrets,
    doctor_store.store,
    doctor_plugins.plugins,
    doctor_sync.sync,
    doctor_devices.devices,
)
