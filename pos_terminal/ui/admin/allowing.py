"""A manager's act that somebody else carries out: allowed and noted by the lane first."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.commands import Command
from pos_terminal.ui.stage import Stage


def allowed(
    stage: Stage,
    owner: QWidget,
    command: Command,
    act: Callable[[], Future[Any]],
    done: Callable[[Any], None],
    failed: Callable[[BaseException], None] | None = None,
) -> None:
    """Have `command` allowed and noted by the lane, then `act`, then `done` with its result."""

    def go(_result: object) -> None:
        stage.bridge.ask(act(), done, failed or stage.refuse, owner=owner)

    stage.bridge.submit(command, done=go, owner=owner)
