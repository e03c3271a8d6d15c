"""`sync parked`: what a store outside can never take."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from pos_terminal.checkout.sync_views import ParkedView
from pos_terminal.cli import backend, context, output, store_titles, sync_backend, sync_words


def show(sink: str, as_json: bool) -> None:
    """List them."""
    views = _views(sink)
    if as_json:
        output.say_json([asdict(view) for view in views])
        return
    if not views:
        output.say("No event is parked.")
        return
    for view in views:
        title = store_titles.TITLES[view.sink]
        why = sync_words.problem(view.problem)
        seen = " Seen." if view.seen else ""
        what = f"event {view.seq} ({view.event_type}, {view.occurred_at[:19]})"
        output.say(f"{title}: {what}. {why}{seen}")


def retry(sink: str) -> None:
    """Try them again."""
    sync_backend.manage("park_retry", sink)
    done = sync_backend.ask_running(context.settings(), "sync.parked_retry", sink=sink)
    left = len(_views(sink))
    title = store_titles.TITLES[sink]
    output.say(f"{title} took {done['taken']:,} of them; {left:,} stay parked.")


def see(sink: str) -> None:
    """Mark them as seen."""
    sync_backend.manage("park_seen", sink)
    done = sync_backend.with_store(
        "sync.parked_seen",
        {"sink": sink, "seqs": []},
        lambda store: {"seen": store.mark_seen(sink, ())},
    )
    title = store_titles.TITLES[sink]
    output.say(f"{title}: {done['seen']:,} are marked as seen now; they stay listed.")


def export(sink: str, file: Path) -> None:
    """Write them to a file that only this user may read."""
    from sync import parked_files

    settings = context.settings()
    for name in [sink] if sink else sorted({view.sink for view in _views("")}):
        sync_backend.manage("park_export", name)
    with sync_backend.reading(settings) as store:
        source = sync_backend.place(settings).outbox()
        try:
            count = 0 if store is None else parked_files.export(store, source, file, sink)
        finally:
            source.close()
    output.say(f"{count:,} events are in {file}.")


def _views(sink: str) -> tuple[ParkedView, ...]:
    from sync import parked_files

    settings = context.settings()
    backend.need_store(settings)
    if sink:
        sync_backend.known(sink)
    with sync_backend.reading(settings) as store:
        return () if store is None else parked_files.views(store, sink)
