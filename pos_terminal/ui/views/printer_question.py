"""What the printer leaves to a person: a backlog, or a receipt of which nobody knows."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pos_terminal.checkout.commands import Command, PrintBacklog, ResolvePrint
from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.ui import format as form
from pos_terminal.ui.bridge import Bridge
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.widgets import Button, label
from pos_terminal.ui.widgets.inline_notice import Tone

_MOST_EMS = 7  # of a button where words are very large; longer ones wrap
_WITH_SOMEBODY = frozenset({Phase.SELLING, Phase.NO_SHIFT, Phase.PAYING, Phase.PAID})


class PrinterQuestion(QFrame):
    """One calm line under the status strip; the sale goes on beside it (C12)."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        """Hidden until there is a question."""
        super().__init__(parent)
        self._bridge = bridge
        self._answers: tuple[Command, Command] | None = None
        grid = current_theme().sizes.grid
        self.setProperty("role", "notice")
        self.setProperty("tone", str(Tone.WARN))
        row = QHBoxLayout(self)
        crowded = current_theme().scale.crowded
        edge = current_theme().sizes.inner if crowded else grid
        row.setContentsMargins(2 * grid, edge, 2 * grid, edge)
        row.setSpacing(grid)
        self._words = label("", "notice-text")
        self._words.setProperty("tone", str(Tone.WARN))
        row.addWidget(self._words, 1)
        self._first, self._second = Button(""), Button("")
        for place, button in enumerate((self._first, self._second)):
            if crowded:  # or nothing is left for the question
                button.setMaximumWidth(_MOST_EMS * current_theme().sizes.font_body)
            button.clicked.connect(lambda _checked=False, at=place: self._answer(at))
            row.addWidget(button)
        self.hide()

    def take(self, state: LaneState) -> None:
        """Ask what stands, one question at a time."""
        prints = state.prints
        if state.phase not in _WITH_SOMEBODY:
            self.hide()
        elif prints.backlog_asks:
            self._ask(
                self.tr("The printer is ready. %n receipt(s) waited.", "", prints.queued),
                (self.tr("Print %n receipt(s)", "", prints.queued), PrintBacklog(print_them=True)),
                (self.tr("Leave %n receipt(s)", "", prints.queued), PrintBacklog(print_them=False)),
            )
        elif prints.uncertain:
            job = prints.uncertain[0]
            words = self.tr("Was {title} printed? Look at the printer.")
            self._ask(
                words.format(title=form.isolate(job.title)),
                (self.tr("Print again"), ResolvePrint(job.job_id, again=True)),
                (self.tr("It is there"), ResolvePrint(job.job_id, again=False)),
            )
        else:
            self.hide()

    def _ask(self, words: str, first: tuple[str, Command], second: tuple[str, Command]) -> None:
        self._words.setText(words)
        self._first.set_words(first[0])
        self._second.set_words(second[0])
        self._answers = (first[1], second[1])
        self.setAccessibleName(words)
        self.show()

    def _answer(self, place: int) -> None:
        if self._answers is not None:
            self._bridge.submit(self._answers[place], owner=self)
