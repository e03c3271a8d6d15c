"""Pictures of every screen, to be looked at: ./pos python -m tests.ui.shots DIR [options]."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from hardware.ports import Weight
from pos_terminal.checkout import commands as cmd
from pos_terminal.checkout.device_views import DeviceConfig, DeviceView
from pos_terminal.checkout.state import PendingCard, Phase, RecoveryReport, UncertainPrint
from pos_terminal.checkout.tares import read_tares
from pos_terminal.ui.look import Look
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.widgets import Sheet
from tests.fakes.device_port import FakeDevices
from tests.ui.parked import parked_elsewhere
from tests.ui.picturing import look_of, options, shoot, size_of
from tests.ui.till import ADMIN, BREAD, JANE, MILK, Till, open_till

Step = Callable[[Till], None]


def scans(*codes: str) -> Step:
    def step(till: Till) -> None:
        for code in codes:
            till.keys.scan(code)
        till.settle()

    return step


def opened(ask: asks.Ask) -> Step:
    def step(till: Till) -> None:
        till.stage.opened.emit(ask)
        till.settle()

    return step


def close(till: Till) -> None:
    while (sheet := Sheet.top_of(till.window)) is not None:
        sheet.dismiss()
    till.settle()


def key(which: Qt.Key) -> Step:
    def step(till: Till) -> None:
        till.keys.press(which)
        till.settle()

    return step


def typed(text: str) -> Step:
    def step(till: Till) -> None:
        till.keys.type(text)
        till.window.wedge._settle()  # the pictures do not wait for silence
        till.settle()

    return step


def page(name: str) -> Step:
    def step(till: Till) -> None:
        till.stage.page_wanted.emit(name)
        till.settle()

    return step


def send(command: cmd.Command) -> Step:
    def step(till: Till) -> None:
        till.stage.bridge.submit(command)
        till.settle()

    return step


def add(*names: str) -> Step:
    def step(till: Till) -> None:
        for sku in names:
            till.stage.bridge.submit(cmd.AddProduct(sku, 846 if sku == "P01" else None))
        till.settle()

    return step


def as_if(**changes: object) -> Step:
    """Show a state that a healthy lane does not reach."""

    def step(till: Till) -> None:
        state = replace(till.running.lane.state, revision=10**9, **changes)  # type: ignore[arg-type]
        till.stage.bridge._take(state)
        QCoreApplication.processEvents()

    return step


def again(till: Till) -> None:
    """Show the lane's own state."""
    till.stage.bridge._take(till.running.lane.state, True)


def weighs(till: Till) -> None:
    """A scale with packing to choose, and goods on it that were sold already."""
    goods = Weight(Decimal("1.250"), "kg")
    scale = DeviceView("scale", DeviceConfig("scale", "simulator", "simulator:"), "ready")
    till.stage.devices = FakeDevices((scale,), weight=goods)
    till.stage.sale.weighed_before.sold(goods)
    tares = read_tares("Bag 5, Paper bag 12, Box 20")
    as_if(tares=tares)(till)
    opened(asks.AskWeight("Bananas", "kg", line_no=3, price=Decimal("1.99")))(till)


def weighs_no_more(till: Till) -> None:
    """Without a scale again."""
    close(till)
    till.stage.devices = till.running.devices
    again(till)


def nothing(_till: Till) -> None:
    """As it is."""


def customers(act: str) -> Step:
    """Press a button of the customers page, with its first person chosen."""

    def step(till: Till) -> None:
        shown: Any = till.window.pages._made["customers"]
        till.until(lambda: bool(shown._rows))
        shown.table.select(next(iter(shown._rows)))
        getattr(shown, act)()
        till.settle()

    return step


def labels(till: Till) -> None:
    """Labels of the first product, once its picture is there."""
    shown: Any = till.window.pages._made["products"]
    till.until(lambda: shown.table.row_count() > 0)
    shown.table.select_row(0)
    shown._print_labels()
    sheet: Any = Sheet.top_of(till.window)
    till.until(lambda: not sheet.picture.pixmap().isNull())


