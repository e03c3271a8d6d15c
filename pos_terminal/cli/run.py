"""`pos-terminal run`: the checkout window."""

from __future__ import annotations

import os
import sys

import typer

from pos_terminal.cli.exits import NoDisplay

WITHOUT_DISPLAY = frozenset({"offscreen", "minimal", "vnc", "linuxfb", "eglfs"})


def run() -> None:
    """Open the checkout window on this machine's store; the first start offers a demo shop."""
    from pos_terminal.cli import backend
    from pos_terminal.cli.context import settings

    chosen = settings()
    need_display()
    backend.refuse_second(chosen)
    raise typer.Exit(backend.run_window(chosen))


def need_display() -> None:
    """Refuse where no window can open; raises NoDisplay."""
    if not sys.platform.startswith("linux"):
        return
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in WITHOUT_DISPLAY:
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise NoDisplay("There is no display here; to see the lane at work: ./pos demo --headless")
