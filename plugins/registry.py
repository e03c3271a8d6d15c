"""Finds plugins: our own, packages with an entry point, folders in the data directory.

Ours run in a thread of the lane's process and are imported when they are first needed; everybody
else's run in a process of their own and are never imported here.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import plugins

if TYPE_CHECKING:
    from plugins.facts import Facts
    from plugins.stage import Stage

GROUP = "pos_terminal.plugins"
Source = Literal["ours", "package", "folder"]
MakeStage = Callable[[Path], "Stage"]

_SAYS = {
    "ours": "one of the program's own",
    "package": "an installed package",
    "folder": "another folder",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A plugin that is there; `make` gives it a stage on a folder of its own."""

    name: str
    source: Source
    make: Callable[[Path, Facts], Stage]
    place: str = ""  # as `plugins.loading` takes it
    isolation: Literal["thread", "process"] = "thread"
    refused: str = ""  # a sentence: another one has its name


def find(folder: Path) -> list[Found]:
    """All plugins of this installation and of `<data>/plugins`; nothing of them is imported."""
    return without_doubles([*_ours(), *_packages(), *_folders(folder)])


def without_doubles(found: Iterable[Found]) -> list[Found]:
    """The first of a name runs; later ones stay in the list, refused."""
    kept: dict[str, Found] = {}
    refused: list[Found] = []
    for one in found:
        first = kept.setdefault(one.name, one)
        if first is not one:
            why = (
                f"{_SAYS[first.source]} is called {one.name} already:"
                f" rename or remove the {one.source} at {one.place}."
            )
            refused.append(replace(one, refused=why[0].upper() + why[1:]))
    return [*kept.values(), *refused]


def _ours() -> Iterator[Found]:
    for module in pkgutil.iter_modules(plugins.__path__):
        if module.ispkg:
            yield Found(module.name, "ours", _thread(f"plugins.{module.name}.plugin"))


def _thread(place: str) -> Callable[[Path, Facts], Stage]:
    def make(folder: Path, facts: Facts) -> Stage:
        from plugins import loading  # late: SQLAlchemy's and the plugin's imports cost a start
        from plugins.runtime import Runtime

        return Runtime(loading.load(place), folder, facts)

    return make


def _packages() -> Iterator[Found]:
    for entry in sorted(metadata.entry_points(group=GROUP), key=lambda one: one.value):
        yield _apart(entry.name, "package", entry.value)


def _folders(folder: Path) -> Iterator[Found]:
    for path in sorted(folder.glob("*/plugin.py")):
        yield _apart(path.parent.name, "folder", str(path.parent))


def _apart(name: str, source: Source, place: str) -> Found:
    def make(folder: Path, facts: Facts) -> Stage:
        from plugins.remote import RemoteStage  # late, as above

        return RemoteStage(place, folder, facts)

    return Found(name, source, make, place, "process")
