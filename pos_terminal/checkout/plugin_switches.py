"""Which plugins work at this lane: switched, set, suspended; each change is an event."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from pos_terminal.checkout import rights
from pos_terminal.checkout.commands import (
    ActOnPlugin,
    ChangePluginSettings,
    LookAtPlugins,
    SuspendPlugin,
    SwitchPlugin,
)
from pos_terminal.checkout.plugin_views import PluginFacts, PluginSwitch
from pos_terminal.checkout.till import Till, TillTx
from pos_terminal.domain.errors import BugError, CashierError
from pos_terminal.domain.events import EventType
from pos_terminal.domain.permissions import Right
from pos_terminal.store import operations
from pos_terminal.store.canonical import canonical

MAX_DETAIL = 400
ACT_RIGHTS = frozenset({Right.MANAGE_PLUGINS, Right.MANAGE_STAFF, Right.MANAGE_SETTINGS})


def switch_key(name: str) -> str:
    """The settings row that says whether a plugin is on."""
    return f"plugin.{name}.switch"


def settings_key(name: str) -> str:
    """The settings row that holds a plugin's settings."""
    return f"plugin.{name}.settings"


def load(till: Till) -> None:
    """At start: the switches as the rows have them."""
    with till.store.transaction() as tx:
        rows = operations.read_settings(tx.connection)
    switches = (
        _switch_from(key.removeprefix("plugin.").removesuffix(".switch"), value)
        for key, value in rows.items()
        if key.startswith("plugin.") and key.endswith(".switch")
    )
    till.running.plugged.switches = {switch.name: switch for switch in switches}


def _switch_from(name: str, value: str) -> PluginSwitch:
    return PluginSwitch(name, **json.loads(value))


def _row(switch: PluginSwitch) -> str:
    return json.dumps(
        {
            "on": switch.on,
            "critical": switch.critical,
            "deadline_ms": switch.deadline_ms,
            "version": switch.version,
            "suspended": switch.suspended,
        }
    )


def switch(till: Till, command: SwitchPlugin) -> None:
    """A manager switches a plugin on or off."""
    rights.require(till, Right.MANAGE_PLUGINS)
    put_switch(till, command.plugin, command.on, command.reason.strip()[:120])


def put_switch(till: Till, name: str, on: bool, reason: str = "") -> None:
    """Switch it, whoever asked; on again also ends a suspension. CashierError("plugin.…")."""
    if _switched(till, name, on) != till.running.plugged.switches.get(name):
        with till.transaction() as tx:
            switch_in(till, tx, name, on, reason)


def switch_in(
    till: Till, tx: TillTx, name: str, on: bool, reason: str, **context: str | None
) -> None:
    """The same inside a commit of the caller's; nothing where it already is like that."""
    plugged = till.running.plugged
    new = _switched(till, name, on)
    if new == plugged.switches.get(name):
        return
    operations.save_setting(tx.connection, switch_key(name), _row(new))
    data = {
        "plugin": name,
        "on": new.on,
        "critical": new.critical,
        "deadline_ms": new.deadline_ms,
        "version": new.version,
        "reason": reason,
    }
    tx.append(EventType.PLUGIN_SWITCHED, data, **context)
    if not on:
        _let_go(till, tx, name)

    def live() -> None:
        plugged.switches[name] = new
        plugged.suggested.pop(name, None)
        plugged.cards = {key: card for key, card in plugged.cards.items() if key[0] != name}

    tx.after_commit.append(live)


def _switched(till: Till, name: str, on: bool) -> PluginSwitch:
    known = till.running.plugged.switches.get(name)
    if on:
        facts = _runnable(till, name)
        return PluginSwitch(name, True, facts.critical, facts.deadline_ms, facts.version)
    if known is None:
        raise CashierError("plugin.unknown", plugin=name)
    return replace(known, on=False, suspended="")


def _runnable(till: Till, name: str) -> PluginFacts:
    facts = till.plugins.facts(name)
    if facts is None:
        raise CashierError("plugin.unknown", plugin=name)
    if facts.refused:
        raise CashierError("plugin.refused", plugin=name, why=facts.refused)
    return facts


