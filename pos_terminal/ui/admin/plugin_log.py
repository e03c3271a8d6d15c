"""What the log says about a plugin."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from pos_terminal.checkout.plugin_views import PluginView
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets import Button, EmptyState


class LogPane(QWidget):
    """The newest lines first."""

    def __init__(self, stage: Stage, view: PluginView, parent: QWidget | None = None) -> None:
        """Asks for the lines at once."""
        super().__init__(parent)
        self._stage, self._name = stage, view.name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(self.tr("Log of the plugin"))
        self._empty = EmptyState(
            self.tr("Nothing in the log"), self.tr("Something is noted when it fails.")
        )
        again = Button(self.tr("Look again"))
        again.clicked.connect(self.load)
        column.addWidget(self.lines, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(again)
        self._fill(())
        self.load()

    def load(self) -> None:
        """Read the lines anew."""
        future = self._stage.plugins.log_lines(self._name)
        self._stage.bridge.ask(future, self._fill, owner=self)

    def _fill(self, lines: tuple[str, ...]) -> None:
        self.lines.setPlainText("\n".join(lines))
        self.lines.setVisible(bool(lines))
        self._empty.setVisible(not lines)
