"""`pos-terminal prints`: what became of the last papers, and how sure that is."""

from __future__ import annotations

from typing import Annotated

import typer

from pos_terminal.cli import context, output

_WIDTHS = {"queued_at": 27, "kind": 8, "title": 22, "state": 11, "detail": 0}


def prints(
    last: Annotated[int, typer.Option(help="How many of the latest.", min=1, max=10_000)] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """List the last papers with their state and how sure it is; the lane may be running."""
    from pos_terminal.cli import backend
    from pos_terminal.store import operations

    with backend.reading(backend.need_store(context.settings())) as connection:
        jobs = operations.last_prints(connection, last)
    found = [
        {
            "queued_at": job.created_at,
            "kind": job.kind,
            "title": job.title,
            "copy": job.copy_no,
            "state": job.status,
            "detail": job.detail,
        }
        for job in jobs
    ]
    if as_json:
        output.say_json(found)
        return
    for job in found:
        words = (f"{job[name]!s:{width}}" for name, width in _WIDTHS.items())
        output.say("  ".join(words).rstrip())
