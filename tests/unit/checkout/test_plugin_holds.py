from __future__ import annotations

from pathlib import Path

import pytest

from plugins.outcomes import Ask, Choice, Hold, Release
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.plugin_views import PluginFacts
from pos_terminal.checkout.state import Phase
from tests.lane_fixtures import BY_MANAGER, CASHIER, PINS, LaneAtWork, lane_on, verified
from tests.plugin_acts import bring, knows, last, outcome, switch_on

FRAUD = Hold("fraud", "A large sale.")
FINAL = Hold("fraud", "This cannot be sold.", release="nobody")
HOURS = Hold("hours", "No beer before eight.", release="remove", skus=("MILK",))
ASK = Ask("bag", "Bag?", [Choice("yes", "Yes"), Choice("no", "No", right="release_checks")])


@pytest.fixture
def selling(lane: LaneAtWork) -> LaneAtWork:
    """A basket with two lines, and a critical plugin that works."""
    switch_on(lane, "watch", critical=True)
    lane.do(c.AddProduct("MILK"))
    lane.do(c.AddProduct("BREAD"))
    return lane


def reached(lane: LaneAtWork) -> None:
    """The plugin has seen all there is."""
    lane.do(c.ApplyOutcomes("watch", lane.events()[-1].seq))


def test_payment_waits_until_the_critical_plugin_has_seen_this_checkout(
    selling: LaneAtWork,
) -> None:
    reached(selling)
    selling.do(c.StartCheckout())
    assert selling.state.phase is Phase.AWAITING_CHECKS
    assert selling.state.waiting_for == ("watch",)
    assert selling.state.wait_limit_ms == 2_000
    assert selling.refused(c.PayCash(1000)) == "checks.waiting"
    reached(selling)
    assert selling.state.phase is Phase.PAYING
    selling.do(c.PayCash(1000))
    assert selling.state.phase is Phase.PAID


def test_a_plugin_that_is_not_critical_delays_nothing(lane: LaneAtWork) -> None:
    switch_on(lane, "watch")
    lane.sell("MILK")
    assert lane.events("BASKET_CLOSED")


def test_only_past_the_deadline_a_manager_goes_on_without_the_answer(
    selling: LaneAtWork,
) -> None:
    selling.do(c.StartCheckout())
    assert selling.refused(c.OverrideChecks(), BY_MANAGER) == "checks.waiting"
    selling.clock.passes(seconds=2)
    assert selling.refused(c.OverrideChecks()) == "approval.needed"
    selling.do(c.OverrideChecks(), BY_MANAGER)
    data = last(selling, "CHECKS_OVERRIDDEN").data
    assert data["plugins"] == ["watch"]
    assert data["waited_ms"] == 2_000
    assert data["approved_by"] == last(selling, "OVERRIDE_APPROVED").data["approved_by"]
    selling.do(c.PayCash(1000))
    verified(selling.data_dir)


def test_what_was_overruled_holds_for_this_checkout_only(selling: LaneAtWork) -> None:
    selling.do(c.StartCheckout())
    selling.clock.passes(seconds=2)
    selling.do(c.OverrideChecks(), BY_MANAGER)
    selling.do(c.CancelCheckout())
    selling.do(c.StartCheckout())
    assert selling.state.waiting_for == ("watch",)


def test_switching_the_plugin_off_ends_the_wait_in_one_audited_act(selling: LaneAtWork) -> None:
    selling.do(c.StartCheckout())
    selling.do(c.SwitchPlugin("watch", on=False, reason="hangs"), BY_MANAGER)
    assert selling.state.phase is Phase.PAYING
    assert last(selling, "PLUGIN_SWITCHED").data["reason"] == "hangs"
    assert "PLUGIN_SWITCHED" in {row[0] for row in selling.rows("SELECT event_type FROM audit")}


def test_a_plugin_switched_on_during_checkout_is_waited_for(lane: LaneAtWork) -> None:
    lane.do(c.AddProduct("MILK"))
    lane.do(c.StartCheckout())
    assert lane.state.phase is Phase.PAYING
    switch_on(lane, "watch", critical=True)
    assert lane.state.phase is Phase.AWAITING_CHECKS
    reached(lane)
    assert lane.state.phase is Phase.PAYING


