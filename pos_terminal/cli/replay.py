"""`pos-terminal replay`: a fresh store from what Kafka holds of a lane."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pos_terminal.cli import context, output

if TYPE_CHECKING:
    from sync.kafka.replaying import Replayed


def replay(
    from_kafka: Annotated[
        Path,
        typer.Option(
            help="Build the store in this folder, which must be empty or new.",
            metavar="DIR",
            file_okay=False,
            show_default=False,
        ),
    ],
    terminal: Annotated[
        str, typer.Option(help="Which lane; this machine's when not given.", metavar="ID")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Build a fresh store from Kafka: verify the whole chain, drop doubles, refuse gaps and forks.

    Only reads the topics. Catalogue, staff and settings are not in them.
    """
    from pos_terminal.cli import sync_backend
    from sync.kafka.client import Clients
    from sync.kafka.replaying import replay as build

    settings = context.settings()
    kafka = sync_backend.configured(settings).settings.kafka
    clients = Clients(kafka, sync_backend.place(settings).secret)
    line = output.ProgressLine("replay")
    try:
        done = build(
            clients,
            terminal or settings.terminal_id,
            from_kafka.absolute(),
            lambda read: line({"phase": f"{read:,} messages"}),
        )
    finally:
        line.end()
    if as_json:
        output.say_json(_data(done))
    else:
        _say(done, from_kafka)


def _data(done: Replayed) -> dict[str, object]:
    return {
        "events": done.rebuilt.events,
        "epoch": done.rebuilt.head.epoch,
        "hash": done.rebuilt.head.hash,
        "customers": done.rebuilt.customers,
        "doubles": done.doubles,
        "refused": done.refused,
        "left_behind": [[span.first, span.last] for span in done.left_behind],
    }


def _say(done: Replayed, folder: Path) -> None:
    events, customers = done.rebuilt.events, done.rebuilt.customers
    output.say(f"{folder}: {events:,} events, one chain; {customers:,} customers.")
    if done.doubles:
        output.say(f"{done.doubles:,} events came more than once; each is there once.")
    if done.refused:
        output.say(f"{done.refused:,} messages were no genuine events of this lane: left out.")
    for span in done.left_behind:
        output.say(
            f"Events {span} of an earlier life are left out: the lane went on from a backup "
            "that was older than they are."
        )
    if done.no_customers:
        output.say("There is no topic of customers: theirs are not there.")
    output.say(
        "Not in Kafka, so not there: catalogue, staff, settings. The first start asks for shop and "
        "manager; head office or an import brings the rest. It begins a new epoch."
    )
    output.say(f"To check it: pos-terminal --data-dir {folder} journal verify")
