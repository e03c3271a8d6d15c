"""The sale: ticket on the left from scan to "Paid", choosing or paying on the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from hardware.ports import ItemLabel
from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.ui.stage import Said, Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.viewmodels.money_entry import MoneyEntry
from pos_terminal.ui.viewmodels.paid import paid_of
from pos_terminal.ui.viewmodels.payment import payment_of
from pos_terminal.ui.viewmodels.primary import primary_of
from pos_terminal.ui.viewmodels.ticket import LineCache, TicketShown, ticket_of
from pos_terminal.ui.views.checks_panel import ChecksPanel
from pos_terminal.ui.views.choose_panel import ChoosePanel
from pos_terminal.ui.views.payment_panel import PaidPanel, PaymentPanel
from pos_terminal.ui.views.sell_keys import SellKeys
from pos_terminal.ui.views.ticket_panel import TicketPanel
from pos_terminal.ui.widgets import Sheet
from pos_terminal.ui.widgets.focus_order import step_focus

_ABOVE_THE_SUMS = frozenset({"refuse", "warn"})  # levels; what is well is told in passing
_TICKET, _CHOICE = 43, 57  # per cent of the width, look.md


class SellPage(QWidget):
    """Wires the panels to the sale desk; what keys mean is in `_keys`."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        """Follow the lane behind `stage`."""
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # rests here: digits go to the pad
        self.stage = stage
        self.desk = stage.sale
        self._keys = SellKeys(self)
        self.money = MoneyEntry(self)
        self._shown = TicketShown()
        self._lines = LineCache()
        self._heard = -1  # highest serial of a notice that was shown
        self.key_ms: int | None = None  # time of the key in hand; None: a tap
        self.panel = TicketPanel()
        self.choose = ChoosePanel(stage)
        self.payment = PaymentPanel()
        self.paid = PaidPanel()
        self.checks = ChecksPanel()
        self.right = QStackedWidget()
        for side in (self.choose, self.payment, self.paid, self.checks):
            self.right.addWidget(side)
        self._lay_out()
        self._wire_ticket()
        self._wire_choice()
        self._wire_payment()
        stage.bridge.state_changed.connect(self._take)
        self._take(stage.state)  # the lane may have told it long ago

    def _lay_out(self) -> None:
        grid = current_theme().sizes.grid
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * grid, 0, 2 * grid, 2 * grid)
        row.setSpacing(2 * grid)
        for side, share in ((self.panel, _TICKET), (self.right, _CHOICE)):
            policy = side.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            side.setSizePolicy(policy)
            side.setProperty("focus_block", share)  # Tab: ticket first
            row.addWidget(side, share)

    # -- wires --------------------------------------------------------------------------

    def _wire_ticket(self) -> None:
        panel, desk = self.panel, self.desk
        panel.ticket.chosen.connect(self._select)
        panel.ticket.cleared.connect(lambda: self._select(None))
        panel.primary_pressed.connect(lambda: self.primary("tap"))
        panel.step_pressed.connect(desk.step)
        panel.pressed.connect(lambda name: self._small()[name]())

    def _small(self) -> dict[str, Callable[[], None]]:
        desk = self.desk
        return {
            "customer": lambda: desk.ask(asks.AskCustomer()),
            "park": desk.park,
            "recall": lambda: desk.ask(asks.AskParked()),
            "void": desk.void,
            "back": self.back,
            "receipt": self._receipt,
            "copy": self._copy,
        }

    def _wire_choice(self) -> None:
        desk, choose = self.desk, self.choose
        functions: dict[str, Callable[[], None]] = {
            "quantity": desk.quantity,
            "price": desk.price,
            "discount": desk.discount,
            "weigh": desk.weigh,
            "open_item": desk.open_item,
            "undo": desk.undo,
            "find_sale": lambda: desk.ask(asks.AskSale()),
            "more": lambda: desk.ask(asks.AskMore()),
        }
        choose.function.connect(lambda name: functions[name]())
        choose.key.connect(desk.key)
        choose.picked.connect(self._pick)
        choose.suggested.connect(desk.add_suggested)
        choose.suggestions_seen.connect(desk.saw_suggestions)
        choose.bar.search.left.connect(self.leave_search)
        desk.entry.changed.connect(self._show_entry)

    def _wire_payment(self) -> None:
        payment, desk = self.payment, self.desk
        payment.key.connect(self.money.press)
        payment.quick_pressed.connect(self._quick)
        payment.kind_pressed.connect(self.tender)
        payment.removed.connect(lambda tender: desk.bridge.submit(cmd.RemoveTender(tender)))
        payment.decided.connect(self._decide)
        self.checks.override.connect(lambda: desk.bridge.submit(cmd.OverrideChecks()))
        self.checks.due.connect(lambda: self._take(self.stage.state))
        self.money.changed.connect(self._show_payment)

    # -- show ---------------------------------------------------------------------------

    def load(self) -> None:
        """Ask for tiles; called when the page is shown for the first time."""
        self.choose.load()

    def _take(self, state: LaneState) -> None:
        lines_before, notice = self._shown.lines, state.notice
        self._shown = ticket_of(state, self._shown, self._lines)
        told = (
            notice is not None and notice.serial > self._heard and notice.level in _ABOVE_THE_SUMS
        )
        self._heard = max(self._heard, notice.serial if notice is not None else -1)
        if self._shown.lines != lines_before and not told:
            self.panel.quiet()  # what was said before this item
        self.panel.show_ticket(self._shown)
        if self.desk.selected is not None and state.basket.line(self.desk.selected) is None:
            self.desk.selected = None
        if state.phase not in (Phase.PAYING, Phase.AWAITING_CHECKS):
            self.money.clear()
        seen = self.checks.take(state)
        if state.phase is Phase.AWAITING_CHECKS and not seen:
            return  # most checks end before anybody could see them: nothing flickers
        self._show_side(state)
        self._show_payment()
        self._show_entry()
        self.choose.show_plugins(state)

    def _show_side(self, state: LaneState) -> None:
        side: QWidget = self.checks if state.phase is Phase.AWAITING_CHECKS else self.payment
        if state.phase is Phase.PAID:
            side = self.paid
            self.paid.show_paid(paid_of(state))
        elif state.phase is Phase.SELLING:
            side = self.choose
        if self.right.currentWidget() is not side:
            self.choose.end_search()
            self.desk.entry.clear()
            self.right.setCurrentWidget(side)
            self.rest()

    def _show_payment(self) -> None:
        state = self.stage.state
        typed = self._typed()
        can_leave = False
        if state.phase is not Phase.SELLING:  # or each scan would reckon what is paid
            shown = payment_of(state, typed)
            can_leave = shown.can_leave
            self.payment.show_payment(shown)
        self.panel.show_primary(primary_of(state, typed))
        self.panel.show_phase(state, can_leave=can_leave)

    def _show_entry(self) -> None:
        entry = self.desk.entry
        target = self.desk.target()
        name = target.line.name if target is not None else ""
        self.choose.show_entry(entry.shown(name) if entry.active else None)

    def say(self, said: Said) -> None:
        """A sentence above the sums."""
        self.panel.say(said)

    def rest(self) -> None:
        """Put the focus where digits go to the pad."""
        if self.isVisible() and Sheet.top_of(self.window()) is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- acts ---------------------------------------------------------------------------

    def scan(self, code: str, label: ItemLabel | None = None) -> None:
        """A scan, from whatever has the focus."""
        self.desk.scan(code, label)

    def _typed(self) -> int | None:
        if self.stage.state.phase is not Phase.PAYING:
            return None
        return self.money.minor(self.stage.state.currency)

    def _select(self, line_no: int | None) -> None:
        self.desk.selected = line_no
        self._show_entry()

    def _pick(self, hit: object, how: str) -> None:
        self.desk.add_hit(hit, how)  # type: ignore[arg-type]
        if how == "search":
            self.leave_search()

    def leave_search(self) -> None:
        """Clear the search and rest."""
        self.choose.end_search()
        self.rest()

    def primary(self, source: str) -> None:
        """The big button, pressed by `source`."""
        typed = self._typed()
        self.money.clear()  # or the next tender would start from this one's digits
        self.desk.primary(source, typed, self.key_ms)

    def _quick(self, amount_minor: int) -> None:
        self.desk.guard.forget()  # another button than Pay: the next tap on that is meant
        self._cash(amount_minor)

    def _cash(self, amount_minor: int) -> None:
        self.money.clear()
        self.desk.cash(amount_minor)

    def tender(self, kind: str) -> None:
        """Pay by cash, card, or the slip of a stand-alone terminal."""
        typed = self._typed()
        if kind == "cash":
            self.enter_cash("tap-cash")
        elif kind == "card" and self.stage.state.integrated_cards:
            self.money.clear()
            self.desk.card(typed)
        else:
            self.stage.opened.emit(asks.AskCardReference(typed))

    def enter_cash(self, source: str) -> None:
        """The typed amount, or exactly what is left; Enter on a settled sale ends it."""
        typed = self._typed()
        quick = payment_of(self.stage.state).quick
        if typed is None and quick:
            if self.desk.guard.allows(source, "exact", self.key_ms):
                self._cash(quick[0].amount_minor)
            return
        self.primary(source)

    def _decide(self, answer: str) -> None:
        card = self.stage.state.pending_card
        if card is None:
            return
        if answer == "again":
            self.stage.bridge.submit(cmd.AskCardAgain(card.tender_id))
        elif answer == "paid" and not card.reversal:
            self.stage.opened.emit(asks.AskCardReference(card.amount_minor, card.tender_id))
        else:
            self.stage.bridge.submit(cmd.ResolveCard(card.tender_id, paid=answer == "paid"))

    def back(self) -> None:
        """Back to the sale; given cash is given back."""
        self.money.clear()
        self.desk.back()

    def _receipt(self) -> None:
        sale = self.stage.state.last_sale
        if sale is not None:
            self.stage.opened.emit(asks.AskReceipt(sale.sale_id))

    def _copy(self) -> None:
        sale = self.stage.state.last_sale
        if sale is not None:
            self.stage.bridge.submit(cmd.Reprint(sale.sale_id), done=self._copied, owner=self)

    def _copied(self, _result: object) -> None:
        self.stage.say(self.tr("A copy is printed, marked COPY."), "success")

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab goes through the ticket, then through the right side, as one reads."""
        return step_focus(self, forward=next)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """What nobody below wanted: function keys, digits, Enter, Esc."""
        sheet = Sheet.top_of(self.window())
        if sheet is not None:  # a question is open: its keys are never the sale's
            sheet.setFocus(Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(sheet, event)
            return
        self.key_ms = event.timestamp()
        self._keys.press(event)
        self.key_ms = None

    def walk(self, step: int) -> None:
        """Up and Down choose a line of the ticket."""
        numbers = [line.line_no for line in self._shown.lines]
        if not numbers:
            return
        now = self.panel.ticket.selected()
        place = numbers.index(now) + step if now in numbers else len(numbers) - 1
        self.panel.ticket.select(numbers[max(0, min(place, len(numbers) - 1))])
