"""What may stand before the first sale: starting, recovery, the clock, a store that refuses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from pos_terminal.checkout.commands import AcceptRecovery, Command, ConfirmTime
from pos_terminal.checkout.state import LaneState
from pos_terminal.ui import format as form
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.recovery import facts_of
from pos_terminal.ui.views.page import Page
from pos_terminal.ui.widgets import Button, Card, EmptyState, label
from pos_terminal.ui.widgets.emptied import empty
from pos_terminal.ui.widgets.scroll_pane import ScrollPane
from pos_terminal.ui.widgets.text import rule


class CardPage(Page):
    """One card with a title, a sentence, content, and one next step."""

    def __init__(self, stage: Stage, title: str, sentence: str, words: str) -> None:
        """`words` of the next step."""
        super().__init__(stage)
        card = Card()
        card.body.setSpacing(2 * current_theme().sizes.grid)
        self.heading = label(title, "heading")
        card.body.addWidget(self.heading)
        self.sentence = label(sentence, "body")
        card.body.addWidget(self.sentence)
        pane = ScrollPane()
        self.content = pane.body
        card.body.addWidget(pane, 1)
        self.next = Button(words, Kind.PAY)
        self.next.clicked.connect(self.go)
        card.body.addWidget(self.next)
        self.column.addWidget(card, 1)

    def enter(self, state: LaneState) -> None:
        """The next step has the focus: Enter goes on."""
        self.notice.clear()
        self.take(state)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self) -> None:
        """The next step."""
        raise NotImplementedError

    def send(self, command: Command) -> None:
        """Submit; a refusal shows on top."""
        self.stage.bridge.submit(command, owner=self)

    def empty(self) -> None:
        """Take all content away."""
        empty(self.content)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the focused button."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            focused.click()
        else:
            super().keyPressEvent(event)


class RecoveryPage(CardPage):
    """After a crash: what is safe, what came back, what needs a decision."""

    def __init__(self, stage: Stage) -> None:
        """Reads the lane's report."""
        super().__init__(
            stage,
            self.tr("The till was not shut down properly"),
            self.tr("Nothing that was paid is lost. This is what was found:"),
            self.tr("Go on"),
        )
        self._told: object = None

    def take(self, state: LaneState) -> None:
        """Show the report anew where it has changed: rows laid down again are away for a frame."""
        told = (state.recovery, state.prints.uncertain)
        if told == self._told:
            return
        self._told = told
        self.empty()
        if state.recovery is None:
            return
        if state.recovery.notes:  # then it is not sure that nothing is lost
            self.heading.setText(self.tr("Read this before you sell"))
            self.sentence.setText(self.tr("The records are not as this till left them."))
        for words in facts_of(state):
            self.content.addWidget(label(words, "line"))
            self.content.addWidget(rule())
        uncertain = state.prints.uncertain or state.recovery.prints
        for job in uncertain:  # who decides must be known: the till asks after the sign-in
            words = self.tr("Was {title} printed? Look at the printer.")
            self.content.addWidget(label(words.format(title=form.isolate(job.title)), "line"))
            self.content.addWidget(rule())
        self.content.addStretch(1)

    def go(self) -> None:
        """Read."""
        self.send(AcceptRecovery())


class ConfirmTimePage(CardPage):
    """The clock jumped: a person says whether it is right."""

    def __init__(self, stage: Stage) -> None:
        """Shows the time as it stands."""
        super().__init__(
            stage,
            self.tr("Is this the right time?"),
            self.tr(
                "The clock of this machine has jumped. If it is wrong, set the machine's clock "
                "first; the time here follows."
            ),
            self.tr("Yes, this is right"),
        )
        self._clock = label("", "total")
        self.content.addWidget(self._clock)
        self.content.addStretch(1)

    def take(self, state: LaneState) -> None:
        """Show the time."""
        now = self.stage.now()
        day, time = form.long_day(now.date()), form.time_of_day(now)
        self._clock.setText(f"{form.natural(day)}  {form.isolate(time)}")

    def go(self) -> None:
        """The clock is right."""
        self.send(ConfirmTime())


class WordsPage(Page):
    """Nothing to press: the till starts, or the store refuses."""

    def __init__(self, stage: Stage, title: str, sentence: str) -> None:
        """Words in the middle."""
        super().__init__(stage)
        self.column.addWidget(EmptyState(title, sentence), 1)
