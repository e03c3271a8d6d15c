"""What a person would do at a device that is simulated: the same for every kind of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.checkout.commands import ManageDevices
from pos_terminal.checkout.device_views import DeviceView
from pos_terminal.ui.admin.allowing import allowed
from pos_terminal.ui.sentences import sentence
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets import Button, Card, EqualFlow, InlineNotice, ScrollPane, Tone, label


class Front(QWidget):
    """Acts go to the simulator; the lane allows and notes the first of a visit.

    What is done at a real device's front is on no record either.
    """

    def __init__(self, stage: Stage, view: DeviceView, parent: QWidget | None = None) -> None:
        """An empty front."""
        super().__init__(parent)
        self._stage, self._view = stage, view
        self._allowed = False
        grid = current_theme().sizes.grid
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid)
        self.above = QVBoxLayout()  # what stays in view
        self._pane = ScrollPane()
        self.content = self._pane.body
        self.told = InlineNotice()
        room = self.told.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # or the next button moves away from the hand
        self.told.setSizePolicy(room)
        column.addLayout(self.above)
        column.addWidget(self._pane, 1)
        column.addWidget(self.told)

    def show_view(self, view: DeviceView) -> None:
        """How the device is now."""
        self._view = view

    def card(self, title: str, *, stays: bool = False) -> Card:
        """A card of this front; `stays`: it does not scroll."""
        made = Card()
        made.body.addWidget(label(title, "line-strong"))
        (self.above if stays else self.content).addWidget(made)
        return made

    def buttons(self, card: Card, acts: Iterable[tuple[str, str, str]]) -> None:
        """A row of buttons: words, act, value."""
        row = EqualFlow()
        for words, act, value in acts:
            made = Button(words)
            made.clicked.connect(partial(self._press, act, value))
            row.addWidget(made)
        card.body.addLayout(row)

    def _press(self, act: str, value: str, _checked: bool = False) -> None:
        self.work(act, value)

    def work(self, act: str, value: str = "", done: Callable[[str], None] | None = None) -> None:
        """Have it done at the simulator."""

        def said(words: Any) -> None:
            self._allowed = True
            (done or self.say)(str(words))

        simulate = partial(self._stage.devices.simulate, self._view.device_id, act, value)
        if self._allowed:
            self._stage.bridge.ask(simulate(), said, self.refuse, owner=self)
        else:
            command = ManageDevices("simulate", self._view.device_id, act)
            allowed(self._stage, self, command, simulate, said, self.refuse)

    def say(self, words: str) -> None:
        """It is done; what the simulator answers is for people who test it."""
        self.told.show_notice(Tone.INFO, self.tr("Done."))

    def refuse(self, error: BaseException) -> None:
        """It does not do that now."""
        self.told.show_notice(Tone.WARN, sentence(error) if isinstance(error, Exception) else "")
