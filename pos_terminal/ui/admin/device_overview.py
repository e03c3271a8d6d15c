"""All devices of this lane at once, and what is plugged in besides."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hardware.ports import Role
from pos_terminal.checkout.device_views import DeviceView
from pos_terminal.domain.errors import CashierError
from pos_terminal.ui.admin.device_card import DeviceCard
from pos_terminal.ui.admin.device_found import FoundCard
from pos_terminal.ui.admin.state_card import CardFlow
from pos_terminal.ui.sentences import sentence
from pos_terminal.ui.viewmodels.device_status import shown
from pos_terminal.ui.viewmodels.device_words import role_words
from pos_terminal.ui.widgets import Card, EmptyState, InlineNotice, ScrollPane, Tone, label


class DeviceOverview(ScrollPane):
    """A card a device; `opened(device_id)` when one is wanted in detail."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing is known yet."""
        super().__init__(parent)
        self._wrong = InlineNotice()
        self.body.addWidget(self._wrong)
        self.found = FoundCard()
        self.body.addWidget(self.found)
        self._empty = EmptyState(
            self.tr("No device is set up yet"),
            self.tr("Plug one in and it is offered here, or add it by hand."),
        )
        self.body.addWidget(self._empty)
        self._row = CardFlow()
        self.body.addLayout(self._row)
        self._cards: dict[str, DeviceCard] = {}
        self._missing_card = Card()
        self._missing_card.body.addWidget(label(self.tr("Not set up"), "line-strong"))
        self._missing = label("", "muted")
        self._missing_card.body.addWidget(self._missing)
        self.body.addWidget(self._missing_card)
        self.body.addStretch(1)

    def show_devices(
        self, views: tuple[DeviceView, ...], problems: tuple[CashierError, ...]
    ) -> None:
        """How all of them are now."""
        now = datetime.now(UTC)
        for gone in self._cards.keys() - {view.device_id for view in views}:
            card = self._cards.pop(gone)
            card.hide()
            card.deleteLater()
        for view in views:
            told = shown(view, now)
            if view.device_id in self._cards:
                self._cards[view.device_id].show_device(told)
            else:
                card = DeviceCard(told)
                card.opened.connect(self.opened)
                self._cards[view.device_id] = card
        self._row.set_widgets([self._cards[view.device_id] for view in views])
        self._empty.setVisible(not views)
        self._show_wrong(problems)
        self._show_missing({view.config.role for view in views})

    def _show_wrong(self, problems: tuple[CashierError, ...]) -> None:
        if not problems:
            self._wrong.clear()
            return
        more = "\n".join(sentence(each) for each in problems[1:])
        self._wrong.show_notice(Tone.WARN, sentence(problems[0]), detail=more)

    def _show_missing(self, there: set[str]) -> None:
        missing = [role_words(role) for role in Role if role not in there]
        self._missing.setText(" · ".join(missing))
        self._missing_card.setVisible(bool(missing))

    def card(self, device_id: str) -> DeviceCard:
        """The card of a device."""
        return self._cards[device_id]

    def focus_first(self) -> None:
        """Where Tab begins."""
        first = next(iter(self._cards.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
