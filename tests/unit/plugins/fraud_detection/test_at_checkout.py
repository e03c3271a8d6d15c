"""Score to level to outcome; shadow; training; what is told and to whom."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from plugins.fraud_detection.defaults import RULES
from plugins.fraud_detection.rule import Rule
from pos_terminal.domain.errors import CashierError
from pos_terminal.domain.plugin_events import BY_PLUGINS
from tests.unit.plugins.fraud_detection.till import FraudTill, back, kinds, line, rules_of, told


def rule(rule_id: str = "r", when: str = "amount_minor > 100", **more: Any) -> dict[str, Any]:
    made = Rule(rule_id=rule_id, title=rule_id, when=when, **more)
    built: dict[str, Any] = msgspec.to_builtins(made)
    return built


def test_every_checkout_is_told_once_with_all_that_the_catalogue_names(till: FraudTill) -> None:
    said = till.pay(line())
    assert kinds(said) == ["emit"]
    assert set(told(said)) == set(BY_PLUGINS["FRAUD_ASSESSED"].fields)
    assert told(said)["level"] == "allow"
    assert told(said)["judged_seq"] == 1


@pytest.mark.parametrize(
    ("points", "level", "rest"),
    [
        (19, "allow", []),
        (20, "warn", ["notice"]),
        (49, "warn", ["notice"]),
        (50, "hold", ["hold", "notice"]),
        (79, "hold", ["hold", "notice"]),
        (80, "block", ["hold", "notice"]),
    ],
)
def test_thresholds_turn_a_score_into_a_level(
    till: FraudTill, points: int, level: str, rest: list[str]
) -> None:
    till.settings(block_at=80, rules=[rule(points=points)])
    said = till.pay(line(minor=101))
    assert told(said)["score"] == points
    assert told(said)["level"] == level
    assert kinds(said) == ["emit", *rest]


def test_points_of_several_rules_add_up(till: FraudTill) -> None:
    till.settings(rules=[rule("a", points=30), rule("b", points=20), rule("c", "refund")])
    assert told(till.pay(line(minor=101)))["score"] == 50


def test_a_hold_is_for_a_manager_and_a_block_for_nobody(till: FraudTill) -> None:
    till.settings(rules=[rule("h", level="hold", points=0)])
    assert till.pay(line(minor=101))[1].data["release"] == "manager"
    till.settings(rules=[rule("b", level="block", points=0)])
    assert till.pay(line(minor=101))[1].data["release"] == "nobody"


def test_a_limit_of_0_is_none(till: FraudTill) -> None:
    till.settings(warn_at=0, hold_at=0, rules=[rule(points=100)])
    assert told(till.pay(line(minor=101)))["level"] == "allow"


def test_the_reason_is_that_of_the_weightiest_rule_with_its_facts(till: FraudTill) -> None:
    hold = till.pay(back(5_100))[1]
    assert hold.data["reason"]["key"] == "rules.refund_without_receipt"
    assert hold.data["reason"]["facts"] == {"without_receipt_minor": 5_100}


def test_words_that_a_manager_wrote_are_said_as_they_are(till: FraudTill) -> None:
    till.settings(rules=[rule("large_sale", reason="Call Ann.", level="hold")])
    assert till.pay(line(minor=101))[1].data["reason"]["text"] == "Call Ann."
    assert till.pay(line(minor=101))[1].data["reason"]["key"] == ""


def test_a_rule_in_shadow_is_told_and_not_obeyed(till: FraudTill) -> None:
    till.settings(rules=[rule("s", level="block", mode="shadow", points=100)])
    said = till.pay(line(minor=101))
    assert kinds(said) == ["emit"]
    assert (told(said)["level"], told(said)["shadow_level"]) == ("allow", "block")
    assert (told(said)["score"], told(said)["shadow_score"]) == (0, 100)
    assert told(said)["rules"][0]["shadow"] is True


def test_all_in_shadow_holds_nothing(till: FraudTill) -> None:
    till.settings(mode="shadow")
    said = till.pay(back(50_000))
    assert kinds(said) == ["emit"]
    assert (told(said)["mode"], told(said)["level"]) == ("shadow", "hold")


def test_a_rule_that_is_off_is_not_asked(till: FraudTill) -> None:
    till.settings(rules=[rule(mode="off", points=100)])
    assert told(till.pay(line(minor=101)))["rules"] == []


def test_a_rule_without_an_answer_is_told_and_stops_no_sale(till: FraudTill) -> None:
    till.settings(rules=[rule("broken", "sold_minor / returned_minor > 2"), rule("sound")])
    said = till.pay(line(minor=101))
    assert told(said)["broken"] == ["broken"]
    assert rules_of(said) == {"sound"}
    row = next(row for row in till.report("rules") if row[0] == "broken")
    assert row[6] == 1
    assert row[7]


def test_a_basket_that_was_mended_is_judged_anew_and_the_card_says_so(till: FraudTill) -> None:
    till.pay(back(50_000))
    till.play("CHECKOUT_CANCELLED")
    said = till.play("CHECKOUT_STARTED", **till.priced(line()))
    assert told(said)["level"] == "allow"
    assert [one.data["text"]["key"] for one in said if one.kind == "notice"] == ["cleared"]


def test_in_the_past_nothing_is_held_and_everything_told(till: FraudTill) -> None:
    till.new_basket()
    said = till.play("CHECKOUT_STARTED", live=False, **till.priced(back(50_000)))
    assert kinds(said) == ["emit"]
    assert told(said)["level"] == "hold"


def test_training_is_judged_only_where_the_settings_say_so_and_never_counted(
    till: FraudTill,
) -> None:
    till.new_basket()
    basket = till.priced(back(50_000))

    def train() -> list[Any]:
        body = till.event("CHECKOUT_STARTED", **basket) | {"training": True}
        closed = till.event("BASKET_CLOSED", **basket, receipt_no="P-1") | {"training": True}
        said = till.runtime.handle([body], live=True)
        till.runtime.handle([closed], live=True)
        return said

    assert train() == []
    till.settings(judge_training=True)
    assert told(train())["level"] == "hold"
    assert till.tables()["acts"] == []


def test_an_act_outside_a_sale_is_warned_about_once_in_its_window(till: FraudTill) -> None:
    said = [till.play("DRAWER_OPENED", reason="") for _ in range(8)]
    assert [kinds(one) for one in said] == [[], [], [], ["emit", "notice"], [], [], [], []]
    assert told(said[3])["level"] == "warn"
    till.passes(minutes=59)
    till.play("DRAWER_OPENED", reason="")
    till.passes(minutes=1)
    again = [till.play("DRAWER_OPENED", reason="") for _ in range(3)]
    assert [kinds(one) for one in again] == [[], [], ["emit", "notice"]]


def test_what_has_happened_can_only_be_warned_about(till: FraudTill) -> None:
    till.settings(rules=[rule("d", "drawer_opens_recent > 0", level="block", on=("drawer",))])
    assert told(till.play("DRAWER_OPENED", reason=""))["level"] == "warn"


def test_two_cashiers_and_two_cards_are_told_apart(till: FraudTill) -> None:
    for cashier in ("jane", "joe") * 3:
        till.employee_id = cashier
        assert till.play("DRAWER_OPENED", reason="") == []
    for card in ("*1", "*2", "*3") * 3:
        assert till.by_card(card) == []
    assert rules_of(till.by_card("*2")) == {"card_often"}
    assert till.by_card("*2") == []


def test_nothing_that_is_told_names_a_person_or_a_card(till: FraudTill) -> None:
    for _ in range(8):
        said = till.sell(back(50_000), customer="ref-of-somebody") + till.by_card("**** 4321")
        text = str([one.data for one in said])
        assert "ref-of-somebody" not in text
        assert "4321" not in text


def test_defaults_are_taken_as_they_are(till: FraudTill) -> None:
    checked = till.runtime.checked_settings({})
    assert [one["rule_id"] for one in checked["rules"]] == [one.rule_id for one in RULES]
    assert till.runtime.checked_settings(checked) == checked


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"warn_at": 50, "hold_at": 50}, "Warn at must be below"),
        ({"block_at": 30}, "Hold at below Block at"),
        ({"rules": [rule("a"), rule("a")]}, "Two rules have the id a"),
        ({"rules": [rule("a", "amnt > 3")]}, "Rule a (a), at position 1: amnt is no field"),
        ({"rules": [rule("a", "refund and")]}, "Rule a (a), it cannot be read near position 8"),
        ({"rules": [rule("a", "amount_minor > 'x'")]}, "cannot be worked out"),
        ({"rules": [rule("a", "card_uses_recent > 1")]}, "not known on checkout"),
        ({"rules": [{"rule_id": "A b"}]}, "rule_id"),
        ({"hours": [{"opens": "25:00"}]}, "opens"),
        ({"nonsense": 1}, "nonsense"),
    ],
)
def test_settings_that_make_no_sense_are_refused_with_a_sentence(
    till: FraudTill, values: dict[str, Any], why: str
) -> None:
    with pytest.raises(CashierError) as refused:
        till.runtime.checked_settings(values)
    assert why in str(refused.value.facts["why"])
