"""A kill after any step, and a log cut at any byte: a sound lane comes back (C2, F1, F2)."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.domain.basket import Discount, DiscountKind
from tests.lane_fixtures import BY_MANAGER, MANAGER, MILK_CODE, LaneAtWork, lane_on, verified

HALF_OFF = Discount(DiscountKind.PERCENT, Decimal("0.5"), "x")
STEPS: list[tuple[c.Command, c.Approval | None]] = [
    (c.Scan(MILK_CODE, 2000), None),
    (c.AddProduct("GIN"), None),
    (c.CheckAgeByDate(date(1990, 1, 1)), None),
    (c.SaveCustomer("Ada", card="C-1", attach=True), None),
    (c.DiscountLine(2, HALF_OFF), BY_MANAGER),
    (c.Undo(), None),
    (c.VoidLine(1), None),
    (c.Undo(), None),
    (c.StartCheckout(), None),
    (c.CancelCheckout(), None),
    (c.Park("Bob"), None),
    (c.AddProduct("PHONE", serial="S1"), None),
    (c.StartCheckout(), None),
    (c.PayCash(5_000), None),
    (c.PayCardManual("SLIP 7", 5_000), None),
    (c.PayCash(10_000), None),
    (c.NextSale(), None),
    (c.MoveCash("drop", 5_000, "safe"), BY_MANAGER),
    (c.AddReturnNoReceipt("MILK", 1000), BY_MANAGER),
    (c.StartCheckout(), None),
    (c.PayCash(-145), None),
    (c.SignIn(MANAGER, "9999"), None),
    (c.CloseShift(14_755, 5_000), None),
    (c.OpenShift(5_000), None),
]


def in_hand(state: LaneState) -> tuple[object, ...]:
    """What must be the same after a restart."""
    shift = state.shift.shift_id if state.shift else ""
    customer = state.customer.customer_ref if state.customer else ""
    return (
        state.priced,
        state.tenders,
        state.settlement,
        state.holds,
        state.basket_id,
        state.last_line_no,
        state.can_undo,
        state.parked_count,
        shift,
        customer,
    )


@pytest.mark.slow
def test_a_kill_after_any_step_loses_nothing_and_doubles_nothing(
    lane: LaneAtWork, tmp_path: Path
) -> None:
    for number, (command, approval) in enumerate(STEPS):
        lane.do(command, approval)
        lane.wait(lambda state: not state.prints.queued)  # the printer's own steps are past
        copy = lane.crash_copy(tmp_path / str(number))
        live = lane.state
        sold = lane.rows("SELECT receipt_no, total_minor FROM sales ORDER BY seq")
        with lane_on(copy) as again:
            assert in_hand(again.state) == in_hand(live), command
            assert again.rows("SELECT receipt_no, total_minor FROM sales ORDER BY seq") == sold
            assert again.devices.printer.jobs == []
            assert again.devices.drawer.kicks == 0
        verified(copy)
        shutil.rmtree(copy)
    assert lane.state.phase is Phase.SELLING
    verified(lane.data_dir)


@pytest.mark.slow
@pytest.mark.parametrize("part", [0, 10, 35, 60, 80])  # behind them may lie prints alone
def test_a_log_cut_anywhere_gives_what_was_committed_before_and_says_what_is_lost(
    lane: LaneAtWork, tmp_path: Path, part: int
) -> None:
    for _ in range(3):
        lane.sell()
    lane.wait(lambda state: not state.prints.queued)
    before = lane.events()
    copy = lane.crash_copy(tmp_path / "torn")
    wal = copy / "lane.db-wal"
    length = wal.stat().st_size * part // 100 + 7
    with wal.open("r+b") as file:
        file.truncate(length)
    _write_head(copy, before[-1])
    with lane_on(copy) as again:
        assert again.state.recovery is not None
        assert again.state.recovery.notes == ("recovery.tail_lost",)
        epoch = again.events("EPOCH_STARTED")[-1]
        kept = [event.event_id for event in again.events() if event.seq < epoch.seq]
        assert kept == [event.event_id for event in before[: len(kept)]]
        again.do(c.AcceptRecovery())
        again.sign_in()
        if again.state.shift is None:
            again.do(c.OpenShift(0))
        again.sell("BREAD")
    verified(copy)


def _write_head(data_dir: Path, event: object) -> None:
    from pos_terminal.store.head import Head, write_head
    from pos_terminal.store.journal import JournalEvent

    assert isinstance(event, JournalEvent)
    head = Head(event.journal_id, event.epoch, event.seq, event.hash)
    write_head(data_dir / "head.json", head)
