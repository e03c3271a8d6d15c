"""Cash beside the sales: what stays at closing, cash in and out, the drawer without a sale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.records import ShiftReport
from pos_terminal.ui import format as form
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.viewmodels.amounts import amount_from
from pos_terminal.ui.viewmodels.shift_result import cards_of, result_of
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.views.pad_sheet import PadSheet
from pos_terminal.ui.views.reason_row import ReasonRow
from pos_terminal.ui.widgets import Button, GiantAmount, equal_row, label
from pos_terminal.ui.widgets.text import amount_label

translate = QCoreApplication.translate


class AmountSheet(PadSheet[int]):
    """Base of the sheets that ask for an amount of cash."""

    def value(self) -> int | None:
        """Minor units."""
        return amount_from(self.field.text(), self.stage.state.currency)

    def words(self, value: int) -> str:
        """The amount with its currency."""
        return form.isolate(form.money(value, self.stage.state.currency))


class LeftSheet(AmountSheet):
    """What stays in the drawer; then the shift closes and the result is shown."""

    def __init__(self, stage: Stage, over: QWidget, ask: asks.AskLeft) -> None:
        """After the count of `ask`."""
        super().__init__(
            stage,
            over,
            QCoreApplication.translate("LeftSheet", "What stays in the drawer?"),
            QCoreApplication.translate("LeftSheet", "Float for the next shift"),
            ok=QCoreApplication.translate("LeftSheet", "Close the shift"),
        )
        self._ask = ask
        shift = stage.state.shift
        opened = min(shift.float_minor if shift is not None else 0, ask.counted_minor)
        quick = QWidget()
        quick.setLayout(equal_row(*(self._quick(minor) for minor in sorted({0, opened}))))
        self.put_above(quick)
        self.start()

    def _quick(self, minor: int) -> Button:
        words = self.words(minor) if minor else self.tr("Nothing")
        made = Button(words)
        made.clicked.connect(lambda: self.take(minor))
        return made

    def take(self, value: int) -> None:
        """Close."""
        self.stage.bridge.submit(
            cmd.CloseShift(self._ask.counted_minor, value, self._ask.counts),
            done=self._closed,
            failed=self.refuse,
            owner=self,
        )

    def _closed(self, result: object) -> None:
        over = self.parentWidget()
        self.dismiss()
        self.stage.page_wanted.emit("")
        if isinstance(result, Mapping) and over is not None:
            ShiftResultSheet(self.stage, over, result)


class ShiftResultSheet(AppSheet):
    """The Z report in short: counted, expected, difference, sales, the card terminal's answer."""

    survives_pages = True

    def __init__(self, stage: Stage, over: QWidget, data: Mapping[str, Any]) -> None:
        """After closing, with the data of SHIFT_CLOSED; the card terminal may answer later."""
        result = result_of(data)
        super().__init__(stage, over, result.title)
        self._data, self._answered = data, False
        giant = GiantAmount()
        giant.show_amount(result.caption, result.difference, colour=result.ink)
        self.body.addWidget(giant)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        for row, (words, amount) in enumerate(result.rows):
            grid.addWidget(label(words, "line"), row, 0)
            grid.addWidget(amount_label(form.isolate(amount)), row, 1)
        self._cards = (label("", "line"), amount_label(""))
        for column, widget in enumerate(self._cards):
            grid.addWidget(widget, len(result.rows), column)
        self.body.addLayout(grid)
        self.add_button(self.tr("Sign out"), self._sign_out)
        go_on = self.add_button(self.tr("Open the next shift"), self.dismiss, Kind.PRIMARY)
        self._show_cards(None)
        stage.bridge.state_changed.connect(self._look_for_cards)
        self.present(go_on)

    def _look_for_cards(self, _state: object) -> None:
        """The terminal may have answered: what the Z report says of it now."""
        if not self._answered:
            self.stage.bridge.ask(self.stage.queries.last_z(), self._show_cards, owner=self)

    def _show_cards(self, report: ShiftReport | None) -> None:
        if self._answered:
            return
        cards = cards_of(self._data, report)
        for widget, words in zip(self._cards, cards or ("", ""), strict=True):
            widget.setText(words if widget is self._cards[0] else form.isolate(words))
            widget.setVisible(cards is not None)
        if report is not None and report.z_no == self._data["z_no"] and report.card_day is not None:
            self._answered = True
            self.refit()

    def _sign_out(self) -> None:
        self.stage.bridge.submit(cmd.SignOut(), done=self.finish, failed=self.refuse, owner=self)


