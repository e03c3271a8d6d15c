"""All stores outside at once, and what comes from head office."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.sync_views import SinkState, SyncView
from pos_terminal.ui.admin.state_card import CardFlow
from pos_terminal.ui.admin.sync_card import SinkCard
from pos_terminal.ui.viewmodels.counts import Counts
from pos_terminal.ui.viewmodels.sync_status import ago, needs_person, shown, sinks_of, words_of
from pos_terminal.ui.widgets import Card, InlineNotice, ScrollPane, Tone, label


class SyncOverview(ScrollPane):
    """A card a store; `opened(name)` when one is wanted in detail."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing is known yet."""
        super().__init__(parent)
        self._hint = InlineNotice()
        self.body.addWidget(self._hint)
        self._row = CardFlow()
        self.body.addLayout(self._row)
        self._cards: dict[str, SinkCard] = {}
        self._office = Card()
        self._office.body.addWidget(label(self.tr("From head office"), "line-strong"))
        self._heard = label("", "body")
        self._office.body.addWidget(self._heard)
        self.body.addWidget(self._office)
        self.body.addStretch(1)

    def show_view(self, view: SyncView) -> None:
        """How everything is now."""
        now = datetime.now(UTC)
        for sink in sinks_of(view):
            told = shown(sink, now, running=view.running)
            if sink.name in self._cards:
                self._cards[sink.name].show_sink(told)
            else:
                card = SinkCard(told)
                card.opened.connect(self.opened)
                self._cards[sink.name] = card
                self._row.addWidget(card)
        self._show_hint(view)
        self._show_office(view, now)

    def _show_hint(self, view: SyncView) -> None:
        on = [sink for sink in view.sinks if sink.state is not SinkState.OFF]
        stopped = sum(needs_person(sink) for sink in on)
        if view.problem is not None:
            safe = self.tr("Selling goes on, and nothing is lost: entries wait on this till.")
            self._hint.show_notice(Tone.WARN, words_of(view.problem), detail=safe)
        elif not on:
            self._hint.show_notice(
                Tone.INFO,
                self.tr("Nothing is sent yet. Every sale is kept safely on this till."),
                detail=self.tr(
                    "A store outside gives you reports, a copy that survives the till, and prices "
                    "from head office. Choose one below and set it up; selling never waits for it."
                ),
            )
        elif not view.running:
            self._hint.show_notice(
                Tone.WARN,
                self.tr("Nothing is sent at the moment; it begins again by itself."),
                detail=self.tr("If it stays so, start the till again. No sale is lost."),
            )
        elif stopped:
            self._hint.show_notice(
                Tone.WARN,
                Counts().stores_stopped(stopped),
                detail=self.tr("Selling goes on, and nothing is lost: entries wait on this till."),
            )
        else:
            self._hint.clear()

    def _show_office(self, view: SyncView, now: datetime) -> None:
        if not view.catalogue_seen:
            words = self.tr("Nothing has come from head office yet. Products are kept here.")
        else:
            heard = self.tr("Heard last: {when}")
            words = heard.format(when=ago(view.catalogue_seen, now))
        if view.inbox_waiting:
            taken = self.tr("{count} being taken over")
            words = f"{words} · {taken.format(count=Counts().documents(view.inbox_waiting))}"
        self._heard.setText(words)
        self._office.setVisible(bool(view.sinks or view.catalogue_seen))

    def card(self, name: str) -> SinkCard:
        """The card of a store."""
        return self._cards[name]

    def focus_first(self) -> None:
        """Where Tab begins."""
        first = next(iter(self._cards.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
