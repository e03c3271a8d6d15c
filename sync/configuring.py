"""Where the agent's settings come from: rows of the lane's database, and a file that wins.

A row `sync.<section>` holds the keys that a manager has set as JSON; sync.toml has one table a
section. Both are checked by the same models, and neither ever holds a password.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from pos_terminal.domain.errors import CashierError
from pos_terminal.typed import convert
from sync.building import enabled
from sync.misfits import meant, misfit
from sync.settings import SECTIONS, Section, SyncSettings

PREFIX = "sync."  # of the rows, as of the secrets' names
# Sections that sign in with a secret; its name in the secret store is PREFIX + section.
WITH_SECRET = ("kafka", "postgres", "aws")
_KINDS: dict[str, type[Section]] = {
    spec.name: spec.type for spec in msgspec.structs.fields(SyncSettings)
}
_SECRET_WORDS = frozenset({"password", "passwd", "secret", "key", "token", "secret_access_key"})


@dataclass(frozen=True, slots=True)
class Configured:
    """Settings as they count, and which keys the file says."""

    settings: SyncSettings = field(default_factory=SyncSettings)
    fixed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by section
    file: str = ""  # empty where there is none

    @property
    def wanted(self) -> bool:
        """Whether there is anything to do: a store that is switched on."""
        return bool(enabled(self.settings))


def read(rows: Mapping[str, str], file: Path) -> Configured:
    """Rows of lane.db under the file; raises CashierError("sync.section" | "sync.setting").

    Rows of sections that this program does not know are left alone.
    """
    said = read_file(file)
    values: dict[str, Any] = {}
    for section in SECTIONS:
        kept = _row(section, rows.get(PREFIX + section, "{}"))
        values[section] = typed_section(section, kept | said.get(section, {}))
    fixed = {section: tuple(keys) for section, keys in said.items()}
    return Configured(SyncSettings(**values), fixed, str(file) if said else "")


def read_file(file: Path) -> dict[str, dict[str, Any]]:
    """The tables of sync.toml, checked; none where there is no file."""
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as err:
        raise CashierError("sync.file", file=str(file), why=_line(err)) from err
    for section, table in said.items():
        if not isinstance(table, dict):
            raise CashierError("sync.file", file=str(file), why=f"{section} is outside of a table")
        _check_table(file, section, table)
    return said


def _check_table(file: Path, section: str, table: Mapping[str, Any]) -> None:
    """The same refusals, with the file in them."""
    if section not in _KINDS:
        why = f"there is no section {section}{meant(section, SECTIONS)}"
        raise CashierError("sync.file", file=str(file), why=why)
    try:
        checked(section, table)
    except CashierError as err:
        if err.key != "sync.setting":
            raise
        why = str(err.facts["why"])
        raise CashierError("sync.file", file=str(file), why=why) from err


def checked(section: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The given keys of a section as JSON values; raises CashierError, see `read`."""
    typed = msgspec.to_builtins(typed_section(section, values))
    return {key: typed[key] for key in values}


def schema_of(section: str) -> dict[str, Any]:
    """JSON Schema of a section, its definitions in `$defs`."""
    return msgspec.json.schema(kind_of(section))


def kind_of(section: str) -> type[Section]:
    """The model of a section; raises CashierError("sync.section")."""
    if section not in _KINDS:
        raise CashierError("sync.section", section=section, known=", ".join(SECTIONS))
    return _KINDS[section]


def from_text(section: str, pairs: Mapping[str, str]) -> dict[str, Any]:
    """Values as they are typed at a command line; numbers and flags become such."""
    try:
        typed = convert(dict(pairs), kind_of(section), strict=False)
    except msgspec.ValidationError as err:
        raise _refusal(section, pairs, err) from err
    return {key: getattr(typed, key) for key in pairs}


def typed_section(section: str, values: Mapping[str, Any]) -> Section:
    """A section of checked values; raises CashierError, see `read`."""
    try:
        typed: Section = convert(dict(values), kind_of(section))
    except msgspec.ValidationError as err:
        raise _refusal(section, values, err) from err
    return typed


def _refusal(section: str, values: Mapping[str, Any], err: Exception) -> CashierError:
    """Names section and key; a password is told where it belongs, and never shown."""
    spec = {spec.name for spec in msgspec.structs.fields(_KINDS[section])}
    for key in values:
        if key not in spec and key.lower() in _SECRET_WORDS:
            return CashierError(
                "sync.secret_here", setting=f"{section}.{key}", secret=PREFIX + section
            )
    return CashierError("sync.setting", why=misfit(section, _KINDS[section], err))


def _row(section: str, text: str) -> dict[str, Any]:
    try:
        kept = json.loads(text)
    except ValueError as err:
        raise CashierError("sync.setting", why=f"{section}: {_line(err)}") from err
    if not isinstance(kept, dict):
        raise CashierError("sync.setting", why=f"{section}: no JSON object")
    return kept


def _line(err: Exception) -> str:
    return " ".join(str(err.strerror if isinstance(err, OSError) else err).split())
