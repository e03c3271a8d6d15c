"""`sync test`: is a store reached, and does it accept who signs in?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from pos_terminal.checkout.sync_views import SinkProblem
from pos_terminal.cli import context, output, store_titles, sync_backend, sync_words

Found = dict[str, dict[str, Any] | None]  # store → what is wrong, None: it is well


def kept(sink: str) -> Found:
    """By the settings as they count: one store, or all that are switched on."""
    from sync.building import enabled
    from sync.trying import tried

    settings = context.settings()
    if sink:
        sync_backend.known(sink)
    configured = sync_backend.configured(settings).settings
    secret = sync_backend.place(settings).secret
    names = (sink,) if sink else enabled(configured)
    return {name: _data(tried(name, configured, secret)) for name in names}


def from_pipe(text: str) -> Found:
    """By values that are not kept yet: {"section", "values", "secret"}; for the admin panel."""
    import msgspec

    from sync.configuring import PREFIX, typed_section
    from sync.trying import tried

    asked = json.loads(text)
    section, typed = asked["section"], asked.get("secret") or None
    settings = context.settings()
    configured = sync_backend.configured(settings).settings
    before = msgspec.to_builtins(getattr(configured, section))
    tested = msgspec.structs.replace(
        configured, **{section: typed_section(section, before | asked["values"])}
    )
    kept_secret = sync_backend.place(settings).secret

    def secret(name: str) -> str | None:
        return typed if typed is not None and name == PREFIX + section else kept_secret(name)

    return {section: _data(tried(section, tested, secret))}


def _data(found: SinkProblem | None) -> dict[str, Any] | None:
    return None if found is None else asdict(found)


def show(found: Mapping[str, dict[str, Any] | None]) -> None:
    """A line a store."""
    if not found:
        output.say("No store outside is switched on.")
    for name, wrong in found.items():
        title = store_titles.TITLES[name]
        if wrong is None:
            output.say(f"{title}: it works.")
        else:
            output.say(sync_words.of_store(name, replace(SinkProblem(""), **wrong)))
