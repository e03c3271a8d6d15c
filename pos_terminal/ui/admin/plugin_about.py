"""What a plugin is for, where it comes from, and how far it has read."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.checkout.plugin_views import PluginView
from pos_terminal.ui import format as form
from pos_terminal.ui.admin.facts import Facts
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.plugin_status import shown
from pos_terminal.ui.widgets import Card, ScrollPane, label


class AboutPane(QWidget):
    """Facts in two columns."""

    def __init__(self, stage: Stage, view: PluginView, parent: QWidget | None = None) -> None:
        """As the host tells it."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        pane = ScrollPane()
        card = Card()
        card.body.setSpacing(2 * current_theme().sizes.grid)
        self._about = label("", "line")
        card.body.addWidget(self._about)
        self._facts = Facts(self._names())
        card.body.addWidget(self._facts)
        pane.body.addWidget(card)
        pane.body.addStretch(1)
        column.addWidget(pane)
        self.show_view(view)

    def _names(self) -> tuple[tuple[str, str], ...]:
        return (
            ("name", self.tr("Name")),
            ("version", self.tr("Version")),
            ("source", self.tr("Comes from")),
            ("isolation", self.tr("Runs")),
            ("payment", self.tr("Payment")),
            ("behind", self.tr("Behind")),
            ("error", self.tr("Last error")),
        )

    def show_view(self, view: PluginView) -> None:
        """How it is now."""
        told = shown(view)
        waits = self.tr("waits for it") if view.critical else self.tr("does not wait for it")
        none = self.tr("none")
        self._about.setText(told.about)
        self._about.setVisible(bool(told.about))
        values = {
            "name": form.isolate(view.name),
            "version": form.isolate(view.version),
            "source": told.source,
            "isolation": told.isolation,
            "payment": waits,
            "behind": told.behind or "–",
            "error": told.error or none,
        }
        self._facts.say(values)
