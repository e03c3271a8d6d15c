"""How a store does, in figures; pause, try now, switch off."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_terminal.checkout.sync_views import SectionView, SinkState, SinkView
from pos_terminal.ui import format as form
from pos_terminal.ui.admin.facts import Facts
from pos_terminal.ui.admin.sync_acts import do, switch
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels.counts import Counts
from pos_terminal.ui.viewmodels.sync_status import ago, shown
from pos_terminal.ui.widgets import Button, Card, ScrollPane, equal_row, label


class StatePane(QWidget):
    """Figures above, acts below, where they always stand in view."""

    def __init__(self, stage: Stage, sink: SinkView, parent: QWidget | None = None) -> None:
        """As it is now."""
        super().__init__(parent)
        self._stage, self._sink = stage, sink
        self._file = ""  # the file that says whether it is on
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.grid)
        self.facts = Facts(self._names())
        card = Card()
        card.body.addWidget(self.facts)
        pane = ScrollPane()
        pane.body.addWidget(card)
        pane.body.addStretch(1)
        column.addWidget(pane, 1)
        self._fixed = label("", "muted")
        self._fixed.hide()
        column.addWidget(self._fixed)
        self._pause = Button("")
        self._retry = Button(self.tr("Try now"))
        self._switch = Button("")
        self._pause.clicked.connect(self._turn)
        self._retry.clicked.connect(lambda: do(self._stage, self, "retry", self._sink.name))
        self._switch.clicked.connect(self._switch_over)
        column.addLayout(equal_row(self._retry, self._pause, self._switch))
        self.show_sink(sink)
        stage.bridge.ask(stage.sync.settings(), self._know, lambda _err: None, owner=self)

    def _names(self) -> tuple[tuple[str, str], ...]:
        return (
            ("waiting", self.tr("Waiting to be sent")),
            ("oldest", self.tr("The oldest of them")),
            ("held", self.tr("Being collected")),
            ("rate", self.tr("Speed")),
            ("left", self.tr("Time left")),
            ("last_ack", self.tr("Accepted last")),
            ("sent", self.tr("Accepted up to entry")),
            ("delivered", self.tr("Sent since the start")),
            ("parked", self.tr("Not accepted")),
        )

    def show_sink(self, sink: SinkView) -> None:
        """How it is now."""
        self._sink = sink
        now, counts = datetime.now(UTC), Counts()
        told, none = shown(sink, now), self.tr("none")
        self.facts.say(
            {
                "waiting": counts.entries(sink.waiting) if sink.waiting else none,
                "oldest": ago(sink.oldest_unsent, now) if sink.waiting else "",
                "held": self._held(sink),
                "rate": told.rate,
                "left": told.left,
                "last_ack": ago(sink.last_ack, now) or self.tr("nothing yet"),
                "sent": counts.plain(sink.sent_seq),
                "delivered": counts.entries(sink.delivered),
                "parked": told.parked or none,
            }
        )
        on, paused = told.on, sink.state is SinkState.PAUSED
        self._pause.set_words(self.tr("Go on") if paused else self.tr("Pause"))
        self._switch.set_words(self.tr("Switch off") if on else self.tr("Switch on"))
        self._pause.setEnabled(on)
        self._retry.setEnabled(on and not paused)
        self._switch.setEnabled(not self._file)

    def _held(self, sink: SinkView) -> str:
        words = self.tr("{count}, sent when there are enough of them or the shift closes")
        return words.format(count=Counts().entries(sink.held)) if sink.held else ""

    def _know(self, sections: tuple[SectionView, ...]) -> None:
        own = next((each for each in sections if each.name == self._sink.name), None)
        if own is not None and "enabled" in own.fixed:
            self._file = own.file
            words = self.tr("Whether it is on is set by the file {file}.")
            self._fixed.setText(words.format(file=form.isolate(form.breakable(own.file))))
            self._fixed.show()
            self.show_sink(self._sink)

    def _turn(self) -> None:
        act = "resume" if self._sink.state is SinkState.PAUSED else "pause"
        do(self._stage, self, act, self._sink.name)

    def _switch_over(self) -> None:
        on = self._sink.state is SinkState.OFF
        switch(self._stage, self, self._sink.name, on=on)
