"""Devices that change, hang and come back under a lane that sells."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hardware.ports import ScanData
from pos_terminal.checkout import card_returns
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from pos_terminal.devices import rack as rack_module
from pos_terminal.domain.errors import CashierError
from tests.fakes.devices import FakeScanner
from tests.lane_fixtures import LaneAtWork, clock, devices, lane, shop_dir, shop_template
from tests.unit.devices.conftest import fake
from tests.waiting import until

__all__ = ["clock", "devices", "lane", "shop_dir", "shop_template"]
PATIENCE_S = 60.0


def test_a_receipt_goes_to_whichever_printer_is_set_up_when_its_turn_comes(
    lane: LaneAtWork, fakes: dict[str, Any]
) -> None:
    first = lane.devices.printer
    lane.sell()
    until(lambda: len(first.jobs) == 1, PATIENCE_S)
    rack = lane.running.devices
    rack.keep(fake("receipt_printer", paper_mm=58)).result(PATIENCE_S)
    lane.sell()
    until(lambda: len(fakes["A"].jobs) == 1, PATIENCE_S)
    rack.remove("receipt_printer").result(PATIENCE_S)
    lane.sell()
    until(lambda: len(first.jobs) == 2, PATIENCE_S)
    narrow, wide = fakes["A"].jobs[0][1], first.jobs[1][1]
    assert narrow != wide  # made for the paper that was in


def test_another_drawer_is_kicked_as_soon_as_it_is_set_up(
    lane: LaneAtWork, fakes: dict[str, Any]
) -> None:
    lane.sell()
    until(lambda: lane.devices.drawer.kicks == 1, PATIENCE_S)
    lane.running.devices.keep(fake("cash_drawer")).result(PATIENCE_S)
    lane.sell()
    until(lambda: fakes["A"].kicks == 1, PATIENCE_S)
    assert lane.devices.drawer.kicks == 1


def test_the_lane_knows_whether_a_card_terminal_listens(lane: LaneAtWork) -> None:
    assert lane.state.integrated_cards
    rack = lane.running.devices
    rack.keep(replace(fake("payment_terminal"), driver="standalone")).result(PATIENCE_S)
    lane.wait(lambda state: not state.integrated_cards)
    rack.remove("payment_terminal").result(PATIENCE_S)
    lane.wait(lambda state: state.integrated_cards)


def test_the_card_terminal_stays_while_only_it_knows_of_a_payment(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    rack = lane.running.devices
    rack.keep(fake("payment_terminal")).result(PATIENCE_S)
    lane.do(c.AddProduct("MILK"))
    lane.do(c.StartCheckout())
    lane.wait(lambda state: state.phase is Phase.PAYING)
    for answer in (rack.keep(fake("payment_terminal", "B")), rack.remove("payment_terminal")):
        fault = answer.exception(PATIENCE_S)
        assert isinstance(fault, CashierError)
        assert fault.key == "device.card_open"
    rack.keep(fake("scanner")).result(PATIENCE_S)  # which has nothing to do with it
    lane.do(c.PayCash(200))
    lane.do(c.NextSale())
    with monkeypatch.context() as owing:  # a payment that nobody has is still to be taken back
        owing.setattr(card_returns, "owed", lambda _connection: {"K": 200})
        assert rack.remove("payment_terminal").exception(PATIENCE_S)
    rack.remove("payment_terminal").result(PATIENCE_S)


def test_vitals_tell_how_each_device_is(lane: LaneAtWork) -> None:
    until(lambda: _states(lane)["receipt_printer"] == "ready", PATIENCE_S)
    assert _states(lane).keys() == {"receipt_printer", "payment_terminal"}


def _states(lane: LaneAtWork) -> dict[str, str]:
    told: dict[str, Any] = lane.running.vitals["devices"]()
    return {name: one["state"] for name, one in told.items()}


@pytest.mark.slow
def test_a_scanner_that_hangs_slows_no_sale_and_no_stop(
    lane: LaneAtWork, monkeypatch: pytest.MonkeyPatch, fakes: dict[str, Any], tmp_path: Path
) -> None:
    monkeypatch.setattr(rack_module, "STOP_S", 0.2)
    hangs, let_go = threading.Event(), threading.Event()

    def scan(self: FakeScanner, deadline: float) -> ScanData | None:
        hangs.set()
        let_go.wait(PATIENCE_S)
        return None

    monkeypatch.setattr(FakeScanner, "scan", scan)
    lane.running.devices.keep(fake("scanner")).result(PATIENCE_S)
    assert hangs.wait(PATIENCE_S)
    lane.sell()
    lane.running.devices.stop()
    assert any(
        one.name == "pos-device-scanner" for one in threading.enumerate()
    )  # back although it hangs
    let_go.set()
    until(
        lambda: not any(one.name == "pos-device-scanner" for one in threading.enumerate()),
        PATIENCE_S,
    )
