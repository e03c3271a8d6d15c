"""The table of a plugin's report: sorted, paged, exported; long ones are filled in steps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from pos_terminal.checkout.plugin_views import PluginTable
from pos_terminal.ui.saving import save_table
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.plugin_cells import NUMERIC, cell, for_a_file, header
from pos_terminal.ui.viewmodels.plugin_words import tell
from pos_terminal.ui.widgets import EmptyState, Table, label
from pos_terminal.ui.widgets.table import Cell, Column

_WIDE = 6  # columns
_NAMED = 160  # px at 100 % of a column that stretches, when the others leave it nothing
_STEP = 250  # rows a time: 10,000 at once would hold up a scan


class ReportTable(QWidget):
    """Empty until it is asked to load."""

    def __init__(self, stage: Stage, plugin: str, parent: QWidget | None = None) -> None:
        """For the reports of one plugin."""
        super().__init__(parent)
        self._stage, self._plugin = stage, plugin
        self._report = ""
        self._told: PluginTable | None = None
        self.table: Table | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().sizes.grid)
        self._note = label("", "second")
        self._waits = EmptyState(self.tr("Nothing asked yet"), self.tr("Press Show."))
        self._column.addWidget(self._waits, 1)
        self._column.addWidget(self._note)
        self._note.hide()
        self._left: list[tuple[object, list[Cell]]] = []
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._fill_on)

    def clear(self) -> None:
        """As before the first question."""
        self._told, self._left = None, []
        self._next.stop()
        self._note.hide()
        self._drop()
        self._waits.say(self.tr("Nothing asked yet"), self.tr("Press Show."))
        self._waits.show()

    def load(
        self,
        report: str,
        asked: dict[str, Any],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Ask for a report; an answer to an older question is dropped."""
        self._report = report
        self.clear()
        self._waits.say(self.tr("A moment …"), "")
        future = self._stage.plugins.report(self._plugin, report, asked)

        def refused(error: BaseException) -> None:
            self.clear()
            (failed or self._stage.refuse)(error)

        self._stage.bridge.ask(future, lambda told: self._show(report, told), refused, owner=self)

    def _drop(self) -> None:
        if self.table is not None:
            self._column.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
            self.table = None

    def _show(self, report: str, told: PluginTable) -> None:
        if report != self._report:
            return
        self._drop()
        self._told = told
        names = header(self._plugin, told)
        # a wide table scrolls sideways: a column that stretches would be squeezed to nothing
        fixed = len(told.columns) > _WIDE or any(column.stretch for column in told.columns)
        columns = [
            Column(name, each.kind in NUMERIC, each.stretch or not (fixed or place))
            for place, (name, each) in enumerate(zip(names, told.columns, strict=True))
        ]
        self.table = Table(
            columns,
            name=self.tr("Report"),
            empty=(self.tr("No rows"), self.tr("Nothing of that kind has happened yet.")),
        )
        if any(column.stretch for column in told.columns):
            scale = current_theme().scale
            least = round(_NAMED * scale.space * scale.text)
            self.table.view().horizontalHeader().setMinimumSectionSize(least)
        self._column.insertWidget(0, self.table, 1)
        self._waits.hide()
        note = tell(self._plugin, told.note)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._left = [(place, self._cells(row)) for place, row in enumerate(told.rows[:_STEP])]
        self.table.set_rows(self._left)
        if len(told.rows) > _STEP:
            self._next.start()

    def _cells(self, row: tuple[Any, ...]) -> list[Cell]:
        kinds = [] if self._told is None else [column.kind for column in self._told.columns]
        shown = (cell(kind, value) for kind, value in zip(kinds, row, strict=False))
        return [Cell(each.text, each.sort) for each in shown]

    def _fill_on(self) -> None:
        if self._told is None or self.table is None:
            self._next.stop()
            return
        start = self.table.row_count()
        rows = self._told.rows[start : start + _STEP]
        self.table.add_rows([(start + n, self._cells(row)) for n, row in enumerate(rows)])
        if start + len(rows) >= len(self._told.rows):
            self._next.stop()

    # -- export -------------------------------------------------------------------------

    def export(self) -> None:
        """Ask where to, then write it beside the screen."""
        if self._told is None:
            self._stage.say(self.tr("There is nothing to export yet. Press Show first."), "refuse")
            return
        name = f"{self._plugin}-{self._report}.csv"
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Export the table"), name, "CSV (*.csv);;Excel (*.xlsx)"
        )
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write the table; the rows and columns as they came, figures as a spreadsheet reads."""
        if self._told is None:
            return
        future = save_table(path, header(self._plugin, self._told), for_a_file(self._told))
        self._stage.bridge.ask(future, lambda _n: self._saved(path), self._stage.refuse, owner=self)

    def _saved(self, path: Path) -> None:
        words = self.tr("Exported to {file}.")
        self._stage.say(words.format(file=path.name), "success")
