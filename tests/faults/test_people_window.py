"""On the real window: a guarded act asks for a PIN however it is reached (C25)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from pos_terminal.checkout import commands as cmd
from tests.faults.fingers import WAYS, Press, press
from tests.lane_fixtures import events_of
from tests.ui.acts import no_sheet, open_sheet, scanned, typed
from tests.ui.till import ADMIN, BREAD, Till, open_till

# What leads there, button by button, and the command that is then given.
ACTS: dict[str, tuple[str, ...]] = {
    "VoidSale": ("Void", "Cannot pay"),
    "OpenDrawer": ("More", "Open the drawer", "Give change"),
    "MoveCash": ("More", "Put cash in", "5", "Found cash"),
    "ExemptTax": ("More", "Sell without tax", "Diplomat"),
    "OverridePrice": ("1", "0", "0", "Price", "Damaged"),
}


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with open_till(tmp_path) as opened:
        yield opened


def noted(till: Till, event_type: str) -> list[str]:
    events = events_of(till.running.files.data_dir, event_type)
    return [event.data.get("act", "") for event in events]


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_cashier_is_asked_for_a_managers_pin_and_a_manager_is_not(till: Till, way: Press) -> None:
    for act, buttons in ACTS.items():
        asked_for(till, way, act, buttons)
    till.running.lane.submit(cmd.VoidSale("done")).exception(10)
    till.running.lane.submit(cmd.SignIn("admin", ADMIN[1])).result(60)
    till.settle()
    refused = len(noted(till, "OVERRIDE_REFUSED"))
    for buttons in ACTS.values():
        if not till.stage.state.basket.lines:
            scanned(till, BREAD)
        for words in buttons:
            press(till, way, words)
        no_sheet(till)
    assert len(noted(till, "OVERRIDE_REFUSED")) == refused


def asked_for(till: Till, way: Press, act: str, buttons: tuple[str, ...]) -> None:
    if not till.stage.state.basket.lines:
        scanned(till, BREAD)
    before = till.stage.state.priced
    for words in buttons:
        press(till, way, words)
    till.until(lambda: "PIN" in till.sheet_words(), f"{act} did not ask")
    assert noted(till, "OVERRIDE_REFUSED")[-1] == act
    typed(till, "0000", enter=True)  # not a manager's
    assert till.stage.state.priced == before
    assert len(noted(till, "OVERRIDE_APPROVED")) == len(noted(till, "OVERRIDE_REFUSED")) - 1
    open_sheet(till)
    typed(till, ADMIN[1], enter=True)
    no_sheet(till)
    assert noted(till, "OVERRIDE_APPROVED")[-1] == act


@pytest.mark.parametrize("page", ["Staff", "Products"])
def test_a_page_for_managers_changes_nothing_for_a_cashier_who_gives_up(
    till: Till, page: str
) -> None:
    scanned(till, BREAD)
    before = len(noted(till, "EMPLOYEE_CHANGED") + noted(till, "CATALOGUE_CHANGED"))
    for words in ("More", page):
        press(till, WAYS[0], words)
    till.keys.press(Qt.Key.Key_Escape)
    till.settle()
    assert len(noted(till, "EMPLOYEE_CHANGED") + noted(till, "CATALOGUE_CHANGED")) == before
