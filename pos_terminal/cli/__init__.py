"""The command line; one file a command group."""

from pos_terminal.cli.entry import main, main_gui

__all__ = ["main", "main_gui"]
