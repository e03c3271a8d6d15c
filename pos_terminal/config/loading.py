"""Where settings come from: flag > POS_… variable > user's file > machine's file > default."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from pos_terminal.config.settings import PATHS, Settings
from pos_terminal.domain.errors import POSError

APP = "pos-terminal"
FILE_NAME = "settings.toml"
PREFIX = "POS_"
RESERVED = frozenset({"POS_CASES_DIR", "POS_CRASH_AT"})  # of the tests; no settings
KEYS = tuple(field.name for field in fields(Settings))
DEFAULT, ENVIRONMENT, FLAG = "default", "environment", "flag"


class SettingsError(POSError):
    """One line that names the file (or variable, or flag) and the key."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings, who decided each, and the files that were looked for (the strongest first)."""

    settings: Settings
    origins: Mapping[str, str]  # default | environment | flag | the path of a file
    files: tuple[Path, ...]


def user_file() -> Path:
    """The settings file of this user."""
    import platformdirs

    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / FILE_NAME


def machine_file() -> Path:
    """The settings file of this machine, for IT."""
    if sys.platform == "linux":
        folder = f"/etc/{APP}"
    else:
        import platformdirs

        folder = platformdirs.site_config_dir(APP, appauthor=False)
    return Path(folder) / FILE_NAME


def load(
    flags: Mapping[str, object] | None = None, files: tuple[Path, ...] | None = None
) -> Loaded:
    """Read and check every source; `files` replaces the user's and the machine's (strong to weak).

    Raises SettingsError, one line, for a wrong key or value. pydantic-settings (0.15 s to import)
    is spared when no file is there and nothing but folders is moved: those need no check.
    """
    looked = (user_file(), machine_file()) if files is None else files
    given = {key: value for key, value in (flags or {}).items() if value is not None}
    check_names(given, KEYS, "flag --set")
    variables = _variables()
    if set(given) | set(variables) <= PATHS and not any(_is_there(path) for path in looked):
        values: dict[str, Any] = {
            key: based(value, Path.cwd()) for key, value in (variables | given).items()
        }
        settings = Settings(**values)
        origins = dict.fromkeys(variables, ENVIRONMENT) | dict.fromkeys(given, FLAG)
    else:
        from pos_terminal.config.validation import validated

        settings, origins = validated(given, looked)
    origins = dict.fromkeys(KEYS, DEFAULT) | origins
    return Loaded(_complete(settings, origins), origins, looked)


def _variables() -> dict[str, str]:
    """The settings among the POS_… variables; an unknown one is refused: a typo moves no data."""
    known = tuple(PREFIX + key.upper() for key in KEYS)
    named = {
        name: text
        for name, text in os.environ.items()
        if name.upper().startswith(PREFIX) and text and name.upper() not in RESERVED
    }
    check_names([name.upper() for name in named], known, "variable")
    return {name.upper().removeprefix(PREFIX).lower(): text for name, text in named.items()}


def check_names(names: Iterable[str], known: tuple[str, ...], source: str) -> None:
    """Refuse what is no setting, with the nearest name that is one; raises SettingsError."""
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise SettingsError(f"{source}: {name} is not a setting{hint}")


def based(value: object, base: Path) -> object:
    """A path relative to where it was written, `~` expanded; anything else is left to the check."""
    if not isinstance(value, str | os.PathLike) or not str(value):
        return value
    return base / Path(value).expanduser()


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return True  # not ours to read: the check says so


def _complete(settings: Settings, origins: Mapping[str, str]) -> Settings:
    """Fill in the folders that depend on the platform or on each other."""
    import platformdirs

    data, logs = settings.data_dir, settings.log_dir
    if origins["data_dir"] == DEFAULT:
        data = Path(platformdirs.user_data_dir(APP, appauthor=False))
    if origins["log_dir"] == DEFAULT:
        moved = origins["data_dir"] != DEFAULT
        logs = data / "log" if moved else Path(platformdirs.user_log_dir(APP, appauthor=False))
    printer_path = settings.printer_path or data / "receipts"
    sync_file = settings.sync_file or data / "sync.toml"
    return replace(
        settings, data_dir=data, log_dir=logs, printer_path=printer_path, sync_file=sync_file
    )
