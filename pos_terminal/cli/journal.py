"""`pos-terminal journal`: verify, show and rebuild what happened on this lane."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pos_terminal.cli import context, output
from pos_terminal.cli.exits import Exit

if TYPE_CHECKING:
    from pos_terminal.store.journal import JournalEvent

group = typer.Typer(
    name="journal", help="Check, read and replay what happened on this lane.", no_args_is_help=True
)
_Json = Annotated[bool, typer.Option("--json", help="Print as JSON.")]


@group.command()
def verify(
    acknowledged: Annotated[
        Path | None,
        typer.Option(
            help="Also compare with this list of sales that were told as paid (JSON lines).",
            metavar="FILE",
        ),
    ] = None,
    as_json: _Json = False,
    gently: Annotated[
        bool, typer.Option("--gently", help="Give way to every other program on this machine.")
    ] = False,
) -> None:
    """Check the journal and every table made from it; the lane may be running.

    An independent program that only reads: chain and numbers, sales and taxes, cash, tables.
    """
    from pos_terminal.cli import backend
    from pos_terminal.store.verify import verify as verify_store

    settings = context.settings()
    backend.need_store(settings)
    if gently and hasattr(os, "nice"):
        os.nice(19)
    report = verify_store(settings.data_dir, acknowledged)
    if as_json:
        output.say_json(report.as_data())
    else:
        for check in report.checks:
            where = f" [{check.first_bad}]" if check.first_bad else ""
            output.say(f"{'ok  ' if check.ok else 'BAD '} {check.name}: {check.sentence}{where}")
        verdict = "The journal is in order" if report.ok else "The journal is NOT in order"
        output.say(f"{verdict}: {report.events:,} events, {report.sales:,} sales.")
    raise typer.Exit(Exit.OK if report.ok else Exit.REFUSED)


@group.command()
def show(
    seq: Annotated[
        int | None, typer.Argument(help="Show this one event whole.", min=1, show_default=False)
    ] = None,
    last: Annotated[int, typer.Option(help="How many of the latest.", min=1, max=100_000)] = 20,
    after: Annotated[
        int | None, typer.Option(help="Instead, all after this seq.", min=0, show_default=False)
    ] = None,
    event_type: Annotated[
        str, typer.Option("--type", help="Only this type, such as BASKET_CLOSED.", metavar="TYPE")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Show events of the journal; nothing about people is in it."""
    from pos_terminal.cli import backend

    wanted = event_type.upper()
    with backend.events(context.settings()) as read:
        if seq is not None:
            found = list(read(seq - 1, 1))
            if not found or found[0].seq != seq:
                output.note(f"There is no event {seq}.")
                raise typer.Exit(Exit.REFUSED)
            output.say_json(backend.event_data(found[0]))
            return
        for event in read(after, last if after is None else None):
            if not wanted or event.event_type == wanted:
                _print(event, as_json)


def _print(event: JournalEvent, as_json: bool) -> None:
    from pos_terminal.cli import backend

    if as_json:
        output.say(json.dumps(backend.event_data(event), ensure_ascii=False))
        return
    facts = json.dumps(event.data, ensure_ascii=False)
    facts = facts if len(facts) <= 100 else facts[:99] + "…"
    output.say(f"{event.seq:>8}  {event.stamp.occurred_at}  {event.event_type:<20}  {facts}")


@group.command()
def rebuild(as_json: _Json = False) -> None:
    """Make all tables of sales, shifts, cash and stock again from the journal alone.

    The lane must not be running; the journal itself is only read.
    """
    from pos_terminal.cli import backend

    events = backend.rebuild(context.settings())
    if as_json:
        output.say_json({"events": events})
    else:
        output.say(f"The tables are made again from {events:,} events.")
