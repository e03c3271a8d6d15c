"""Online or offline, for the status strip: calm, and true about what is kept where."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from pos_terminal.checkout.sync_views import SinkState, SyncView
from pos_terminal.ui.viewmodels.counts import Counts
from pos_terminal.ui.viewmodels.health import Health

translate = QCoreApplication.translate
STOPPED = frozenset({SinkState.AUTH, SinkState.FORKED, SinkState.BROKEN})
_MOVING = frozenset({SinkState.CATCHING_UP, SinkState.CONNECTING})
_A_FEW = 50  # events of a sale or two are on their way all day long: that is being online


def strip_of(view: SyncView) -> tuple[Health, str]:
    """How the stores outside are, in one line for the cashier."""
    on = [sink for sink in view.sinks if sink.state is not SinkState.OFF]
    states = {sink.state for sink in on}
    if states & STOPPED or view.problem is not None:
        return Health.WARN, translate("Status", "Sending is stopped – tell the manager")
    if not on:
        return Health.GOOD, translate("Status", "Sales are saved on this till")
    if not view.running:
        return Health.QUIET, _with_kept(translate("Status", "Nothing is sent now"), view)
    if SinkState.DOWN in states:
        alone = states == {SinkState.DOWN}
        words = translate("Status", "Offline"), translate("Status", "Partly offline")
        return Health.QUIET, _with_kept(words[0] if alone else words[1], view)
    if any(sink.unseen for sink in on):  # stays for as long as somebody likes: it hides no outage
        return Health.WARN, translate("Status", "Entries were not accepted – tell the manager")
    return _moving(view, states)


def _moving(view: SyncView, states: set[SinkState]) -> tuple[Health, str]:
    if SinkState.PAUSED in states:
        return Health.QUIET, _with_kept(translate("Status", "Sending is paused"), view)
    if states == {SinkState.CONNECTING}:
        return Health.QUIET, _with_kept(translate("Status", "Connecting"), view)
    if states & _MOVING and view.waiting > _A_FEW:
        left = Counts().entries_left(view.waiting)
        return Health.QUIET, translate("Status", "Sending – {left}").format(left=left)
    return Health.GOOD, translate("Status", "Online")


def _with_kept(words: str, view: SyncView) -> str:
    kept = translate("Status", "sales are saved on this till")
    if view.waiting:
        kept = Counts().entries_kept(view.waiting)
    return translate("Status", "{state} – {kept}").format(state=words, kept=kept)