RECOVERY = RecoveryReport(
    2, 1883, "TERM001-1-000001", 420, (PendingCard("t", 883),), (UncertainPrint("j", "TERM001-1"),)
)
CARD = asks.AskCardReference(1230)
WALK: tuple[tuple[str, Step], ...] = (
    ("sell-empty", nothing),
    ("sell-hold", lambda t: (scans(BREAD, MILK, MILK)(t), add("P01", "P14", "P13")(t))),
    ("entry", typed("6")),
    ("", key(Qt.Key.Key_Escape)),
    ("refused", scans("4999999999999")),
    ("search", lambda t: (key(Qt.Key.Key_F2)(t), typed("mi")(t))),
    ("", lambda t: (key(Qt.Key.Key_Escape)(t))),
    ("age", opened(asks.AskAge())),
    ("age-lines", lambda t: Sheet.top_of(t.window)._type_lines()),  # type: ignore[union-attr]
    ("", close),
    ("override", lambda t: (close(t), send(cmd.ConfirmAge())(t))),
    ("", close),
    ("price", opened(asks.AskPrice(1))),
    ("", close),
    ("discount", opened(asks.AskDiscount(1))),
    ("", close),
    ("weight", opened(asks.AskWeight("Bananas", "kg", line_no=3))),
    ("", close),
    ("weight-scale", weighs),
    ("", weighs_no_more),
    ("open-item", opened(asks.AskOpenItem())),
    ("", close),
    ("note", opened(asks.AskNote(1))),
    ("", close),
    ("customer", opened(asks.AskCustomer())),
    ("customer-new", lambda t: Sheet.top_of(t.window)._start_new()),  # type: ignore[union-attr]
    ("", close),
    ("park", opened(asks.AskParkName())),
    ("", close),
    ("void", opened(asks.AskVoid())),
    ("", close),
    ("more", opened(asks.AskMore())),
    ("", close),
    ("", lambda t: t.running.lane.submit(
        cmd.CheckAgeByDate(__import__("datetime").date(1980, 5, 1))).result(60)),
    ("sell-ready", lambda t: t.settle()),
    ("pay", key(Qt.Key.Key_F9)),
    ("pay-tender", send(cmd.PayCash(1000))),
    ("pay-typed", typed("5000")),
    ("", key(Qt.Key.Key_Escape)),
    ("card-reference", opened(CARD)),
    ("", close),
    ("card-pending", as_if(phase=Phase.CARD_PENDING, pending_card=PendingCard("t", 883))),
    ("card-unknown", as_if(phase=Phase.CARD_UNKNOWN, pending_card=PendingCard("t", 883))),
    ("", lambda t: t.running.plugins.ready()),  # a lane that waits for a plugin knows its name
    ("checking", as_if(phase=Phase.AWAITING_CHECKS, waiting_for=("fraud_detection",),
                       waiting_since=1.0, wait_limit_ms=2_000)),
    ("recovery", as_if(phase=Phase.RECOVERY, recovery=RECOVERY)),
    ("confirm-time", as_if(phase=Phase.CONFIRM_TIME)),
    ("stopped", as_if(phase=Phase.STOPPED)),
    ("", again),
    ("paid", lambda t: (typed("5000")(t), key(Qt.Key.Key_Return)(t))),
    ("receipt", lambda t: opened(asks.AskReceipt(t.stage.state.last_sale.sale_id))(t)),  # type: ignore[union-attr]
    ("", close),
    ("find-sale", lambda t: opened(asks.AskSale(t.stage.state.last_sale.sale_id))(t)),  # type: ignore[union-attr]
    ("", close),
    ("", lambda t: (key(Qt.Key.Key_Return)(t), scans(BREAD)(t), send(cmd.Park("Blue coat"))(t))),
    ("", parked_elsewhere),
    ("parked", opened(asks.AskParked())),
    ("", close),
    ("return", opened(asks.AskReturnItem())),
    ("", close),
    ("cash", opened(asks.AskCash("out"))),
    ("", close),
    ("drawer", opened(asks.AskDrawer())),
    ("", close),
    ("exempt", opened(asks.AskExempt())),
    ("", close),
    ("lock", send(cmd.LockScreen())),
    ("", lambda t: t.running.lane.submit(cmd.Unlock(JANE[1])).result(60)),
    ("", lambda t: t.settle()),
    ("close-shift", page("close_shift")),
    ("left", opened(asks.AskLeft(17_000, ()))),
    ("shift-result", lambda t: (Sheet.top_of(t.window).take(15_000), t.settle())),  # type: ignore[union-attr]
    ("", close),
    ("open-shift", nothing),
    ("", lambda t: t.running.lane.submit(cmd.SignIn("admin", ADMIN[1])).result(60)),
    ("staff", page("staff")),
    ("customers", page("customers")),
    ("customer-change", customers("_change")),
    ("", close),
    ("customer-merge", customers("_join")),
    ("", close),
    ("customer-erase", customers("_forget")),
    ("", close),
    ("products", page("products")),
    ("labels", labels),
    ("", close),
    ("", page("")),
    ("sign-in", send(cmd.SignOut())),
)  # fmt: skip


def walk(folder: Path, look: Look, size: tuple[int, int]) -> None:
    """Take every picture in one look and size."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as store,
        open_till(Path(store), look, size=size, fresh=True) as till,
    ):
        shoot(till.window, folder, 0, "set-up")
        till.window.pages._made["set_up"]._go(1)  # type: ignore[attr-defined]
        till.settle()
        shoot(till.window, folder, 1, "set-up-own")
    with tempfile.TemporaryDirectory() as store, open_till(Path(store), look, size=size) as till:
        for number, (name, step) in enumerate(WALK, 2):
            step(till)
            till.settle()
            if name:
                shoot(till.window, folder, number, name)


def main() -> None:
    chosen = options()
    walk(chosen.folder, look_of(chosen), size_of(chosen))


if __name__ == "__main__":
    main()
