"""Beside a real lane: holds, a manager's PIN, blocks, mended baskets, replay, trial."""

from __future__ import annotations

import threading
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

from plugins.fraud_detection import trying
from plugins.fraud_detection.plugin import FraudDetection
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.domain.basket import Discount, DiscountKind
from tests.lane_fixtures import BY_MANAGER, LaneAtWork, verified
from tests.unit.plugins.host.troupe import lane_with, rows, settle, switch

NAME = "fraud_detection"
MANY = {"rule_id": "many", "title": "Many", "when": "largest_qty_milli > 5000", "points": 0}


def _with(lane: LaneAtWork, **rule: Any) -> None:
    values = {"rules": [MANY | rule]}
    checked = lane.running.plugins.check_settings(NAME, values).result(60)
    lane.do(c.ChangePluginSettings(NAME, checked), BY_MANAGER)


def _pay_for(lane: LaneAtWork, pieces: int) -> LaneState:
    if not lane.state.basket.lines:
        lane.scan("MILK")
    lane.do(c.SetQuantity(pieces * 1_000))
    lane.do(c.StartCheckout())
    return lane.wait(lambda state: not state.waiting_for)


def _levels(lane: LaneAtWork) -> list[str]:
    return [event.data["level"] for event in lane.events("FRAUD_ASSESSED")]


def test_a_held_sale_waits_for_the_pin_of_a_manager(shop_dir: Path) -> None:
    with lane_with(shop_dir, FraudDetection) as lane:
        switch(lane, NAME)
        _with(lane, level="hold", reason="Six of one.")
        held = _pay_for(lane, 6)
        assert held.phase == Phase.AWAITING_CHECKS
        assert [(one.kind, one.reason.text) for one in held.plugin_holds] == [
            ("fraud", "Six of one.")
        ]
        assert lane.refused(c.PayCash(10_000)) == "hold.plugin"
        assert lane.refused(c.ReleaseHold(NAME, "fraud")) == "approval.needed"
        lane.do(c.ReleaseHold(NAME, "fraud"), BY_MANAGER)
        assert lane.state.phase == Phase.PAYING
        lane.do(c.PayCash(10_000))
        settle(lane)
        ended = rows(shop_dir, NAME, "SELECT ended, receipt_no <> '' FROM assessments")
        assert ended == [("released", 1)]
        assert _levels(lane) == ["hold"]
    verified(shop_dir)


def test_a_blocked_basket_is_nobodys_to_release_and_may_be_mended(shop_dir: Path) -> None:
    with lane_with(shop_dir, FraudDetection) as lane:
        switch(lane, NAME)
        _with(lane, level="block")
        _pay_for(lane, 6)
        assert lane.refused(c.ReleaseHold(NAME, "fraud"), BY_MANAGER) == "hold.final"
        lane.do(c.CancelCheckout())
        assert lane.state.plugin_holds == ()
        assert _pay_for(lane, 5).phase == Phase.PAYING  # judged anew
        lane.do(c.PayCash(10_000))
        settle(lane)
        assert _levels(lane) == ["block", "allow"]
        ended = rows(shop_dir, NAME, "SELECT ended FROM assessments ORDER BY seq")
        assert ended == [("changed",), ("sold",)]


def test_a_blocked_basket_may_be_given_up(shop_dir: Path) -> None:
    with lane_with(shop_dir, FraudDetection) as lane:
        switch(lane, NAME)
        _with(lane, level="block")
        _pay_for(lane, 6)
        lane.do(c.CancelCheckout())
        lane.do(c.VoidSale("blocked"), BY_MANAGER)
        assert lane.sell("MILK")


def test_what_stands_out_is_said_and_stops_nobody(shop_dir: Path) -> None:
    with lane_with(shop_dir, FraudDetection) as lane:
        switch(lane, NAME)
        _with(lane, points=20, reason="Six of one.")
        warned = _pay_for(lane, 6)
        assert warned.phase == Phase.PAYING
        assert lane.notice == "plugin.said"
        assert warned.notice is not None
        assert warned.notice.facts["text"].text == "Six of one."


def test_why_a_basket_is_held_stands_beside_it_until_it_is_mended(shop_dir: Path) -> None:
    with lane_with(shop_dir, FraudDetection) as lane:
        switch(lane, NAME)
        _with(lane, level="hold", reason="Six of one.")
        held = _pay_for(lane, 6)
        assert [(card.topic, card.text.key) for card in held.cards] == [("fraud", "card")]
        assert held.cards[0].details[0][1].text == "Six of one."
        lane.do(c.CancelCheckout())
        mended = _pay_for(lane, 1)
        assert [(card.level, card.text.key) for card in mended.cards] == [("info", "cleared")]


