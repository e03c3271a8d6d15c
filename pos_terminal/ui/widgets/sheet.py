"""Our page over the page, instead of a dialog: dims, keeps the focus in, Esc closes."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from hardware.ports import IdReading, ItemLabel
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.button import Button
from pos_terminal.ui.widgets.focus_order import focus_stops, step_focus
from pos_terminal.ui.widgets.text import label

_MADE: WeakSet[Sheet] = WeakSet()  # those that are still there, open or not


class Sheet(QWidget):
    """A question or a small page over a window.

    `body` takes the content, `buttons` the row at the bottom. A scan is offered to
    `on_scan` first: True when the sheet took it, False to refuse it aloud; without an
    `on_scan` the window below handles it. A goods label goes to `on_label` and a person's
    document to `on_document` where a sheet has them.
    """

    closed = Signal()

    def __init__(
        self,
        over: QWidget,
        title: str,
        *,
        on_scan: Callable[[str], bool] | None = None,
        width: int = 0,
    ) -> None:
        """Make a closed sheet over `over`; `width` in px at 100 %, 0 for the usual one."""
        super().__init__(over)
        _MADE.add(self)
        self.on_scan = on_scan
        self.on_label: Callable[[ItemLabel], bool] | None = None
        self.on_document: Callable[[IdReading], object] | None = None
        self._title_words = title
        self._back_to: QWidget | None = None
        self._width = width
        self.setAccessibleName(title)
        self.hide()
        sizes = current_theme().sizes
        self._frame = QFrame(self)
        self._frame.setProperty("role", "sheet")
        inside = QVBoxLayout(self._frame)
        margin = 3 * sizes.grid
        inside.setContentsMargins(margin, 2 * sizes.grid, margin, margin)
        inside.setSpacing(2 * sizes.grid)
        inside.addLayout(self._head(title))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._holder = holder = QWidget()
        holder.setProperty("role", "scrolled")
        self.body = QVBoxLayout(holder)
        self.body.setContentsMargins(sizes.focus, sizes.focus, sizes.focus, sizes.focus)
        self.body.setSpacing(2 * sizes.grid)
        self._scroll.setWidget(holder)
        inside.addWidget(self._scroll, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(sizes.grid)
        inside.addLayout(self.buttons)
        over.installEventFilter(self)

    def _head(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().sizes.grid)
        self._title = label(title, "title")
        self._close_button = Button("\u00d7", name=self.tr("Close, Esc"))
        self._close_button.clicked.connect(self.dismiss)
        row.addWidget(self._title, 1)
        row.addWidget(self._close_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    # -- open and close -----------------------------------------------------------------

    def present(self, focus: QWidget | None = None) -> None:
        """Show it above everything of its window and put the focus on `focus`."""
        window = self.window()
        self._back_to = window.focusWidget()
        self._place()
        self.show()
        self.raise_()
        target = focus or self._first_focus()
        (target or self).setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close it and give the focus back."""
        if not self.isVisible():
            return
        self.hide()
        if self._back_to is not None and isValid(self._back_to) and self._back_to.isVisible():
            self._back_to.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    @staticmethod
    def top_of(window: QWidget) -> Sheet | None:
        """The open sheet that lies on top in `window`."""
        if not any(isValid(sheet) and sheet.isVisible() for sheet in _MADE):
            return None  # asked with each scan: to look through all widgets takes longer
        open_sheets = [s for s in window.findChildren(Sheet) if s.isVisible()]
        return open_sheets[-1] if open_sheets else None

    # -- focus and keys -----------------------------------------------------------------

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab goes round inside the sheet."""
        return step_focus(self, forward=next)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc closes; nothing else reaches the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A tap beside the sheet reaches nothing below."""
        event.accept()

    def focus_stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return focus_stops(self)

    def _first_focus(self) -> QWidget | None:
        stops = [w for w in self.focus_stops() if w is not self._close_button]
        return stops[0] if stops else self._close_button

    # -- place and paint ----------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the size of what lies below."""
        if event.type() == QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        self.setGeometry(over.rect())
        theme = current_theme()
        sizes = theme.sizes
        wanted = round(self._width * theme.scale.space) or sizes.sheet_width
        wanted = round(wanted * (1 + (theme.scale.text - 1) * 0.7))
        width = min(wanted, self.width() - 4 * sizes.grid)
        room = self.height() - 4 * sizes.grid
        self._frame.setFixedWidth(width)
        self._frame.ensurePolished()
        height = min(self._needed_height(width), room)
        self._frame.setFixedHeight(height)
        self._frame.move((self.width() - width) // 2, (self.height() - height) // 2)

    def _needed_height(self, width: int) -> int:
        sizes = current_theme().sizes
        inner = width - 6 * sizes.grid - 2 * sizes.hairline
        self.body.activate()
        body = self.body.totalHeightForWidth(inner) if self.body.hasHeightForWidth() else -1
        # words of other scripts are higher than what a width asks for: what is least counts too
        least = self._holder.minimumSizeHint().height()
        body = max(body, self._holder.sizeHint().height(), least)
        title = max(self._title.heightForWidth(inner - 2 * sizes.control), sizes.control)
        buttons = self.buttons.sizeHint().height()
        return title + body + buttons + 9 * sizes.grid + 2 * sizes.edge

    def refit(self) -> None:
        """Fit the height again after the content changed."""
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Dim what lies below."""
        dim = current_theme().colour("text" if current_theme().tokens.name == "light" else "bg")
        dim.setAlphaF(0.55)
        painter = QPainter(self)
        painter.fillRect(self.rect(), dim)
        painter.end()