def _let_go(till: Till, tx: TillTx, name: str) -> None:
    """What a plugin held and asked ends with it, in the same act: nobody else could end it."""
    sale = till.running.sale
    by = till.running.employee.employee_id if till.running.employee else ""
    for plugin, kind in list(sale.holds):
        if plugin == name:
            data = {"plugin": name, "kind": kind, "how": "switched_off", "released_by": by}
            tx.append(EventType.HOLD_RELEASED, data)
    for plugin, ask_id in list(sale.asks):
        if plugin == name:
            gone = {"plugin": name, "ask_id": ask_id, "choice": "", "answered_by": ""}
            tx.append(EventType.PLUGIN_ANSWERED, gone)


def let_orphans_go(till: Till) -> None:
    """A basket comes back whose plugins were switched off while it was parked."""
    sale, switches = till.running.sale, till.running.plugged.switches
    named = {plugin for plugin, _ in (*sale.holds, *sale.asks)}
    off = [name for name in named if name not in switches or not switches[name].on]
    if off:
        with till.transaction() as tx:
            for name in sorted(off):
                _let_go(till, tx, name)


def suspend(till: Till, command: SuspendPlugin) -> None:
    """The host gave up on it: what it held stands, its events wait, a critical one fails closed."""
    known = till.running.plugged.switches.get(command.plugin)
    if known is None or not known.on or known.suspended:
        return
    new = replace(known, suspended=command.cause)
    with till.transaction() as tx:
        operations.save_setting(tx.connection, switch_key(known.name), _row(new))
        tx.append(
            EventType.PLUGIN_SUSPENDED,
            {
                "plugin": known.name,
                "cause": command.cause,
                "detail": command.detail[:MAX_DETAIL],
            },
        )
    till.running.plugged.switches[known.name] = new
    till.notify("plugin.suspended", "warn", plugin=known.name)


def change_settings(till: Till, command: ChangePluginSettings) -> None:
    """A manager's settings, checked by the plugin's own model before they came here."""
    rights.require(till, Right.MANAGE_PLUGINS)
    put_settings(till, command.plugin, command.settings)


def put_settings(till: Till, name: str, settings: dict[str, Any]) -> None:
    """Keep them, whoever asked."""
    with till.transaction() as tx:
        settings_in(till, tx, name, settings)


def settings_in(
    till: Till, tx: TillTx, name: str, settings: dict[str, Any], **context: str | None
) -> None:
    """The same inside a commit of the caller's."""
    if till.plugins.facts(name) is None:
        raise CashierError("plugin.unknown", plugin=name)
    ensure_storable(settings)
    version = operations.save_setting(tx.connection, settings_key(name), json.dumps(settings))
    data = {"plugin": name, "row_version": version, "settings": settings}
    tx.append(EventType.PLUGIN_SETTINGS_CHANGED, data, **context)


def ensure_storable(data: dict[str, Any]) -> None:
    """What the journal takes, or CashierError("plugin.settings")."""
    try:
        canonical(data)
    except BugError as err:
        raise CashierError("plugin.settings", why=str(err)) from err


def act(till: Till, command: ActOnPlugin) -> None:
    """Something for a plugin to do, audited: it reads the event like any other."""
    facts = till.plugins.facts(command.plugin)
    if facts is None or command.act not in facts.acts:
        raise CashierError("plugin.unknown", plugin=command.plugin)
    wanted = facts.acts[command.act]
    rights.require(till, Right(wanted) if wanted in ACT_RIGHTS else Right.MANAGE_PLUGINS)
    ensure_storable(command.data)
    known = till.running.plugged.switches.get(command.plugin)
    if known is None or not known.on or known.suspended:
        raise CashierError("plugin.off", plugin=command.plugin)
    till.record(
        EventType.PLUGIN_ACTED,
        {
            "plugin": command.plugin,
            "act": command.act,
            "data": command.data,
            "acted_by": rights.approver_id(till),
        },
    )


def look(till: Till, command: LookAtPlugins) -> None:
    """Whoever may look, or somebody who allows it, which is noted."""
    rights.look(till, Right.MANAGE_PLUGINS)
