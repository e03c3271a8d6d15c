"""A printer without a printer: its roll as a picture, its cover, its paper."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from hardware.ports import Role
from pos_terminal.checkout.device_views import DeviceView
from pos_terminal.checkout.state import LaneState
from pos_terminal.ui.admin.fronts.base import Front
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.widgets import EmptyState


class PaperFront(Front):
    """What was printed, the end of the roll in view."""

    def __init__(self, stage: Stage, view: DeviceView, parent: QWidget | None = None) -> None:
        """The roll as it is now."""
        super().__init__(stage, view, parent)
        self._bytes, self._asked = b"", False
        card = self.card(self.tr("What a hand would do"), stays=True)
        labels = view.config.role == Role.LABEL_PRINTER
        own = self._of_labels() if labels else self._of_receipts()
        self.buttons(
            card,
            (
                (self.tr("Tear off"), "tear", ""),
                (self.tr("Open the cover"), "cover", "open"),
                (self.tr("Close the cover"), "cover", "closed"),
                (self.tr("Take the paper out"), "paper", "out"),
                *own,
                (self.tr("New roll"), "paper", "full"),
                (self.tr("Switch off"), "offline", "on"),
                (self.tr("Switch on"), "offline", "off"),
            ),
        )
        roll = self.card(self.tr("On the roll"))
        how = self.tr("Sell something, or print a test page.")
        if labels:
            how = self.tr("Print labels on the page Products, or a test label.")
        self._empty = EmptyState(self.tr("Nothing is printed yet"), how)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.picture.setAccessibleName(self.tr("Picture of the printed paper"))
        roll.body.addWidget(self._empty)
        roll.body.addWidget(self.picture)
        self.content.addStretch(1)
        self._queued = stage.state.prints.queued
        stage.bridge.state_changed.connect(self._follow)
        self.show_view(view)

    def _follow(self, state: LaneState) -> None:
        """A receipt that waited is on the roll by now."""
        if state.prints.queued != self._queued:
            self._queued = state.prints.queued
            self.show_view(self._view)

    def _of_receipts(self) -> tuple[tuple[str, str, str], ...]:
        return (
            (self.tr("Little paper left"), "paper", "low"),
            (self.tr("Jam the cutter"), "cutter", "jammed"),
            (self.tr("Free the cutter"), "cutter", "free"),
        )

    def _of_labels(self) -> tuple[tuple[str, str, str], ...]:
        return (
            (self.tr("Press Pause"), "pause", "on"),
            (self.tr("Let it go on"), "pause", "off"),
        )

    def show_view(self, view: DeviceView) -> None:
        """What is on the roll now."""
        super().show_view(view)
        if not self._asked:
            self._asked = True
            paper = self._stage.devices.paper(view.device_id)
            self._stage.bridge.ask(paper, self._show, self._no_paper, owner=self)

    def _no_paper(self, error: BaseException) -> None:
        self._asked = False
        self.refuse(error)

    def _show(self, picture: bytes) -> None:
        self._asked = False
        if picture != self._bytes:
            self._bytes = picture
            self._paint()
            QTimer.singleShot(0, self, self._to_the_end)

    def _to_the_end(self) -> None:
        """The newest is at the end of the roll."""
        bar = self._pane.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _paint(self) -> None:
        pixmap = QPixmap()
        pixmap.loadFromData(self._bytes)
        there = not pixmap.isNull()
        self.picture.setVisible(there)
        self._empty.setVisible(not there)
        if there:
            room = max(1, self._pane.viewport().width() * 9 // 10)
            if pixmap.width() > room:
                smooth = Qt.TransformationMode.SmoothTransformation
                pixmap = pixmap.scaledToWidth(room, smooth)
            self.picture.setPixmap(pixmap)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width has room for another picture."""
        super().resizeEvent(event)
        self._paint()
