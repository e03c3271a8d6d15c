"""What pages with things that live share: all of them at once, or one of them in detail."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from pos_terminal.checkout.state import LaneState
from pos_terminal.ui.admin.admin_page import AdminPage
from pos_terminal.ui.admin.detail_frame import DetailFrame
from pos_terminal.ui.news import News


class DetailPage(AdminPage):
    """Follows the news while it is in front; Esc closes the detail first."""

    def arrange(
        self, news: News, overview: QWidget, detail: DetailFrame, moves_ms: int = 0
    ) -> None:
        """What the page is made of, once; `moves_ms`: what is told in minutes moves on so often."""
        self._follows = news
        news.changed.connect(self.on_news)
        self._moves = QTimer(self)
        self._moves.setInterval(moves_ms)
        self._moves.timeout.connect(self.show_now)
        self._detail = detail
        detail.closed.connect(self.close_detail)
        self._stack = QStackedWidget()
        self._stack.addWidget(overview)
        self._stack.addWidget(detail)
        self.content.addWidget(self._stack, 1)

    @property
    def in_detail(self) -> bool:
        """Whether one of them is open."""
        return self._stack.currentWidget() is self._detail

    def show_now(self) -> None:
        """Show how everything is now."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Where Tab begins among all of them."""
        raise NotImplementedError

    def on_news(self) -> None:
        """Something changed, or somebody begins to look."""
        self.show_now()

    def enter(self, state: LaneState) -> None:
        """All of them, as they are now."""
        self.notice.clear()
        self.close_detail()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody looks."""
        super().showEvent(event)
        self._follows.start()
        if self._moves.interval():
            self._moves.start()
        self.on_news()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody looks."""
        super().hideEvent(event)
        self._follows.stop()
        self._moves.stop()
        self._detail.stop()

    def open(self, key: str) -> None:
        """One of them in detail."""
        self.notice.clear()
        self._stack.setCurrentWidget(self._detail)
        self.head.hide()  # its own title stands there instead
        self._detail.open(key)

    def close_detail(self) -> None:
        """Back to all of them."""
        self._detail.stop()
        self._stack.setCurrentIndex(0)
        self.head.show()
        self.show_now()
        self.focus_first()

    def leave(self) -> None:
        """Esc closes the detail first."""
        if self.in_detail:
            self.close_detail()
        else:
            super().leave()
