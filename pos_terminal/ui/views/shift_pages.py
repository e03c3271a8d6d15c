"""Open a shift with a counted float, close it with a blind count."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos_terminal.checkout.commands import Command, OpenShift, SignOut
from pos_terminal.checkout.state import LaneState
from pos_terminal.ui import format as form
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.asks import AskLeft
from pos_terminal.ui.views.cash_count import CashCount
from pos_terminal.ui.views.page import Page
from pos_terminal.ui.widgets import Button, label
from pos_terminal.ui.widgets.emptied import empty


class CountPage(Page):
    """Base of both: a title, the count, a way out and one next step."""

    def __init__(self, stage: Stage, title: str, sentence: str, way_out: str) -> None:
        """`way_out` is the words of the button that does not count."""
        super().__init__(stage)
        heads = QVBoxLayout()
        heads.setSpacing(0)
        heads.addWidget(label(title, "heading"))
        heads.addWidget(label(sentence, "muted"))
        self.column.addLayout(heads)
        self._holder = QVBoxLayout()
        self.column.addLayout(self._holder, 1)
        self.count: CashCount | None = None
        self._out = Button(way_out, hint="Esc")
        self._out.clicked.connect(self.leave)
        self.next = Button("", Kind.PAY)
        self.next.clicked.connect(self.go)
        self.row = QHBoxLayout()
        self.row.setSpacing(current_theme().sizes.grid)
        self.row.addWidget(self._out, 2)
        self.row.addWidget(self.next, 6)
        self.column.addLayout(self.row)

    def enter(self, state: LaneState) -> None:
        """Start counting anew."""
        self.notice.clear()
        empty(self._holder)
        self.count = CashCount(state.currency)
        self.count.changed.connect(lambda _minor: self._show_next())
        self.count.finished.connect(lambda: self.next.setFocus(Qt.FocusReason.TabFocusReason))
        self._holder.addWidget(self.count)
        self._show_next()
        self.count.start()

    @property
    def counted_minor(self) -> int:
        """What was counted, minor units."""
        return self.count.total_minor if self.count is not None else 0

    def _show_next(self) -> None:
        amount = form.isolate(form.money(self.counted_minor, self.stage.state.currency))
        self.next.set_words(self.next_words(amount))

    def next_words(self, amount: str) -> str:
        """What the big button says."""
        raise NotImplementedError

    def go(self) -> None:
        """The big button."""
        raise NotImplementedError

    def leave(self) -> None:
        """The way out."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc leaves, Enter on a focused button presses it, F9 goes on."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() == Qt.Key.Key_F9:
            self.go()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            focused.click()
        else:
            super().keyPressEvent(event)

    def send(self, command: Command) -> None:
        """Submit; a refusal shows on top."""
        self.stage.bridge.submit(command, owner=self)


class OpenShiftPage(CountPage):
    """Before the first sale of a shift."""

    def __init__(self, stage: Stage) -> None:
        """For whoever has signed in."""
        super().__init__(
            stage,
            self.tr("Open the shift"),
            self.tr("Count the cash that is in the drawer now."),
            self.tr("Sign out"),
        )
        # a new shop needs goods before its first shift
        for place, (words, name) in enumerate(
            ((self.tr("Products"), "products"), (self.tr("Staff"), "staff")), 1
        ):
            made = Button(words)
            made.clicked.connect(partial(stage.page_wanted.emit, name))
            self.row.insertWidget(place, made, 1)

    def next_words(self, amount: str) -> str:
        """The float that is opened with."""
        return self.tr("Open with {amount}").format(amount=amount)

    def go(self) -> None:
        """Open."""
        self.send(OpenShift(self.counted_minor))

    def leave(self) -> None:
        """Somebody else's turn."""
        self.send(SignOut())


class CloseShiftPage(CountPage):
    """Blind: what should be there is shown only after the count."""

    def __init__(self, stage: Stage) -> None:
        """For a running shift with an empty basket."""
        super().__init__(
            stage,
            self.tr("Close the shift"),
            self.tr("Count all cash in the drawer. What should be there is shown afterwards."),
            self.tr("Back to sale"),
        )

    def next_words(self, amount: str) -> str:
        """The count that is closed with."""
        return self.tr("Close with {amount}").format(amount=amount)

    def go(self) -> None:
        """Ask what stays in the drawer, then close."""
        counts = self.count.counts() if self.count is not None else ()
        self.stage.opened.emit(AskLeft(self.counted_minor, counts))

    def leave(self) -> None:
        """Not now."""
        self.stage.page_wanted.emit("")
