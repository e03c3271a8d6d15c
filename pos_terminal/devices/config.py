"""devices.toml: which devices this machine has; written by the Devices page, edited by people.

What cannot be read never stops the lane: it is left where it stands, and said.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hardware import registry
from hardware.connections import connection, refused
from hardware.ports import Role
from pos_terminal.checkout.device_views import DeviceConfig
from pos_terminal.devices.options import checked_options
from pos_terminal.domain.errors import CashierError

FILE_NAME = "devices.toml"
MANY = frozenset({Role.SCANNER})  # roles of which a lane may have several
_KEYS = frozenset({"role", "driver", "connection", "name", "options"})
_HEAD = (
    "# The devices of this lane, as the Devices page and `pos-terminal devices` keep them.\n"
    "# docs/hardware.md says what can stand here.\n\n"
)


@dataclass(frozen=True, slots=True)
class DeviceFile:
    """What a file says: devices, entries that nobody can use, and what is wrong."""

    devices: tuple[DeviceConfig, ...] = ()
    unusable: tuple[dict[str, Any], ...] = ()  # kept as they are when the file is written
    problems: tuple[CashierError, ...] = field(default=())
    damaged: bool = False  # not what it should be: set aside before it is written


def checked(config: DeviceConfig) -> DeviceConfig:
    """As it would be kept; raises CashierError("device.setting" | "device.connection")."""
    role = _role(config.role)
    driver = registry.driver(role, config.driver)
    if driver is None:
        known = ", ".join(one.name for one in registry.drivers() if one.role is role) or "none"
        raise _setting("driver", f"there is no {config.driver[:40]!r} for it; there is: {known}")
    where = connection(config.connection)
    if where.kind not in driver.by:
        raise refused(config.connection, f"{driver.title} is connected by {', '.join(driver.by)}")
    if len(config.name) > 40 or not (config.name.isprintable() or not config.name):
        raise _setting("name", "it has at most 40 characters that can be printed")
    options = checked_options(config.options, driver.options)
    return replace(config, connection=str(where), options=options)


def read(file: Path, *, needed: bool = False) -> DeviceFile:
    """What the file says; with `needed` a file that is not there is a problem."""
    try:
        text = file.read_text("utf-8-sig")  # with the mark that an editor on Windows puts first
        import tomllib  # late: most lanes have no such file

        told = tomllib.loads(text)
    except FileNotFoundError:
        missing = (_file(file, "it is not there"),) if needed else ()
        return DeviceFile(problems=missing)
    except (OSError, ValueError) as err:  # TOMLDecodeError and UnicodeDecodeError are ValueErrors
        why = " ".join(str(getattr(err, "strerror", None) or err).split())[:120]
        return DeviceFile(problems=(_file(file, why),), damaged=True)
    entries = told.pop("device", [])
    if told or not isinstance(entries, list):
        odd = _file(file, "it may have [[device]] tables only")
        return DeviceFile(problems=(odd,), damaged=True)
    return _sorted_out(file, entries)


def _sorted_out(file: Path, entries: list[Any]) -> DeviceFile:
    devices: list[DeviceConfig] = []
    unusable: list[dict[str, Any]] = []
    problems: list[CashierError] = []
    for number, entry in enumerate(entries, 1):
        try:
            config = checked(_entry(entry))
            _refuse_second(config, devices)
        except CashierError as err:
            what = err.facts.get("setting") or err.facts.get("connection")
            problems.append(_file(file, f"device {number}, {what}: {err.facts['why']}"))
            unusable.append(entry)
        else:
            devices.append(config)
    return DeviceFile(tuple(devices), tuple(unusable), tuple(problems))


def _refuse_second(config: DeviceConfig, devices: Iterable[DeviceConfig]) -> None:
    if config.role not in MANY and any(one.role == config.role for one in devices):
        raise _setting("role", f"a lane has one {config.role.replace('_', ' ')}")


def _entry(entry: Any) -> DeviceConfig:
    if not isinstance(entry, dict):
        raise _setting("device", "it must be a table")
    odd = sorted(set(entry) - _KEYS)
    if odd:
        raise _setting(odd[0], f"a device has {', '.join(sorted(_KEYS))}")
    texts = {key: entry.get(key, "") for key in ("role", "driver", "connection", "name")}
    for key, value in texts.items():
        if not isinstance(value, str) or (not value and key != "name"):
            raise _setting(key, f"{key} must be a text")
    options = entry.get("options", {})
    if not isinstance(options, dict):
        raise _setting("options", "options must be a table")
    return DeviceConfig(**texts, options=options)


def write(
    file: Path, devices: Iterable[DeviceConfig], unusable: Iterable[Mapping[str, Any]]
) -> None:
    """Replace the file at once or not at all; raises CashierError("device.file")."""
    import tomli_w  # late: a lane whose devices nobody changes never writes

    tables = [*map(_table, devices), *map(dict, unusable)]
    part = file.with_suffix(".part")
    try:
        with part.open("w", encoding="utf-8") as out:
            out.write(_HEAD + tomli_w.dumps({"device": tables}))
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    except OSError as err:
        raise _file(file, str(err.strerror or err)) from err


def set_aside(file: Path) -> None:
    """Keep a file that is no TOML under another name: somebody's work is in it."""
    try:
        file.replace(file.with_name(f"{file.name}.broken"))
    except OSError as err:
        raise _file(file, str(err.strerror or err)) from err


def _table(config: DeviceConfig) -> dict[str, Any]:
    table: dict[str, Any] = {
        "role": str(config.role),
        "driver": config.driver,
        "connection": config.connection,
    }
    if config.name:
        table["name"] = config.name
    if config.options:
        table["options"] = dict(config.options)
    return table


def _role(text: str) -> Role:
    try:
        return Role(text)
    except ValueError:
        raise _setting("role", f"it is one of {', '.join(Role)}") from None


def _setting(setting: str, why: str) -> CashierError:
    return CashierError("device.setting", setting=setting, why=why)


def _file(file: Path, why: str) -> CashierError:
    return CashierError("device.file", file=str(file), why=why)
