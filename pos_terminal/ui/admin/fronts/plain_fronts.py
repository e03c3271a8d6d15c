"""Fronts of a few buttons: ID reader, drawer, customer display, card terminal."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.device_views import DeviceView
from pos_terminal.ui.admin.fronts.base import Front
from pos_terminal.ui.admin.fronts.pole_view import PoleView
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.widgets import label

LOOK_AGAIN_MS = 400


class CardFront(Front):
    """Made-up driving licences for the reader."""

    def __init__(self, stage: Stage, view: DeviceView, parent: QWidget | None = None) -> None:
        """One card a thing to find out."""
        super().__init__(stage, view, parent)
        card = self.card(self.tr("Hold a card to the reader"))
        card.body.addWidget(
            label(self.tr("Made-up cards: nobody is called so, nothing of them is kept."), "second")
        )
        self.buttons(
            card,
            (
                (self.tr("30 years old"), "card", "over 21"),
                (self.tr("16 years old"), "card", "under 18"),
                (self.tr("Expired card"), "card", "expired"),
                (self.tr("Damaged card"), "card", "damaged"),
                (self.tr("Passport, 30 years old"), "card", "passport over 21"),
            ),
        )
        self.content.addStretch(1)


class DrawerFront(Front):
    """Pushed shut, pulled open, stuck."""

    def __init__(self, stage: Stage, view: DeviceView, parent: QWidget | None = None) -> None:
        """As it is now."""
        super().__init__(stage, view, parent)
        card = self.card(self.tr("What a hand would do"))
        self.buttons(
            card,
            (
                (self.tr("Push it shut"), "drawer", "closed"),
                (self.tr("Open it with the key"), "drawer", "open"),
                (self.tr("Let it get stuck"), "stuck", "on"),
                (self.tr("Free it"), "stuck", "off"),
            ),
        )
        self.content.addStretch(1)


class DisplayFront(Front):
    """What the customer reads."""

    def __init__(self, stage: Stage, view: DeviceView, parent: QWidget | None = None) -> None:
        """Its lines as they are now."""
        super().__init__(stage, view, parent)
        card = self.card(self.tr("What the customer reads"))
        self.glass = PoleView()
        card.body.addWidget(self.glass)
        ails = self.card(self.tr("What may happen"))
        self.buttons(
            ails,
            (
                (self.tr("Pull the cable"), "offline", "on"),
                (self.tr("Plug it in"), "offline", "off"),
            ),
        )
        self.content.addStretch(1)
        self._asked = False
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)  # it tells nobody what it shows
        self._again.timeout.connect(self._look)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody looks."""
        super().showEvent(event)
        self._again.start()
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody looks any more."""
        super().hideEvent(event)
        self._again.stop()

    def _look(self) -> None:
        if not self._asked:
            self._asked = True
            lines = self._stage.devices.simulate(self._view.device_id, "lines")
            self._stage.bridge.ask(lines, self._show, self._nothing, owner=self)

    def _show(self, words: str) -> None:
        self._asked = False
        first, _, second = words.partition("\n")
        self.glass.show_lines(first, second)

    def _nothing(self, _error: BaseException) -> None:
        self._asked = False


class TerminalFront(Front):
    """What the next card payment meets."""

    def __init__(self, stage: Stage, view: DeviceView, parent: QWidget | None = None) -> None:
        """As it is now."""
        super().__init__(stage, view, parent)
        card = self.card(self.tr("The next card payment"))
        self.buttons(
            card,
            (
                (self.tr("Decline it"), "decline", ""),
                (self.tr("Cancel it"), "cancel", ""),
                (self.tr("Lose its answer"), "lose", ""),
                (self.tr("Switch off"), "offline", "on"),
                (self.tr("Switch on"), "offline", "off"),
            ),
        )
        self.content.addStretch(1)
