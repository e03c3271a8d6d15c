"""What the window expects of every page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_terminal.checkout.state import LaneState
from pos_terminal.ui.stage import Said, Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.views.app_sheet import TONES
from pos_terminal.ui.widgets import InlineNotice, Tone
from pos_terminal.ui.widgets.focus_order import step_focus


def centred(widget: QWidget, width: int, height: int) -> QHBoxLayout:
    """`widget` in the middle of a large screen, at most so many px at 100 %."""
    scale = current_theme().scale
    grows = scale.space * max(1.0, scale.text)
    widget.setMaximumSize(round(width * grows), round(height * grows))
    row = QHBoxLayout()
    row.addWidget(widget)
    return row


def page_around(widget: QWidget) -> QWidget:
    """The page that a widget lies in, for a sheet over all of it."""
    around: QWidget | None = widget
    while around is not None and not isinstance(around, Page):
        around = around.parentWidget()
    return around or widget.window()


class Page(QWidget):
    """A full page; refusals show on top of it; scans are refused unless it says otherwise."""

    passes_scans = False  # to the sale in hand, where its simulators scan

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        """An empty page with room for a notice."""
        super().__init__(parent)
        self.setProperty("role", "page")
        self.stage = stage
        grid = current_theme().sizes.grid
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * grid, 0, 2 * grid, 2 * grid)
        self.column.setSpacing(2 * grid)
        self.notice = InlineNotice()
        self.column.addWidget(self.notice)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab goes in reading order, round and round."""
        return step_focus(self, forward=next)

    def enter(self, state: LaneState) -> None:
        """The page comes to the front."""

    def take(self, state: LaneState) -> None:
        """Another state while the page is in front."""

    def scan(self, code: str) -> bool:
        """A scan; False: refuse it aloud."""
        return False

    def say(self, said: Said) -> None:
        """A sentence on top of the page."""
        self.notice.show_notice(TONES.get(said.level, Tone.INFO), said.words, closable=True)
