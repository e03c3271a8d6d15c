"""A strip that asks for a person, inline above the totals, never a dialog."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets.button import Button
from pos_terminal.ui.widgets.emptied import empty
from pos_terminal.ui.widgets.flow import EqualFlow
from pos_terminal.ui.widgets.text import label, restyle

_LEAST_EMS = 13  # words narrower than this would stand in a tower


class Tone(StrEnum):
    """How a notice sounds."""

    INFO = "info"
    WARN = "warn"
    DANGER = "danger"


class InlineNotice(QFrame):
    """Words with what to do next, a sign beside the colour, one action beside or choices below."""

    acted = Signal()
    chose = Signal(int)  # which of the choices
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until `show_notice`."""
        super().__init__(parent)
        self.setProperty("role", "notice")
        sizes = current_theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * sizes.grid, sizes.grid, 2 * sizes.grid, sizes.grid)
        column.setSpacing(sizes.grid)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(sizes.grid)
        column.addLayout(self._line)
        self._choices = QWidget()
        self._choice_row = EqualFlow(self._choices)
        self._offered: tuple[tuple[str, Kind], ...] = ()
        column.addWidget(self._choices)
        row = self._words = QHBoxLayout()
        row.setSpacing(sizes.grid)
        self._sign = label("", "notice-sign", wrap=False)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        self._text = label("", "notice-text")
        self._detail = label("", "notice-detail")
        words.addWidget(self._text)
        words.addWidget(self._detail)
        words.addStretch(1)
        self._action = Button("")
        self._action.clicked.connect(self.acted)
        self._close = Button("\u00d7", name=self.tr("Close this notice"))
        self._close.clicked.connect(self._dismiss)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        acts = self._acts = QHBoxLayout()
        acts.setSpacing(sizes.grid)
        acts.addStretch(1)
        acts.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        acts.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addLayout(row, 1)
        self._line.addLayout(acts)
        self._tone = Tone.INFO
        for part in (self, self._choices, self._detail, self._action, self._close):
            part.hide()

    @property
    def tone(self) -> Tone:
        """How the shown notice sounds."""
        return self._tone

    def words(self) -> str:
        """The sentence that is shown."""
        return self._text.text()

    def show_notice(
        self,
        tone: Tone,
        text: str,
        *,
        action: str = "",
        detail: str = "",
        closable: bool = False,
        choices: Sequence[tuple[str, Kind]] = (),
    ) -> None:
        """Show `text`; `action` is the words of its button, `choices` those of a row below."""
        self._tone = tone
        self._offer(tuple(choices))
        self.setProperty("tone", str(tone))
        self._sign.setText({Tone.INFO: "i", Tone.WARN: "!", Tone.DANGER: "\u00d7"}[tone])
        self._text.setText(text)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._action.set_words(action)
        self._action.setVisible(bool(action))
        self._close.setVisible(closable)
        self.setAccessibleName(f"{text} {detail}".strip())
        for widget in (self, self._sign, self._text, self._detail):
            widget.setProperty("tone", str(tone))
            restyle(widget)
        self.show()

    def _offer(self, choices: tuple[tuple[str, Kind], ...]) -> None:
        self._choices.setVisible(bool(choices))
        if choices == self._offered:
            return
        self._offered = choices
        empty(self._choice_row)
        for place, (words, kind) in enumerate(choices):
            made = Button(words, kind)
            made.clicked.connect(partial(self.chose.emit, place))
            self._choice_row.addWidget(made)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As with the action below: else the way it goes would ask for a width that turns it."""
        least = super().minimumSizeHint()
        around = least.width() - self._line.minimumSize().width()
        widest = max(part.minimumSize().width() for part in (self._words, self._acts))
        least.setWidth(around + widest)
        return least

    def _acts_width(self) -> int:
        return self._action.sizeHint().width() if not self._action.isHidden() else 0

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where the words would get too narrow, the action goes below them."""
        super().resizeEvent(event)
        sizes = current_theme().sizes
        acts = self._acts_width()
        narrow = event.size().width() - acts < sizes.font_body * _LEAST_EMS
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(way)

    def clear(self) -> None:
        """Hide it without telling anybody."""
        self.hide()

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
