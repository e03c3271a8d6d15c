"""A window with a field and a button behind the filter of keyboard scanners."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pos_terminal.ui.wedge import WedgeFilter
from pos_terminal.ui.wedge_rules import WedgeRules
from tests.ui.keys import Keys

EAN = "4006381333931"


class Lane:
    """A window with a field and a button, the filter, and what was scanned."""

    def __init__(self, qtbot: QtBot, app: QApplication, rules: WedgeRules | None = None) -> None:
        self.window = QWidget()
        self.field = QLineEdit()
        self.button = QPushButton("press")
        self.clicks = 0
        self.returns = 0
        self.button.clicked.connect(self._clicked)
        self.field.returnPressed.connect(self._returned)
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self.button)
        qtbot.addWidget(self.window)
        self.scans: list[str] = []
        self.filter = WedgeFilter(app, rules)
        self.filter.scanned.connect(self.scans.append)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is self.window.windowHandle())
        self.field.setFocus()
        self.keys = Keys(self.window)
        self._qtbot = qtbot

    def _clicked(self) -> None:
        self.clicks += 1

    def _returned(self) -> None:
        self.returns += 1

    def typed(self) -> str:
        """What the field holds once the last keys were judged."""
        self._qtbot.waitUntil(lambda: not self.filter.holds())
        return self.field.text()
