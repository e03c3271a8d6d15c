from __future__ import annotations

from pathlib import Path

from plugins.outcomes import Emit, Hold, Notice, Suggest, Suggestion
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.plugin_outcomes import DEPTH
from pos_terminal.domain.errors import POSError
from tests.lane_fixtures import BY_MANAGER, CASHIER, PINS, LaneAtWork, lane_on, verified
from tests.plugin_acts import bring, last, outcome, switch_on


def test_outcomes_handed_over_again_have_no_second_effect(lane: LaneAtWork, tmp_path: Path) -> None:
    switch_on(lane, "watch")
    lane.do(c.AddProduct("MILK"))
    cause = last(lane, "ITEM_ADDED")
    said = bring(lane, "watch", cause, Emit("X_SEEN", {"n": 1}), Hold("fraud", "Large."))
    lane.do(said)
    lane.do(c.ReleaseHold("watch", "fraud"), BY_MANAGER)
    lane.do(said)
    assert len(lane.events("X_SEEN", "HOLD_PLACED")) == 2
    with lane_on(lane.crash_copy(tmp_path / "crashed")) as again:
        again.do(said)
        assert len(again.events("X_SEEN", "HOLD_PLACED")) == 2
    verified(lane.data_dir)


def test_an_emitted_event_stands_in_the_context_of_its_cause(lane: LaneAtWork) -> None:
    switch_on(lane, "watch")
    lane.do(c.AddProduct("MILK"))
    cause = last(lane, "ITEM_ADDED")
    lane.do(c.VoidLine(1))
    lane.sign_in("sue")
    bring(lane, "watch", cause, Emit("X_SEEN", {"n": 1}))
    seen = last(lane, "X_SEEN")
    assert seen.stamp.caused_by == cause.event_id
    assert seen.stamp.employee_id == cause.stamp.employee_id
    assert seen.stamp.basket_id == cause.stamp.basket_id
    assert seen.event_id == outcome("watch", cause, Emit("X_SEEN", {})).outcome_id


def test_a_plugin_cannot_speak_in_the_lanes_name(lane: LaneAtWork) -> None:
    switch_on(lane, "watch")
    lane.do(c.AddProduct("MILK"))
    before = len(lane.events())
    bring(lane, "watch", last(lane, "ITEM_ADDED"), Emit("BASKET_CLOSED", {"total_minor": 1}))
    assert len(lane.events()) == before


def test_a_chain_of_events_that_cause_each_other_ends_at_its_depth(lane: LaneAtWork) -> None:
    switch_on(lane, "watch")
    lane.do(c.AddProduct("MILK"))
    cause = last(lane, "ITEM_ADDED")
    for _ in range(DEPTH + 3):
        bring(lane, "watch", cause, Emit("X_ECHO", {}))
        cause = (lane.events("X_ECHO") or [cause])[-1]
    assert len(lane.events("X_ECHO")) == DEPTH - 1, "the item itself is the first of the chain"


def test_a_fact_told_by_a_plugin_that_was_switched_off_meanwhile_is_kept_its_hold_is_not(
    lane: LaneAtWork,
) -> None:
    switch_on(lane, "watch")
    lane.do(c.AddProduct("MILK"))
    lane.do(c.SwitchPlugin("watch", on=False), BY_MANAGER)
    bring(lane, "watch", last(lane, "ITEM_ADDED"), Emit("X_SEEN", {}), Hold("fraud", "Large."))
    assert lane.events("X_SEEN")
    assert not lane.state.plugin_holds


def test_what_the_journal_does_not_take_is_refused_and_the_lane_goes_on(lane: LaneAtWork) -> None:
    switch_on(lane, "watch")
    lane.do(c.AddProduct("MILK"))
    said = outcome("watch", last(lane, "ITEM_ADDED"), Emit("X_SEEN", {"share": 0.5}))
    future = lane.running.lane.submit(c.ApplyOutcomes("watch", 99, (said,)))
    assert isinstance(future.exception(10), POSError)
    lane.do(c.VoidLine(1))
    lane.sell("MILK")


def test_a_card_number_in_what_a_plugin_says_does_not_reach_the_journal(lane: LaneAtWork) -> None:
    switch_on(lane, "watch")
    lane.do(c.AddProduct("MILK"))
    number = "4111111111111111"
    bring(lane, "watch", last(lane, "ITEM_ADDED"), Emit("X_SEEN", {"card": [number]}))
    assert number.encode() not in last(lane, "X_SEEN").data_bytes


