"""`pos-terminal enrol`: make this machine one of the shop's lanes, by head office's file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pos_terminal.cli import context, output


def enrol(
    file: Annotated[Path, typer.Argument(help="The file from head office.", exists=True)],
    catalogue: Annotated[
        Path | None,
        typer.Option(help="A snapshot of the catalogue from head office.", exists=True),
    ] = None,
    code_stdin: Annotated[
        bool, typer.Option("--code-stdin", help="Read the code from standard input.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Make this machine a lane of the shop: identity, head office's key, pepper, endpoints.

    Asks for the code that head office told you. The file works once and is deleted; staff and
    settings come down as soon as the lane runs.
    """
    from pos_terminal.cli import enrolling

    code = sys.stdin.readline() if code_stdin else str(typer.prompt("Code"))
    line = output.ProgressLine("unpacking")
    try:
        told = enrolling.enrol(
            context.loaded(), file, code, catalogue, lambda done: line({"rows": done >> 20})
        )
    finally:
        line.end()
    if as_json:
        output.say_json(told)
        return
    output.say(f"This is {told['terminal_id']} of {told['store_id']} now.")
    if catalogue is not None:
        output.say(f"It sells {told['products']:,} products.")
