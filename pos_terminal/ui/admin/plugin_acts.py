"""What a manager gives a plugin to do: a form, then an act on record."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.commands import ActOnPlugin
from pos_terminal.checkout.plugin_views import PluginView
from pos_terminal.ui.admin.forms.schema_form import SchemaForm
from pos_terminal.ui.admin.plugin_forms import PluginForms
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.plugin_words import tell
from pos_terminal.ui.widgets import Button, Card, ScrollPane, label
from pos_terminal.ui.widgets.emptied import empty


class ActsPane(PluginForms):
    """One act at a time."""

    def __init__(self, stage: Stage, view: PluginView, parent: QWidget | None = None) -> None:
        """The first act of the plugin."""
        super().__init__(stage, view, view.acts, parent)
        self._pane = ScrollPane()
        self.column.addWidget(self._pane, 1)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Its form, anew."""
        act = self.chosen()
        empty(self._pane.body)
        card = Card()
        card.body.setSpacing(2 * current_theme().sizes.grid)
        card.body.addWidget(label(self.title_of(act), "line-strong"))
        about = tell(self._view.name, act.about)
        if about:
            card.body.addWidget(label(about, "muted"))
        self.form = SchemaForm(self._stage, self.fields("acts"))
        card.body.addWidget(self.form)
        do = Button(self.tr("Do it"), Kind.PRIMARY)
        do.clicked.connect(self.send)
        card.body.addWidget(do)
        self._pane.body.addWidget(card)
        self._pane.body.addStretch(1)

    def send(self) -> None:
        """Check here, then by the plugin, then put it on record."""
        values = self.form.values() if self.form is not None else None
        if values is not None:
            future = self._stage.plugins.check_act(self._view.name, self.chosen().name, values)
            self._stage.bridge.ask(future, self._record, self.refused, owner=self)

    def _record(self, checked: dict[str, Any]) -> None:
        command = ActOnPlugin(self._view.name, self.chosen().name, checked)
        self._stage.bridge.submit(command, done=self._done, owner=self)

    def _done(self, _result: object) -> None:
        if self.form is not None:
            self.form.set_values({})
        self._stage.say(self.tr("Done, and noted."), "success")
