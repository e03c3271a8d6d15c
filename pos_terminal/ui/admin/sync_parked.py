"""Events that a store did not accept: why, once more, and out to a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from pos_terminal.checkout.commands import ManageSync
from pos_terminal.checkout.sync_views import ParkedView, SinkView
from pos_terminal.ui import format as form
from pos_terminal.ui.admin.allowing import allowed
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.counts import Counts
from pos_terminal.ui.viewmodels.plugin_words import moment
from pos_terminal.ui.viewmodels.sync_status import request_words, words_of
from pos_terminal.ui.widgets import Button, Table, equal_row, label
from pos_terminal.ui.widgets.table import Cell, Column

translate = QCoreApplication.translate


class ParkedPane(QWidget):
    """A table; the reason of the chosen one in full below it."""

    def __init__(self, stage: Stage, sink: SinkView, parent: QWidget | None = None) -> None:
        """Asks for the events at once."""
        super().__init__(parent)
        self._stage, self._sink, self._number = stage, sink.name, (-1, -1)
        self._rows: dict[int, ParkedView] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        column.addWidget(
            label(
                self.tr(
                    "The store refuses these entries for what they are; all others went past them. "
                    "They stay safely on this till."
                ),
                "muted",
            )
        )
        self.table = Table(
            [
                Column(self.tr("Number"), amount=True),
                Column(self.tr("Entry")),
                Column(self.tr("When")),
                Column(self.tr("Reason"), stretch=True),
            ],
            name=self.tr("Entries that were not accepted"),
            empty=(self.tr("Nothing here"), self.tr("Every entry was accepted.")),
        )
        self.table.chosen.connect(lambda _key: self._show_chosen())
        column.addWidget(self.table, 1)
        self._reason = label("", "body")
        column.addWidget(self._reason)
        self._add_acts(column)
        self._show_chosen()
        self.show_sink(sink)

    def _add_acts(self, column: QVBoxLayout) -> None:
        self._see_one = Button(self.tr("Mark as seen"))
        self._see_all = Button(self.tr("Mark all as seen"))
        self._see_one.clicked.connect(lambda: self._see(self._chosen()))
        self._see_all.clicked.connect(lambda: self._see(0))
        column.addLayout(equal_row(self._see_all, self._see_one))
        self._one = Button(self.tr("Try again"))
        self._all = Button(self.tr("Try all again"))
        self._export = Button(self.tr("Export"))
        self._one.clicked.connect(lambda: self._retry(self._chosen()))
        self._all.clicked.connect(lambda: self._retry(0))
        self._export.clicked.connect(self._ask_file)
        column.addLayout(equal_row(self._export, self._all, self._one))

    def show_sink(self, sink: SinkView) -> None:
        """How many there are now; another number is another list."""
        if (sink.parked, sink.seen) != self._number:
            self._number = sink.parked, sink.seen
            self.load()

    def load(self) -> None:
        """Read the list anew."""
        future = self._stage.sync.parked(self._sink)
        self._stage.bridge.ask(future, self._fill, self._stage.refuse, owner=self)

    def _fill(self, parked: tuple[ParkedView, ...]) -> None:
        chosen = self.table.selected()
        self._rows = {each.seq: each for each in parked}
        self.table.set_rows([(each.seq, self._cells(each)) for each in parked])
        self.table.select(chosen if chosen in self._rows else next(iter(self._rows), None))
        self._show_chosen()

    @staticmethod
    def _cells(each: ParkedView) -> list[Cell]:
        entry = each.event_type.replace("_", " ").capitalize()
        return [
            Cell(Counts().plain(each.seq), each.seq),
            Cell(form.natural(entry)),
            Cell(moment(each.occurred_at), each.occurred_at),
            Cell(_reason_of(each)),
        ]

    def _chosen(self) -> int:
        key = self.table.selected()
        return int(str(key)) if key is not None else 0

    def _show_chosen(self) -> None:
        each = self._rows.get(self._chosen())
        self._one.setEnabled(each is not None)
        self._see_one.setEnabled(each is not None and not each.seen)
        self._see_all.setEnabled(any(not other.seen for other in self._rows.values()))
        self._all.setEnabled(bool(self._rows))
        self._export.setEnabled(bool(self._rows))
        words = ""
        if each is not None:
            number = request_words(each.problem.request_id)
            words = f"{_reason_of(each)} {number}".strip()
        self._reason.setText(words)
        self._reason.setVisible(bool(words))

    def _see(self, seq: int) -> None:
        """Mark the one, or (0) all: those in the list, as what comes meanwhile nobody has seen."""
        listed = tuple(self._rows) if len(self._rows) >= self._number[0] else ()
        seqs = (seq,) if seq else listed
        allowed(
            self._stage,
            self,
            ManageSync("park_seen", self._sink, seq),
            lambda: self._stage.sync.mark_seen(self._sink, seqs),
            lambda _n: self._marked(),
        )

    def _marked(self) -> None:
        said = self.tr("Marked as seen. It stays in the list, and nobody is warned of it any more.")
        self._stage.say(said, "success")
        self.load()

    def _retry(self, seq: int) -> None:
        allowed(
            self._stage,
            self,
            ManageSync("park_retry", self._sink, seq),
            lambda: self._stage.sync.retry_parked(self._sink, seq),
            self._retried,
        )

    def _retried(self, accepted: bool) -> None:
        if accepted:
            self._stage.say(self.tr("Accepted now."), "success")
        else:
            self._stage.say(self.tr("Refused again. The reason stands beside it."), "warn")
        self.load()

    def _ask_file(self) -> None:
        name = f"{self._sink}.jsonl"
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Export the entries"), name, "JSON (*.jsonl)"
        )
        if path:
            self.export_to(Path(path))

    def export_to(self, path: Path) -> None:
        """Write entries and reasons."""
        allowed(
            self._stage,
            self,
            ManageSync("park_export", self._sink),
            lambda: self._stage.sync.export_parked(self._sink, path),
            lambda _n: self._exported(path),
        )

    def _exported(self, path: Path) -> None:
        words = self.tr("Exported to {file}.")
        self._stage.say(words.format(file=form.isolate(path.name)), "success")


def _reason_of(each: ParkedView) -> str:
    words = words_of(each.problem)
    return translate("Sync", "Seen · {reason}").format(reason=words) if each.seen else words
