"""What is needed once a day: drawer, person, manager's pages, screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from pos_terminal.checkout import commands as cmd
from pos_terminal.ui.admin.sections import SECTIONS, go_to
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.views.own_report_sheet import own_reports
from pos_terminal.ui.widgets import Button, equal_row, label

_WIDTH = 720  # px at 100 %


class MoreSheet(AppSheet):
    """Groups of buttons; each closes the sheet and does its thing."""

    def __init__(self, stage: Stage, over: QWidget, _ask: asks.AskMore) -> None:
        """For whoever is signed in; what they may not do asks for a manager."""
        super().__init__(stage, over, self.tr("More"), width=_WIDTH)
        if current_theme().scale.crowded:  # then they are not beside the pad
            self._group(
                self.tr("Keys"),
                (self.tr("Price"), stage.sale.price),
                (self.tr("Weigh"), stage.sale.weigh),
                (self.tr("Open item"), stage.sale.open_item),
                (self.tr("Find sale"), self._opens(asks.AskSale())),
            )
        self._group(
            self.tr("This sale"),
            (self.tr("Note on the line"), stage.sale.note),
            (self.tr("Sell without tax"), self._exempt),
            (self.tr("Return without receipt"), self._opens(asks.AskReturnItem())),
        )
        self._group(
            self.tr("Drawer"),
            (self.tr("Open the drawer"), self._opens(asks.AskDrawer())),
            (self.tr("Put cash in"), self._opens(asks.AskCash("in"))),
            (self.tr("Take cash out"), self._opens(asks.AskCash("out"))),
            (self.tr("Drop into the safe"), self._opens(asks.AskCash("drop"))),
            (self.tr("Print X report"), self._sends(cmd.PrintXReport())),
            (self.tr("Close the shift"), self._page("close_shift")),
        )
        self._group(
            self.tr("Person"),
            (self.tr("Lock the till"), self._sends(cmd.LockScreen())),
            (self.tr("Take a break"), self._sends(cmd.StartBreak())),
            (self.tr("Change cashier"), self._page("sign_in")),
            (self.tr("Sign out"), self._sends(cmd.SignOut())),
            *((words, self._opens(ask)) for words, ask in own_reports(stage)),
        )
        self._group(
            self.tr("Manager"),
            *((section.words, partial(go_to, stage, section.name)) for section in SECTIONS),
            (self.tr("Light or dark"), self._page("theme")),
        )
        self.present()

    def _group(self, caption: str, *entries: tuple[str, Callable[[], None]]) -> None:
        self.body.addWidget(label(caption, "strong"))
        buttons = []
        for words, act in entries:
            made = Button(words)
            made.clicked.connect(lambda _checked=False, act=act: self._do(act))
            buttons.append(made)
        self.body.addLayout(equal_row(*buttons))

    def _do(self, act: Callable[[], None]) -> None:
        self.dismiss()
        act()

    def _opens(self, ask: asks.Ask) -> Callable[[], None]:
        return lambda: self.stage.opened.emit(ask)

    def _sends(self, command: cmd.Command) -> Callable[[], None]:
        return lambda: self.stage.bridge.submit(command)

    def _page(self, name: str) -> Callable[[], None]:
        return lambda: self.stage.page_wanted.emit(name)

    def _exempt(self) -> None:
        if self.stage.state.basket.tax_exempt:
            self.stage.bridge.submit(cmd.ExemptTax(False, ""))
        else:
            self.stage.opened.emit(asks.AskExempt())
