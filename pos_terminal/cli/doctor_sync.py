"""What `doctor` says of the stores outside: settings, who sends, which store is away."""

from __future__ import annotations

from collections.abc import Iterator

from pos_terminal.checkout.sync_views import SinkState, SyncView
from pos_terminal.cli.finding import Finding
from pos_terminal.config import Settings


def sync(settings: Settings) -> Iterator[Finding]:
    """Silent before there is a shop; no store is ever a reason not to sell."""
    from pos_terminal.cli import store_titles, sync_backend, sync_words

    if not (settings.data_dir / "lane.db").is_file():
        return
    if missing := sync_backend.missing_file(settings):
        hint = "Put it there, or correct the setting sync_file; until then its settings lack."
        yield Finding("sync", "warn", f"There is no file {missing}.", hint)
    view = sync_backend.view(settings)
    if view.problem is not None:
        yield Finding("sync", "warn", sync_words.problem(view.problem))
        return
    on = [sink for sink in view.sinks if sink.state is not SinkState.OFF]
    if not on:
        yield Finding("sync", "ok", "No store outside is switched on.")
        return
    yield from _who(settings, view)
    for sink in on:
        if sink.problem is not None:
            text = sync_words.of_store(sink.name, sink.problem)
            hint = f"To try the connection: pos-terminal sync test {sink.name}"
            yield Finding("sync", "warn", text, hint)
        if sink.unseen:
            text = f"{store_titles.TITLES[sink.name]} can never take {sink.unseen:,} events."
            yield Finding("sync", "warn", text, f"Type: pos-terminal sync parked {sink.name}")


def _who(settings: Settings, view: SyncView) -> Iterator[Finding]:
    waiting = f"Events that wait: {view.waiting:,}." if view.waiting else "Nothing waits."
    if view.running:
        yield Finding("sync", "ok", f"The sync agent runs. {waiting}")
    elif settings.sync == "off":
        hint = "Set sync = child, or run it by hand: pos-terminal sync"
        yield Finding("sync", "warn", f"Nobody sends (sync = off). {waiting}", hint)
    elif settings.sync == "service":
        hint = "Start the service; its log is sync.jsonl."
        yield Finding("sync", "warn", f"The sync service does not run. {waiting}", hint)
    else:
        yield Finding("sync", "ok", f"The lane starts the sync agent with it. {waiting}")