def test_a_hold_keeps_the_basket_from_payment_until_a_manager_releases_it(
    selling: LaneAtWork,
) -> None:
    bring(selling, "watch", last(selling, "ITEM_ADDED"), FRAUD)
    (held,) = selling.state.plugin_holds
    assert (held.plugin, held.kind, str(held.reason)) == ("watch", "fraud", "A large sale.")
    assert selling.refused(c.StartCheckout()) == "hold.plugin"
    assert selling.refused(c.ReleaseHold("watch", "fraud")) == "approval.needed"
    selling.do(c.ReleaseHold("watch", "fraud"), BY_MANAGER)
    selling.do(c.StartCheckout())
    reached(selling)
    selling.do(c.PayCash(1000))
    assert last(selling, "HOLD_RELEASED").data["how"] == "manager"


def test_what_nobody_may_release_stays(selling: LaneAtWork) -> None:
    bring(selling, "watch", last(selling, "ITEM_ADDED"), FINAL)
    assert selling.refused(c.ReleaseHold("watch", "fraud"), BY_MANAGER) == "hold.final"
    assert selling.state.plugin_holds


def test_a_hold_on_a_checkout_ends_with_it_and_the_next_one_is_judged_anew(
    selling: LaneAtWork,
) -> None:
    selling.do(c.StartCheckout())
    first = last(selling, "CHECKOUT_STARTED")
    late = outcome("watch", first, FRAUD, index=9)
    bring(selling, "watch", first, FINAL)
    assert selling.state.phase is Phase.AWAITING_CHECKS
    assert selling.refused(c.PayCash(1000)) == "hold.plugin"
    selling.do(c.CancelCheckout())
    assert not selling.state.plugin_holds
    selling.do(c.StartCheckout())
    selling.do(c.ApplyOutcomes("watch", first.seq, (late,)))  # about the one that was given up
    assert not selling.state.plugin_holds
    reached(selling)
    selling.do(c.PayCash(1000))


def test_a_hold_that_comes_after_money_has_moved_is_noted_and_not_obeyed(
    selling: LaneAtWork,
) -> None:
    selling.do(c.StartCheckout())
    reached(selling)
    selling.do(c.PayCash(100))
    bring(selling, "watch", last(selling, "CHECKOUT_STARTED"), FRAUD)
    assert last(selling, "HOLD_PLACED").data["late"] is True
    assert not selling.state.plugin_holds
    selling.do(c.PayCash(1000))
    assert selling.state.phase is Phase.PAID


def test_held_items_are_taken_out_without_a_manager(selling: LaneAtWork) -> None:
    bring(selling, "watch", last(selling, "ITEM_ADDED"), HOURS)
    selling.do(c.RemoveHeldItems("watch", "hours"))
    assert [line.sku for line in selling.state.basket.lines] == ["BREAD"]
    assert not selling.state.plugin_holds
    assert not selling.state.can_undo
    assert last(selling, "ITEM_VOIDED").data["reason"] == "hours"


def test_switching_off_releases_what_the_plugin_holds_in_the_same_commit(
    selling: LaneAtWork,
) -> None:
    bring(selling, "watch", last(selling, "ITEM_ADDED"), FINAL, ASK)
    assert selling.refused(c.StartCheckout()) == "hold.plugin"
    selling.do(c.SwitchPlugin("watch", on=False), BY_MANAGER)
    assert (selling.state.plugin_holds, selling.state.asks) == ((), ())
    assert last(selling, "HOLD_RELEASED").data["how"] == "switched_off"
    selling.do(c.StartCheckout())
    selling.do(c.PayCash(1000))


def test_a_basket_recalled_while_its_plugin_is_off_is_not_held(selling: LaneAtWork) -> None:
    bring(selling, "watch", last(selling, "ITEM_ADDED"), FINAL)
    selling.do(c.Park("later"))
    selling.do(c.SwitchPlugin("watch", on=False), BY_MANAGER)
    (parked,) = selling.running.queries.parked().result(60)
    selling.do(c.Recall(parked.basket_id))
    assert selling.state.plugin_holds == ()
    selling.do(c.StartCheckout())
    selling.do(c.PayCash(1000))
    verified(selling.data_dir)


def test_a_hold_goes_into_the_pocket_with_a_parked_basket(selling: LaneAtWork) -> None:
    cause = last(selling, "ITEM_ADDED")
    selling.do(c.Park("later"))
    bring(selling, "watch", cause, FRAUD)  # the plugin was late
    assert selling.state.plugin_holds == ()
    (parked,) = selling.running.queries.parked().result(60)
    selling.do(c.Recall(parked.basket_id))
    assert [hold.kind for hold in selling.state.plugin_holds] == ["fraud"]


