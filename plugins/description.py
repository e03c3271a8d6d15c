"""What a plugin says of itself, as plain values: also from a process that we do not import."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import msgspec

from plugins import choices, sentences
from plugins.base import API, BasePlugin
from plugins.errors import PluginFailed, PluginRefused
from plugins.outcomes import told
from pos_terminal.domain.events import EventType
from pos_terminal.domain.plugin_events import BY_PLUGINS
from pos_terminal.typed import convert

NAME = re.compile(r"[a-z][a-z0-9_]{1,39}")
_TYPE = re.compile(r"[A-Z][A-Z0-9_]{1,59}")
MAX_DEADLINE_S = 30.0


@dataclass(frozen=True, slots=True)
class FormDescription:
    """A report or an act; `schema` is JSON Schema, None where nothing is filled in."""

    name: str
    title: dict[str, Any]
    about: dict[str, Any]
    schema: dict[str, Any] | None = None
    right: str = ""
    own: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Description:
    """All that host, lane and screens must know before a plugin handles anything."""

    name: str
    title: dict[str, Any]
    about: dict[str, Any]
    version: str
    api: tuple[int, int]
    critical: bool
    deadline_s: float
    begins: str
    emits: tuple[str, ...]
    supported: tuple[str, ...]
    settings_schema: dict[str, Any] | None = None
    default_settings: dict[str, Any] = field(default_factory=dict)
    reports: tuple[FormDescription, ...] = ()
    acts: tuple[FormDescription, ...] = ()
    words: dict[str, dict[str, str]] = field(default_factory=dict)  # by language


def describe(plugin: BasePlugin) -> Description:
    """Read a plugin's members. Raises PluginRefused with a sentence where they make no sense."""
    try:
        check(plugin)
        said = _read(plugin)
        return convert(msgspec.to_builtins(said), Description)
    except (PluginRefused, PluginFailed):
        raise
    except (Exception, SystemExit) as err:
        why = f"{type(err).__name__}: {err}".partition("\n")[0][:300]
        name = str(plugin.name or type(plugin).__name__)
        raise PluginRefused(name, f"What it says of itself makes no sense: {why}.") from err


def _read(plugin: BasePlugin) -> Description:
    model = plugin.settings
    return Description(
        name=plugin.name,
        title=told(plugin.title or plugin.name),
        about=told(plugin.about),
        version=plugin.version,
        api=plugin.api,
        critical=plugin.critical,
        deadline_s=plugin.deadline_s,
        begins=plugin.begins,
        emits=tuple(plugin.emits),
        supported=tuple(plugin.get_supported_events()),
        settings_schema=None if model is None else schema_of(model),
        default_settings={} if model is None else as_json(model()),
        reports=tuple(
            FormDescription(
                one.name,
                told(one.title),
                told(one.about),
                None if one.form is None else schema_of(one.form),
                own=one.own,
                beside=one.beside,
            )
            for one in plugin.reports
        ),
        acts=tuple(
            FormDescription(
                one.name, told(one.title), told(one.about), schema_of(one.form), one.right
            )
            for one in plugin.acts
        ),
        words=sentences.load(plugin.words),
    )


def check(plugin: BasePlugin) -> None:
    """Refuse a name that cannot be, another contract, a settings model without defaults."""
    name = plugin.name
    if not NAME.fullmatch(name):
        raise PluginRefused(
            name or type(plugin).__name__,
            "Its name must be lower-case letters, digits and _, 2 to 40 of them.",
        )
    major, minor = plugin.api
    if major != API[0] or minor > API[1]:
        raise PluginRefused(
            name,
            f"It is written for version {major}.{minor} of the plugin contract, and this program "
            f"has {API[0]}.{API[1]}: install the plugin's version for that, or update the program.",
        )
    if not 0 < plugin.deadline_s <= MAX_DEADLINE_S:
        raise PluginRefused(name, f"deadline_s must be above 0 and at most {MAX_DEADLINE_S:g}.")
    if plugin.settings is not None:
        try:
            plugin.settings()
        except TypeError as err:
            raise PluginRefused(
                name, f"Each field of its settings needs a default: {err}."
            ) from err
    _check_types(name, plugin)


def _check_types(name: str, plugin: BasePlugin) -> None:
    for what, types in (("emits", plugin.emits), ("supported", plugin.get_supported_events())):
        if isinstance(types, str):
            raise PluginRefused(name, f"Its {what} events must be a list: [{types!r}].")
        for event_type in types:
            if not _TYPE.fullmatch(event_type):
                raise PluginRefused(
                    name, f"{event_type!r} is no event type: capitals, digits and _, 60 at most."
                )
    for event_type in plugin.emits:
        if event_type in EventType.__members__ and event_type not in BY_PLUGINS:
            raise PluginRefused(
                name, f"{event_type} is an event of the lane's: give what it emits another type."
            )


def schema_of(model: type) -> dict[str, Any]:
    """JSON Schema of a form."""
    made: dict[str, Any] = choices.in_order(as_json(msgspec.json.schema(model)), model)
    return made


def as_json(value: Any) -> Any:
    """As it comes out of the journal or another process: lists where Python had tuples."""
    return msgspec.json.decode(msgspec.json.encode(value))
