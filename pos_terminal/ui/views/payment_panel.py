"""The right side while paying: tenders, what is left or the change, amounts and pad."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.paid import PaidShown
from pos_terminal.ui.viewmodels.payment import PaymentShown, QuickShown, TenderShown
from pos_terminal.ui.widgets import (
    Button,
    Card,
    GiantAmount,
    InlineNotice,
    NumberPad,
    Tone,
    equal_row,
    label,
)
from pos_terminal.ui.widgets.emptied import empty
from pos_terminal.ui.widgets.text import amount_label


class PaymentPanel(QWidget):
    """Emits what was pressed; shows what the view-model says."""

    kind_pressed = Signal(str)  # cash | card | card_manual
    quick_pressed = Signal(int)  # minor units
    removed = Signal(str)  # tender id
    decided = Signal(str)  # again | paid | not_paid
    key = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing to pay yet."""
        super().__init__(parent)
        self._quick_shown: tuple[QuickShown, ...] = ()
        self._listed: tuple[object, ...] = ()  # what the list of tenders was made from
        large = current_theme().scale.very_crowded
        self.kinds = {
            "cash": Button(self.tr("Cash"), hint="" if large else self.tr("Enter")),
            "card": Button(self.tr("Card"), hint="" if large else "F7"),
            "card_manual": Button(self.tr("Card slip")),
        }
        for name, button in self.kinds.items():
            button.clicked.connect(partial(self.kind_pressed.emit, name))
        self.notice = InlineNotice()
        self.giant = GiantAmount()
        self.pad = NumberPad()
        self.pad.key.connect(self.key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        column.addLayout(equal_row(*self.kinds.values()))
        column.addWidget(self._card(), 1)
        self._decisions = self._decision_row()
        column.addWidget(self._decisions)
        self._quick_row = QWidget()
        self._quick = equal_row()
        self._quick_row.setLayout(self._quick)
        column.addWidget(self._quick_row)
        column.addWidget(self.pad)

    def _card(self) -> Card:
        card = Card()
        self._tenders = QVBoxLayout()
        self._tenders.setSpacing(current_theme().sizes.grid)
        holder = QWidget()
        holder.setProperty("role", "scrolled")
        holder.setLayout(self._tenders)
        self._tenders.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumHeight(1)  # gives way first; it scrolls
        scroll.setWidget(holder)
        card.body.addWidget(self.notice)
        card.body.addWidget(scroll, 1)
        card.body.addWidget(self.giant)
        return card

    def _decision_row(self) -> QWidget:
        holder = QWidget()
        again = Button(self.tr("Ask the terminal again"))
        paid = Button(self.tr("It was paid"))
        not_paid = Button(self.tr("It was not paid"), Kind.DANGER)
        for name, button in (("again", again), ("paid", paid), ("not_paid", not_paid)):
            button.clicked.connect(partial(self.decided.emit, name))
        holder.setLayout(equal_row(again, paid, not_paid))
        holder.hide()
        return holder

    # -- show ---------------------------------------------------------------------------

    def show_payment(self, shown: PaymentShown) -> None:
        """Tenders, giant figure, quick amounts and what may be pressed."""
        for button in self.kinds.values():
            button.setEnabled(shown.can_pay)
        self.kinds["card_manual"].setVisible(shown.by_slip)
        self.pad.setEnabled(shown.can_pay)
        self.pad.setVisible(shown.can_pay or not current_theme().scale.crowded)
        self.giant.show_amount(shown.giant.caption, shown.giant.amount, colour=shown.giant.ink)
        if shown.notice:
            self.notice.show_notice(Tone.WARN, shown.notice)
        else:
            self.notice.clear()
        self._decisions.setVisible(bool(shown.card_id))
        # the notice above the decisions names the amount, too
        self.giant.setVisible(not (shown.card_id and current_theme().scale.very_crowded))
        self._show_tenders(shown.tenders, shown.extra, removable=shown.can_leave)
        enough = 2 if current_theme().scale.very_crowded else len(shown.quick)
        self._show_quick(shown.quick[:enough])

    def _show_quick(self, quick: tuple[QuickShown, ...]) -> None:
        if quick == self._quick_shown:
            return
        self._quick_shown = quick
        row = self._quick
        empty(row)
        for each in quick:
            made = Button(each.words)
            made.clicked.connect(partial(self.quick_pressed.emit, each.amount_minor))
            row.addWidget(made)
        self._quick_row.setVisible(bool(quick))

    def _show_tenders(
        self,
        tenders: tuple[TenderShown, ...],
        extra: Sequence[tuple[str, str]],
        *,
        removable: bool,
    ) -> None:
        wanted = (tenders, tuple(extra), removable)
        if wanted == self._listed:
            return
        self._listed = wanted
        empty(self._tenders)
        for tender in tenders:
            self._tenders.addWidget(self._tender(tender, removable=removable))
        for words, amount in extra:
            self._tenders.addWidget(_pair(label(words, "muted"), amount_label(amount, "muted")))
        if not tenders:
            hint = self.tr("Tap an amount, or type what the customer gives and press Enter.")
            self._tenders.addWidget(label(hint if removable else "", "muted"))
        self._tenders.addStretch(1)

    def _tender(self, shown: TenderShown, *, removable: bool) -> QWidget:
        parts: list[QWidget] = [label(shown.words, "line"), amount_label(shown.amount)]
        if removable:
            name = self.tr("Remove {tender} {amount}").format(
                tender=shown.words, amount=shown.amount
            )
            remove = Button(self.tr("Remove"), name=name)
            remove.clicked.connect(partial(self.removed.emit, shown.tender_id))
            parts.append(remove)
        return _pair(*parts)


class PaidPanel(QWidget):
    """Paid: the change stays in giant digits until the next sale begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing paid yet."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card()
        card.body.setSpacing(2 * current_theme().sizes.grid)
        self._title = label("", "paid-title")
        self._number = label("", "line-muted")
        self._rows = QVBoxLayout()
        self.giant = GiantAmount()
        card.body.addStretch(1)
        card.body.addWidget(self._title)
        card.body.addWidget(self._number)
        card.body.addLayout(self._rows)
        card.body.addWidget(self.giant)
        card.body.addStretch(2)
        self._hint = label(self.tr("Scan the next item, or press Enter."), "muted")
        card.body.addWidget(self._hint)
        column.addWidget(card, 1)

    def show_paid(self, shown: PaidShown) -> None:
        """Show the words of a closed sale."""
        self._title.setText(shown.title)
        self._number.setText(shown.number)
        empty(self._rows)
        for words, amount in shown.sums:
            self._rows.addWidget(_pair(label(words, "line"), amount_label(amount)))
        self.giant.show_amount(shown.caption, shown.amount, colour="pay")


def _pair(*parts: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * current_theme().sizes.grid)
    for place, part in enumerate(parts):
        row.addWidget(part, 1 if place == 0 else 0)
    return holder
