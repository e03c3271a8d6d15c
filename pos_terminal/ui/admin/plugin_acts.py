"""What a manager gives a plugin to do: a form, then an act on record."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.checkout.commands import ActOnPlugin
from pos_terminal.checkout.plugin_views import PluginForm, PluginView
from pos_terminal.domain.errors import CashierError
from pos_terminal.ui.admin.forms.schema_form import SchemaForm
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.form_fields import fields_of
from pos_terminal.ui.viewmodels.plugin_words import tell, word
from pos_terminal.ui.widgets import Button, Card, CategoryTabs, ScrollPane, label
from pos_terminal.ui.widgets.emptied import empty


class ActsPane(QWidget):
    """One act at a time."""

    def __init__(self, stage: Stage, view: PluginView, parent: QWidget | None = None) -> None:
        """The first act of the plugin."""
        super().__init__(parent)
        self._stage, self._view = stage, view
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        self.tabs = CategoryTabs()
        names = [(act.name, tell(view.name, act.title) or act.name) for act in view.acts]
        self.tabs.set_tabs(names)
        self.tabs.chosen.connect(lambda _key: self._show())
        column.addWidget(self.tabs)
        self.tabs.setVisible(len(names) > 1)
        self._pane = ScrollPane()
        column.addWidget(self._pane, 1)
        self.form: SchemaForm | None = None
        self._show()

    def _act(self) -> PluginForm:
        return next(act for act in self._view.acts if act.name == self.tabs.key())

    def _show(self) -> None:
        act, plugin = self._act(), self._view.name
        empty(self._pane.body)
        card = Card()
        card.body.setSpacing(2 * current_theme().sizes.grid)
        card.body.addWidget(label(tell(plugin, act.title) or act.name, "line-strong"))
        about = tell(plugin, act.about)
        if about:
            card.body.addWidget(label(about, "muted"))
        fields = fields_of(act.schema or {}, f"acts.{act.name}", partial(word, plugin))
        self.form = SchemaForm(self._stage, fields)
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
            future = self._stage.plugins.check_act(self._view.name, self._act().name, values)
            self._stage.bridge.ask(future, self._record, self._refused, owner=self)

    def _record(self, checked: dict[str, Any]) -> None:
        command = ActOnPlugin(self._view.name, self._act().name, checked)
        self._stage.bridge.submit(command, done=self._done, owner=self)

    def _done(self, _result: object) -> None:
        if self.form is not None:
            self.form.set_values({})
        self._stage.say(self.tr("Done, and noted."), "success")

    def _refused(self, error: BaseException) -> None:
        why = str(error.facts.get("why", "")) if isinstance(error, CashierError) else ""
        if not (why and self.form is not None and self.form.show_refusal(why)):
            self._stage.refuse(error)