def test_a_replay_gives_the_same_rows_and_a_trial_the_same_verdicts(shop_dir: Path) -> None:
    with lane_with(shop_dir, FraudDetection) as lane:
        switch(lane, NAME)
        _with(lane, level="hold")
        for pieces in (1, 6, 2):
            _pay_for(lane, pieces)
            if lane.state.plugin_holds:
                lane.do(c.ReleaseHold(NAME, "fraud"), BY_MANAGER)
            lane.do(c.PayCash(10_000))
            lane.do(c.NextSale())
        settle(lane)
        tables = ("acts", "shifts", "assessments", "parts")
        once = [rows(shop_dir, NAME, f"SELECT * FROM {table}") for table in tables]
        assert lane.running.plugins.replay(NAME).result(60)
        assert [rows(shop_dir, NAME, f"SELECT * FROM {table}") for table in tables] == once
        told = len(lane.events("FRAUD_ASSESSED"))
        table = lane.running.plugins.report(NAME, "try_rule", {}).result(60)
        assert [(row[3], row[1]) for row in table.rows] == [(870, "Hold for a manager")]
        assert table.note.facts["checkouts"] == told == 3


def test_it_reads_what_a_real_lane_writes(shop_dir: Path) -> None:
    with lane_with(shop_dir, FraudDetection) as lane:
        switch(lane, NAME)
        assert lane.refused(c.OpenDrawer("change")) == "approval.needed"
        lane.do(c.OpenDrawer("change"), BY_MANAGER)
        lane.scan("MILK")
        lane.do(c.OverridePrice(None, Decimal("1.00"), "dented"), BY_MANAGER)
        lane.do(c.AddProduct("BREAD"))
        lane.do(c.VoidLine(None, "wrong"))
        lane.do(c.DiscountBasket(Discount(DiscountKind.PERCENT, Decimal("0.1"))), BY_MANAGER)
        lane.do(c.StartCheckout())
        lane.wait(lambda state: not state.waiting_for)
        lane.do(c.CancelCheckout())
        lane.do(c.StartCheckout())
        lane.wait(lambda state: not state.waiting_for)
        lane.do(c.PayCard())
        lane.wait(lambda state: state.phase == Phase.PAID)
        lane.do(c.NextSale())
        lane.do(c.AddReturnNoReceipt("GIN", 1_000, None, "broken"), BY_MANAGER)
        lane.do(c.StartCheckout())
        lane.wait(lambda state: not state.waiting_for)
        lane.do(c.PayCash(lane.state.settlement.cash_remaining_minor))
        settle(lane)
        assert _levels(lane) == ["allow", "allow", "allow"]
    kinds = {row[0] for row in rows(shop_dir, NAME, "SELECT kind FROM acts")}
    assert kinds >= {"no_sale", "void", "cancelled", "price", "item_price", "discount", "card"}
    assert kinds >= {"sale", "refund", "bare_refund", "override", "refused"}


def test_sales_go_on_while_a_rule_is_tried(shop_dir: Path) -> None:
    go_on = threading.Event()
    real = trying.run

    def slow(*args: Any) -> Any:
        assert go_on.wait(60)
        return real(*args)

    with lane_with(shop_dir, FraudDetection) as lane:
        switch(lane, NAME)
        with patch.object(trying, "run", slow):
            asked = lane.running.plugins.report(NAME, "try_rule", {"when": "amount_minor > 1"})
            lane.sell("MILK")
            lane.sell("BREAD")
            settle(lane)
            go_on.set()
            assert [row[3] for row in asked.result(60).rows] == [349, 145]


def test_a_rule_is_tried_by_the_settings_of_now_also_before_the_plugin_is_switched_on(
    shop_dir: Path,
) -> None:
    with lane_with(shop_dir, FraudDetection) as lane:
        lane.sell("MILK")
        _with(lane, when="amount_minor > 100", points=30)
        settle(lane)
        table = lane.running.plugins.report(NAME, "try_rule", {}).result(60)
        assert [row[7] for row in table.rows] == ["Many +30"]
    assert not (shop_dir / "plugins" / NAME / "plugin.db").exists()
