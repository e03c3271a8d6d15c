"""A lane that dies: what the disk held at that moment decides, and nothing is lost or doubled."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hardware.drivers.standalone_terminal import StandAloneTerminal
from hardware.ports import CardOutcome, CardResult, TerminalUnreachable
from hardware.simulators.terminal import SimulatedTerminal
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import LaneState, Phase
from pos_terminal.domain.basket import Discount, DiscountKind
from pos_terminal.domain.errors import StoreError
from tests.lane_fixtures import (
    BY_MANAGER,
    MILK_CODE,
    Devices,
    LaneAtWork,
    crash_copy,
    events_of,
    lane_on,
    rows_of,
    verified,
)

ROOT = Path(__file__).parents[3]


def is_decided(state: LaneState) -> bool:
    return state.pending_card is None


class DyingTerminal(SimulatedTerminal):
    """Keeps a picture of the disk just before and just after it moves money."""

    def __init__(self, data_dir: Path, folder: Path) -> None:
        super().__init__(data_dir / "card-simulator.json")
        self.data_dir, self.folder = data_dir, folder

    def authorize(self, key: str, amount_minor: int, currency: str) -> CardResult:
        return self._between("authorize", lambda: super(DyingTerminal, self).authorize(
            key, amount_minor, currency
        ))  # fmt: skip

    def reverse(self, key: str, of_key: str, amount_minor: int, currency: str) -> CardResult:
        return self._between("reverse", lambda: super(DyingTerminal, self).reverse(
            key, of_key, amount_minor, currency
        ))  # fmt: skip

    def _between(self, name: str, act: Any) -> CardResult:
        crash_copy(self.data_dir, self.folder / f"before {name}")
        result: CardResult = act()
        crash_copy(self.data_dir, self.folder / f"after {name}")
        return result


def restarted(folder: Path, **devices: Any) -> Any:
    terminal = SimulatedTerminal(folder / "card-simulator.json")
    return lane_on(folder, devices=Devices(**{"terminal": terminal} | devices))


def test_a_basket_comes_back_with_everything_that_was_done_to_it(
    lane: LaneAtWork, tmp_path: Path
) -> None:
    lane.sell()
    lane.do(c.Scan(MILK_CODE, 2000))
    lane.do(c.AddProduct("BAN", 846))
    lane.do(c.DiscountLine(1, Discount(DiscountKind.PERCENT, Decimal("0.1"))))
    lane.do(c.NoteLine(2, "ripe"))
    lane.do(c.SaveCustomer(name="Ada", attach=True))
    before = lane.state
    folder = lane.crash_copy(tmp_path / "crashed")
    with lane_on(folder) as again:
        report = again.state.recovery
        assert (again.state.phase, report is not None) == (Phase.RECOVERY, True)
        assert report is not None
        assert (report.basket_lines, report.basket_total_minor) == (2, before.priced.total_minor)
        assert (report.last_receipt_no, report.last_total_minor) == ("TERM001-1-000001", 145)
        again.do(c.AcceptRecovery())
        assert again.state.phase is Phase.SIGNED_OUT
        again.sign_in()
        assert again.state.priced == before.priced
        assert again.state.customer == before.customer
        assert (again.state.basket_id, again.state.can_undo) == (before.basket_id, True)
        again.do(c.Undo())
        assert again.state.basket.lines[1].note == ""
        again.do(c.StartCheckout())
        again.do(c.PayCash(again.total))
        assert again.rows("SELECT receipt_seq FROM sales ORDER BY seq") == [(1,), (2,)]
    verified(folder)


def test_an_interrupted_session_ends_in_the_journal(lane: LaneAtWork, tmp_path: Path) -> None:
    folder = lane.crash_copy(tmp_path / "crashed")
    with lane_on(folder) as again:
        (*_, last) = again.events("EMPLOYEE_LOGOUT")
        assert (last.data["reason"], last.stamp.employee_id) == ("restart", "E002")


def test_a_clean_end_with_an_empty_basket_asks_nothing_at_the_next_start(shop_dir: Path) -> None:
    with lane_on(shop_dir) as lane:
        lane.sign_in()
        lane.sell()
        lane.wait(lambda state: not state.prints.queued)
    with lane_on(shop_dir) as lane:
        assert (lane.state.phase, lane.state.recovery) == (Phase.SIGNED_OUT, None)
        assert not lane.state.prints.uncertain


def test_cash_taken_before_a_crash_is_still_taken(lane: LaneAtWork, tmp_path: Path) -> None:
    lane.do(c.Scan(MILK_CODE, 2000))
    lane.do(c.StartCheckout())
    lane.do(c.PayCash(100))
    folder = lane.crash_copy(tmp_path / "crashed")
    with lane_on(folder) as again:
        again.do(c.AcceptRecovery())
        again.sign_in()
        assert again.state.phase is Phase.PAYING
        assert [tender.amount_minor for tender in again.state.tenders] == [100]
        again.do(c.PayCash(190))
    verified(folder)


def test_what_age_refused_does_not_come_back_by_an_undo_after_a_crash(
    lane: LaneAtWork, tmp_path: Path
) -> None:
    lane.scan(MILK_CODE)
    lane.do(c.AddProduct("GIN"))
    lane.do(c.RefuseAge())
    assert not lane.state.can_undo
    folder = lane.crash_copy(tmp_path / "crashed")
    with lane_on(folder) as again:
        again.sign_in()
        assert not again.state.can_undo
        assert [line.sku for line in again.state.basket.lines] == ["MILK"]


@pytest.mark.slow
@pytest.mark.parametrize("moment", ["before authorize", "after authorize"])
def test_a_card_payment_ends_paid_or_not_paid_after_a_crash_around_the_terminal(
    shop_dir: Path, tmp_path: Path, moment: str
) -> None:
    terminal = DyingTerminal(shop_dir, tmp_path)
    with lane_on(shop_dir, devices=Devices(terminal=terminal)) as lane:
        lane.sign_in()
        lane.scan(MILK_CODE)
        lane.do(c.StartCheckout())
        lane.do(c.PayCard())
        lane.wait(lambda state: state.phase is Phase.PAID)
    folder = tmp_path / moment
    assert [e.event_type for e in events_of(folder)][-1] == "PAYMENT_STARTED"
    with restarted(folder) as again:
        assert [card.amount_minor for card in again.state.recovery.cards] == [145]
        again.wait(is_decided)
        again.do(c.AcceptRecovery())
        again.sign_in()
        moved = again.devices.terminal.moved_minor("EUR")
        if moment == "before authorize":
            assert (again.state.phase, moved) == (Phase.PAYING, 0)
            again.do(c.PayCard())
            again.wait(lambda state: state.phase is Phase.PAID)
        assert again.state.phase is Phase.PAID
        assert again.devices.terminal.moved_minor("EUR") == 145
        assert again.rows("SELECT total_minor FROM sales") == [(145,)]
    verified(folder)


def test_an_approved_part_is_a_tender_after_a_crash_and_not_asked_for_again(
    shop_dir: Path, tmp_path: Path
) -> None:
    terminal = DyingTerminal(shop_dir, tmp_path)
    with lane_on(shop_dir, devices=Devices(terminal=terminal)) as lane:
        lane.sign_in()
        lane.do(c.Scan(MILK_CODE, 2000))
        lane.do(c.StartCheckout())
        lane.do(c.PayCard(200))
        lane.wait(lambda state: len(state.tenders) == 1)
        lane.crash_copy(tmp_path / "paid in part")
    with restarted(tmp_path / "paid in part") as again:
        again.sign_in()
        again.wait(lambda state: not state.recovery.cards)
        submit_when_free(again, c.PayCash(90))
        assert again.devices.terminal.moved_minor("EUR") == 200
    verified(tmp_path / "paid in part")


def submit_when_free(lane: LaneAtWork, command: c.Command) -> None:
    """Carry out a command as soon as the terminal has said what became of a reversal."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        error = lane.running.lane.submit(command).exception(10)
        if error is None:
            return
        assert str(error) == "card.busy"
    raise AssertionError("the terminal never answered")


