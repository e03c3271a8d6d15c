"""The left side of a sale: ticket, what needs a person, sums, and the one big button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Said
from pos_terminal.ui.unchanged import alike_from_start
from pos_terminal.ui.viewmodels.counts import Counts
from pos_terminal.ui.viewmodels.holds import HoldShown
from pos_terminal.ui.viewmodels.primary import Primary
from pos_terminal.ui.viewmodels.ticket import LineShown, TicketShown
from pos_terminal.ui.widgets import (
    Button,
    Card,
    InlineNotice,
    TicketList,
    TicketRow,
    Tone,
    TotalsPanel,
    equal_row,
)

_TONES = {"refuse": Tone.DANGER, "warn": Tone.WARN}


class TicketPanel(Card):
    """Never moves from scan to "Paid"; only the row above the big button changes."""

    pressed = Signal(str)  # name of a small button
    primary_pressed = Signal()
    step_pressed = Signal(object)  # Step: a button beside what holds the sale

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty ticket."""
        super().__init__(parent)
        self._hold: HoldShown | None = None
        self._more_holds = 0  # after that one
        self._lines: tuple[LineShown, ...] = ()
        self._lines_rows: tuple[TicketRow, ...] = ()  # of those
        self.ticket = TicketList()
        self.hold = InlineNotice()
        self.hold.acted.connect(lambda: self._step(0))
        self.hold.chose.connect(self._step)
        self.notice = InlineNotice()
        self.notice.dismissed.connect(self._fit)
        self.totals = TotalsPanel()
        self.primary = Button("", Kind.PAY)
        self.primary.clicked.connect(self.primary_pressed)
        self._rows = QStackedWidget()
        self._buttons: dict[str, Button] = {}
        for row in (self._selling_row(), self._paying_row(), self._paid_row()):
            self._rows.addWidget(row)
        self.body.addWidget(self.ticket, 1)
        for widget in (self.notice, self.hold, self.totals, self._rows, self.primary):
            self.body.addWidget(widget)

    def _row(self, *buttons: Button) -> QWidget:
        holder = QWidget()
        holder.setLayout(equal_row(*buttons))
        return holder

    def _button(self, name: str, words: str, kind: Kind = Kind.NORMAL, hint: str = "") -> Button:
        made = Button(words, kind, hint=hint)
        made.clicked.connect(lambda: self.pressed.emit(name))
        self._buttons[name] = made
        return made

    def _selling_row(self) -> QWidget:
        return self._row(
            self._button("customer", self.tr("Customer")),
            self._button("park", self.tr("Park")),
            self._button("recall", self.tr("Recall")),
            self._button("void", self.tr("Void"), Kind.DANGER),
        )

    def _paying_row(self) -> QWidget:
        return self._row(self._button("back", self.tr("Back to sale"), hint="Esc"))

    def _paid_row(self) -> QWidget:
        return self._row(
            self._button("receipt", self.tr("Show receipt")),
            self._button("copy", self.tr("Print a copy")),
        )

    # -- show ---------------------------------------------------------------------------

    def show_ticket(self, shown: TicketShown) -> None:
        """Lines, sums, holds; `show_phase` follows and finds room for them."""
        self.ticket.set_rows(self._rows_of(shown.lines), last_no=shown.last_no)
        self.totals.set_rows(shown.sums)
        self.totals.set_total(shown.total, shown.caption)
        self._hold = shown.holds[0] if shown.holds else None
        self._more_holds = max(0, len(shown.holds) - 1)
        self._buttons["customer"].set_words(
            shown.customer or self.tr("Customer"),
            self.tr("Customer: {name}").format(name=shown.customer) if shown.customer else "",
        )

    def _rows_of(self, lines: tuple[LineShown, ...]) -> tuple[TicketRow, ...]:
        """Rows of the list; a line that did not change stays the same row, and is not compared."""
        same = alike_from_start(self._lines, lines)
        before = zip(self._lines[same:], self._lines_rows[same:], strict=True)
        known = {id(line): row for line, row in before}
        rest = (
            known.get(id(line)) or TicketRow(line.line_no, line.name, line.amount, line.detail)
            for line in lines[same:]
        )
        self._lines_rows = (*self._lines_rows[:same], *rest)
        self._lines = lines
        return self._lines_rows

    def show_primary(self, primary: Primary) -> None:
        """The big button."""
        self.primary.set_kind(primary.kind)
        self.primary.set_words(primary.words)
        self.primary.setEnabled(primary.enabled)

    def show_phase(self, state: LaneState, *, can_leave: bool) -> None:
        """Which small buttons there are."""
        row = {Phase.SELLING: 0, Phase.PAID: 2}.get(state.phase, 1)
        self._rows.setCurrentIndex(row)
        has_lines = bool(state.priced.lines)
        self._buttons["back"].setEnabled(can_leave)
        self._buttons["park"].setEnabled(has_lines)
        self._buttons["void"].setEnabled(has_lines)
        recall = self.tr("Recall")
        count = state.parked_count
        self._buttons["recall"].set_words(f"{recall} {count}" if count else recall)

        self._fit()

    def say(self, said: Said) -> None:
        """One sentence above the sums; it stays until the next item or a tap."""
        self.notice.show_notice(_TONES.get(said.level, Tone.INFO), said.words, closable=True)
        self._fit()

    def quiet(self) -> None:
        """Take the sentence away."""
        if not self.notice.isHidden():
            self.notice.clear()
            self._fit()

    # -- room ---------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another height may have room for more, or less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """On a small screen with large words: sums, then words of the hold, then small buttons.

        The total, the last item and the big button, which also says what it waits for, stay.
        """
        self.totals.show_rows(True)
        self._rows.show()
        self._show_hold(short=False)
        if not self._lacks_room():  # on most screens, after each scan: measured once
            self.ticket.show()
            return
        self.totals.show_rows(False)
        if self._lacks_room():
            self._show_hold(short=True)
        if self._lacks_room():
            self.hold.hide()  # the big button says and does the same
        spoken = not self.notice.isHidden()
        if self._lacks_room() and spoken:
            self._rows.hide()  # until the notice is closed; their keys work
        self.ticket.setVisible(not (self._lacks_room() and spoken))

    def _show_hold(self, *, short: bool) -> None:
        hold = self._hold
        if hold is None:
            self.hold.clear()
        elif len(hold.steps) <= 1:
            words = hold.short if short else hold.words
            self.hold.show_notice(
                Tone.WARN, words, action=hold.action, detail="" if short else self._detail(hold)
            )
        else:
            choices = [(step.words, step.kind) for step in hold.steps]
            detail = "" if short else self._detail(hold)
            self.hold.show_notice(Tone.WARN, hold.words, detail=detail, choices=choices)

    def _detail(self, hold: HoldShown) -> str:
        """Who says so, and how much else stands."""
        more = Counts().more_holds(self._more_holds) if self._more_holds else ""
        return " · ".join(part for part in (hold.detail, more) if part)

    def _step(self, place: int) -> None:
        hold = self._hold
        if hold is not None and place < len(hold.steps):
            self.step_pressed.emit(hold.steps[place])

    def _lacks_room(self) -> bool:
        margins = self.body.contentsMargins()
        inside = self.contentsRect()  # without the card's edge: a word may wrap by two pixels
        width = inside.width() - margins.left() - margins.right()
        needed = margins.top() + margins.bottom() + self.ticket.minimumSizeHint().height()
        for widget in (self.notice, self.hold, self.totals, self._rows, self.primary):
            if not widget.isHidden():
                least = widget.minimumSizeHint().height()
                if widget.hasHeightForWidth():
                    least = max(least, widget.heightForWidth(width))
                needed += least + self.body.spacing()
        return self.height() > 0 and needed > inside.height()
