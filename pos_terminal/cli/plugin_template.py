"""Writes a new plugin from the template in resources: real files, by plain replacement."""

from __future__ import annotations

import importlib.util
import keyword
from collections.abc import Iterator
from importlib import resources
from importlib.metadata import entry_points
from importlib.resources.abc import Traversable
from pathlib import Path

from plugins.description import NAME
from pos_terminal.domain.errors import POSError

TEMPLATE = "example_plugin"
GROUP = "pos_terminal.plugins"
_LEFT_BEHIND = ("__pycache__", ".")  # what trying the template out leaves in it


def write(name: str, folder: Path) -> list[Path]:
    """Write the plugin `name` into `folder`; its files, in order.

    Raises POSError where the name cannot be or is taken, and where the folder holds something.
    """
    ensure_free(name)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise POSError(f"{folder} is not empty: choose another --dir, or empty it first.")
    written = []
    for path, text in sorted(_files(resources.files("resources") / "plugin_template" / TEMPLATE)):
        file = folder / renamed(path, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(renamed(text, name), encoding="utf-8", newline="\n")
        written.append(file)
    return written


def ensure_free(name: str) -> None:
    """Refuse what cannot be the name of a plugin here."""
    if not NAME.fullmatch(name) or keyword.iskeyword(name):
        raise POSError(
            f"{name} cannot be a plugin's name: take 2 to 40 lower-case letters, digits and _, "
            "with a letter first, for example my_first."
        )
    if importlib.util.find_spec(f"plugins.{name}") is not None:
        raise POSError(f"There is a plugin {name} in the program: choose another name.")
    if any(point.name == name for point in entry_points(group=GROUP)):
        raise POSError(f"A plugin {name} is installed as a package: choose another name.")
    if importlib.util.find_spec(name) is not None:
        raise POSError(f"Python has a package {name} already: choose another name.")


def renamed(text: str, name: str) -> str:
    """The template's words with the plugin's name: as code, as a class, and for people."""
    words = [word for word in name.split("_") if word]
    as_class = "".join(word.capitalize() for word in words).removesuffix("Plugin") + "Plugin"
    for_people = " ".join(words).capitalize()
    return (
        text.replace(TEMPLATE, name)
        .replace("ExamplePlugin", as_class)
        .replace("Example plugin", for_people)
    )


def _files(folder: Traversable, under: str = "") -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.name.startswith(_LEFT_BEHIND):
            continue
        if entry.is_dir():
            yield from _files(entry, f"{under}{entry.name}/")
        else:
            yield under + entry.name, entry.read_text(encoding="utf-8")
