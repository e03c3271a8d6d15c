"""The sums under the ticket: small rows above, the total readable from two metres."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pos_terminal.ui.format import isolate
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.fitted_label import FittedLabel
from pos_terminal.ui.widgets.text import amount_label, label


class TotalsPanel(QWidget):
    """Rows of (words, amount) and the total; all amounts on one trailing edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty rows and an empty total."""
        super().__init__(parent)
        grid = current_theme().sizes.grid
        column = QVBoxLayout(self)
        # the same inset as the ticket's lines: all amounts end on one edge
        column.setContentsMargins(grid, 0, grid, 0)
        column.setSpacing(grid)
        self._rows = QGridLayout()
        self._rows.setSpacing(grid // 2)
        self._rows.setColumnStretch(0, 1)
        column.addLayout(self._rows)
        line = QHBoxLayout()
        line.setSpacing(grid)
        self._caption = label(self.tr("Total"), "line-muted", wrap=False)
        self._total = FittedLabel("total")
        line.addWidget(self._caption)
        line.addWidget(self._total, 1)
        column.addLayout(line)
        self._labels: list[tuple[QLabel, QLabel]] = []
        self._shown: tuple[tuple[str, str], ...] = ()

    def set_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show (words, formatted amount) rows above the total."""
        wanted = tuple(rows)
        if wanted == self._shown:
            return
        if len(wanted) != len(self._shown):
            self._rebuild(len(wanted))
        for (caption, figure), (words, amount) in zip(self._labels, wanted, strict=True):
            caption.setText(words)
            figure.setText(isolate(amount))
        self._shown = wanted

    def show_rows(self, show: bool) -> None:
        """Hide the small rows where there is room for the total only."""
        for pair in self._labels:
            for each in pair:
                each.setVisible(show)

    def set_total(self, amount: str, caption: str = "") -> None:
        """Show the total, formatted with its currency; `caption` replaces the word Total."""
        self._caption.setText(caption or self.tr("Total"))
        self._total.set_text(isolate(amount))
        self._total.setAccessibleName(f"{self._caption.text()} {amount}")

    def _rebuild(self, count: int) -> None:
        for pair in self._labels:
            for old in pair:
                self._rows.removeWidget(old)
                old.hide()
                old.deleteLater()
        self._labels = [(label("", "muted"), amount_label("", "muted")) for _ in range(count)]
        for index, (caption, figure) in enumerate(self._labels):
            self._rows.addWidget(caption, index, 0)
            self._rows.addWidget(figure, index, 1)
