"""A plugin's description and standing as screens see them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.description import Description, FormDescription
from plugins.registry import Found
from plugins.standing import Standing
from pos_terminal.checkout.plugin_views import (
    PluginColumn,
    PluginFacts,
    PluginForm,
    PluginSwitch,
    PluginTable,
    PluginView,
    Told,
)


def view_of(
    name: str,
    found: Found | None,
    description: Description | None,
    switch: PluginSwitch | None,
    standing: Standing,
    settings: Mapping[str, Any] | None,
    seq: int,
    head_seq: int,
) -> PluginView:
    """One plugin now; what is not described yet has its name for a title."""
    on = switch is not None and switch.on
    shared: dict[str, Any] = {
        "name": name,
        "source": "" if found is None else found.source,
        "isolation": "" if found is None else found.isolation,
        "state": standing.state,
        "on": on,
        "seq": seq,
        "head_seq": head_seq if on else seq,
        "events_per_s": standing.events_per_s if standing.state == "catching_up" else 0.0,
        "progress_milli": standing.progress_milli,
        "last_error": standing.last_error,
        "last_error_at": standing.last_error_at,
        "refused": standing.refused,
    }
    if description is None:
        critical = switch is not None and switch.critical
        version = "" if switch is None else switch.version
        return PluginView(
            title=Told(name), about=Told(), version=version, critical=critical, **shared
        )
    return PluginView(
        title=Told.from_data(description.title),
        about=Told.from_data(description.about),
        version=description.version,
        critical=description.critical,
        settings_schema=description.settings_schema,
        settings=description.default_settings | dict(settings or {}),
        reports=tuple(map(_form, description.reports)),
        acts=tuple(map(_form, description.acts)),
        **shared,
    )


def refused_view(found: Found) -> PluginView:
    """One whose name is taken."""
    return PluginView(
        name=found.name,
        title=Told(found.name),
        about=Told(),
        version="",
        source=found.source,
        isolation=found.isolation,
        state="refused",
        refused=found.refused,
    )


def _form(form: FormDescription) -> PluginForm:
    return PluginForm(
        name=form.name,
        title=Told.from_data(form.title),
        about=Told.from_data(form.about),
        schema=form.schema,
        right=form.right,
        own=form.own,
    )


def facts_of(description: Description) -> PluginFacts:
    """What the lane must know before it switches a plugin on."""
    return PluginFacts(
        name=description.name,
        critical=description.critical,
        deadline_ms=int(description.deadline_s * 1000),
        version=description.version,
        acts={act.name: act.right for act in description.acts},
    )


def table_of(data: Mapping[str, Any]) -> PluginTable:
    """A report as the stage gives it."""
    return PluginTable(
        columns=tuple(
            PluginColumn(_told(one["title"]), one["kind"], one["stretch"])
            for one in data["columns"]
        ),
        rows=tuple(tuple(row) for row in data["rows"]),
        note=_told(data["note"]),
    )


def _told(said: Any) -> Told:
    return Told(said) if isinstance(said, str) else Told.from_data(said)
