"""What the scripts that take pictures share: their options, and a numbered file a look."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from pos_terminal.ui.look import Look
from tests.ui.till import Till

See = Callable[[Till, str], None]


def options() -> argparse.Namespace:
    """DIR, theme, language, size, text, touch."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--theme", default="light")
    parser.add_argument("--language", default="en")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--text", type=float, default=1.0)
    parser.add_argument("--touch", action="store_true")
    return parser.parse_args()


def look_of(chosen: argparse.Namespace) -> Look:
    return Look(chosen.theme, chosen.language, chosen.text, touch=chosen.touch)


def size_of(chosen: argparse.Namespace) -> tuple[int, int]:
    width, height = map(int, chosen.size.split("x"))
    return width, height


def shoot(window: QWidget, folder: Path, number: int, name: str) -> None:
    """One picture."""
    window.grab().save(str(folder / f"{number:02d}-{name}.png"))


def complaints(
    opened: Callable[..., AbstractContextManager[Any]],
    walk: Callable[[Any, See], None],
    complain: Callable[[QWidget], list[str]],
    folder: Path,
    look: Look,
    size: tuple[int, int],
) -> dict[str, list[str]]:
    """What is wrong with each look, by its name; looks that are fine are left out."""
    bad: dict[str, list[str]] = {}

    def see(till: Till, name: str) -> None:
        if found := complain(till.window):
            bad[name] = found

    with opened(folder, look, size=size) as shown:
        walk(shown, see)
    return bad


def main_of(
    opened: Callable[..., AbstractContextManager[Any]], walk: Callable[[Any, See], None]
) -> None:
    """Open what is walked through, and write a picture of each look."""
    chosen = options()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    numbers = iter(range(1_000))

    def see(till: Till, name: str) -> None:
        shoot(till.window, chosen.folder, next(numbers), name)

    with (
        tempfile.TemporaryDirectory() as store,
        opened(Path(store), look_of(chosen), size=size_of(chosen)) as found,
    ):
        walk(found, see)
