"""Sync: where sales go besides this till, how that does, and one store in detail."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from pos_terminal.checkout.state import LaneState
from pos_terminal.ui.admin.admin_page import AdminPage
from pos_terminal.ui.admin.sync_detail import SyncDetail
from pos_terminal.ui.admin.sync_overview import SyncOverview
from pos_terminal.ui.news import News
from pos_terminal.ui.stage import Stage

_AGES_MS = 5_000  # what is told in minutes and seconds moves on without news


class SyncPage(AdminPage):
    """Everything comes from memory: with no store in reach it answers as fast."""

    section = "sync"

    def __init__(self, stage: Stage) -> None:
        """Follows the agent while it is in front."""
        super().__init__(
            stage,
            self.tr("Sync"),
            self.tr("Where sales go besides this till, and how that is doing."),
        )
        self._news = News(stage.sync.subscribe, self)
        self._news.changed.connect(self._show)
        self._ages = QTimer(self)
        self._ages.setInterval(_AGES_MS)
        self._ages.timeout.connect(self._show)
        self.overview = SyncOverview()
        self.overview.opened.connect(self.open)
        self.detail = SyncDetail(stage)
        self.detail.closed.connect(self.close_detail)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        self._stack.addWidget(self.detail)
        self.content.addWidget(self._stack, 1)

    def enter(self, state: LaneState) -> None:
        """All stores, as the agent tells them now."""
        self.notice.clear()
        self.close_detail()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody looks."""
        super().showEvent(event)
        self._news.start()
        self._ages.start()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody looks."""
        super().hideEvent(event)
        self._news.stop()
        self._ages.stop()

    def open(self, sink: str) -> None:
        """One store in detail."""
        self.notice.clear()
        self._stack.setCurrentWidget(self.detail)
        self.head.hide()  # the store's own title stands there instead
        self.detail.open(sink)

    def close_detail(self) -> None:
        """Back to all of them."""
        self._stack.setCurrentWidget(self.overview)
        self.head.show()
        self._show()
        self.overview.focus_first()

    def leave(self) -> None:
        """Esc closes the detail first."""
        if self._stack.currentWidget() is self.detail:
            self.close_detail()
        else:
            super().leave()

    def _show(self) -> None:
        self.overview.show_view(self.stage.sync.view())
        if self._stack.currentWidget() is self.detail:
            self.detail.refresh()
