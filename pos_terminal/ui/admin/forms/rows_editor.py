"""Rows that a person adds, changes, moves and takes out; each is a small form in a sheet."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.ui.admin.forms.editors import Editor
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.form_fields import FormField, Sort, from_rows, rows_of
from pos_terminal.ui.viewmodels.form_values import as_shown
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.views.page import page_around
from pos_terminal.ui.widgets import Button, Table, equal_row
from pos_terminal.ui.widgets.table import Cell, Column

translate = QCoreApplication.translate
_WIDTH = 760  # px at 100 %
_COLUMNS = 4  # of the table; the rest is seen in the sheet
_ROWS = 5  # seen without scrolling


class RowsEditor(Editor):
    """A table with its buttons; the order is kept."""

    def __init__(self, stage: Stage, field: FormField) -> None:
        """No rows yet."""
        self._stage = stage
        self._rows: list[dict[str, Any]] = []
        self._columns = field.fields[:_COLUMNS]
        texts = [each for each in self._columns if each.sort is Sort.TEXT]
        widest = (*self._columns, *texts)[-1]
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        self.table = Table(
            [Column(each.title, stretch=each is widest) for each in self._columns],
            name=field.title,
            empty=(translate("Forms", "Nothing here yet"), translate("Forms", "Add the first.")),
            page_size=500,
            sortable=False,
        )
        sizes = current_theme().sizes
        row = sizes.row_touch if current_theme().scale.touch else sizes.row_dense
        self.table.setMinimumHeight((_ROWS + 1) * row)
        self.table.chosen.connect(lambda _key: self._show_acts())
        self.table.opened.connect(lambda key: self._open(int(str(key))))
        self._acts = {
            "add": Button(translate("Forms", "Add")),
            "change": Button(translate("Forms", "Change")),
            "up": Button(translate("Forms", "Move up")),
            "down": Button(translate("Forms", "Move down")),
            "out": Button(translate("Forms", "Delete"), Kind.DANGER),
        }
        for name, act in (
            ("add", lambda: self._open(None)),
            ("change", lambda: self._open(self._place())),
            ("up", lambda: self._move(-1)),
            ("down", lambda: self._move(1)),
            ("out", self._delete),
        ):
            self._acts[name].clicked.connect(act)
        column.addWidget(self.table)
        column.addLayout(equal_row(*self._acts.values()))
        super().__init__(field, holder)
        self._fill()

    def value(self) -> Any:
        """All rows in their order."""
        return from_rows(self.field, [dict(row) for row in self._rows])

    def set_value(self, value: Any) -> None:
        """Show these."""
        self._rows = rows_of(self.field, value)
        self._fill()

    def _fill(self, chosen: int | None = None) -> None:
        self.table.set_rows(
            [
                (place, [Cell(as_shown(each, row.get(each.name))) for each in self._columns])
                for place, row in enumerate(self._rows)
            ]
        )
        if chosen is not None:
            self.table.select_row(chosen)
        self._show_acts()

    def _place(self) -> int | None:
        chosen = self.table.selected()
        return None if chosen is None else int(str(chosen))

    def _show_acts(self) -> None:
        place = self._place()
        for name in ("change", "out"):
            self._acts[name].setEnabled(place is not None)
        self._acts["up"].setEnabled(place is not None and place > 0)
        self._acts["down"].setEnabled(place is not None and place < len(self._rows) - 1)

    def _open(self, place: int | None) -> None:
        row = None if place is None else self._rows[place]
        sheet = RowSheet(self._stage, page_around(self), self.field, row)
        sheet.done.connect(lambda told: self._keep(place, told))

    def _keep(self, place: int | None, told: dict[str, Any]) -> None:
        if place is None:
            self._rows.append(told)
            place = len(self._rows) - 1
        else:
            self._rows[place] = told
        self.show_error("")
        self._fill(place)

    def _move(self, step: int) -> None:
        place = self._place()
        if place is not None and 0 <= place + step < len(self._rows):
            self._rows[place], self._rows[place + step] = (
                self._rows[place + step],
                self._rows[place],
            )
            self._fill(place + step)

    def _delete(self) -> None:
        place = self._place()
        if place is not None:
            del self._rows[place]
            self._fill(min(place, len(self._rows) - 1) if self._rows else None)


class RowSheet(AppSheet):
    """One row; what it says is kept with the whole form."""

    done = Signal(object)

    def __init__(
        self, stage: Stage, over: QWidget, field: FormField, row: dict[str, Any] | None
    ) -> None:
        """`row` None: a new one with the defaults."""
        from pos_terminal.ui.admin.forms.schema_form import SchemaForm  # rows hold forms

        super().__init__(stage, over, field.title, width=_WIDTH)
        self.form = SchemaForm(stage, field.fields)
        self.form.set_values(row or {})
        self.body.addWidget(self.form)
        self.add_button(self.tr("Cancel"), self.dismiss)
        self.add_button(self.tr("Take over"), self._take, Kind.PRIMARY)
        self.present(self.form.first())

    def _take(self) -> None:
        told = self.form.values()
        if told is None:
            self.refit()
            return
        self.dismiss()
        self.done.emit(told)
