"""Twenty presses within a second are one act: one sale, tender, receipt, drawer kick (C19)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pos_terminal import bootstrap
from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.state import Phase
from pos_terminal.store.verify import verify
from pos_terminal.ui.viewmodels.repeat_guard import BURST_MS
from tests.fakes.devices import FakeCashDrawer, FakePaymentTerminal, FakeReceiptPrinter
from tests.faults.fingers import Press, by_mouse, by_touch, middle, touch
from tests.lane_fixtures import Devices, events_of, rows_of
from tests.ui.acts import scanned
from tests.ui.till import BREAD, Till, find, open_till

TIMES = 20


def by_enter(till: Till, _button: QWidget) -> None:
    till.keys.press(Qt.Key.Key_Return)


WAYS: tuple[Press, ...] = (by_mouse, by_touch, by_enter)


@pytest.fixture
def devices() -> Devices:
    return Devices(FakeReceiptPrinter(), FakeCashDrawer(), FakePaymentTerminal())


@pytest.fixture
def till(tmp_path: Path, devices: Devices) -> Iterator[Till]:
    with ExitStack() as stack:
        for name in ("printer", "drawer", "terminal"):
            device = getattr(devices, name)
            stack.enter_context(
                patch.object(bootstrap, f"{name}_of", lambda *_a, _device=device: _device)
            )
        yield stack.enter_context(open_till(tmp_path))


def burst(till: Till, way: Press, words: str) -> None:
    """As often as a nervous finger can, before anything has answered."""
    button = find(till.window, words)
    place = middle(till, button)
    for _ in range(TIMES):
        if way is by_touch:  # a finger stays where it is, whatever comes there
            touch(till, place)
        else:
            way(till, button)
    till.settle()


def rest(till: Till) -> None:
    """The finger is lifted: what follows is meant."""
    QTest.qWait(BURST_MS + 50)
    till.settle()


def reached(till: Till, phase: Phase) -> None:
    till.until(lambda: till.stage.state.phase is phase, f"never {phase}")


def count(till: Till, event_type: str) -> int:
    return len(events_of(till.running.files.data_dir, event_type))


def assert_one_of_each(till: Till, devices: Devices, *, kicks: int = 1) -> None:
    till.until(lambda: len(devices.printer.jobs) >= 1, "no receipt")
    till.settle()
    rows = rows_of(till.running.files.data_dir, "SELECT count(*) FROM sales")
    tenders = rows_of(till.running.files.data_dir, "SELECT count(*) FROM payments")
    assert (rows, tenders) == ([(1,)], [(1,)])
    assert (count(till, "BASKET_CLOSED"), count(till, "PAYMENT_PROCESSED")) == (1, 1)
    assert count(till, "CHECKOUT_STARTED") == 1
    queued = rows_of(till.running.files.data_dir, "SELECT count(*) FROM print_jobs")
    assert (queued, len(devices.printer.jobs)) == ([(1,)], 1)
    assert devices.drawer.kicks == kicks
    assert verify(till.running.files.data_dir).ok


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_cash_sale_by_twenty_presses_at_each_step(
    till: Till, devices: Devices, way: Press
) -> None:
    scanned(till, BREAD)
    burst(till, way, "Pay")
    reached(till, Phase.PAYING)
    assert till.stage.state.tenders == ()
    rest(till)
    burst(till, way, "Exact")
    reached(till, Phase.PAID)
    assert_one_of_each(till, devices)
    rest(till)
    burst(till, way, "Next sale")
    reached(till, Phase.SELLING)
    assert till.stage.state.basket.lines == ()
    assert_one_of_each(till, devices)


@pytest.mark.parametrize("way", [by_mouse, by_touch], ids=lambda way: way.__name__)
def test_a_card_payment_by_twenty_presses(till: Till, devices: Devices, way: Press) -> None:
    scanned(till, BREAD)
    burst(till, way, "Pay")
    reached(till, Phase.PAYING)
    rest(till)
    burst(till, way, "Card")
    reached(till, Phase.PAID)
    assert_one_of_each(till, devices, kicks=0)
    assert (count(till, "PAYMENT_STARTED"), len(devices.terminal.calls)) == (1, 1)


def test_twenty_commands_past_the_window_are_one_sale_too(till: Till, devices: Devices) -> None:
    """The window's patience is a courtesy; the lane itself does nothing twice."""
    lane = till.running.lane
    lane.submit(cmd.AddProduct("P04")).result(60)
    for command in (cmd.StartCheckout(), cmd.PayCash(500), cmd.Complete()):
        futures = [lane.submit(command) for _ in range(TIMES)]
        for future in futures:
            future.result(60)
    till.settle()
    assert_one_of_each(till, devices)


def test_two_sales_would_be_counted(till: Till, devices: Devices) -> None:
    lane = till.running.lane
    for _ in range(2):
        lane.submit(cmd.AddProduct("P04")).result(60)
        lane.submit(cmd.StartCheckout()).result(60)
        lane.submit(cmd.PayCash(500)).result(60)
        lane.submit(cmd.NextSale()).result(60)
    with pytest.raises(AssertionError):
        assert_one_of_each(till, devices)
