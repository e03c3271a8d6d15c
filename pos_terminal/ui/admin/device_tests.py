"""Trying a device: a button a test, and what came of the last one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from hardware.ports import ScanData
from pos_terminal.checkout.commands import ManageDevices
from pos_terminal.checkout.device_views import DeviceView
from pos_terminal.ui.admin import device_acts
from pos_terminal.ui.sentences import sentence
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels.device_words import LISTENS, came_words, test_words
from pos_terminal.ui.viewmodels.scan_words import scan_words
from pos_terminal.ui.widgets import Button, Card, EqualFlow, InlineNotice, Tone, label


class TestsCard(Card):
    """The tests that a device can do; a scan test listens until it is ended."""

    __test__ = False  # no test of pytest's

    def __init__(self, stage: Stage, view: DeviceView, parent: QWidget) -> None:
        """Nothing tried yet."""
        super().__init__(parent)
        self._stage, self._view = stage, view
        self._listening = False
        self.body.addWidget(label(self.tr("Try it"), "line-strong"))
        self._row = EqualFlow()
        self._buttons: dict[str, Button] = {}
        self.body.addLayout(self._row)
        self.told = InlineNotice()
        self.body.addWidget(self.told)
        self.show_view(view)

    def show_view(self, view: DeviceView) -> None:
        """Which tests it can do now."""
        self._view = view
        if tuple(self._buttons) == view.acts:
            return
        for old in self._buttons.values():
            old.hide()
            old.deleteLater()
        self._buttons = {act: self._button(act) for act in view.acts}
        self._row.set_widgets(list(self._buttons.values()))
        self.setVisible(bool(view.acts))

    def _button(self, act: str) -> Button:
        made = Button(test_words(act), parent=self)
        made.clicked.connect(partial(self.try_it, act))
        return made

    def try_it(self, act: str, _checked: bool = False) -> None:
        """Begin a test; a second tap ends one that listens."""
        if self._listening:
            self.stop()
            return
        if act in LISTENS:
            command = ManageDevices("test", self._view.device_id, act)
            self._stage.bridge.submit(command, done=lambda _r: self._listen(act), owner=self)
            return
        self.told.show_notice(Tone.INFO, self.tr("Trying …"))
        device_acts.test(self._stage, self, self._view, act, self._done, self._failed)

    def _listen(self, act: str) -> None:
        if not self.isVisible():
            return  # nobody looks any more: the scans are for the sale
        self._listening = True
        self._stage.scan_taker = self.show_scan
        self._buttons[act].set_words(self.tr("End the test"))
        self.told.show_notice(Tone.INFO, self.tr("Scan anything. Nothing is sold meanwhile."))

    def show_scan(self, scan: ScanData) -> None:
        """What was read; of a document only its length."""
        self.told.show_notice(Tone.INFO, scan_words(scan))

    def stop(self) -> None:
        """The test ends."""
        if self._listening:
            self._listening, self._stage.scan_taker = False, None
            for act, button in self._buttons.items():
                button.set_words(test_words(act))
            self.told.clear()

    def _done(self, words: str) -> None:
        self.told.show_notice(Tone.INFO, came_words(words) or self.tr("Done."))

    def _failed(self, error: BaseException) -> None:
        words = sentence(error) if isinstance(error, Exception) else ""
        self.told.show_notice(Tone.WARN, words)
