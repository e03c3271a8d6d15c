"""A manager allows one act on the spot: PIN pad, then the same command again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from pos_terminal.checkout.commands import Approval, ReadBadge
from pos_terminal.checkout.records import BadgeHolder
from pos_terminal.ui import format as shown
from pos_terminal.ui.bridge import ApprovalRequest
from pos_terminal.ui.sentences import sentence
from pos_terminal.ui.sentences.rights import RIGHTS
from pos_terminal.ui.sounds import Sound
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.widgets import PinPad, label

translate = QCoreApplication.translate


def right_words(right: str) -> str:
    """What a right allows, as words by themselves."""
    words = translate("rights", str(RIGHTS.get(right, right)))
    return words[:1].upper() + words[1:]


class OverrideSheet(AppSheet):
    """Asks for the PIN of somebody with the right; a wrong one is refused aloud."""

    def __init__(self, stage: Stage, over: QWidget, request: ApprovalRequest) -> None:
        """About one refused command."""
        super().__init__(stage, over, self.tr("A manager must allow this"), width=420)
        self._request = request
        self._approver = ""  # employee id of a badge; empty: whoever has this PIN
        self.on_scan = self._scanned
        self.body.addWidget(label(right_words(request.right), "line-strong"))
        self._asks = label(self.tr("Manager, please enter your PIN."), "muted")
        self.body.addWidget(self._asks)
        self.pad = PinPad()
        self.pad.entered.connect(self._entered)
        self.body.addWidget(self.pad)
        self.present(self.pad)

    def _scanned(self, code: str) -> bool:
        """A badge says who allows it; the PIN is always asked for."""
        self.stage.bridge.submit(ReadBadge(code), done=self._ask, failed=self._refused, owner=self)
        return True

    def _ask(self, holder: BadgeHolder) -> None:
        self._approver = holder.employee_id
        name = shown.isolate(holder.name)
        self._asks.setText(self.tr("{name}, please enter your PIN.").format(name=name))
        self.pad.clear()
        self.refit()

    def _entered(self, pin: str) -> None:
        self.stage.bridge.submit(
            self._request.command,
            Approval(self._approver, pin),
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
