"""Parked sales of this till and the shop's others: name, age, total; a tap brings one here."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.commands import Recall, TakeOver
from pos_terminal.checkout.records import ParkedRow
from pos_terminal.ui import format as form
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.widgets import EmptyState, ProductTile, TileGrid
from pos_terminal.ui.widgets.product_tile import TileText

_WIDTH = 720  # px at 100 %
_HOUR_MIN = 60


class ParkedSheet(AppSheet):
    """Oldest first; those of other tills behind our own."""

    def __init__(self, stage: Stage, over: QWidget, _ask: asks.AskParked) -> None:
        """Ask the readers."""
        super().__init__(stage, over, self.tr("Parked sales"), width=_WIDTH)
        self.tiles = TileGrid(300)
        self.tiles.setMinimumHeight(current_theme().sizes.tile * 3)
        self._empty = EmptyState(
            self.tr("Nothing is parked"), self.tr("Park a sale with F4 to serve somebody else.")
        )
        self._empty.hide()
        self.body.addWidget(self.tiles)
        self.body.addWidget(self._empty)
        self.add_button(self.tr("Back to sale"), self.dismiss)
        stage.bridge.ask(stage.queries.parked(), self._fill, owner=self)
        self.present()

    def _fill(self, rows: tuple[ParkedRow, ...]) -> None:
        self.tiles.set_tiles([self._tile(row) for row in rows])
        self.tiles.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.refit()
        if rows:
            self.tiles.tiles()[0].setFocus()

    def _tile(self, row: ParkedRow) -> ProductTile:
        total = form.isolate(form.money(row.total_minor, self.stage.state.currency))
        name = row.name or self.tr("Sale without a name")
        parts = [total, self.tr("%n line(s)", "", row.lines_count), self._age(row.parked_at)]
        if row.key:  # where it is counts more than how much it is, and three parts fit
            till = form.isolate(row.terminal_id)
            parts = [self.tr("At {till}").format(till=till), total, self._age(row.parked_at)]
        made = ProductTile(TileText(name, " · ".join(parts)))
        made.clicked.connect(lambda: self._bring(row))
        return made

    def _age(self, since: datetime) -> str:
        minutes = max(0, int((datetime.now(UTC) - since).total_seconds()) // 60)
        if minutes < _HOUR_MIN:
            return self.tr("%n minute(s)", "", minutes)
        return self.tr("%n hour(s)", "", minutes // _HOUR_MIN)

    def _bring(self, row: ParkedRow) -> None:
        command = TakeOver(row.key) if row.key else Recall(row.basket_id)
        self.stage.bridge.submit(command, done=self.finish, failed=self.refuse, owner=self)
