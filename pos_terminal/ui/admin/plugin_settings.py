"""A plugin's settings: a form from its description, checked by the plugin before they are kept."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.checkout.commands import ChangePluginSettings
from pos_terminal.checkout.plugin_views import PluginView
from pos_terminal.domain.errors import CashierError
from pos_terminal.ui.admin.forms.schema_form import SchemaForm
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.form_fields import fields_of
from pos_terminal.ui.viewmodels.plugin_words import word
from pos_terminal.ui.widgets import Button, Card, ScrollPane, equal_row


class SettingsPane(QWidget):
    """The form, and the two buttons below it that always stand in view."""

    def __init__(self, stage: Stage, view: PluginView, parent: QWidget | None = None) -> None:
        """Filled in as the plugin works now."""
        super().__init__(parent)
        self._stage, self._name = stage, view.name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        fields = fields_of(view.settings_schema or {}, "settings", partial(word, view.name))
        self.form = SchemaForm(stage, fields)
        self.form.set_values(view.settings)
        pane = ScrollPane()
        card = Card()
        card.body.addWidget(self.form)
        pane.body.addWidget(card)
        pane.body.addStretch(1)
        column.addWidget(pane, 1)
        defaults = Button(self.tr("Back to defaults"))
        defaults.clicked.connect(lambda: self.form.set_values({}))
        self._save = Button(self.tr("Save"), Kind.PRIMARY)
        self._save.clicked.connect(self.save)
        column.addLayout(equal_row(defaults, self._save))

    def save(self) -> None:
        """Check here, then by the plugin, then keep."""
        values = self.form.values()
        if values is not None:
            future = self._stage.plugins.check_settings(self._name, values)
            self._stage.bridge.ask(future, self._keep, self._refused, owner=self)

    def _keep(self, checked: dict[str, Any]) -> None:
        command = ChangePluginSettings(self._name, checked)
        self._stage.bridge.submit(command, done=lambda _r: self._kept(checked), owner=self)

    def _kept(self, checked: dict[str, Any]) -> None:
        self.form.set_values(checked)
        self._stage.say(self.tr("Saved. It counts from now on."), "success")

    def _refused(self, error: BaseException) -> None:
        why = str(error.facts.get("why", "")) if isinstance(error, CashierError) else ""
        if not (why and self.form.show_refusal(why)):
            self._stage.refuse(error)
