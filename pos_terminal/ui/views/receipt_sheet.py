"""The receipt as it is printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from pos_terminal.checkout.commands import Reprint
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.widgets import label


class ReceiptSheet(AppSheet):
    """A picture, scrolled where it is long, and a way to print a copy."""

    def __init__(self, stage: Stage, over: QWidget, ask: asks.AskReceipt) -> None:
        """Ask the readers for the picture."""
        super().__init__(stage, over, self.tr("Receipt"))
        self._sale_id = ask.sale_id
        self._wait = label(self.tr("A moment …"), "muted")
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.picture.setAccessibleName(self.tr("Picture of the receipt"))
        self.body.addWidget(self._wait)
        self.body.addWidget(self.picture)
        self.add_button(self.tr("Print a copy"), self._copy)
        self.add_button(self.tr("Close"), self.dismiss)
        future = stage.queries.receipt_picture(ask.sale_id)
        stage.bridge.ask(future, self._show, self.refuse, owner=self)
        self.present()

    def _show(self, data: bytes) -> None:
        pixmap = QPixmap()
        pixmap.loadFromData(data)
        room = self.picture.width()
        if pixmap.width() > room > 0:
            pixmap = pixmap.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        self.picture.setPixmap(pixmap)
        self._wait.hide()
        self.refit()

    def _copy(self) -> None:
        self.stage.bridge.submit(
            Reprint(self._sale_id), done=self._copied, failed=self.refuse, owner=self
        )

    def _copied(self, _result: object) -> None:
        self.stage.say(self.tr("A copy is printed, marked COPY."), "success")
