"""Fronts of a few buttons: ID reader, drawer, customer display, card terminal."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.device_views import DeviceView
from pos_terminal.ui.admin.fronts.base import Front
from pos_terminal.ui.admin.fronts.pole_view import PoleView
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.widgets import label


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
        self.show_view(view)

    def show_view(self, view: DeviceView) -> None:
        """What it shows now."""
        super().show_view(view)
        lines = self._stage.devices.simulate(view.device_id, "lines")
        self._stage.bridge.ask(lines, self._show, lambda _err: None, owner=self)

    def _show(self, words: str) -> None:
        first, _, second = words.partition("\n")
        self.glass.show_lines(first, second)


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
