"""Plugins come, go, hold, ask and fall silent in the midst of a basket: payment never slips by."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from plugins.outcomes import Ask, Choice, Emit, Hold, Notice, Outcome, Release, Suggest, Suggestion
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.plugin_outcomes import DEPTH
from pos_terminal.checkout.plugin_views import PluginFacts
from pos_terminal.store.journal import JournalEvent
from tests.lane_fixtures import events_of
from tests.plugin_acts import knows, outcome
from tests.unit.checkout.test_any_history import AnyHistory

pytestmark = pytest.mark.slow  # seconds of CPU each; `./pos test --quick` goes without

WATCH, HINT = "watch", "hint"  # critical, and not
plugins = st.sampled_from([WATCH, HINT])
CHOICES = [Choice("yes", "Yes"), Choice("no", "No", right="release_checks")]
said = st.sampled_from(
    [
        Hold("fraud", "Large."),
        Hold("fraud", "Forbidden.", release="nobody"),
        Hold("hours", "Too early.", release="remove", skus=("MILK", "BREAD")),
        Hold("age", "House rule.", limit=21, skus=("BREAD",)),
        Release("fraud"),
        Release("age"),
        Ask("bag", "Bag?", CHOICES),
        Ask("card", "Card?", CHOICES, blocks=False),
        Emit("X_SEEN", {"n": 1}),
        Suggest([Suggestion("BREAD"), Suggestion("BAN")]),
        Notice("Hello.", topic="customer"),
    ]
)


class HistoryWithPlugins(AnyHistory):
    """The cashier of any history, a manager at the switches, and two plugins that may be late."""

    @initialize()
    def opens(self) -> None:
        self.given: list[c.ApplyOutcomes] = []
        super().opens()
        knows(self.lane, PluginFacts(WATCH, critical=True), PluginFacts(HINT))
        for name in (WATCH, HINT):
            self.tries(c.SwitchPlugin(name, on=True))

    @rule(name=plugins, on=st.booleans())
    def switches(self, name: str, on: bool) -> None:
        self.tries(c.SwitchPlugin(name, on=on))

    @rule(name=plugins, outcomes=st.lists(said, max_size=3), back=st.integers(0, 12))
    def says(self, name: str, outcomes: list[Outcome], back: int) -> None:
        """About one of the last events, in time or late."""
        events = events_of(self.data_dir)
        self._brings(name, events[max(0, len(events) - 1 - back)], outcomes)

    @rule(name=plugins, outcomes=st.lists(said, max_size=1))
    def catches_up(self, name: str, outcomes: list[Outcome]) -> None:
        self._brings(name, events_of(self.data_dir)[-1], outcomes)

    def _brings(self, name: str, cause: JournalEvent, outcomes: list[Outcome]) -> None:
        first = 10 * len(self.given)  # a plugin says one thing of one event; here it says many
        made = tuple(outcome(name, cause, one, first + n) for n, one in enumerate(outcomes))
        command = c.ApplyOutcomes(name, cause.seq, made)
        self.given.append(command)
        self.tries(command)

    @rule(which=st.integers(0, 1000))
    def hands_over_again(self, which: int) -> None:
        if self.given:
            before = len(events_of(self.data_dir))
            self.tries(self.given[which % len(self.given)])
            assert len(events_of(self.data_dir)) == before

    @rule(name=plugins)
    def gives_up(self, name: str) -> None:
        self.tries(c.SuspendPlugin(name, "raised", "KeyError"))

    @rule(choice=st.sampled_from(["yes", "no"]))
    def answers(self, choice: str) -> None:
        for ask in self.lane.state.asks:
            self.tries(c.AnswerPlugin(ask.plugin, ask.ask_id, choice))

    @rule(remove=st.booleans())
    def ends_a_hold(self, remove: bool) -> None:
        for hold in self.lane.state.plugin_holds:
            end = c.RemoveHeldItems if remove and hold.skus else c.ReleaseHold
            self.tries(end(hold.plugin, hold.kind))

    @rule(seconds=st.sampled_from([0, 1, 5]))
    def overrules(self, seconds: int) -> None:
        self.lane.clock.passes(seconds=seconds)
        self.tries(c.OverrideChecks())

    @rule()
    def pays_whatever_stands(self) -> None:
        """No money moves while a critical plugin has not answered, or something is held."""
        self.tries(c.StartCheckout())
        state = self.lane.state
        asked = any(ask.blocks for ask in state.asks)
        barred = bool(state.waiting_for or state.plugin_holds or state.holds or asked)
        before = self._payments()
        self.tries(c.PayCash(10_000_000 // 100, close=False))
        if barred:
            assert self._payments() == before

    def _payments(self) -> int:
        return len(events_of(self.data_dir, "PAYMENT_PROCESSED", "BASKET_CLOSED"))

    @invariant()
    def what_is_off_holds_nothing(self) -> None:
        if not hasattr(self, "lane"):
            return
        state = self.lane.state
        off = {switch.name for switch in state.plugins if not switch.on}
        assert not off & {one.plugin for one in (*state.plugin_holds, *state.asks, *state.cards)}

    def teardown(self) -> None:
        if hasattr(self, "lane"):
            _each_effect_once(events_of(self.data_dir), self.given)
        super().teardown()


def _each_effect_once(events: list[JournalEvent], given: list[c.ApplyOutcomes]) -> None:
    """Every fact that a plugin told is in the journal once, but for what ends a chain."""
    by_id = {event.event_id: event for event in events}
    assert len(by_id) == len(events)
    told = {event.event_id for event in events if event.event_type == "X_SEEN"}
    facts = [one for command in given for one in command.outcomes if one.kind == "emit"]
    assert told == {one.outcome_id for one in facts if _depth(by_id, one.cause_id) < DEPTH}


def _depth(by_id: dict[str, JournalEvent], event_id: str | None) -> int:
    depth = 0
    while event_id is not None:
        depth += 1
        event_id = by_id[event_id].stamp.caused_by
    return depth


def test_whatever_plugins_do_payment_waits_replays_and_verifies(shop_template: Path) -> None:
    HistoryWithPlugins.template = shop_template
    run_state_machine_as_test(
        HistoryWithPlugins, settings=settings(max_examples=12, stateful_step_count=40)
    )
