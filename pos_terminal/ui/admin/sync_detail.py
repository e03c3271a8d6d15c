"""One store outside: how it does, what it refused, its settings, and sending again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.sync_views import SinkState, SinkView
from pos_terminal.ui.admin.detail_frame import DetailFrame
from pos_terminal.ui.admin.sync_acts import ask_new_life
from pos_terminal.ui.admin.sync_parked import ParkedPane
from pos_terminal.ui.admin.sync_resend import ResendPane
from pos_terminal.ui.admin.sync_section import SectionPane
from pos_terminal.ui.admin.sync_state import StatePane
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels.counts import Counts
from pos_terminal.ui.viewmodels.health import Health
from pos_terminal.ui.viewmodels.sync_status import SinkShown, request_words, shown, sink_of
from pos_terminal.ui.viewmodels.sync_words import SIGN_IN, sections_of
from pos_terminal.ui.widgets import Tone


class SyncDetail(DetailFrame):
    """Made anew for each store; what is being filled in stays while the agent tells news."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        """Nothing is open."""
        super().__init__(stage, parent)
        self._back.set_words(self.tr("All stores"))
        self._name, self._request_id = "", ""
        self._tabs_shown: list[tuple[object, str]] = []
        self._act: Callable[[], None] = self._copy  # what the hint's button does
        self._hint.acted.connect(lambda: self._act())

    @property
    def name(self) -> str:
        """The store that is open."""
        return self._name

    def open(self, name: str) -> None:
        """Another store: how it does, or what is to be set where it is off."""
        self._name = name
        sink = self._sink()
        self._tabs_shown = self._sections(sink)
        self.show_sections(self._tabs_shown, name if sink.state is SinkState.OFF else "state")
        self.refresh()
        self.tabs.setFocus()

    def refresh(self) -> None:
        """How it does now."""
        sink = self._sink()
        told = shown(sink, datetime.now(UTC), running=self._stage.sync.view().running)
        refused = self.tr("{count} not accepted").format(count=told.parked) if told.parked else ""
        parts = (told.state, refused or told.purpose)
        self.say_state(told.title, told.health, " · ".join(part for part in parts if part))
        self._show_hint(sink, told)
        sections = self._sections(sink)
        if sections != self._tabs_shown:
            self._tabs_shown = sections
            self.tabs.set_tabs(sections, self.tabs.key())
            self._go(str(self.tabs.key()))
        pane = self._stack.currentWidget()
        if isinstance(pane, StatePane | ParkedPane):
            pane.show_sink(sink)

    def _sink(self) -> SinkView:
        return sink_of(self._stage.sync.view(), self._name)

    def _show_hint(self, sink: SinkView, told: SinkShown) -> None:
        if not told.problem:
            self._hint.clear()
            return
        forked = sink.state is SinkState.FORKED
        self._request_id = told.request_id
        detail = f"{told.detail} {request_words(told.request_id)}".strip()
        copy = self.tr("Copy the number") if told.request_id else ""
        self._act = self._new_life if forked else self._copy
        self._hint.show_notice(
            Tone.WARN if told.health is Health.WARN else Tone.INFO,
            told.problem,
            detail=detail,
            action=self.tr("Begin a new life") if forked else copy,
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._request_id)
        self._stage.say(self.tr("Copied."), "info")

    def _new_life(self) -> None:
        ask_new_life(self._stage, self, self._sink())

    def _sections(self, sink: SinkView) -> list[tuple[object, str]]:
        refused = self.tr("Not accepted: {count}").format(count=Counts().plain(sink.parked))
        on = sink.state is not SinkState.OFF
        named = [
            ("state", self.tr("How it does"), True),
            ("parked", refused, sink.parked > 0 or "parked" in self._panes),
            (self._name, self.tr("Settings"), True),
            (SIGN_IN, self.tr("Sign-in to Amazon"), SIGN_IN in sections_of(self._name)),
            ("resend", self.tr("Send again"), on),
        ]
        return [(key, words) for key, words, there in named if there]

    def _go(self, key: str) -> None:
        super()._go(key)
        pane = self._panes[key]
        if isinstance(pane, StatePane | ParkedPane):
            pane.show_sink(self._sink())

    def make_pane(self, key: str) -> QWidget:
        """The section of a tab."""
        if key == "state":
            return StatePane(self._stage, self._sink())
        if key == "parked":
            return ParkedPane(self._stage, self._sink())
        if key == "resend":
            return ResendPane(self._stage, self._name)
        return SectionPane(self._stage, key)