@pytest.mark.slow
@pytest.mark.parametrize(("moment", "moved"), [("before reverse", 200), ("after reverse", 0)])
def test_a_reversal_is_done_or_not_done_after_a_crash_around_the_terminal(
    shop_dir: Path, tmp_path: Path, moment: str, moved: int
) -> None:
    terminal = DyingTerminal(shop_dir, tmp_path)
    with lane_on(shop_dir, devices=Devices(terminal=terminal)) as lane:
        lane.sign_in()
        lane.do(c.Scan(MILK_CODE, 2000))
        lane.do(c.StartCheckout())
        lane.do(c.PayCard(200))
        lane.wait(lambda state: len(state.tenders) == 1)
        lane.do(c.RemoveTender(lane.state.tenders[0].tender_id))
        lane.wait(lambda state: not state.tenders)
    folder = tmp_path / moment
    with restarted(folder) as again:
        again.sign_in()
        again.do(c.AcceptRecovery())
        submit_when_free(again, c.PayCash(90 if moved else 290))
        assert again.state.phase is Phase.PAID
        assert again.devices.terminal.moved_minor("EUR") == moved
        assert sum(row[0] for row in again.rows("SELECT amount_minor FROM payments")) == 290
    verified(folder)


def test_a_terminal_that_is_off_at_the_restart_leaves_the_card_to_a_person(
    shop_dir: Path, tmp_path: Path
) -> None:
    terminal = DyingTerminal(shop_dir, tmp_path)
    with lane_on(shop_dir, devices=Devices(terminal=terminal)) as lane:
        lane.sign_in()
        lane.scan(MILK_CODE)
        lane.do(c.StartCheckout())
        lane.do(c.PayCard())
        lane.wait(lambda state: state.phase is Phase.PAID)
    folder = tmp_path / "after authorize"
    devices = Devices()
    devices.terminal.fault = TerminalUnreachable("terminal")
    with lane_on(folder, devices=devices) as again:
        again.do(c.AcceptRecovery())
        again.sign_in()
        again.wait(lambda state: state.phase is Phase.CARD_UNKNOWN)
        key = again.state.pending_card.tender_id  # type: ignore[union-attr]
        devices.terminal.fault = None
        devices.terminal.done[key] = CardResult(CardOutcome.APPROVED, "R1")
        again.do(c.AskCardAgain(key))
        again.wait(lambda state: state.phase is Phase.PAID)
    verified(folder)


