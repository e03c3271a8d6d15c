"""Pictures of strip and Devices page: ./pos python -m tests.ui.devices_shots DIR [options]."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hardware.ports import Role, ScanData
from pos_terminal.checkout.device_views import DeviceView
from pos_terminal.ui.admin.device_sheet import DeviceSheet
from pos_terminal.ui.admin.device_state import DeviceStatePane
from pos_terminal.ui.admin.fronts import Front
from pos_terminal.ui.widgets import Sheet
from tests.ui.deviced import (
    FOUND,
    MIXED,
    OTHER_PRINTER,
    SIMULATED,
    TROUBLE,
    WELL,
    WRONG,
    Deviced,
    open_deviced,
)
from tests.ui.picturing import main_of
from tests.ui.till import Till

Step = Callable[[Deviced], None]


def shows(*views: DeviceView) -> Step:
    return lambda deviced: deviced.change(*views)


def manager(deviced: Deviced) -> None:
    deviced.change()
    deviced.manager()


def one(device_id: str, section: str = "") -> Step:
    def step(deviced: Deviced) -> None:
        deviced.page.open(device_id)
        if section:
            deviced.page.detail.tabs.choose(section)
        deviced.till.settle()

    return step


def back(deviced: Deviced) -> None:
    while (sheet := Sheet.top_of(deviced.till.window)) is not None:
        sheet.dismiss()
    deviced.page.close_detail()
    deviced.till.settle()


def tried(act: str, answer: str = "") -> Step:
    def step(deviced: Deviced) -> None:
        pane = deviced.page.detail.pane()
        assert isinstance(pane, DeviceStatePane)
        deviced.devices.answers[pane._view.device_id, act] = answer
        pane.tests.try_it(act)
        deviced.till.settle()
        if act == "scan":
            deviced.till.settle()
            pane.tests.show_scan(ScanData(b"]C10104006381333931172612311042"))

    return step


def wrong(deviced: Deviced) -> None:
    deviced.devices.wrong = WRONG
    deviced.change(*WELL)


def right(deviced: Deviced) -> None:
    deviced.devices.wrong = ()
    deviced.change(*WELL)


def instead(deviced: Deviced) -> None:
    deviced.page.overview.found.used.emit(OTHER_PRINTER)
    deviced.till.settle()


def add(deviced: Deviced) -> None:
    deviced.page.add(FOUND[1])
    deviced.till.settle()


def by_hand(deviced: Deviced) -> None:
    sheet = Sheet.top_of(deviced.till.window)
    assert isinstance(sheet, DeviceSheet)
    sheet.form.role.set_value("receipt_printer")
    sheet.form.where.choice.set_value("tcp:")
    sheet.keep()
    deviced.till.settle()


def remove(deviced: Deviced) -> None:
    pane = deviced.page.detail.pane()
    assert isinstance(pane, DeviceStatePane)
    pane._remove.click()
    deviced.till.settle()


def work(act: str, value: str) -> Step:
    def step(deviced: Deviced) -> None:
        pane = deviced.page.detail.pane()
        assert isinstance(pane, Front)
        pane.work(act, value)
        deviced.till.settle()

    return step


def fronts() -> list[tuple[str, Step]]:
    named = [(f"front-{view.device_id}", one(view.device_id)) for view in SIMULATED]
    return [step for pair in named for step in (pair, ("", back))]


WALK: tuple[tuple[str, Step], ...] = (
    ("strip-well", shows(*WELL)),
    ("strip-one", shows(replace(WELL[3], state="offline", key="device.offline"))),
    ("strip-several", shows(*TROUBLE)),
    ("nothing", manager),
    ("well", shows(*WELL)),
    ("mixed", shows(*MIXED)),  # this one is docs/pictures/devices.png
    ("wrong-file", wrong),
    ("", right),
    ("trouble", shows(*TROUBLE)),
    ("paper-out", one(Role.RECEIPT_PRINTER)),
    ("bytes", one(Role.RECEIPT_PRINTER, "trace")),
    ("", back),
    ("timeout", one(Role.SCALE)),
    ("", back),
    ("", shows(*WELL)),
    ("scale", one(Role.SCALE)),
    ("weighed", tried("weigh", "1.250 kg")),
    ("remove", remove),
    ("", back),
    ("no-bytes", one(Role.SCALE, "trace")),
    ("", back),
    ("", one(Role.SCANNER)),
    ("scanned", tried("scan")),
    ("", back),
    ("cannot-tell", one(Role.CASH_DRAWER)),
    ("", back),
    ("instead", instead),
    ("", back),
    ("add", add),
    ("add-by-hand", by_hand),
    ("", back),
    ("simulated", shows(*SIMULATED)),
    *fronts(),
)


def walk(deviced: Deviced, see: Callable[[Till, str], None]) -> None:
    """Every step, and a look at each that has a name."""
    for name, step in WALK:
        step(deviced)
        deviced.till.settle()
        if name:
            see(deviced.till, name)


if __name__ == "__main__":
    main_of(open_deviced, walk)
