"""A manager allows one act on the spot: PIN pad, then the same command again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from pos_terminal.checkout.commands import Approval
from pos_terminal.domain.permissions import Right
from pos_terminal.ui.bridge import ApprovalRequest
from pos_terminal.ui.sentences import sentence
from pos_terminal.ui.sounds import Sound
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.widgets import PinPad, label

translate = QCoreApplication.translate


def right_words(right: str) -> str:
    """What a right allows, as words."""
    known = {
        Right.DISCOUNT: translate("Rights", "Give a discount"),
        Right.DISCOUNT_ANY: translate("Rights", "Give a larger discount"),
        Right.PRICE_OVERRIDE: translate("Rights", "Change a price"),
        Right.OPEN_ITEM: translate("Rights", "Sell an open item"),
        Right.VOID_LINE: translate("Rights", "Take an item out"),
        Right.VOID_SALE: translate("Rights", "Void the sale"),
        Right.TAX_EXEMPT: translate("Rights", "Sell without tax"),
        Right.AGE_OVERRIDE: translate("Rights", "Confirm the customer's age"),
        Right.REFUND: translate("Rights", "Refund"),
        Right.REFUND_NO_RECEIPT: translate("Rights", "Refund without a receipt"),
        Right.OPEN_SHIFT: translate("Rights", "Open a shift"),
        Right.CLOSE_SHIFT: translate("Rights", "Close the shift"),
        Right.CASH_IN_OUT: translate("Rights", "Put cash in or take it out"),
        Right.OPEN_DRAWER: translate("Rights", "Open the drawer without a sale"),
        Right.ACCEPT_DIFFERENCE: translate("Rights", "Accept the cash difference"),
        Right.RESOLVE_CARD: translate("Rights", "Decide a card payment"),
        Right.MANAGE_PRODUCTS: translate("Rights", "Change products"),
        Right.MANAGE_STAFF: translate("Rights", "Change staff"),
        Right.MANAGE_SETTINGS: translate("Rights", "Change settings"),
        Right.MANAGE_PLUGINS: translate("Rights", "Change plugins"),
        Right.DEVICES: translate("Rights", "Set up devices"),
        Right.MANAGE_SYNC: translate("Rights", "Look after the stores outside"),
        Right.MANAGE_CUSTOMERS: translate("Rights", "Merge or erase customers"),
        Right.RELEASE_CHECKS: translate("Rights", "Go on without a check"),
        Right.REPRINT: translate("Rights", "Print a copy"),
    }
    try:
        return known.get(Right(right), right)
    except ValueError:
        return right


class OverrideSheet(AppSheet):
    """Asks for the PIN of somebody with the right; a wrong one is refused aloud."""

    def __init__(self, stage: Stage, over: QWidget, request: ApprovalRequest) -> None:
        """About one refused command."""
        super().__init__(stage, over, self.tr("A manager must allow this"), width=420)
        self._request = request
        self.on_scan = lambda _code: False  # a PIN question takes no scan; refused aloud
        self.body.addWidget(label(right_words(request.right), "line-strong"))
        self.body.addWidget(label(self.tr("Manager, please enter your PIN."), "muted"))
        self.pad = PinPad()
        self.pad.entered.connect(self._entered)
        self.body.addWidget(self.pad)
        self.present(self.pad)

    def _entered(self, pin: str) -> None:
        self.stage.bridge.submit(
            self._request.command,
            Approval("", pin),
            done=self._allowed,
            failed=self._refused,
            owner=self,
        )

    def _allowed(self, result: object) -> None:
        request = self._request
        self.dismiss()
        if request.done is not None and (request.owner is None or isValid(request.owner)):
            request.done(result)

    def _refused(self, error: BaseException) -> None:
        self.stage.sounds.play(Sound.REFUSE)
        self.pad.clear(sentence(error) if isinstance(error, Exception) else "")
        self.refit()
