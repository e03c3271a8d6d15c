"""`pos-terminal demo`: a whole shift, played through the real screen."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def demo(
    headless: Annotated[
        bool, typer.Option("--headless", help="Play without a window, for machines without one.")
    ] = False,
    shots: Annotated[
        Path | None, typer.Option(help="Save a picture of every screen there.", metavar="DIR")
    ] = None,
) -> None:
    """Play a whole shift in front of you, print each event, then verify the journal.

    It uses a shop of its own in a temporary folder and touches nothing of yours.
    """
    from pos_terminal.cli import backend
    from pos_terminal.cli.context import settings
    from pos_terminal.cli.run import need_display

    chosen = settings()
    if not headless:
        need_display()
    raise typer.Exit(backend.demo(chosen, headless, shots))