def test_a_stand_alone_terminal_cannot_tell_after_a_restart(shop_dir: Path, tmp_path: Path) -> None:
    terminal = DyingTerminal(shop_dir, tmp_path)
    with lane_on(shop_dir, devices=Devices(terminal=terminal)) as lane:
        lane.sign_in()
        lane.scan(MILK_CODE)
        lane.do(c.StartCheckout())
        lane.do(c.PayCard())
        lane.wait(lambda state: state.phase is Phase.PAID)
    with restarted(tmp_path / "before authorize", terminal=StandAloneTerminal()) as again:
        again.do(c.AcceptRecovery())
        again.sign_in()
        again.wait(lambda state: state.phase is Phase.CARD_UNKNOWN)
        key = again.state.pending_card.tender_id
        again.do(c.ResolveCard(key, False), BY_MANAGER)
        assert again.state.phase is Phase.PAYING


def test_a_sale_stored_but_never_shown_is_there_at_the_restart(
    lane: LaneAtWork, tmp_path: Path
) -> None:
    """In half of all kills the last sale is committed and nobody was told."""
    sale_id = lane.sell()
    folder = lane.crash_copy(tmp_path / "crashed")
    with lane_on(folder) as again:
        assert again.state.recovery is not None
        assert again.state.recovery.last_receipt_no == "TERM001-1-000001"
        assert again.rows("SELECT count(*) FROM payments") == [(1,)]
        again.do(c.AcceptRecovery())
        again.sign_in()
        assert again.running.queries.sale(sale_id).result(60) is not None
        again.sell()
        assert again.rows("SELECT receipt_no FROM sales ORDER BY seq DESC LIMIT 1") == [
            ("TERM001-1-000002",)
        ]
    verified(folder)


