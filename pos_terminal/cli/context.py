"""What the options before the command say: which settings the command works with."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pos_terminal.config import Loaded, Settings, SettingsError, load


@dataclass
class Options:
    """Global options of one call."""

    flags: dict[str, object] = field(default_factory=dict)
    file: Path | None = None

    def load(self) -> Loaded:
        """The settings with their origins; raises SettingsError."""
        if self.file is None:
            return load(self.flags)
        if not self.file.is_file():
            raise SettingsError(f"{self.file}: there is no such settings file")
        return load(self.flags, (self.file.absolute(),))


_current = Options()


def use(options: Options) -> None:
    """Take the options of this call."""
    global _current
    _current = options


def loaded() -> Loaded:
    """Settings and origins of this call."""
    return _current.load()


def settings() -> Settings:
    """The settings of this call."""
    return loaded().settings


def flags_from(data_dir: Path | None, pairs: list[str]) -> dict[str, object]:
    """Flags as settings: --data-dir, and --set KEY=VALUE; raises SettingsError."""
    flags: dict[str, object] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise SettingsError(f"flag --set: {pair} must be KEY=VALUE")
        flags[key.strip()] = value.strip()
    if data_dir is not None:
        flags["data_dir"] = str(data_dir)
    return flags
