"""The bytes of a device's cable, for whoever looks for a fault."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from pos_terminal.checkout.commands import ManageDevices
from pos_terminal.checkout.device_views import DeviceView, TraceLine
from pos_terminal.ui import format as form
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.device_trace import TRACE_NAME, as_text, cells_of
from pos_terminal.ui.widgets import Button, Table, equal_row, label
from pos_terminal.ui.widgets.table import Cell, Column


class TracePane(QWidget):
    """The newest on top; what a person's document said is never among it."""

    def __init__(self, stage: Stage, view: DeviceView, parent: QWidget | None = None) -> None:
        """As it is now."""
        super().__init__(parent)
        self._stage, self._view = stage, view
        self._lines: tuple[TraceLine, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        about = self.tr(
            "What went over the cable lately. What was scanned is counted here, not shown."
        )
        column.addWidget(label(about, "muted"))
        self.table = Table(
            [
                Column(self.tr("When")),
                Column(self.tr("Way")),
                Column(self.tr("Bytes"), amount=True),
                Column(self.tr("As numbers"), stretch=True),
                Column(self.tr("As text")),
            ],
            name=self.tr("Bytes of the cable"),
            empty=(self.tr("Nothing yet"), self.tr("Try the device, and look here again.")),
            sortable=False,
        )
        column.addWidget(self.table, 1)
        self._copy = Button(self.tr("Copy"))
        self._save = Button(self.tr("Save to a file"))
        self._copy.clicked.connect(self._copy_all)
        self._save.clicked.connect(self._ask_file)
        column.addLayout(equal_row(self._copy, self._save))
        self.show_view(view)

    def show_view(self, view: DeviceView) -> None:
        """What there is now."""
        self._view = view
        lines = self._stage.devices.trace(view.device_id)
        if lines == self._lines:
            return
        self._lines = lines
        rows = enumerate(reversed(lines))
        self.table.set_rows([(place, [Cell(c) for c in cells_of(line)]) for place, line in rows])
        for button in (self._copy, self._save):
            button.setEnabled(bool(lines))

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._lines or ()))
        self._stage.say(self.tr("Copied."))

    def _ask_file(self) -> None:
        name = TRACE_NAME.format(device=self._view.device_id)
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save the bytes"), name, "Text (*.txt)"
        )
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write all of it, once the lane has noted that."""
        text = as_text(self._lines or ())
        command = ManageDevices("trace_export", self._view.device_id)
        self._stage.bridge.submit(command, done=lambda _r: self._write(path, text), owner=self)

    def _write(self, path: Path, text: str) -> None:
        try:
            path.write_text(text, "utf-8")
        except OSError:
            words = self.tr("{file} cannot be written. Choose another folder.")
            self._stage.say(words.format(file=form.isolate(path.name)), "refuse")
        else:
            words = self.tr("Saved to {file}.")
            self._stage.say(words.format(file=form.isolate(path.name)), "success")
