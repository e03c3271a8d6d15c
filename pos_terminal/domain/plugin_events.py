"""What the journal says about plugins, and which facts of the catalogue plugins themselves tell."""

from __future__ import annotations

from pos_terminal.domain.event_spec import EventSpec

_PLUGIN = {"plugin": "name of the plugin"}
_TOLD = "{text, key, facts}: English, and a key of the plugin's own words with its facts"
_HOLD = _PLUGIN | {"kind": "what is held: age | hours | fraud | …, one of a kind and plugin"}

# -- written by the lane

OF_PLUGINS: dict[str, EventSpec] = {
    "PLUGIN_SWITCHED": EventSpec(
        "A plugin was switched on or off; its cursor stays where it is.",
        _PLUGIN
        | {
            "on": "true or false",
            "critical": "true where payment waits for it",
            "deadline_ms": "how long payment waits before a manager may go on without it",
            "version": "of the plugin",
            "reason": "why, or empty",
        },
    ),
    "PLUGIN_SETTINGS_CHANGED": EventSpec(
        "A plugin's settings, whole and checked: what follows is judged by these, on replay too.",
        _PLUGIN | {"row_version": "version of the row", "settings": "all of them, as JSON"},
    ),
    "PLUGIN_SUSPENDED": EventSpec(
        "A plugin failed too often and rests; its events wait until it is switched on again.",
        _PLUGIN
        | {
            "cause": "raised | slow | hung | died | flooded | refused",
            "detail": "what happened last",
        },
    ),
    "PLUGIN_ASKED": EventSpec(
        "A plugin asks the person at the till something about the basket.",
        _PLUGIN
        | {
            "ask_id": "the question's name within plugin and basket",
            "question": _TOLD,
            "choices": "[{choice, label, style, right}], label as question",
            "blocks": "true where payment waits for the answer",
        },
    ),
    "PLUGIN_ANSWERED": EventSpec(
        "Somebody answered a plugin's question.",
        _PLUGIN
        | {
            "ask_id": "which question",
            "choice": "which answer; empty: the plugin was switched off",
            "answered_by": "employee id: whoever had the right that the answer needs",
        },
    ),
    "PLUGIN_ACTED": EventSpec(
        "A manager gave a plugin something to do: a correction, an entry by hand.",
        _PLUGIN
        | {
            "act": "name of the act",
            "data": "what was filled in, checked by the plugin's own form",
            "acted_by": "employee id",
        },
    ),
    "HOLD_PLACED": EventSpec(
        "A plugin holds the basket: payment waits.",
        _HOLD
        | {
            "reason": _TOLD,
            "release": "manager | remove | plugin | nobody: who or what ends it",
            "limit": "age in years where kind is age, else 0",
            "skus": "products it is about; empty: the whole basket",
            "documents": "kinds of document that prove an age; empty: all that the lane knows",
            "looks_older": "years: who looks older than this need show nothing; 0: all must",
            "checkout": "true: it ends with this checkout, the next one is judged anew",
            "late": "true: money had moved already, so that it is noted and not obeyed",
        },
    ),
    "HOLD_RELEASED": EventSpec(
        "A hold of a plugin ended.",
        _HOLD
        | {
            "how": "plugin | manager | removed | switched_off",
            "released_by": "employee id, or empty for the plugin",
        },
    ),
    "CHECKS_OVERRIDDEN": EventSpec(
        "A manager went on without the answer of plugins that did not come in time.",
        {
            "checkout_seq": "seq of the CHECKOUT_STARTED that waited",
            "plugins": "whose answer was missing",
            "waited_ms": "how long the sale had waited",
            "approved_by": "employee id",
        },
    ),
}

_TIME_ENTRY = {
    "entry_id": "UUIDv5 of the event that began it: the same entry told twice is one",
    "work_entry_id": "of a break: the entry of work that it interrupts; else empty",
    "employee_ref": "whose time",
    "kind": "work | break",
    "business_date": "the shop's day of its beginning, which it counts for",
    "opened_at": "UTC",
}

# -- emitted by plugins; everybody else's own types are stored and forwarded unread

BY_PLUGINS: dict[str, EventSpec] = {
    "FRAUD_ASSESSED": EventSpec(
        "How risky a checkout or an act looks, and why.",
        {
            "judged_seq": "seq of the event that was judged",
            "occasion": "checkout | payment | drawer | void | override",
            "mode": "live, or shadow: all of it is told and not obeyed",
            "score": "sum of the points of the live rules that matched",
            "level": "allow | warn | hold | block",
            "shadow_score": "the score with the rules in shadow",
            "shadow_level": "the level with the rules in shadow",
            "rules": "what each rule added: [{rule, points, shadow, facts}]",
            "broken": "rules that had no answer",
        },
    ),
    "TIME_ENTRY_OPENED": EventSpec(
        "Somebody began to work, or a break began.",
        _TIME_ENTRY | {"utc_offset_min": "the shop's offset then"},
    ),
    "TIME_ENTRY_CLOSED": EventSpec(
        "A time entry ended.",
        _TIME_ENTRY
        | {
            "closed_at": "UTC",
            "utc_offset_min": "the shop's offset at its end",
            "worked_s": "seconds of work without unpaid breaks; of a break its length",
            "closed_by": "what ended it: logout | switch | lock | unlock | restart | next_fact",
            "assumed": "true where the end was not seen and is the last sign of work",
        },
    ),
    "TIME_ENTRY_CORRECTED": EventSpec(
        "A manager corrected a time entry; the original stays.",
        {
            "entry_id": "id of the entry",
            "employee_ref": "whose time",
            "opened_at": "UTC, as corrected",
            "closed_at": "UTC, as corrected, or null",
            "reason": "why",
            "corrected_by": "employee id",
            "correction_no": "1 for the first",
        },
    ),
}
