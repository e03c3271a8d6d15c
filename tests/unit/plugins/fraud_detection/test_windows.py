"""Windows are exact: at their borders, over a restart, on replay, when the clock is set back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.fraud_detection import windows
from plugins.fraud_detection.judge import Judge
from plugins.fraud_detection.plugin import FraudDetection
from plugins.fraud_detection.windows import KEPT_US, MINUTE_US, Act, Windows
from plugins.rehearsal import ScriptedFacts
from tests.unit.plugins.fraud_detection.till import FraudTill, back, line, rules_of, told


def test_an_act_counts_until_it_is_as_old_as_the_window(till: FraudTill) -> None:
    for _ in range(3):
        till.play("DRAWER_OPENED", reason="")
    till.passes(minutes=59, seconds=59, microseconds=999_999)
    assert rules_of(till.play("DRAWER_OPENED", reason="")) == {"no_sales"}


def test_an_act_as_old_as_the_window_counts_no_more(till: FraudTill) -> None:
    for _ in range(3):
        till.play("DRAWER_OPENED", reason="")
    till.passes(minutes=60)
    assert till.play("DRAWER_OPENED", reason="") == []


def test_who_sets_the_clock_back_empties_no_window(till: FraudTill) -> None:
    till.passes(days=300)  # the clock was wrong
    for _ in range(3):
        till.play("DRAWER_OPENED", reason="")
    till.passes(days=-300, minutes=10)
    till.play("TIME_CONFIRMED", clock_was="", clock_is="")
    assert rules_of(till.play("DRAWER_OPENED", reason="")) == {"no_sales"}
    till.passes(minutes=60)  # and they are as old as the moment of setting it back
    assert till.play("DRAWER_OPENED", reason="") == []


def test_a_shift_that_began_in_the_future_begins_now(till: FraudTill) -> None:
    till.settings(rules=[_shift_rule("shift_minutes == 0")])
    till.passes(days=1)
    till.play("SHIFT_OPENED")
    till.passes(days=-1)
    assert rules_of(till.pay(line())) == {"shift"}


def _shift_rule(when: str) -> dict[str, Any]:
    return {"rule_id": "shift", "title": "s", "when": when}


def test_minutes_since_the_shift_was_opened_survive_a_restart(tmp_path: Path) -> None:
    till = FraudTill(tmp_path)
    till.settings(rules=[_shift_rule("shift_minutes == 5")])
    till.play("SHIFT_OPENED")
    till.passes(minutes=5, seconds=59)
    till.runtime.close()
    till.runtime.open()
    assert rules_of(till.pay(line())) == {"shift"}
    till.play("SHIFT_CLOSED")
    assert rules_of(till.pay(line())) == set()
    till.close()


def test_switched_on_within_a_shift_it_finds_out_when_that_began(till: FraudTill) -> None:
    till.settings(rules=[_shift_rule("shift_minutes == 30")])
    till.event("SHIFT_OPENED")  # nobody was told
    till.passes(minutes=30)
    assert rules_of(till.pay(line())) == {"shift"}
    till.runtime.close()
    till.runtime.open()
    assert rules_of(till.pay(line())) == {"shift"}


def _busy(till: FraudTill) -> None:
    for number in range(4):
        till.play("DRAWER_OPENED", reason="")
        till.sell(line(price="0.50", listed="1.00"), back(100), customer="c1")
        till.play("ITEM_VOIDED", sku="apple")
        till.by_card("*1")
        till.passes(minutes=7 * number)


def test_a_restart_after_each_event_changes_nothing(tmp_path: Path) -> None:
    till = FraudTill(tmp_path / "one")
    _busy(till)
    again = FraudTill(tmp_path / "two")
    for body in till.facts.journal:
        if body["event_type"] in again.runtime.wanted:
            again.runtime.handle([body], live=True)
            again.runtime.close()
            again.runtime.open()
    assert again.tables() == till.tables()
    assert till.tables()["acts"]
    till.close()
    again.close()


def test_what_is_rolled_back_is_not_remembered(till: FraudTill) -> None:
    _busy(till)
    before = till.tables()
    bad = till.event("BASKET_CLOSED")  # without lines: it raises
    good = till.event("DRAWER_OPENED", reason="")
    plugin = till.runtime.plugin
    assert isinstance(plugin, FraudDetection)
    kept = len(plugin._judge.windows)
    with pytest.raises(Exception, match="lines"):
        till.runtime.handle([good, bad], live=True)
    assert till.tables() == before
    assert len(plugin._judge.windows) == kept


def test_what_is_older_than_a_day_is_forgotten_in_memory_and_on_disk(till: FraudTill) -> None:
    _busy(till)
    till.passes(days=2)
    till.play("ITEM_VOIDED", sku="apple")
    assert len(till.tables()["acts"]) == 1


def test_memory_is_bounded_and_the_table_follows(
    till: FraudTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "MOST_ACTS", 5)
    for _ in range(9):
        till.play("ITEM_VOIDED", sku="apple")
    assert [row[0] for row in till.tables()["acts"]] == [5, 6, 7, 8, 9]


def test_a_customer_who_is_erased_leaves_no_row(tmp_path: Path) -> None:
    till = FraudTill(tmp_path)
    for _ in range(5):
        till.sell(line(), customer="gone")
        till.sell(line(), customer="stays")
    till.play("CUSTOMER_CHANGED", customer_ref="gone", row_version=2, change="erased")
    assert "gone" not in str(till.tables())
    assert rules_of(till.pay(line(), customer="gone")) == set()
    assert rules_of(till.pay(line(), customer="stays")) == {"customer_often"}
    till.play("CUSTOMER_CHANGED", customer_ref="stays", row_version=2, change="updated")
    assert rules_of(till.pay(line(), customer="stays")) == {"customer_often"}
    till.close()


def test_customers_who_are_merged_count_as_one(till: FraudTill) -> None:
    for number in range(5):
        till.sell(line(), customer=("old", "new")[number % 2])
    till.play("CUSTOMER_CHANGED", customer_ref="old", row_version=2, change="merged", into="new")
    plugin = till.runtime.plugin
    assert isinstance(plugin, FraudDetection)
    held = [(act.seq, act.key) for act in plugin._judge.windows._by_key["customer", "new"]]
    assert held == [(row[0], row[4]) for row in till.tables()["acts"] if row[3] == "customer"]
    assert len(held) == 5
    assert rules_of(till.pay(line(), customer="new")) == {"customer_often"}
    till.play("CUSTOMER_CHANGED", customer_ref="x", row_version=2, change="merged", into="y")
    assert rules_of(till.pay(line(), customer="y")) == set()


def test_assessments_are_kept_for_as_long_as_the_settings_say(till: FraudTill) -> None:
    till.settings(keep_days=10)
    till.sell(line(minor=200_000))
    till.passes(days=10)
    till.play("SHIFT_CLOSED")
    assert len(till.tables()["assessments"]) == len(till.tables()["parts"]) == 1
    till.passes(days=1)
    till.play("SHIFT_CLOSED")
    assert till.tables()["assessments"] == till.tables()["parts"] == []


# -- against a naive recount

Steps = list[tuple[int, str, str, int, int]]
STEPS = st.lists(
    st.tuples(
        st.integers(-90, 200),  # minutes that pass
        st.sampled_from(["void", "sale"]),
        st.sampled_from(["jane", "joe"]),
        st.integers(1, 3),
        st.integers(0, 500),
    ),
    max_size=60,
)


@given(steps=STEPS, minutes=st.integers(1, 1_440))
def test_windows_count_as_a_naive_recount_does(steps: Steps, minutes: int) -> None:
    found = Windows()
    now = KEPT_US
    all_of_them: list[Act] = []
    for seq, (passed, kind, key, count, amount) in enumerate(steps):
        now += passed * MINUTE_US
        found.turn(now)
        for act in all_of_them:  # what seems to come from the future happened just now
            act.at_us = min(act.at_us, now)
        found.take([Act(seq, 0, now, kind, key, count, amount)])
        all_of_them.append(Act(seq, 0, now, kind, key, count, amount))
        young = [
            act
            for act in all_of_them
            if (act.kind, act.key) == (kind, key) and now - act.at_us < minutes * MINUTE_US
        ]
        counted = found.total(kind, key, now, minutes)
        assert counted == (sum(a.count for a in young), sum(a.amount_minor for a in young))


@pytest.mark.slow
@settings(max_examples=15)
@given(steps=STEPS)
def test_rows_are_what_memory_holds(tmp_path_factory: Any, steps: Steps) -> None:
    till = FraudTill(tmp_path_factory.mktemp("rows"), ScriptedFacts())
    for passed, kind, who, count, _ in steps[:12]:
        till.passes(minutes=passed)
        till.employee_id = who
        for _ in range(count):
            if kind == "void":
                till.play("ITEM_VOIDED", sku="apple")
            else:
                told(till.sell(line()))
    plugin = till.runtime.plugin
    assert isinstance(plugin, FraudDetection)
    judge: Judge = plugin._judge
    rows = [
        (a.seq, a.no, a.at_us, a.kind, a.key, a.count, a.amount_minor) for a in judge.windows._all
    ]
    assert till.tables()["acts"] == rows
    till.close()
