"""One device on the page of all of them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pos_terminal.ui.admin.state_card import StateCard
from pos_terminal.ui.viewmodels.device_status import DeviceShown

_LINES = ("second", "second", "body")


class DeviceCard(StateCard):
    """Name, state and since when, how it is connected, what to do; one button opens it."""

    def __init__(self, told: DeviceShown, parent: QWidget | None = None) -> None:
        """As it is now."""
        super().__init__(told.device_id, told.title, _LINES, parent)
        self.show_device(told)

    def show_device(self, told: DeviceShown) -> None:
        """How it is now."""
        what = " · ".join(part for part in (told.role, told.connection) if part)
        since = self.tr("since {when}").format(when=told.since) if told.since else ""
        act = self.tr("Open")
        self.say(told.title, told.health, told.state, (what, since, told.problem), act)
