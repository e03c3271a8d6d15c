"""What payment waits for: the age check, plugins' holds and questions, with what ends each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from pos_terminal.checkout.commands import AnswerPlugin, Command, ReleaseHold, RemoveHeldItems
from pos_terminal.checkout.plugin_views import PluginAsk, PluginHold
from pos_terminal.checkout.state import Hold, LaneState
from pos_terminal.ui import format as form
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.viewmodels.plugin_words import tell, title_of

translate = QCoreApplication.translate
_STYLES = {"primary": Kind.PRIMARY, "danger": Kind.DANGER}


@dataclass(frozen=True, slots=True)
class Step:
    """A button beside what holds; without a command it opens the age question."""

    words: str
    kind: Kind = Kind.NORMAL
    command: Command | None = None


@dataclass(frozen=True, slots=True)
class HoldShown:
    """What must be done before paying."""

    kind: str
    words: str
    short: str  # where there is little room
    first: str  # what Pay says while it stands
    steps: tuple[Step, ...] = ()
    detail: str = ""  # who says so
    blocks: bool = True

    @property
    def action(self) -> str:
        """Words of the first button, or nothing."""
        return self.steps[0].words if self.steps else ""


def holds_of(state: LaneState) -> tuple[HoldShown, ...]:
    """Everything that stands, what blocks first; the age check before all."""
    if not (state.holds or state.plugin_holds or state.asks):
        return ()
    shown = [age_hold(hold) for hold in state.holds]
    shown += [_plugin_hold(hold, state) for hold in state.plugin_holds]
    shown += [_ask(ask) for ask in state.asks]
    return tuple(sorted(shown, key=lambda hold: not hold.blocks))


def first_block(state: LaneState) -> HoldShown | None:
    """What payment waits for first, or None."""
    return next((hold for hold in holds_of(state) if hold.blocks), None)


def age_hold(hold: Hold) -> HoldShown:
    """The lane's own age check as a sentence that says what to do."""
    steps = (Step(translate("Ticket", "Check")),)
    if hold.kind == "age" and hold.born_on_or_before is not None:
        words = translate("Ticket", "Check ID: born on or before {date}")
        short = translate("Ticket", "Born by {date}")
        day = _day(hold.born_on_or_before)
        return HoldShown(
            "age",
            words.format(date=day),
            short.format(date=day),
            translate("Pay", "Check ID first"),
            steps,
        )
    words = hold.reason or translate("Ticket", "A manager must look at this sale")
    return HoldShown(hold.kind, words, words, translate("Pay", "Check first"), steps)


def _plugin_hold(hold: PluginHold, state: LaneState) -> HoldShown:
    words = tell(hold.plugin, hold.reason)
    first, steps = _way_out(hold, works=works(hold.plugin, state))
    return HoldShown(hold.kind, words, words, first, steps, title_of(hold.plugin))


def works(plugin: str, state: LaneState) -> bool:
    """Whether a plugin is on and does not rest."""
    return any(each.name == plugin and each.on and not each.suspended for each in state.plugins)


def _way_out(hold: PluginHold, *, works: bool) -> tuple[str, tuple[Step, ...]]:
    """What Pay says, and who ends the hold by which button; as the lane will decide it."""
    remove = Step(
        translate("Ticket", "Remove items"),
        Kind.DANGER,
        RemoveHeldItems(hold.plugin, hold.kind),
    )
    allow = Step(
        translate("Ticket", "Manager: allow"),
        command=ReleaseHold(hold.plugin, hold.kind),
    )
    if hold.release == "remove":
        steps = (remove,) if works else (remove, allow)
        return translate("Pay", "Remove items first"), steps
    if hold.release == "manager" or (hold.release == "plugin" and not works):
        return translate("Pay", "Manager check first"), (allow,)
    if hold.release == "plugin":
        return translate("Pay", "Check first"), ()
    return translate("Pay", "Cannot be sold"), ()


def _ask(ask: PluginAsk) -> HoldShown:
    words = tell(ask.plugin, ask.question)
    steps = tuple(
        Step(
            tell(ask.plugin, each.label),
            _STYLES.get(each.style, Kind.NORMAL),
            AnswerPlugin(ask.plugin, ask.ask_id, each.choice),
        )
        for each in ask.choices
    )
    first = translate("Pay", "Answer first")
    return HoldShown("ask", words, words, first, steps, title_of(ask.plugin), ask.blocks)


def _day(day: date) -> str:
    return form.natural(form.long_day(day))
