"""Runs the window and plays the shift in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from pos_terminal.ui.demo.hand import Hand
from pos_terminal.ui.demo.player import Player
from pos_terminal.ui.demo.shift import shift
from pos_terminal.ui.look import Look
from pos_terminal.ui.running import Opened, Opening, show
from pos_terminal.ui.window import MainWindow

WATCH_MS = 700  # a step, when somebody watches


def play(
    look: Look,
    opening: Opening,
    shots: Path | None,
    tell: Callable[[str], None],
    *,
    watched: bool,
) -> None:
    """Play the whole shift, then close the window; raises what stopped it."""
    outcome: list[Exception | None] = []

    def then(window: QWidget, _opened: Opened) -> None:
        if not isinstance(window, MainWindow):
            raise TypeError("the demo plays on the main window")
        steps = shift(Hand(window, shots))
        player = Player(steps, WATCH_MS if watched else 0, tell, window)

        def end(error: Exception | None) -> None:
            outcome.append(error)
            QTimer.singleShot(0, window, window.close)

        player.finished.connect(end)
        player.start()

    show(look, opening, then)
    error = outcome[0] if outcome else RuntimeError("the window was closed before the end")
    if error is not None:
        raise error
