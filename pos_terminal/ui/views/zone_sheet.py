"""The lines below the photo of a passport or ID card, typed where nothing reads them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hardware.parsing.documents import document_of
from hardware.parsing.mrz import FILLER, corrected, lines_of
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.typed_ids import OWN_ZONE
from pos_terminal.ui.views.age_question import AgeQuestion
from pos_terminal.ui.widgets import Field, label

_WIDTH = 900  # px at 100 %: 44 characters of a passport's line
_LINES = 3


class ZoneSheet(AgeQuestion):
    """Two or three lines; a misread letter is offered as a digit, and compared by a person."""

    def __init__(self, stage: Stage, over: QWidget) -> None:
        """Empty lines."""
        super().__init__(stage, over, self.tr("Lines of the document"), width=_WIDTH)
        words = self.tr("Type the lines. A space counts as <; leave them out at the end.")
        self.body.addWidget(label(words, "muted"))
        captions = (self.tr("First line"), self.tr("Second line"), self.tr("Third line, if any"))
        self.fields = [Field(caption) for caption in captions]
        for field in self.fields:
            field.edit.setProperty(OWN_ZONE, True)
            field.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as on the document
            field.edit.returnPressed.connect(self._check)
            self.body.addWidget(field)
        self.add_button(self.tr("Check"), self._check, Kind.PRIMARY)
        self.present(self.fields[0].edit)

    def _check(self) -> None:
        text = _whole([field.text().upper() for field in self.fields if field.text()])
        reading = document_of(text)
        if reading is None or lines_of(text) is None:
            self._wrong(self.tr("These lines are not whole. Compare them with the document."))
        elif "check_digit" in reading.doubts:
            self._offer(text)
        else:
            self.judge(reading)

    def _offer(self, text: str) -> None:
        """Put in what was probably meant; a person compares it and presses Check again."""
        meant = corrected(text)
        if meant is None:
            self._wrong(self.tr("A check digit does not fit. Compare each character again."))
            return
        for field, line in zip(self.fields, meant.split("\n"), strict=False):
            field.set_text(line)
        words = self.tr("Letters and digits were mixed up and are changed. Compare, then check.")
        self._wrong(words)

    def _wrong(self, words: str) -> None:
        self.fields[0].show_error(words)
        self.refit()


def _whole(lines: list[str]) -> str:
    """Nobody counts the fillers at the end of a line: they are put in."""
    longest = max(map(len, lines), default=0)
    widths = (30,) if len(lines) == _LINES else (36, 44)
    width = next((each for each in widths if each >= longest), longest)
    return "\n".join(line.ljust(width, FILLER) for line in lines)
