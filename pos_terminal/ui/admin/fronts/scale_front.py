"""A scale without a scale: what lies on it, and what ails it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.device_views import DeviceView
from pos_terminal.ui import format as form
from pos_terminal.ui.admin.fronts.base import Front
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels.amounts import decimal_sign
from pos_terminal.ui.viewmodels.device_words import came_words
from pos_terminal.ui.widgets import Button, Field, Tone

_MOST_KG = Decimal(100)


class ScaleFront(Front):
    """A platter: a typed weight, or one of a few."""

    def __init__(self, stage: Stage, view: DeviceView, parent: QWidget | None = None) -> None:
        """As it is now."""
        super().__init__(stage, view, parent)
        card = self.card(self.tr("Put on the scale"))
        self.field = Field(self.tr("Kilograms"), f"1{decimal_sign()}250")
        self.field.edit.returnPressed.connect(self.put_typed)
        put = Button(self.tr("Put it on"), Kind.PRIMARY)
        put.clicked.connect(self.put_typed)
        card.body.addWidget(self.field)
        card.body.addWidget(put)
        weights = [
            (form.isolate(f"{form.quantity(grams)} kg"), "put", f"{Decimal(grams) / 1000} kg")
            for grams in (125, 500, 1_250, 3_740)
        ]
        self.buttons(card, [*weights, (self.tr("Take all off"), "put", "")])
        ails = self.card(self.tr("What may happen"))
        self.buttons(
            ails,
            (
                (self.tr("It moves"), "motion", "on"),
                (self.tr("It is at rest"), "motion", "off"),
                (self.tr("Too heavy"), "overload", "on"),
                (self.tr("Not too heavy"), "overload", "off"),
                (self.tr("Pull the cable"), "offline", "on"),
                (self.tr("Plug it in"), "offline", "off"),
            ),
        )
        self.content.addStretch(1)

    def say(self, words: str) -> None:
        """What its display shows."""
        shows = self.tr("The scale shows {weight}.").format(weight=came_words(words))
        self.told.show_notice(Tone.INFO, shows)

    def put_typed(self) -> None:
        """Put on what is typed."""
        text = self.field.text().replace(",", ".")
        try:
            weight = Decimal(text)
        except InvalidOperation:
            weight = Decimal(-1)
        if not (weight.is_finite() and 0 <= weight <= _MOST_KG):
            self.field.show_error(self.tr("Type a weight in kilograms, such as 1.250."))
            return
        self.work("put", f"{weight} kg")
