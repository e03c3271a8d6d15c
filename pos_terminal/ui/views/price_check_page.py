"""The till may not sell: it says why, whom to tell, and still knows every price."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos_terminal.checkout.state import LaneState
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.product import ProductHit
from pos_terminal.ui import format as form
from pos_terminal.ui.sentences import sentence
from pos_terminal.ui.sounds import Sound
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.amounts import price_per
from pos_terminal.ui.views.page import Page, centred
from pos_terminal.ui.widgets import Card, Field, label
from pos_terminal.ui.widgets.fitted_label import FittedLabel

_SIZE = (900, 640)  # px at 100 %
# What a person who looks after the till types first; a store that is closed says its own.
_COMMANDS = {
    "journal.damaged": "pos-terminal journal verify",
    "store.damaged": "pos-terminal journal verify",
    "store.unknown": "pos-terminal doctor",
}


class PriceCheckPage(Page):
    """A scan or a typed name shows name and price; nothing is put into a basket."""

    def __init__(self, stage: Stage) -> None:
        """Nothing has been asked for yet."""
        super().__init__(stage)
        card = Card()
        card.body.setSpacing(2 * current_theme().sizes.grid)
        self._why = label("", "body")
        self.search = Field(self.tr("Scan, or type a number or name"))
        self.search.edit.returnPressed.connect(lambda: self._ask(self.search.text()))
        self._name = label("", "line-strong")
        self._price = FittedLabel("change", "pay")
        card.body.addWidget(label(self.tr("This till cannot sell now"), "heading"))
        card.body.addWidget(self._why)
        self._command = label("", "body")
        card.body.addWidget(self._command)
        card.body.addWidget(
            label(self.tr("Nothing more is written. Prices can still be looked up here."), "muted")
        )
        for widget in (self.search, self._name, self._price):
            card.body.addWidget(widget)
        card.body.addStretch(1)
        self.column.addLayout(centred(card, *_SIZE), 1)

    def enter(self, state: LaneState) -> None:
        """The search has the focus."""
        self.notice.clear()
        self.take(state)
        self.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, state: LaneState) -> None:
        """Why it may not sell, as the lane says it."""
        told = state.notice
        error = CashierError(told.key, **told.facts) if told else CashierError("store.stopped")
        self._why.setText(sentence(error))
        command = _COMMANDS.get(error.key, "")
        words = self.tr("Whoever looks after this till types: {command}")
        self._command.setText(words.format(command=form.isolate(command)))
        self._command.setVisible(bool(command))

    def scan(self, code: str) -> bool:
        """Show the price of what was scanned."""
        self.search.set_text(code)
        self._ask(code)
        return True

    def price_shown(self) -> str:
        """The price in front of the customer, or nothing."""
        return self._price.text()

    def _ask(self, text: str) -> None:
        if text:
            self.stage.bridge.ask(
                self.stage.queries.search_products(text, 1), self._show, owner=self
            )

    def _show(self, hits: tuple[ProductHit, ...]) -> None:
        self.search.edit.selectAll()
        if not hits:
            self._name.setText("")
            self._price.set_text("")
            self.search.show_error(self.tr("There is no such product. Check the number."))
            self.stage.sounds.play(Sound.REFUSE)
            return
        hit = hits[0]
        self.search.show_error("")
        self._name.setText(hit.name)
        currency = self.stage.state.currency
        self._price.set_text(form.isolate(price_per(hit.unit_price, hit.unit, currency)))
        self.stage.sounds.play(Sound.ACCEPT)
