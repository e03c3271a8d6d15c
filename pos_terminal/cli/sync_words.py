"""How the stores outside are, as the command line says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pos_terminal.checkout.sync_views import SinkProblem, SinkState, SinkView, SyncView
from pos_terminal.cli import output
from pos_terminal.cli.sentences import sentence_for
from pos_terminal.cli.store_titles import TITLES

STATES = {
    SinkState.OFF: "off",
    SinkState.CONNECTING: "connecting",
    SinkState.LIVE: "up to date",
    SinkState.CATCHING_UP: "sending",
    SinkState.DOWN: "not reached",
    SinkState.AUTH: "sign-in refused",
    SinkState.PAUSED: "paused",
    SinkState.FORKED: "another history there",
    SinkState.BROKEN: "failing",
}


def problem(found: SinkProblem) -> str:
    """One sentence: what is wrong and what to do."""
    asked = f" (request {found.request_id})" if found.request_id else ""
    return sentence_for(found.key, found.facts) + asked


def of_store(name: str, found: SinkProblem) -> str:
    """The sentence with the store in front, unless it begins with the store itself."""
    said = problem(found)
    return said if said.startswith(TITLES[name]) else f"{TITLES[name]}: {said}"


def show(view: SyncView) -> None:
    """A table, and a line for each trouble."""
    if not view.running:
        output.say("The sync agent is not running; this is how it stood.")
    if view.problem is not None:
        output.say(problem(view.problem))
    if view.catalogue_seen:
        heard = view.catalogue_seen[:19].replace("T", " ")
        output.say(f"Head office was heard {heard}; {view.inbox_waiting:,} documents wait.")
    on = [sink for sink in view.sinks if sink.state is not SinkState.OFF]
    if not on:
        output.say("No store outside is switched on.")
        return
    output.table(
        ("store", "state", "waiting", "oldest", "a second", "time left", "parked"),
        [_row(sink, view.running) for sink in on],
        right=(2, 4, 5, 6),
    )
    for sink in on:
        if sink.held:
            output.say(
                f"{TITLES[sink.name]}: events that are still being collected: {sink.held:,}; they"
                " go when the shift closes, or at each 500th event."
            )
        if sink.problem is not None:
            output.say(of_store(sink.name, sink.problem))


def _row(sink: SinkView, running: bool) -> tuple[object, ...]:
    stood = not running and sink.state is SinkState.CONNECTING
    return (
        TITLES[sink.name],
        "–" if stood else STATES[sink.state],
        f"{sink.waiting:,}",
        sink.oldest_unsent[:19].replace("T", " "),
        (sink.per_second or "") if sink.state is SinkState.CATCHING_UP else "",
        _left(sink.left_s),
        sink.parked or "",
    )


def _left(seconds: float | None) -> str:
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}"


def section(values: Mapping[str, Any]) -> None:
    """Keys and values of one section."""
    for key, value in values.items():
        shown = str(value).lower() if isinstance(value, bool) else value
        output.say(f"{key} = {shown}")
