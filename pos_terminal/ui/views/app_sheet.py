"""A sheet with room for what is said while it is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Said, Stage
from pos_terminal.ui.widgets import Button, Field, InlineNotice, Sheet, Tone

TONES = {"refuse": Tone.DANGER, "warn": Tone.WARN}


class AppSheet(Sheet):
    """A sheet of this application: refusals show inside it; it is deleted when it closes."""

    survives_pages = False  # stays open when another page comes to the front

    def __init__(self, stage: Stage, over: QWidget, title: str, *, width: int = 0) -> None:
        """A closed sheet over `over`; scans go to the sale below unless `hears_scans` says no."""
        super().__init__(over, title, width=width)
        self.stage = stage
        self.notice = InlineNotice()
        self.body.addWidget(self.notice)
        self.closed.connect(self.deleteLater)

    def present(self, focus: QWidget | None = None) -> None:
        """Show it; words of other scripts take their height once they are shown."""
        super().present(focus)
        self._give_rest_to_the_last()
        self.refit()

    def _give_rest_to_the_last(self) -> None:
        """Room that is left over is neither the notice's, nor between a caption and its field."""
        at = self.body.count() - 1
        self.body.setStretch(at, 1)
        item = self.body.itemAt(at)
        last = item.widget() if item is not None else None
        if isinstance(last, Field):
            self.body.setAlignment(last, Qt.AlignmentFlag.AlignTop)

    def say(self, said: Said) -> None:
        """Show a sentence at the top of the sheet."""
        self.notice.show_notice(TONES.get(said.level, Tone.INFO), said.words)
        self.refit()

    def refuse(self, error: BaseException) -> None:
        """Refuse aloud; the words show in this sheet."""
        self.stage.refuse(error)

    def add_button(
        self, words: str, act: Callable[[], object], kind: Kind = Kind.NORMAL, *, stretch: int = 1
    ) -> Button:
        """A button at the bottom of the sheet."""
        made = Button(words, kind)
        made.clicked.connect(lambda: act())
        self.buttons.addWidget(made, stretch)
        return made

    def finish(self, _result: object = None) -> None:
        """The lane agreed: close."""
        self.dismiss()
