"""One device: how it is, trying it, the bytes of its cable, and the front of a simulator."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.device_views import DeviceView
from pos_terminal.ui.admin.detail_frame import DetailFrame
from pos_terminal.ui.admin.device_state import DeviceStatePane
from pos_terminal.ui.admin.device_trace import TracePane
from pos_terminal.ui.admin.fronts import Front, front_of, has_front
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels.device_status import shown
from pos_terminal.ui.viewmodels.health import Health
from pos_terminal.ui.widgets import Tone


class DeviceDetail(DetailFrame):
    """Made anew for each device; what is being tried goes on while its state moves."""

    change_wanted = Signal(str)

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        """Nothing is open."""
        super().__init__(stage, parent)
        self._back.set_words(self.tr("All devices"))
        self._device_id = ""

    def view(self) -> DeviceView | None:
        """The open device; None where it is gone."""
        views = self._stage.devices.views()
        return next((each for each in views if each.device_id == self._device_id), None)

    def open(self, device_id: str) -> None:
        """Another device."""
        self.stop()  # a test that listens ends with its pane
        self._device_id = device_id
        view = self.view()
        self.show_sections(self._sections(view) if view is not None else [])
        self.refresh()
        self.tabs.setFocus()

    def refresh(self) -> bool:
        """How it is now; False: it is gone."""
        view = self.view()
        if view is None:
            return False
        told = shown(view, datetime.now(UTC))
        what = told.role or told.connection
        self.say_state(told.title, told.health, f"{told.state} · {what}")
        if told.problem and not isinstance(self.pane(), Front):  # there it would push the buttons
            tone = Tone.WARN if told.health is Health.WARN else Tone.INFO
            self._hint.show_notice(tone, told.problem)
        else:
            self._hint.clear()
        pane = self.pane()
        if isinstance(pane, DeviceStatePane | TracePane | Front):
            pane.show_view(view)
        return True

    def _sections(self, view: DeviceView) -> list[tuple[object, str]]:
        named = [
            ("front", self.tr("Its front"), view.simulated and has_front(view.config.role)),
            ("state", self.tr("How it is"), True),
            ("trace", self.tr("Bytes"), True),
        ]
        return [(key, words) for key, words, there in named if there]

    def make_pane(self, key: str) -> QWidget | None:
        """The section of a tab."""
        view = self.view()
        if view is None:
            return None
        if key == "front":
            return front_of(self._stage, view)
        if key == "trace":
            return TracePane(self._stage, view)
        pane = DeviceStatePane(self._stage, view)
        pane.change_wanted.connect(self.change_wanted)
        return pane

    def _go(self, key: str) -> None:
        super()._go(key)
        self.refresh()

    def stop(self) -> None:
        """Nobody looks any more: what listens ends."""
        pane = self._panes.get("state")
        if isinstance(pane, DeviceStatePane):
            pane.tests.stop()
