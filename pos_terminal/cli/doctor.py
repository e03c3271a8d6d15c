"""`pos-terminal doctor`: is this machine fit to be a lane, and what to do where it is not."""

from __future__ import annotations

from typing import Annotated

import typer

from pos_terminal.cli import context, output
from pos_terminal.cli.exits import Exit


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Check this machine: libraries, rights, space, fonts, secrets, clock, lock, printer.

    It changes nothing. Ends with 1 when something would stop the lane from selling.
    """
    from pos_terminal.cli.doctor_checks import examine

    findings = examine(context.settings())
    if as_json:
        output.say_json([finding.as_data() for finding in findings])
    else:
        for finding in findings:
            output.say(f"{finding.level:<4}  {finding.name}: {finding.sentence}")
            if finding.hint:
                output.say(f"      → {finding.hint}")
    failed = any(finding.level == "BAD" for finding in findings)
    raise typer.Exit(Exit.REFUSED if failed else Exit.OK)
