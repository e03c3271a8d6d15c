"""Collects what the screen says and compiles the translations.

    python resources/translations/update.py

runs lupdate over pos_terminal/ui into pos_*.ts (translate them with Qt Linguist
or an editor) and lrelease into the .qm files that ship. Both tools come with PySide6-Essentials.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parents[1] / "pos_terminal" / "ui"
LANGUAGES = ("en", "de", "ar")  # English holds the plural forms only


def tool(name: str) -> str:
    """Path of a Qt tool beside this Python."""
    return str(Path(sys.executable).parent / name)


def collect(folder: Path) -> None:
    """Bring the .ts files in `folder` up to date with the sources."""
    files = [str(path) for path in sorted(SOURCES.rglob("*.py"))]
    for language in LANGUAGES:
        subprocess.run(  # noqa: S603 - our own tools and files
            [tool("pyside6-lupdate"), *files, "-ts", str(folder / f"pos_{language}.ts")]
            + ["-locations", "none", "-no-obsolete", "-target-language", language]
            + ["-source-language", "en"]
            + (["-pluralonly"] if language == "en" else []),
            check=True,
            stdout=subprocess.DEVNULL,
        )


def compile_into(folder: Path) -> None:
    """Compile our .ts files to .qm files in `folder`."""
    for language in LANGUAGES:
        subprocess.run(  # noqa: S603 - our own tools and files
            [tool("pyside6-lrelease"), str(HERE / f"pos_{language}.ts")]
            + ["-qm", str(folder / f"pos_{language}.qm")],
            check=True,
            stdout=subprocess.DEVNULL,
        )


if __name__ == "__main__":
    collect(HERE)
    compile_into(HERE)