def test_a_suspended_plugin_keeps_its_holds_and_a_manager_may_release_them(
    selling: LaneAtWork,
) -> None:
    bring(selling, "watch", last(selling, "ITEM_ADDED"), HOURS)
    selling.do(c.SuspendPlugin("watch", "raised", "KeyError: 'line'"))
    assert selling.state.plugins[0].suspended == "raised"
    assert selling.notice == "plugin.suspended"
    selling.do(c.ReleaseHold("watch", "hours"), BY_MANAGER)
    selling.do(c.StartCheckout())
    assert selling.state.waiting_for == ("watch",), "a critical one fails closed"
    selling.do(c.SwitchPlugin("watch", on=True), BY_MANAGER)
    assert selling.state.plugins[0].suspended == ""
    assert selling.state.waiting_for == ("watch",)


def test_a_hold_that_was_on_its_way_when_its_plugin_was_suspended_is_obeyed(
    selling: LaneAtWork,
) -> None:
    selling.do(c.StartCheckout())
    selling.do(c.SuspendPlugin("watch", "hung", "does not come back"))
    bring(selling, "watch", last(selling, "CHECKOUT_STARTED"), FRAUD)  # it did come back
    assert [hold.kind for hold in selling.state.plugin_holds] == ["fraud"]
    assert selling.refused(c.PayCash(1000)) == "hold.plugin"


def test_a_question_is_answered_once_and_by_whoever_may(selling: LaneAtWork) -> None:
    bring(selling, "watch", last(selling, "ITEM_ADDED"), ASK)
    assert selling.refused(c.StartCheckout()) == "hold.asked"
    assert selling.refused(c.AnswerPlugin("watch", "bag", "no")) == "approval.needed"
    assert selling.refused(c.AnswerPlugin("watch", "bag", "maybe")) == "plugin.asked_no_more"
    selling.do(c.AnswerPlugin("watch", "bag", "yes"))
    assert selling.refused(c.AnswerPlugin("watch", "bag", "yes")) == "plugin.asked_no_more"
    answered = last(selling, "PLUGIN_ANSWERED").data
    assert (answered["choice"], answered["plugin"]) == ("yes", "watch")
    selling.do(c.StartCheckout())


def test_the_plugin_itself_releases_its_hold(selling: LaneAtWork) -> None:
    bring(selling, "watch", last(selling, "ITEM_ADDED"), FINAL)
    bring(selling, "watch", last(selling, "BASKET_STARTED"), Release("fraud"), Release("other"))
    assert selling.state.plugin_holds == ()
    assert len(selling.events("HOLD_RELEASED")) == 1


def test_holds_questions_and_the_wait_come_back_after_a_crash(
    selling: LaneAtWork, tmp_path: Path
) -> None:
    cause = last(selling, "ITEM_ADDED")
    selling.do(c.StartCheckout())
    bring(selling, "watch", last(selling, "CHECKOUT_STARTED"), FRAUD)
    bring(selling, "watch", cause, ASK)
    with lane_on(selling.crash_copy(tmp_path / "crashed")) as again:
        again.do(c.AcceptRecovery())
        again.do(c.SignIn(CASHIER, PINS[CASHIER]))
        assert [hold.kind for hold in again.state.plugin_holds] == ["fraud"]
        assert [ask.ask_id for ask in again.state.asks] == ["bag"]
        assert again.state.waiting_for == ("watch",)
        assert again.state.plugins[0].critical


def test_a_hold_on_age_raises_the_lanes_own_check_and_a_refusal_takes_its_items(
    lane: LaneAtWork,
) -> None:
    switch_on(lane, "watch")
    lane.do(c.AddProduct("MILK"))
    lane.do(c.AddProduct("BREAD"))
    bring(lane, "watch", last(lane, "ITEM_ADDED"), Hold("age", "", limit=18, skus=("MILK",)))
    assert lane.state.plugin_holds == ()
    (hold,) = lane.state.holds
    assert (hold.kind, hold.limit) == ("age", 18)
    lane.do(c.RefuseAge())
    assert [line.sku for line in lane.state.basket.lines] == ["BREAD"]


def test_what_cannot_run_is_not_switched_on_and_what_is_unknown_not_off(
    lane: LaneAtWork,
) -> None:
    knows(lane, PluginFacts("old", refused="Update it."))
    assert lane.refused(c.SwitchPlugin("old", on=True), BY_MANAGER) == "plugin.refused"
    assert lane.refused(c.SwitchPlugin("none", on=True), BY_MANAGER) == "plugin.unknown"
    assert lane.refused(c.SwitchPlugin("none", on=False), BY_MANAGER) == "plugin.unknown"
    assert lane.refused(c.SwitchPlugin("old", on=True)) == "approval.needed"