class CashSheet(AmountSheet):
    """Cash in, out, or dropped into the safe: amount and reason."""

    def __init__(self, stage: Stage, over: QWidget, ask: asks.AskCash) -> None:
        """`kind` of the ask: in, out or drop."""
        titles = {
            "in": translate("CashSheet", "Put cash in"),
            "out": translate("CashSheet", "Take cash out"),
            "drop": translate("CashSheet", "Drop cash into the safe"),
        }
        super().__init__(
            stage, over, titles.get(ask.kind, ask.kind), translate("CashSheet", "Amount")
        )
        self._kind = ask.kind
        self._reason = ""
        row = ReasonRow(
            self.tr("Why?"), self._reasons(), other=self.tr("Another reason, then Enter")
        )
        row.chosen.connect(self._because)
        self.put_below(row)
        self.ok.hide()
        self.start()

    def _reasons(self) -> tuple[str, ...]:
        if self._kind == "in":
            return self.tr("Change from the bank"), self.tr("Found cash")
        if self._kind == "drop":
            return self.tr("Too much in the drawer"), self.tr("End of day")
        return self.tr("Supplier paid"), self.tr("Petty cash")

    def _because(self, reason: str) -> None:
        self._reason = reason
        self.answer()

    def take(self, value: int) -> None:
        """Move it, once there is a reason."""
        if not self._reason:
            self.field.show_error(self.tr("Choose a reason below."))
            self.refit()
            return
        self.stage.bridge.submit(
            cmd.MoveCash(self._kind, value, self._reason),
            done=self._moved,
            failed=self.refuse,
            owner=self,
        )

    def _moved(self, _result: object) -> None:
        self.stage.say(self.tr("Noted. A slip is printed."), "success")
        self.dismiss()


class ReasonSheet(AppSheet):
    """One command that needs a reason."""

    def __init__(self, stage: Stage, over: QWidget, title: str, reasons: tuple[str, ...]) -> None:
        """`reasons` are one tap each."""
        super().__init__(stage, over, title)
        row = ReasonRow(self.tr("Why?"), reasons, other=self.tr("Another reason, then Enter"))
        row.chosen.connect(self.because)
        self.body.addWidget(row)
        self.present()

    def because(self, reason: str) -> None:
        """Do it, with this reason."""
        raise NotImplementedError


class DrawerSheet(ReasonSheet):
    """The drawer opens without a sale: a recorded act."""

    def __init__(self, stage: Stage, over: QWidget, _ask: asks.AskDrawer) -> None:
        """Ask why."""
        reasons = (
            translate("DrawerSheet", "Give change"),
            translate("DrawerSheet", "Check the drawer"),
        )
        super().__init__(stage, over, translate("DrawerSheet", "Open the drawer"), reasons)

    def because(self, reason: str) -> None:
        """Open."""
        self.stage.bridge.submit(
            cmd.OpenDrawer(reason), done=self.finish, failed=self.refuse, owner=self
        )


class ExemptSheet(ReasonSheet):
    """This sale is without tax."""

    def __init__(self, stage: Stage, over: QWidget, _ask: asks.AskExempt) -> None:
        """Ask why."""
        reasons = (
            translate("ExemptSheet", "Tax-exempt organisation"),
            translate("ExemptSheet", "Reseller"),
            translate("ExemptSheet", "Diplomat"),
        )
        super().__init__(stage, over, translate("ExemptSheet", "Sell without tax"), reasons)

    def because(self, reason: str) -> None:
        """Leave the taxes off."""
        self.stage.bridge.submit(
            cmd.ExemptTax(True, reason), done=self.finish, failed=self.refuse, owner=self
        )
