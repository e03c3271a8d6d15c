"""What managers see, and rules tried on the past: the same code, so the same answers."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.base import PersonFacts, ShopFacts
from plugins.fraud_detection import trial
from plugins.fraud_detection.assessing import RuleSet
from plugins.fraud_detection.defaults import RULES
from plugins.fraud_detection.ledger import part_rows
from plugins.fraud_detection.settings import FraudSettings
from tests.unit.plugins.fraud_detection.till import FraudTill, back, line, rules_of


def test_assessments_tell_how_each_checkout_ended(till: FraudTill) -> None:
    till.facts.staff["jane"] = PersonFacts("jane", "Jane Doe")
    till.sell(back(6_000))
    till.pay(back(7_000))
    hold = {"plugin": "fraud_detection", "kind": "fraud", "released_by": "ann"}
    till.play("HOLD_RELEASED", **hold, how="manager")
    till.close_sale(back(7_000))
    till.pay(back(8_000))
    till.play("CHECKOUT_CANCELLED")
    till.play("CHECKOUT_STARTED", **till.priced(back(8_001)))
    till.play("BASKET_VOIDED", total_minor=-8_001)
    rows = till.table("assessments")
    assert [row["amount"] for row in rows] == [-8_001, -8_000, -7_000, -6_000]
    assert [row["ended"] for row in rows] == [
        "Given up",
        "Back to the basket",
        "Released by a manager",
        "Sold",
    ]
    assert [bool(row["receipt"]) for row in rows] == [False, False, True, True]
    assert rows[0]["cashier"] == "Jane Doe"
    assert rows[0]["level"] == "Hold for a manager"
    assert "Refund without receipt +50" in rows[0]["rules"]


def test_a_hold_of_another_plugin_is_not_ours(till: FraudTill) -> None:
    till.pay(back(7_000))
    till.play("HOLD_RELEASED", plugin="other", kind="fraud", how="manager", released_by="ann")
    assert till.table("assessments")[0]["ended"] == ""


def test_assessments_by_day_level_and_cashier(till: FraudTill) -> None:
    till.sell(line(minor=200_000))
    till.passes(days=1)
    till.employee_id = "joe"
    till.sell(back(30_000))
    till.sell(line())
    assert len(till.table("assessments")) == 2
    assert len(till.table("assessments", level="any")) == 3
    assert len(till.table("assessments", level="hold")) == 1
    assert len(till.table("assessments", employee_id="jane")) == 1
    assert len(till.table("assessments", last_day="2026-11-21")) == 1
    assert till.table("assessments", first_day="2026-11-22", level="any")[-1]["amount"] == -30_000


def test_rules_are_counted_with_shadow_and_those_that_are_gone(till: FraudTill) -> None:
    till.sell(line(minor=200_000))
    shadow = msgspec.to_builtins(msgspec.structs.replace(RULES[0], mode="shadow"))
    gone = {"rule_id": "gone", "title": "Gone", "when": "amount_minor > 1"}
    till.settings(rules=[shadow, gone])
    till.sell(line(minor=200_000))
    till.settings(rules=[shadow])
    rows = {row[0]: row[1:5] for row in till.report("rules")}
    assert rows == {
        "Large sale": ["In shadow", 25, 1, 1],
        "gone": ["Not there any more", None, 1, 0],
    }


def test_fields_are_listed(till: FraudTill) -> None:
    names = [row[0] for row in till.report("fields")]
    assert "amount_minor" in names
    assert "#.qty_milli" in names


def test_reports_of_an_empty_plugin_are_empty(till: FraudTill) -> None:
    assert till.table("assessments") == []
    assert [row["matched"] for row in till.table("rules")] == [0] * len(RULES)
    assert till.table("try_rule", when="refund") == []


# -- trials


def _note(till: FraudTill, **asked: Any) -> dict[str, Any]:
    note: dict[str, Any] = till.runtime.report("try_rule", asked)["note"]
    return note


def test_a_rule_is_tried_beside_the_live_ones(till: FraudTill) -> None:
    for minor in (100, 200, 300, 400):
        till.sell(line(minor=minor))
    asked = {"when": "amount_minor > 200", "points": 50}
    rows = till.table("try_rule", **asked)
    assert [row["amount"] for row in rows] == [400, 300]
    assert rows[0]["receipt"].startswith("T1-1-")
    assert rows[0]["facts"] == "amount_minor 400"
    note = _note(till, **asked)
    assert (note["facts"]["held"], note["facts"]["checkouts"], note["facts"]["matched"]) == (
        2,
        4,
        2,
    )
    assert _note(till, when="amount_minor > 200", points=20)["facts"]["held"] == 0


def test_what_is_held_anyway_is_not_put_down_to_the_tried_rule(till: FraudTill) -> None:
    till.sell(back(6_000))
    facts = _note(till, when="refund", level="hold")["facts"]
    assert (facts["held"], facts["matched"]) == (0, 1)


def test_a_whole_set_takes_the_place_of_the_live_rules(till: FraudTill) -> None:
    till.sell(back(6_000))
    till.sell(line(minor=300))
    changed = [{"rule_id": "small", "title": "Small", "when": "amount_minor > 1", "points": 60}]
    rows = till.table("try_rule", rules=changed)
    assert [(row["amount"], row["rules"]) for row in rows] == [(300, "Small +60")]


def test_a_rule_that_cannot_be_read_is_told_and_not_tried(till: FraudTill) -> None:
    till.sell(line())
    table = till.runtime.report("try_rule", {"when": "amnt > 3"})
    assert list(table["rows"]) == []
    assert "position 1: amnt" in str(table["note"])


def test_a_trial_goes_back_so_many_days_and_fills_its_windows_before(till: FraudTill) -> None:
    asked = {"when": "customer_sales_recent >= 2", "days": 1}
    till.sell(line(), customer="c1")  # a day before the last one: too old
    till.passes(hours=12)
    till.sell(line(), customer="c1")
    till.passes(hours=11, minutes=59)
    till.sell(line(), customer="c1")
    till.passes(minutes=1)
    till.sell(line(), customer="c2")
    assert len(till.table("try_rule", **asked)) == 1
    facts = _note(till, **asked)["facts"]
    assert facts["checkouts"] == 3
    assert facts["events"] == 8


def test_a_trial_is_bounded_and_says_that_there_is_more(
    till: FraudTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "MOST_EVENTS", 6)
    for _ in range(9):
        till.sell(line())
    note = _note(till, when="amount_minor > 0")
    assert note["key"] == "notes.tried_part"
    assert note["facts"]["events"] == 6
    assert note["facts"]["checkouts"] == 3


def _day_of_trouble(till: FraudTill) -> None:
    till.play("SHIFT_OPENED")
    for number in range(30):
        till.employee_id = ("jane", "joe")[number % 2]
        till.sell(line(price="0.50", listed="1.00"), customer=f"c{number % 3}")
        till.play("DRAWER_OPENED", reason="")
        till.play("ITEM_VOIDED", sku="apple")
        till.sell(back(1_000 * number))
        till.by_card(f"*{number % 4}")
        till.passes(minutes=number % 9)
        if number == 20:
            till.passes(minutes=-45)  # and the clock is set back


def _is_what_was_said(till: FraudTill) -> set[str]:
    """A trial of the live rules gives the stored assessments, and these rules matched."""
    now = FraudSettings()
    tried = trial.run(till.facts, now, RuleSet(now.rules), days=400)
    tables = till.tables()
    said = [
        (v.seq, v.occasion, v.amount_minor, v.assessment.score, v.assessment.level)
        for v in tried.verdicts
    ]
    assert said == [(row[0], row[1], row[6], row[7], row[8]) for row in tables["assessments"]]
    rows = sorted(tuple(row.values()) for v in tried.verdicts for row in part_rows(v))
    assert rows == sorted(tables["parts"])
    return {row[1] for row in rows}


def test_a_trial_of_the_live_rules_says_what_was_said(till: FraudTill) -> None:
    _day_of_trouble(till)
    matched = _is_what_was_said(till)
    assert matched >= {"no_sales", "card_often", "customer_often", "large_refund"}


ACTS = st.lists(
    st.tuples(
        st.integers(-100, 400),  # minutes that pass
        st.sampled_from(["jane", "joe"]),
        st.sampled_from(["sale", "refund", "drawer", "void", "card", "give up", "erase", "merge"]),
        st.integers(1, 4),
    ),
    max_size=25,
)


@pytest.mark.slow
@settings(max_examples=25)
@given(acts=ACTS)
def test_whatever_happens_a_trial_says_what_was_said(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[int, str, str, int]]
) -> None:
    till = FraudTill(tmp_path_factory.mktemp("acts"))
    for passed, who, what, times in acts:
        till.passes(minutes=passed)
        till.employee_id = who
        for _ in range(times):
            _act(till, what, customer=f"c{times % 2}")
    _is_what_was_said(till)
    till.close()


def _act(till: FraudTill, what: str, customer: str) -> None:
    ref = {"customer_ref": customer, "row_version": 2, "into": "c0"}
    changed = {"erase": "erased", "merge": "merged"}
    if what == "sale":
        till.sell(line(price="0.50", listed="1.00"), customer=customer)
    elif what == "refund":
        till.sell(back(4_000), customer=customer)
    elif what == "card":
        till.by_card(f"*{customer}")
    elif what == "give up":
        till.pay(line())
        till.play("CHECKOUT_CANCELLED")
    elif what in changed:
        till.play("CUSTOMER_CHANGED", **ref, change=changed[what])
    elif what == "drawer":
        till.play("DRAWER_OPENED", reason="")
    else:
        till.play("ITEM_VOIDED", sku="apple")


def test_a_trial_changes_nothing(till: FraudTill) -> None:
    _day_of_trouble(till)
    before = till.tables()
    till.table("try_rule", when="refund")
    assert till.tables() == before
    said = rules_of(till.pay(line()))
    assert "tried_rule" not in said


def test_reports_speak_the_language_of_the_shop(till: FraudTill) -> None:
    till.facts.its_shop = ShopFacts(language="de")
    till.sell(back(6_000))
    row = till.table("assessments")[0]
    assert (row["level"], row["ended"]) == ("Für die Leitung anhalten", "Verkauft")
    assert row["rules"].startswith("Rücknahme ohne Bon +50")
    assert till.table("try_rule")[0]["rules"].startswith("Rücknahme ohne Bon +50")
