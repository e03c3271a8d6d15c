"""Who is awaited before payment goes on, and for how long."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.ui.viewmodels.counts import Counts
from pos_terminal.ui.viewmodels.holds import holds_of
from pos_terminal.ui.viewmodels.plugin_words import title_of

translate = QCoreApplication.translate
QUIET_MS = 300  # a check that ends sooner is never seen


@dataclass(frozen=True, slots=True)
class CheckingShown:
    """The right side while plugins check the sale."""

    title: str
    sentence: str
    names: tuple[str, ...] = ()  # who is awaited
    waited: str = ""
    may_override: bool = False


def is_quiet(state: LaneState, waited_ms: int) -> bool:
    """Whether the screen stays as it was: the checks have only begun, and nothing holds."""
    checking = state.phase is Phase.AWAITING_CHECKS and bool(state.waiting_for)
    return checking and waited_ms < QUIET_MS and not (state.plugin_holds or state.asks)


def checking_of(state: LaneState, waited_ms: int) -> CheckingShown:
    """What to show after `waited_ms`."""
    if not state.waiting_for:
        held = next(iter(holds_of(state)), None)
        return CheckingShown(
            translate("Checks", "This sale is held"),
            held.words if held is not None else "",
            tuple(hold.detail for hold in holds_of(state) if hold.detail),
        )
    late = bool(state.wait_limit_ms) and waited_ms >= state.wait_limit_ms
    sentence = translate("Checks", "Payment goes on by itself when all have answered.")
    if late:
        sentence = translate("Checks", "No answer in time. Wait on, go back, or ask a manager.")
    return CheckingShown(
        translate("Checks", "Checking the sale"),
        sentence,
        tuple(title_of(name) for name in state.waiting_for),
        Counts().seconds(waited_ms // 1000),
        late,
    )
