"""A plugin's reports: chosen, asked for by their form, shown as a table, exported."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.plugin_views import PluginView
from pos_terminal.ui.admin.forms.schema_form import SchemaForm
from pos_terminal.ui.admin.plugin_forms import PluginForms
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.plugin_words import tell
from pos_terminal.ui.views.report_table import ReportTable
from pos_terminal.ui.widgets import Button, ScrollPane, equal_row, label
from pos_terminal.ui.widgets.emptied import empty

_MOST = 5  # controls high
_TABLE = 3  # controls that the table is high at least, or what says that it is empty


class FormPane(ScrollPane):
    """As high as its form, up to a part of the screen: the table below needs room too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """As high as it may be anywhere."""
        super().__init__(parent)
        self._most = _MOST * current_theme().sizes.control

    def set_most(self, most: int) -> None:
        """Be no higher than `most` px, and never less than a field."""
        control = current_theme().sizes.control
        self._most = max(2 * control, min(most, _MOST * control))
        self.fit()

    def fit(self) -> None:
        """Follow the content."""
        super().fit()
        needed = self.body.totalHeightForWidth(self.viewport().width())
        self.setFixedHeight(max(1, min(needed, self._most)))


class ReportsPane(PluginForms):
    """One report at a time; one without a form is shown at once."""

    def __init__(self, stage: Stage, view: PluginView, parent: QWidget | None = None) -> None:
        """The first report of the plugin."""
        super().__init__(stage, view, view.reports, parent)
        column = self.column
        self._about = label("", "muted")
        column.addWidget(self._about)
        self._form_pane = FormPane()
        column.addWidget(self._form_pane)
        self.table = ReportTable(stage, view.name)
        show = Button(self.tr("Show"), Kind.PRIMARY)
        show.clicked.connect(self.load)
        export = Button(self.tr("Export"))
        export.clicked.connect(self.table.export)
        self._acts = equal_row(export, show)
        column.addLayout(self._acts)
        column.addWidget(self.table, 1)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Its form, and the report itself where it needs none."""
        empty(self._form_pane.body)
        self._about.setText(tell(self._view.name, self.chosen().about))
        self._about.setVisible(bool(self._about.text()))
        fields = self.fields("reports")
        self.form = SchemaForm(self._stage, fields) if fields else None
        self._form_pane.setVisible(self.form is not None)
        if self.form is not None:
            self._form_pane.body.addWidget(self.form)
        self._share_room()
        self.table.clear()
        if self.form is None:
            self.load()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another height leaves more to the form, or less."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """The form gets what tabs, words, buttons and a little table leave over; it scrolls."""
        width, sizes = self.width(), current_theme().sizes
        parts: tuple[QWidget, ...] = (self.tabs, self._about)
        seen = [part for part in parts if not part.isHidden()]
        taken = sum(part.heightForWidth(width) + sizes.grid for part in seen)
        taken += self._acts.heightForWidth(width) + 2 * sizes.grid
        self._form_pane.set_most(self.height() - taken - _TABLE * sizes.control)

    def load(self) -> None:
        """Ask the plugin for the table."""
        asked = self.form.values() if self.form is not None else {}
        if asked is not None:
            self.table.load(self.chosen().name, asked, self.refused)
