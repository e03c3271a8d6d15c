"""`pos-terminal run`: the checkout window."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import replace

from pos_terminal.cli.exits import NoDisplay
from pos_terminal.config import Settings
from pos_terminal.control.lock import LaneLock, holder
from pos_terminal.domain.errors import StoreError

WITHOUT_DISPLAY = frozenset({"offscreen", "minimal", "vnc", "linuxfb", "eglfs"})


def run(*, simulate: bool = False) -> None:
    """Open the checkout window on this machine's store; the first start offers a demo shop."""
    from pos_terminal.cli.context import settings
    from pos_terminal.start import run_window

    chosen = settings()
    if simulate:
        chosen = replace(chosen, simulate_devices=True)
    need_display()
    _refuse_second(chosen)
    raise SystemExit(run_window(chosen))


def _refuse_second(settings: Settings) -> None:
    """Raise LaneBusy before a window opens that could not sell; the window takes the lock itself.

    A command that is the lane for a moment is waited for.
    """
    if holder(settings.data_dir) is not None:
        # a folder that is not ours to write: the window says so, and shows prices
        with contextlib.suppress(StoreError), LaneLock(settings.data_dir, "pos-terminal run"):
            pass  # it is free now


def need_display() -> None:
    """Refuse where no window can open; raises NoDisplay."""
    if not sys.platform.startswith("linux"):
        return
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in WITHOUT_DISPLAY:
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise NoDisplay("There is no display here; to see the lane at work: ./pos demo --headless")
