"""This machine's settings: where things are, what is plugged in, how the screen looks."""

from pos_terminal.config.loading import Loaded, SettingsError, load
from pos_terminal.config.settings import Settings

__all__ = ["Loaded", "Settings", "SettingsError", "load", "load_settings"]


def load_settings(**flags: object) -> Settings:
    """The settings of this machine; `flags` win over environment and files."""
    return load(flags).settings
