"""The one button: kinds by colour, wrapped words, a focus ring, a 48 px target."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from pos_terminal.ui.button_kinds import Kind, wear
from pos_terminal.ui.format import natural
from pos_terminal.ui.theme import current_theme

_Size = TypeVar("_Size")
_ONE_SIGN = 2  # characters: "7", "00", "⌫"
_LEADING = int(
    Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
)
_WRAP = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class Button(QPushButton):
    """A button of one `Kind`; `hint` is its key, shown after the words ("Back to sale  Esc")."""

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.NORMAL,
        *,
        hint: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make it; `name` is the accessible name where the words alone do not say enough."""
        super().__init__(text, parent)
        self._kind = kind
        self._hint = hint
        self._name = name
        self._height = 0  # px; 0: as the kind asks
        self._leading = False  # words on the leading edge instead of the middle
        self._measured_words = ""  # what the measures below are of
        self._measures: dict[object, Any] = {}
        self.setProperty("kind", str(kind))
        # Tab reaches it; a tap does not take the focus (and the caret) from a field.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tell_name()

    @property
    def kind(self) -> Kind:
        """What the button is for."""
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Change what it is for: Pay becomes Wait while a hold stands."""
        if kind is not self._kind:
            self._kind = kind
            self._measures = {}
            self.setProperty("kind", str(kind))
            self.style().unpolish(self)
            self.style().polish(self)
            self.updateGeometry()
            self.update()

    def set_words(self, text: str, name: str = "") -> None:
        """Change words and accessible name together (an amount must not be hidden by a name)."""
        if text != self.text() or name != self._name:
            self._name = name
            self.setText(text)
            self._tell_name()
            self.updateGeometry()

    def set_leading(self, leading: bool) -> None:
        """Put the words on the leading edge, as in a list."""
        self._leading = leading
        self.update()

    def words(self) -> str:
        """What is painted: the text, and the key where there is one."""
        return f"{self.text()}  {self._hint}" if self._hint else self.text()

    def _tell_name(self) -> None:
        self.setAccessibleName(self._name or self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses too, not only Space; a key that is held down presses once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    # -- size ---------------------------------------------------------------------------

    def set_height(self, height: int) -> None:
        """Be this high in px instead of what the kind asks for; 0: as the kind asks."""
        if height != self._height:
            self._height = height
            self._measures = {}
            self.updateGeometry()

    def _least_height(self) -> int:
        sizes = current_theme().sizes
        if self._height:
            return self._height
        heights = {
            Kind.PAY: sizes.pay_height,
            Kind.WAIT: sizes.pay_height,
            Kind.TILE: sizes.tile,
            Kind.TAB: sizes.tab,
            Kind.QUIET: sizes.target,
        }
        return heights.get(self._kind, sizes.control)

    def _padding(self) -> int:
        return current_theme().sizes.grid + current_theme().sizes.inner

    def _measured(self, what: object, measure: Callable[[], _Size]) -> _Size:
        """What `measure` gives, once for these words in this font: Qt asks hundreds of times."""
        self.ensurePolished()  # another font or style comes by changeEvent
        words = self.words()
        if words != self._measured_words:
            self._measured_words, self._measures = words, {}
        found: _Size | None = self._measures.get(what)
        if found is None:
            found = self._measures[what] = measure()
        return found

    def forget_measures(self) -> None:
        """What is painted has changed beside the words."""
        self._measures = {}

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Words on one line, within reason."""
        return self._measured("hint", self._hint_size)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The longest word."""
        return self._measured("least", self._least_size)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Height of the wrapped words."""
        return self._measured(width, lambda: self._wrapped_height(width))

    def _hint_size(self) -> QSize:
        sizes = current_theme().sizes
        width = self.fontMetrics().horizontalAdvance(self.words()) + 2 * self._padding()
        width = max(width + 2 * sizes.inner, sizes.target)
        return QSize(width, self.heightForWidth(width))

    def _least_size(self) -> QSize:
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(w) for w in self.words().split()), default=0)
        sizes = current_theme().sizes
        width = max(longest + 2 * self._padding(), sizes.target)
        least = self._least_height()
        return QSize(width, least if self.hasHeightForWidth() else self._wrapped_height(width))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Long words wrap, so the height follows the width; a pad's digits never do."""
        return len(self.text()) > _ONE_SIGN

    def _wrapped_height(self, width: int) -> int:
        inside = QRect(0, 0, max(1, width - 2 * self._padding()), 10_000)
        metrics: QFontMetrics = self.fontMetrics()
        needed = metrics.boundingRect(inside, _WRAP, self.words()).height()
        sizes = current_theme().sizes
        air = sizes.inner if self._kind is Kind.KEY else sizes.grid  # a key holds one sign
        return max(self._least_height(), needed + 2 * air)

    # -- paint --------------------------------------------------------------------------

    def ink(self) -> QColor:
        """Colour of the words in this state."""
        worn = wear(
            current_theme().tokens, self._kind, checked=self.isChecked(), enabled=self.isEnabled()
        )
        return QColor(worn.ink)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Bevel by the style sheet, words and ring by us."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        if self.isDown():
            self._shade(painter)
        self.paint_content(painter)
        if self.hasFocus():
            draw_focus_ring(painter, self.rect(), filled=self._is_filled())
        painter.end()

    def paint_content(self, painter: QPainter) -> None:
        """Paint the words; tiles paint more."""
        inside = self.rect().adjusted(self._padding(), 0, -self._padding(), 0)
        painter.setPen(self.ink())
        painter.setFont(self.font())
        painter.drawText(inside, _LEADING if self._leading else _WRAP, natural(self.words()))

    def _is_filled(self) -> bool:
        return self._kind in (Kind.PRIMARY, Kind.PAY, Kind.DANGER_FILLED)

    def _shade(self, painter: QPainter) -> None:
        """Feedback in the same frame as the press."""
        theme = current_theme()
        shade = theme.colour("text")
        shade.setAlphaF(0.14)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawRoundedRect(self.rect(), theme.sizes.radius, theme.sizes.radius)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Fonts and theme change the size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measures = {}
            self.updateGeometry()


def draw_focus_ring(painter: QPainter, rect: QRect, *, filled: bool = False) -> None:
    """Ring of 3 px; on a filled button a gap of surface keeps it visible."""
    theme = current_theme()
    ring = theme.sizes.focus
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = theme.sizes.radius
    if filled:
        painter.setPen(QPen(theme.colour("surface"), ring))
        gap = rect.adjusted(ring + 1, ring + 1, -ring - 1, -ring - 1)
        painter.drawRoundedRect(gap, radius - ring, radius - ring)
    painter.setPen(QPen(theme.colour("primary"), ring))
    half = ring // 2 + 1
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
