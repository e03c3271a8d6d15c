"""The fronts of the Devices page before the simulators themselves, and the till that uses them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from hardware.ports import Role
from pos_terminal.checkout import commands as cmd
from pos_terminal.ui.admin.device_trace import TracePane
from pos_terminal.ui.admin.devices_page import DevicesPage
from pos_terminal.ui.admin.fronts import Front
from pos_terminal.ui.admin.fronts.paper_front import PaperFront
from pos_terminal.ui.admin.fronts.scanner_front import ScannerFront
from pos_terminal.ui.widgets import Button, Tone
from tests.ui.acts import manages, names, says
from tests.ui.till import ALE, Till, find, open_till, tap

pytestmark = pytest.mark.slow


@pytest.fixture
def till(one_till: Till) -> Iterator[Till]:
    """The till; what it said last goes with the test."""
    yield one_till
    one_till.hush()


@pytest.fixture(scope="module")
def one_till(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Till]:
    """A manager at a till without any device: simulators stand in their places."""
    with open_till(tmp_path_factory.mktemp("till"), simulate_devices=True) as opened:
        opened.running.devices.start()
        manages(opened, "devices")
        yield opened


def page(till: Till) -> DevicesPage:
    front = till.window.pages.front()
    assert isinstance(front, DevicesPage)
    return front


def front(till: Till, role: str) -> Front:
    page(till).open(role)
    till.settle()
    pane = page(till).detail.pane()
    assert isinstance(pane, Front)
    return pane


def ready(till: Till, role: str) -> None:
    def is_ready() -> bool:
        views = till.running.devices.views()
        return any(view.device_id == role and view.state == "ready" for view in views)

    till.until(is_ready, f"{role} is never ready: {till.running.devices.views()}")


def test_every_role_has_a_simulator_with_a_front(till: Till) -> None:
    assert {view.config.role for view in till.running.devices.views() if view.simulated} == set(
        Role
    )


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SCANNER])
def test_every_button_of_a_front_does_something_at_its_simulator(till: Till, role: Role) -> None:
    pane = front(till, role)
    buttons = [each for each in pane.findChildren(Button) if each.isVisible() and each.words]
    assert len(buttons) >= 2
    for button in buttons:
        if pane.told.isAncestorOf(button) or button.text() in ("", "×"):
            continue
        pane.told.clear()
        if (field := getattr(pane, "field", None)) is not None:
            field.set_text("1.25")
        button.click()
        till.until(lambda: pane.told.isVisible(), f"{button.text()}: nothing happens")
        assert pane.told.tone is Tone.INFO, (button.text(), pane.told.words())
    ready(till, role)  # the last buttons of a front put things right
    page(till).close_detail()
    assert not pane.isVisible()


def test_what_is_scanned_and_shown_at_the_fronts_reaches_the_sale(till: Till) -> None:
    scanner = front(till, Role.SCANNER)
    assert isinstance(scanner, ScannerFront)
    scanner.scan(f"]E0{ALE}")
    till.until(lambda: names(till) == ["Pale ale 330 ml"])
    assert any(hold.kind == "age" for hold in till.stage.state.holds)
    front(till, Role.ID_READER)
    tap(page(till), "30 years old")
    till.until(lambda: not any(hold.kind == "age" for hold in till.stage.state.holds))
    front(till, Role.SCANNER)
    tap(page(till), "Label, expired")
    till.until(lambda: "expired on" in says(till), says(till))
    tap(page(till), "Nonsense")
    till.until(lambda: "expired on" not in says(till), says(till))
    assert names(till) == ["Pale ale 330 ml"]
    till.running.lane.submit(cmd.VoidSale("tried")).result(60)


def test_a_test_page_is_seen_on_the_virtual_roll(till: Till) -> None:
    pane = front(till, Role.RECEIPT_PRINTER)
    assert isinstance(pane, PaperFront)
    ready(till, Role.RECEIPT_PRINTER)
    page(till).detail.tabs.choose("state")
    find(page(till), "Print a test page").click()
    till.until(lambda: "confirmed" in says(till) or "Sent to the printer" in says(till))
    page(till).detail.tabs.choose("front")
    till.until(lambda: pane.picture.pixmap().height() > 100)
    page(till).detail.tabs.choose("trace")
    till.settle()
    trace = page(till).detail.pane()
    assert isinstance(trace, TracePane)
    assert "to the device" in {row[1] for row in trace.table.visible_texts()}


def test_the_virtual_scale_is_asked_by_its_test(till: Till) -> None:
    pane = front(till, Role.SCALE)
    ready(till, Role.SCALE)
    pane.work("put", "0.750 kg")
    till.until(lambda: "0.750 kg" in says(till))
    page(till).detail.tabs.choose("state")
    find(page(till), "Weigh").click()
    till.until(lambda: "0.750 kg" in says(till))
