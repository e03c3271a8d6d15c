"""`pos-terminal version`."""

from __future__ import annotations

import platform
from typing import Annotated

import typer

from pos_terminal.cli import output


def version(
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Print the version of the program and of what it stands on."""
    from importlib import metadata

    def of(package: str) -> str:
        try:
            return metadata.version(package)
        except metadata.PackageNotFoundError:
            return "not installed"

    versions = {
        "pos-terminal": program_version(),
        "python": platform.python_version(),
        "pyside6": of("PySide6-Essentials"),
        "pysqlite3": of("pysqlite3"),
        "system": platform.platform(terse=True),
    }
    if as_json:
        output.say_json(versions)
        return
    for name, value in versions.items():
        output.say(f"{name} {value}")


def program_version() -> str:
    """The version of this program, installed or run from its checkout."""
    from importlib import metadata

    try:
        return metadata.version("pos-terminal")
    except metadata.PackageNotFoundError:
        from pos_terminal import __version__

        return __version__
