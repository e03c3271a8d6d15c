"""Which plugins there are: as the running lane sees them, or as the store was left."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from pos_terminal.checkout.plugin_switches import settings_key, switch_key
from pos_terminal.checkout.plugin_views import PluginForm, PluginView, Told
from pos_terminal.cli import backend
from pos_terminal.cli.plugin_operations import view_data
from pos_terminal.config import Settings
from pos_terminal.control.client import ControlClient
from pos_terminal.control.errors import LaneNotRunning
from pos_terminal.control.transport import address_of
from pos_terminal.domain.errors import CashierError, POSError

if TYPE_CHECKING:
    from plugins.description import Description, FormDescription
    from plugins.registry import Found

PATIENCE_S = 30.0


def views(settings: Settings) -> list[dict[str, Any]]:
    """All plugins, as JSON; of a lane that does not run what its files say."""
    path = backend.need_store(settings)
    try:
        with ControlClient(address_of(settings.data_dir)) as client:
            found: list[dict[str, Any]] = client.call("plugins.list", patience_s=PATIENCE_S)
            return found
    except LaneNotRunning:
        return [view_data(view) for view in _left(settings, path)]


def view(settings: Settings, name: str) -> dict[str, Any]:
    """One of them. Raises CashierError("plugin.unknown")."""
    found = next((one for one in views(settings) if one["name"] == name), None)
    if found is None:
        raise CashierError("plugin.unknown", plugin=name)
    return found


def _left(settings: Settings, path: Path) -> list[PluginView]:
    from plugins import registry
    from pos_terminal.store.journal import read_head_row
    from pos_terminal.store.operations import read_settings

    home = settings.data_dir / "plugins"
    with backend.reading(path) as connection:
        rows, head = read_settings(connection), read_head_row(connection).seq
    found = registry.find(home)
    shown = [_view(one, rows, home / one.name / "plugin.db", head) for one in found]
    there = {one.name for one in found}
    gone = [name for name in _switched_on(rows) if name not in there]
    return sorted([*shown, *(_missing(name, rows, head) for name in gone)], key=lambda v: v.name)


def _switched_on(rows: dict[str, str]) -> list[str]:
    keys = [key for key in rows if key.startswith("plugin.") and key.endswith(".switch")]
    names = [key.removeprefix("plugin.").removesuffix(".switch") for key in keys]
    return [name for name in names if json.loads(rows[switch_key(name)])["on"]]


def _missing(name: str, rows: dict[str, str], head: int) -> PluginView:
    switch = json.loads(rows[switch_key(name)])
    return PluginView(
        name=name,
        title=Told(name),
        about=Told(),
        version=switch["version"],
        source="",
        isolation="",
        state="missing",
        critical=switch["critical"],
        on=True,
        head_seq=head,
    )


def _view(found: Found, rows: dict[str, str], database: Path, head: int) -> PluginView:
    described, refused = (None, found.refused) if found.refused else _described(found)
    switch = json.loads(rows.get(switch_key(found.name)) or '{"on": false, "suspended": ""}')
    kept = json.loads(rows.get(settings_key(found.name)) or "{}")
    on, rests = bool(switch["on"]), str(switch["suspended"])
    return PluginView(
        name=found.name,
        title=Told.from_data(described.title) if described else Told(found.name),
        about=Told.from_data(described.about) if described else Told(),
        version=described.version if described else str(switch.get("version", "")),
        source=found.source,
        isolation=found.isolation,
        state=_state(on, rests, refused),
        critical=described.critical if described else False,
        on=on,
        seq=_cursor(database),
        head_seq=head,
        last_error=rests,
        refused=refused,
        settings_schema=described.settings_schema if described else None,
        settings={**(described.default_settings if described else {}), **kept},
        reports=tuple(_form(one) for one in described.reports) if described else (),
        acts=tuple(_form(one) for one in described.acts) if described else (),
    )


def _state(on: bool, rests: str, refused: str) -> str:
    if refused:
        return "refused"
    if on and rests:
        return "suspended"
    return "stopped" if on else "off"


def _form(form: FormDescription) -> PluginForm:
    title, about = Told.from_data(form.title), Told.from_data(form.about)
    return PluginForm(form.name, title, about, form.schema, form.right, form.own)


def _described(found: Found) -> tuple[Description | None, str]:
    """What the plugin says of itself, or why it cannot run here."""
    from plugins.errors import PluginFailed, PluginRefused
    from plugins.rehearsal import ScriptedFacts

    with TemporaryDirectory() as folder:
        try:
            stage = found.make(Path(folder), ScriptedFacts())
            try:
                return stage.describe(), ""
            finally:
                stage.close()
        except PluginRefused as err:
            return None, err.why
        except PluginFailed as err:
            return None, f"It failed at once: {err.detail}"


def _cursor(database: Path) -> int:
    """The last event that it has finished; 0 where it has not begun."""
    from plugins import cabinet

    if not database.is_file():
        return 0
    try:
        with backend.reading(database) as connection:
            return cabinet.read_cursor(connection).seq
    except POSError:
        return 0
