"""How a device is, in facts; trying it; changing and removing it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.checkout.device_views import DeviceView
from pos_terminal.ui.admin.device_acts import ask_remove, retry
from pos_terminal.ui.admin.device_tests import TestsCard
from pos_terminal.ui.admin.facts import Facts
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.device_options import driver_words
from pos_terminal.ui.viewmodels.device_status import shown
from pos_terminal.ui.viewmodels.device_words import role_words
from pos_terminal.ui.widgets import Button, Card, ScrollPane, equal_row, label


class DeviceStatePane(QWidget):
    """Facts and tests above, acts below, where they always stand in view."""

    change_wanted = Signal(str)

    def __init__(self, stage: Stage, view: DeviceView, parent: QWidget | None = None) -> None:
        """As it is now."""
        super().__init__(parent)
        self._stage, self._view = stage, view
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        self.tests = TestsCard(stage, view, self)
        self.facts = Facts(
            (
                ("role", self.tr("Used as")),
                ("driver", self.tr("Model or protocol")),
                ("connection", self.tr("Connection")),
                ("since", self.tr("In this state since")),
                ("heard", self.tr("Heard last")),
            )
        )
        card = Card()
        card.body.addWidget(self.facts)
        pane = ScrollPane()
        pane.body.addWidget(self.tests)
        pane.body.addWidget(card)
        pane.body.addStretch(1)
        column.addWidget(pane, 1)
        self._fixed = label("", "muted")
        column.addWidget(self._fixed)
        self._retry = Button(self.tr("Try now"))
        self._change = Button(self.tr("Change"))
        self._remove = Button(self.tr("Remove"), Kind.DANGER)
        self._retry.clicked.connect(lambda: retry(stage, self, self._view.device_id))
        self._change.clicked.connect(lambda: self.change_wanted.emit(self._view.device_id))
        self._remove.clicked.connect(lambda: ask_remove(stage, self, self._view, lambda: None))
        column.addLayout(equal_row(self._retry, self._change, self._remove))
        self.show_view(view)

    def show_view(self, view: DeviceView) -> None:
        """How it is now."""
        self._view = view
        told = shown(view, datetime.now(UTC))
        self.facts.say(
            {
                "role": role_words(view.config.role),
                "driver": self._driver(view),
                "connection": told.connection,
                "since": told.since,
                "heard": told.heard,
            }
        )
        by_it = self.tr("A file of IT's sets this device up; it can only be changed there.")
        for_run = self.tr(
            "Simulated for this run. Start the till without --simulate to set up real devices."
        )
        self._fixed.setText(for_run if view.for_run else by_it)
        self._fixed.setVisible(view.fixed)
        self._change.setEnabled(not view.fixed)
        self._remove.setEnabled(not view.fixed)
        self.tests.show_view(view)

    def _driver(self, view: DeviceView) -> str:
        wanted = (view.config.role, view.config.driver)
        titles = (
            each.title for each in self._stage.devices.drivers() if (each.role, each.name) == wanted
        )
        return driver_words(next(titles, view.config.driver))
