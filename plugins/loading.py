"""Finds a plugin's class at its place: an installed "module:Class" or a folder with plugin.py."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

from plugins.base import BasePlugin
from plugins.errors import PluginRefused


def load(place: str) -> BasePlugin:
    """A new plugin of that place, not yet opened. Raises PluginRefused with a sentence."""
    called = name_of(place)
    try:
        return _class(place)()
    except PluginRefused:
        raise
    except (Exception, SystemExit) as err:
        why = f"{type(err).__name__}: {err}".partition("\n")[0][:300]
        raise PluginRefused(
            called, f"It cannot be loaded: {why}. Install what it needs, or ask its author."
        ) from err


def name_of(place: str) -> str:
    """What to call a plugin that has not said its name yet: its folder, package or class."""
    folder = Path(place)
    if folder.is_dir():
        return folder.name
    module, _, name = place.partition(":")
    return name or module.removesuffix(".plugin").rpartition(".")[2]


def _class(place: str) -> type[BasePlugin]:
    folder = Path(place)
    if folder.is_dir():
        return _only_class(_from_folder(folder.resolve()), place)
    module, _, name = place.partition(":")
    if not name:  # one of our own: its plugin.py has one class
        return _only_class(importlib.import_module(module), place)
    found = getattr(importlib.import_module(module), name)
    if not (isinstance(found, type) and issubclass(found, BasePlugin)):
        raise PluginRefused(name, f"{place} is no plugin: derive it from plugins.base.BasePlugin.")
    return found


def _from_folder(folder: Path) -> ModuleType:
    """The folder's plugin.py, in a package of the folder's name: `from .rules import …` works."""
    package = folder.name
    if not package.isidentifier() or package in sys.stdlib_module_names:
        raise PluginRefused(
            package, "Its folder must be called like the plugin: lower-case letters, digits and _."
        )
    if not (folder / "plugin.py").is_file():
        raise PluginRefused(package, "Its folder has no plugin.py: put the plugin's class there.")
    if package not in sys.modules:
        start = folder / "__init__.py"
        spec = importlib.util.spec_from_file_location(
            package, start if start.is_file() else None, submodule_search_locations=[str(folder)]
        )
        spec = spec or ModuleSpec(package, None, is_package=True)
        spec.submodule_search_locations = [str(folder)]
        module = importlib.util.module_from_spec(spec)
        sys.modules[package] = module
        if start.is_file() and spec.loader is not None:
            spec.loader.exec_module(module)
    elif str(folder) not in getattr(sys.modules[package], "__path__", []):
        raise PluginRefused(
            package, f"{package} is the name of a Python package here: call the folder otherwise."
        )
    return importlib.import_module(f"{package}.plugin")


def _only_class(module: ModuleType, place: str) -> type[BasePlugin]:
    found = [
        thing
        for thing in vars(module).values()
        if isinstance(thing, type)
        and issubclass(thing, BasePlugin)
        and thing.__module__ == module.__name__
    ]
    if len(found) != 1:
        raise PluginRefused(
            name_of(place), f"Its plugin.py has {len(found)} plugin classes: it must have one."
        )
    return found[0]
