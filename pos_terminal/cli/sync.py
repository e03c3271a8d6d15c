"""`pos-terminal sync`: sends what the journal holds to the stores outside; and looks after that."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pos_terminal.cli import context, output, sync_settings
from pos_terminal.cli.exits import Exit

if TYPE_CHECKING:
    from sync.store import SyncStore

group = typer.Typer(name="sync", help="Send events to the stores outside, and look after that.")
_Json = Annotated[bool, typer.Option("--json", help="Print as JSON.")]
_Sink = Annotated[
    str, typer.Argument(help="kafka, postgres, dynamodb, s3, sns or cloudwatch.", metavar="SINK")
]


@group.callback(invoke_without_command=True)
def sync(
    call: typer.Context,
    once: Annotated[
        bool, typer.Option("--once", help="Send what there is and end: 0 all is there, 1 not.")
    ] = False,
    patience: Annotated[
        float, typer.Option(help="With --once: seconds without progress for a store that is down.")
    ] = 10.0,
    with_parent: Annotated[
        bool, typer.Option("--with-parent", hidden=True, help="End when standard input ends.")
    ] = False,
    as_json: _Json = False,
) -> None:
    """Send events to the stores outside until it is told to end (SIGTERM, Ctrl-C).

    A running lane does this by itself (setting `sync`); as a service it goes on after closing time.
    """
    if call.invoked_subcommand is not None:
        return
    from pos_terminal.cli import backend, sync_backend, sync_words
    from sync import process

    settings = context.settings()
    backend.need_store(settings)
    place = sync_backend.place(settings)
    with sync_backend.logging(settings) as flush:
        if not once:
            if not with_parent:
                output.note("The sync agent runs; Ctrl-C ends it.")
            process.run(place, with_parent=with_parent)
            process.leave(flush)
            return
        view = process.once(place, patience)
    if as_json:
        output.say_json(asdict(view))
    else:
        sync_words.show(view)
    if view.waiting or not view.online or view.problem is not None:
        raise typer.Exit(Exit.REFUSED)


@group.command()
def status(as_json: _Json = False) -> None:
    """Tell how each store is: state, what waits, since when, what is wrong and what to do.

    Ends with 1 when a store is not reached or the agent does not run.
    """
    from pos_terminal.cli import sync_backend, sync_words

    view = sync_backend.view(context.settings())
    if as_json:
        output.say_json(asdict(view) | {"online": view.online, "waiting": view.waiting})
    else:
        sync_words.show(view)
    if not view.online or view.problem is not None:
        raise typer.Exit(Exit.REFUSED)


@group.command()
def pause(sink: _Sink) -> None:
    """Stop sending to one store until `sync resume`; its events wait, also over a restart."""
    _switch(sink, "pause")


@group.command()
def resume(sink: _Sink) -> None:
    """Go on sending to a store that was paused."""
    _switch(sink, "resume")


def _switch(sink: str, act: str) -> None:
    from pos_terminal.cli import store_titles, sync_backend

    sync_backend.manage(act, sink)
    sync_backend.with_store(
        f"sync.{act}", {"sink": sink}, lambda store: store.pause(sink, act == "pause")
    )
    word = "is paused" if act == "pause" else "goes on"
    output.say(f"{store_titles.TITLES[sink]} {word}.")


@group.command()
def retry(sink: _Sink) -> None:
    """Try a store again at once instead of waiting for the next try."""
    from pos_terminal.cli import store_titles, sync_backend

    sync_backend.manage("retry", sink)
    sync_backend.ask_running(context.settings(), "sync.retry", sink=sink)
    output.say(f"{store_titles.TITLES[sink]} is tried again now.")


@group.command()
def resend(
    sink: _Sink,
    from_seq: Annotated[int, typer.Argument(help="The first event to send.", min=1)],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Send everything from an event on once more.

    Postgres, DynamoDB and S3 stay exact, and CloudWatch is not told again what it has counted.
    Kafka and SNS get those events twice: whoever reads there must drop what it knows.
    """
    from pos_terminal.cli import store_titles, sync_backend
    from sync import again

    sync_backend.known(sink)
    title = store_titles.TITLES[sink]
    if sink in again.REPEATING:
        output.note(f"{title} will have these events twice; who reads them must drop the second.")
        if not yes and not typer.confirm("Send them again?"):
            raise typer.Exit(Exit.REFUSED)
    sync_backend.manage("resend", sink, from_seq)
    settings = context.settings()

    def alone(store: SyncStore) -> int:
        source = sync_backend.place(settings).outbox()
        try:
            return again.resend(store, source, sink, from_seq)
        finally:
            source.close()

    params: dict[str, object] = {"sink": sink, "from_seq": from_seq}
    count = sync_backend.with_store("sync.resend", params, alone)
    output.say(f"{count:,} events go to {title} again.")


@group.command()
def parked(
    sink: Annotated[str, typer.Argument(help="Only of this store.", metavar="SINK")] = "",
    retry_: Annotated[
        bool, typer.Option("--retry", help="Try them again (needs SINK and a running agent).")
    ] = False,
    seen: Annotated[
        bool,
        typer.Option("--seen", help="Somebody has looked: warn of them no more (needs SINK)."),
    ] = False,
    export: Annotated[
        Path | None,
        typer.Option(
            help="Write them whole, with reasons, one JSON object a line.", metavar="FILE"
        ),
    ] = None,
    as_json: _Json = False,
) -> None:
    """List the events that a store can never take, and why; the others went on without them."""
    from pos_terminal.cli import sync_parked

    if (retry_ or seen) and not sink:
        raise typer.BadParameter("--retry and --seen need the store's name")
    if retry_:
        sync_parked.retry(sink)
    elif seen:
        sync_parked.see(sink)
    elif export is not None:
        sync_parked.export(sink, export)
    else:
        sync_parked.show(sink, as_json)


group.command()(sync_settings.settings)
group.command()(sync_settings.secret)
group.command("test")(sync_settings.try_out)
group.command("new-life")(sync_settings.new_life)