CHILD = """
import sys, time
from pathlib import Path
from pos_terminal.checkout import commands as c
from tests.lane_fixtures import lane_on
with lane_on(Path(sys.argv[1])) as lane:
    lane.sign_in()
    lane.sell("MILK")
    lane.scan("4006381333931", "12345670")
    print(lane.state.basket_id, flush=True)
    time.sleep(60)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_process_comes_back_with_sale_and_basket(shop_dir: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(shop_dir)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdout is not None
    basket_id = child.stdout.readline().strip()
    assert rows_of(shop_dir, "SELECT count(*) FROM sales") == [(1,)]  # readable beside the lane
    child.send_signal(signal.SIGKILL)
    child.wait(60)
    child.stdout.close()
    with lane_on(shop_dir) as again:  # the lock went with the process
        assert (again.state.phase, again.state.basket_id) == (Phase.RECOVERY, basket_id)
        assert [line.sku for line in again.state.basket.lines] == ["MILK", "BREAD"]
        assert again.rows("SELECT total_minor FROM sales") == [(145,)]
    verified(shop_dir)


def test_a_tail_that_was_cut_off_is_noticed_and_a_new_epoch_begins(
    lane: LaneAtWork, tmp_path: Path
) -> None:
    lane.sell()
    older = lane.crash_copy(tmp_path / "older")
    lane.sell()
    head = lane.events()[-1]
    seen = {"journal_id": head.journal_id, "epoch": 1, "seq": head.seq, "hash": head.hash}
    (older / "head.json").write_text(json.dumps(seen))
    with lane_on(older) as again:
        assert again.state.recovery is not None
        assert again.state.recovery.notes == ("recovery.tail_lost",)
        (*_, epoch) = again.events("EPOCH_STARTED")
        assert (epoch.epoch, epoch.data["reason"]) == (2, "restored")
        assert epoch.data["previous"] == seen
        again.do(c.AcceptRecovery())
        again.sign_in()
        again.sell()
        assert again.state.last_sale is None
        assert again.rows("SELECT receipt_no FROM sales ORDER BY seq DESC LIMIT 1") == [
            ("TERM001-2-000001",)
        ]


def test_another_history_under_the_same_number_is_noticed(lane: LaneAtWork, tmp_path: Path) -> None:
    lane.sell()
    copy = lane.crash_copy(tmp_path / "copy")
    head = lane.events()[-1]
    seen = {"journal_id": head.journal_id, "epoch": 1, "seq": head.seq, "hash": "f" * 64}
    (copy / "head.json").write_text(json.dumps(seen))
    with lane_on(copy) as again:
        assert again.state.recovery is not None
        assert again.state.recovery.notes == ("recovery.tail_lost",)


@pytest.mark.parametrize("left", [None, b""])
def test_a_lost_database_is_said_and_no_empty_shop_takes_its_place(
    shop_dir: Path, left: bytes | None
) -> None:
    for file in shop_dir.glob("lane.db*"):
        file.unlink()
    if left is not None:
        (shop_dir / "lane.db").write_bytes(left)
    for _ in range(2):  # and not forgotten
        with pytest.raises(StoreError, match="is empty|no database"), lane_on(shop_dir):
            pass  # pragma: no cover


def test_the_head_is_kept_outside_the_database(shop_dir: Path) -> None:
    with lane_on(shop_dir) as lane:
        lane.sign_in()
        lane.sell()
    last = events_of(shop_dir)[-1]
    stored = json.loads((shop_dir / "head.json").read_text())
    assert (stored["seq"], stored["hash"]) == (last.seq, last.hash)
