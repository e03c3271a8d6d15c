"""One store outside on the page of all of them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pos_terminal.ui.admin.state_card import StateCard
from pos_terminal.ui.viewmodels.sync_status import SinkShown

_LINES = ("second", "heading", "second", "body", "strong")


class SinkCard(StateCard):
    """Name, state, what waits, what is wrong; one button opens it."""

    def __init__(self, told: SinkShown, parent: QWidget | None = None) -> None:
        """As it is now."""
        super().__init__(told.name, told.title, _LINES, parent)
        self.show_sink(told)

    def show_sink(self, told: SinkShown) -> None:
        """How it is now."""
        more = " · ".join(part for part in (told.oldest, told.rate, told.left) if part)
        waits = self.tr("waiting to be sent")
        parked = self.tr("{count} not accepted").format(count=told.parked)
        lines = (
            "" if told.on else told.purpose,
            told.waiting,
            (f"{waits} · {more}" if more else waits) if told.on else "",
            told.problem,
            parked if told.parked else "",
        )
        act = self.tr("Open") if told.on else self.tr("Set up")
        self.say(told.title, told.health, told.state, lines, act)
