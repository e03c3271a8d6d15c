"""`run` with its options; the bare `run` of every shortcut is spared typer (see entry)."""

from __future__ import annotations

from typing import Annotated

import typer


def run(
    simulate: Annotated[
        bool,
        typer.Option(
            "--simulate",
            help="Simulators in place of all devices that have one, for this run only.",
        ),
    ] = False,
) -> None:
    """Open the checkout window on this machine's store; the first start offers a demo shop."""
    from pos_terminal.cli.run import run as open_window

    open_window(simulate=simulate)