def test_suggestions_show_what_can_be_sold_and_is_not_in_the_basket(lane: LaneAtWork) -> None:
    switch_on(lane, "watch")
    lane.do(c.AddProduct("MILK"))
    cause = last(lane, "ITEM_ADDED")
    offered = ("BREAD", "MILK", "GONE", "DEPT", "PHONE", "BAN")
    bring(lane, "watch", cause, Suggest([Suggestion(sku) for sku in offered]))
    assert [one.sku for one in lane.state.suggestions] == ["BREAD", "BAN"]
    assert lane.state.suggestions[0].name == "Bread 500 g"
    saw(lane, "BREAD", "BAN", "GIN")
    lane.do(c.AddProduct("BREAD", how="suggestion"))
    assert [one.sku for one in lane.state.suggestions] == ["BAN"]
    assert last(lane, "ITEM_ADDED").data["how"] == "suggestion"
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(1000))
    closed = last(lane, "BASKET_CLOSED").data["suggested"]
    assert closed == [{"plugin": "watch", "sku": sku} for sku in ("BREAD", "BAN")]
    lane.do(c.NextSale())
    assert lane.state.suggestions == ()
    lane.sell("MILK")
    assert last(lane, "BASKET_CLOSED").data["suggested"] == []


def saw(lane: LaneAtWork, *skus: str) -> None:
    """The screen has painted them."""
    lane.do(c.SawSuggestions(lane.state.basket_id, tuple(("watch", sku) for sku in skus)))


def test_what_had_no_room_on_the_screen_was_not_shown(lane: LaneAtWork) -> None:
    switch_on(lane, "watch")
    lane.do(c.AddProduct("MILK"))
    bring(lane, "watch", last(lane, "ITEM_ADDED"), Suggest([Suggestion("BREAD")]))
    other = c.SawSuggestions("01a1fdc3-5780-7099-9b23-58ebebf76dd7", (("watch", "BREAD"),))
    lane.do(other)  # a screen that is late: of another basket
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(1000))
    assert last(lane, "BASKET_CLOSED").data["suggested"] == []


def test_suggestions_and_cards_for_another_basket_are_not_shown(lane: LaneAtWork) -> None:
    switch_on(lane, "watch")
    lane.do(c.AddProduct("MILK"))
    old = last(lane, "ITEM_ADDED")
    lane.do(c.VoidLine(1))
    lane.do(c.VoidSale("left"), BY_MANAGER)
    lane.do(c.AddProduct("BREAD"))
    card = Notice("Regular", topic="customer")
    bring(lane, "watch", old, Suggest([Suggestion("BAN")]), card)
    assert (lane.state.suggestions, lane.state.cards) == ((), ())
    bring(lane, "watch", last(lane, "ITEM_ADDED"), card)
    assert [one.topic for one in lane.state.cards] == ["customer"]
    lane.do(c.SwitchPlugin("watch", on=False), BY_MANAGER)
    assert lane.state.cards == ()


def test_after_a_sale_a_plugin_may_still_suggest_for_the_next_time(lane: LaneAtWork) -> None:
    switch_on(lane, "watch")
    lane.do(c.AddProduct("MILK"))
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(1000))
    bring(lane, "watch", last(lane, "BASKET_CLOSED"), Suggest([Suggestion("BREAD")]))
    assert [one.sku for one in lane.state.suggestions] == ["BREAD"]
    lane.do(c.NextSale())
    assert lane.state.suggestions == ()


def test_settings_and_acts_are_in_the_journal_and_audited(lane: LaneAtWork) -> None:
    switch_on(lane, "watch", acts={"correct": "manage_staff", "odd": "sell"})
    lane.do(c.ChangePluginSettings("watch", {"limit": 5}), BY_MANAGER)
    assert lane.refused(c.ChangePluginSettings("watch", {"limit": 5})) == "approval.needed"
    assert lane.refused(c.ChangePluginSettings("watch", {"x": 0.5}), BY_MANAGER) == (
        "plugin.settings"
    )
    changed = last(lane, "PLUGIN_SETTINGS_CHANGED").data
    assert (changed["settings"], changed["row_version"]) == ({"limit": 5}, 1)
    lane.do(c.ActOnPlugin("watch", "correct", {"why": "forgot"}), BY_MANAGER)
    assert last(lane, "OVERRIDE_APPROVED").data["right"] == "manage_staff"
    assert last(lane, "PLUGIN_ACTED").data["data"] == {"why": "forgot"}
    assert lane.refused(c.ActOnPlugin("watch", "odd", {})) == "approval.needed", "never for less"
    assert lane.refused(c.ActOnPlugin("watch", "none", {}), BY_MANAGER) == "plugin.unknown"
    lane.do(c.SwitchPlugin("watch", on=False), BY_MANAGER)
    assert lane.refused(c.ActOnPlugin("watch", "correct", {}), BY_MANAGER) == "plugin.off"


def test_switches_survive_a_restart(lane: LaneAtWork, tmp_path: Path) -> None:
    switch_on(lane, "watch", critical=True)
    with lane_on(lane.crash_copy(tmp_path / "crashed")) as again:
        again.do(c.AcceptRecovery())
        again.do(c.SignIn(CASHIER, PINS[CASHIER]))
        (switch,) = again.state.plugins
        assert (switch.name, switch.on, switch.critical) == ("watch", True, True)
