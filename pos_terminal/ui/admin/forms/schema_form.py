"""A whole form: editors in the order of the schema, values out, errors at their field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.ui.admin.forms.editors import (
    ChoiceEditor,
    ChoicesEditor,
    Editor,
    FlagEditor,
    TextEditor,
    TextsEditor,
)
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.form_fields import FormField, Sort, defaults_of
from pos_terminal.ui.viewmodels.form_values import Wrong, path_and_reason
from pos_terminal.ui.widgets import Card, label
from pos_terminal.ui.widgets.flow import EqualFlow

_EDITORS: Mapping[Sort, Callable[[FormField], Editor]] = {
    Sort.FLAG: FlagEditor,
    Sort.CHOICE: ChoiceEditor,
    Sort.CHOICES: ChoicesEditor,
    Sort.TEXTS: TextsEditor,
}


_LONG = frozenset({Sort.ROWS, Sort.MAP, Sort.GROUP, Sort.TEXTS, Sort.CHOICES})
_SHORT_PX = 300  # least width of a short field at 100 %


def _beside_each_other() -> EqualFlow:
    scale = current_theme().scale
    flow = EqualFlow(least_width=round(_SHORT_PX * scale.space * scale.text))
    flow.setSpacing(2 * current_theme().sizes.grid)
    return flow


class SchemaForm(QWidget):
    """Editors of some fields in their order; short ones stand beside each other."""

    def __init__(
        self,
        stage: Stage,
        fields: Sequence[FormField],
        parent: QWidget | None = None,
    ) -> None:
        """All fields hold their defaults."""
        super().__init__(parent)
        self._fields = tuple(fields)
        self._editors: dict[str, Editor] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * current_theme().sizes.grid)
        short: EqualFlow | None = None
        for field in self._fields:
            made = self._make(stage, field)
            self._editors[field.name] = made
            if field.sort in _LONG:
                short = None
                column.addWidget(made)
                continue
            if short is None:
                short = _beside_each_other()
                column.addLayout(short)
            short.addWidget(made)
        self.set_values({})

    def _make(self, stage: Stage, field: FormField) -> Editor:
        from pos_terminal.ui.admin.forms.rows_editor import RowsEditor  # it holds forms itself

        if field.sort is Sort.GROUP:
            return GroupEditor(stage, field)
        if field.sort in (Sort.ROWS, Sort.MAP):
            return RowsEditor(stage, field)
        return _EDITORS.get(field.sort, TextEditor)(field)

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill it in; what is not named is as the schema has it by default."""
        known = defaults_of(self._fields) | dict(values)
        for name, editor in self._editors.items():
            editor.set_value(known.get(name))
            editor.show_error("")

    def values(self) -> dict[str, Any] | None:
        """What is filled in; None where something is wrong, which is then said at its field."""
        told: dict[str, Any] = {}
        first: Editor | None = None
        for name, editor in self._editors.items():
            value = editor.value()
            if isinstance(value, Wrong):
                editor.show_error(value.sentence)
                first = first or editor
            else:
                editor.show_error("")
                told[name] = value
        if first is not None:
            first.setFocus()
            return None
        return told

    def show_refusal(self, why: str) -> bool:
        """Say at its field what the plugin itself refused; False where it named none of these."""
        return self.show_error(*path_and_reason(why))

    def show_error(self, name: str, reason: str) -> bool:
        """Say what is wrong at a field; False where there is no such field."""
        editor = self._editors.get(name)
        if editor is None:
            return False
        editor.show_error(reason)
        editor.setFocus()
        return True

    def editor(self, name: str) -> Editor:
        """The editor of one field."""
        return self._editors[name]

    def first(self) -> QWidget | None:
        """Where typing begins."""
        return next(iter(self._editors.values()), None)


class GroupEditor(Editor):
    """Fields that belong together, in a card."""

    def __init__(self, stage: Stage, field: FormField) -> None:
        """With their defaults."""
        card = Card()
        card.setProperty("role", "group")
        self._form = SchemaForm(stage, field.fields)
        card.body.addWidget(label(field.title, "strong"))
        card.body.addWidget(self._form)
        super().__init__(field, card, caption=False)

    def value(self) -> dict[str, Any] | Wrong:
        """All of its fields; what is wrong is said inside."""
        told = self._form.values()
        return Wrong("") if told is None else told

    def set_value(self, value: Any) -> None:
        """Fill it in."""
        self._form.set_values(value or {})

    def form(self) -> SchemaForm:
        """What is in the card."""
        return self._form
