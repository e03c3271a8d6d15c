"""What all sheets about an age have in common: a scan may answer before anybody types."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from hardware.ports import IdReading
from pos_terminal.checkout.state import LaneState
from pos_terminal.ui.id_check import check_document
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.views.app_sheet import AppSheet


class AgeQuestion(AppSheet):
    """Closes when nothing is left to check.

    A scanned document goes to the lane, whatever has the focus; where one proves nothing, the
    reason shows in the sheet, which stays.
    """

    def __init__(self, stage: Stage, over: QWidget, title: str, *, width: int) -> None:
        """About the age hold of the sale."""
        super().__init__(stage, over, title, width=width)
        self.on_document = self.judge
        self.closed.connect(self._forget)
        if _asked(stage.state):
            stage.bridge.state_changed.connect(self._follow)

    def judge(self, document: IdReading) -> None:
        """Have the lane judge a document; it answers with a new state, or says why not."""
        check_document(self.stage, document)

    def _forget(self) -> None:
        """What was typed goes at once, not when the closed sheet is cleared away."""
        for edit in self.findChildren(QLineEdit):
            edit.setText("")

    def _follow(self, state: LaneState) -> None:
        if not _asked(state):
            self.finish()


def _asked(state: LaneState) -> bool:
    return any(hold.kind == "age" for hold in state.holds)
