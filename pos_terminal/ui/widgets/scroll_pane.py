"""A column that scrolls where large text leaves too little room, instead of clipping."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.overlay_scroll import OverlayScroll


class _Later(QObject):
    """Content that changed later, such as an error, gets the height that it needs."""

    def __init__(self, pane: ScrollPane) -> None:
        super().__init__(pane)
        self._pane = pane

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.LayoutRequest:
            self._pane.fit()
        return False


class ScrollPane(QScrollArea):
    """`body` is a vertical layout; what gets the focus scrolls into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty column."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        OverlayScroll(self)
        self._holder = QWidget()
        self._holder.setProperty("role", "scrolled")
        self.body = QVBoxLayout(self._holder)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(current_theme().sizes.grid)
        self.setWidget(self._holder)
        self._later = _Later(self)
        self._holder.installEventFilter(self._later)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusObjectChanged.connect(self._follow)

    def _follow(self, now: QObject | None) -> None:
        if isinstance(now, QWidget) and self._holder.isAncestorOf(now):
            margin = 2 * current_theme().sizes.grid
            self.ensureWidgetVisible(now, margin, margin)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the content where there is room."""
        return self._holder.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the content, but low: the height scrolls."""
        return QSize(self._holder.minimumSizeHint().width(), 2 * current_theme().sizes.target)

    def _leave_gutter(self) -> None:
        """Room for the scroll bar, judged at the full width so that it cannot flicker."""
        self.body.setContentsMargins(0, 0, 0, 0)
        needed = self.body.totalHeightForWidth(self.viewport().width())
        self._set_gutter(on=needed > self.height())

    def _on_range(self, _least: int, most: int) -> None:
        """Content that grew later needs the room too; it is taken back on a resize only."""
        if most > 0:
            self._set_gutter(on=True)

    def _set_gutter(self, *, on: bool) -> None:
        grid = current_theme().sizes.grid
        right = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        gutter = grid + grid // 2 if on else 0
        self.body.setContentsMargins(0 if right else gutter, 0, gutter if right else 0, 0)

    def fit(self) -> None:
        """Give the content the height that it needs at this width."""
        needed = max(self.body.totalHeightForWidth(self.viewport().width()), 0)
        if needed != self._holder.minimumHeight():
            self._holder.setMinimumHeight(needed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrapped content gets the height that its width needs."""
        super().resizeEvent(event)
        self._leave_gutter()
        self.fit()
