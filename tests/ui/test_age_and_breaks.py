"""The age question as a policy has it, and breaks: the lane is real, the policy is played."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from plugins.outcomes import Hold
from pos_terminal.checkout.state import Phase
from pos_terminal.ui.sounds import Sound
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.widgets import Sheet
from tests.ui.acts import no_sheet, open_sheet, says, scanned, typed
from tests.ui.plugged import Plugged, open_plugged
from tests.ui.till import ADMIN, BREAD, JANE, Till, bare, find, has, tap

AGES = "age_verification"
LOOKS = "Clearly older than 25: no ID"


@pytest.fixture
def plugged(tmp_path: Path) -> Iterator[Plugged]:
    with open_plugged(tmp_path) as opened:
        opened.switch(AGES)
        scanned(opened.till, BREAD)
        yield opened


def asked(plugged: Plugged, **more: object) -> Sheet:
    plugged.say(AGES, Hold("age", "", "plugin", limit=18, **more))  # type: ignore[arg-type]
    tap(plugged.till.window, "Check")
    return open_sheet(plugged.till)


def test_clearly_older_is_one_tap_where_the_policy_says_so(plugged: Plugged) -> None:
    asked(plugged, looks_older=25)
    tap(plugged.till.window, LOOKS)
    no_sheet(plugged.till)
    assert plugged.newest("AGE_VERIFIED")["how"] == "looks_older"
    assert not plugged.till.stage.state.holds


@pytest.mark.slow
def test_without_such_a_policy_there_is_no_such_button(plugged: Plugged) -> None:
    asked(plugged)
    assert not has(plugged.till.window, LOOKS)
    assert not has(plugged.till.window, "Residence permit")


def test_a_document_that_is_not_accepted_is_refused_at_once_with_a_sentence(
    plugged: Plugged,
) -> None:
    till = plugged.till
    asked(plugged, documents=("passport", "residence_permit"))
    assert has(till.window, "Residence permit")
    tap(till.window, "Driving licence")
    typed(till, "01051980")
    assert "not accepted here" in bare(till.sheet_words())
    assert not find(open_sheet(till), "Check").isEnabled()
    tap(till.window, "Passport")
    assert "not accepted here" not in bare(till.sheet_words())
    tap(open_sheet(till), "Check")
    no_sheet(till)
    assert plugged.newest("AGE_VERIFIED")["document"] == "passport"


@pytest.mark.slow
def test_an_age_asked_for_while_paying_is_answered_there(plugged: Plugged) -> None:
    till = plugged.till
    till.keys.press(Qt.Key.Key_F9)
    till.until(lambda: till.stage.state.phase is Phase.PAYING)
    plugged.say(AGES, Hold("age", "", "plugin", limit=18, looks_older=25), on_checkout=True)
    till.until(lambda: till.stage.state.phase is Phase.AWAITING_CHECKS)
    till.stage.opened.emit(asks.AskAge())
    open_sheet(till)
    tap(till.window, LOOKS)
    no_sheet(till)
    till.until(lambda: till.stage.state.phase is Phase.PAYING)


# -- breaks


def on_a_break(till: Till) -> None:
    till.stage.opened.emit(asks.AskMore())
    open_sheet(till)
    tap(till.window, "Take a break")
    till.settle()


@pytest.mark.slow
def test_a_break_waits_for_the_sale_and_says_so(plugged: Plugged) -> None:
    on_a_break(plugged.till)
    assert plugged.till.stage.state.phase is Phase.SELLING
    assert "before the break" in says(plugged.till)
    assert plugged.till.sounds.heard[-1] is Sound.REFUSE


@pytest.mark.slow
def test_ones_own_pin_ends_a_break(tmp_path: Path) -> None:
    with open_plugged(tmp_path) as plugged:
        till = plugged.till
        on_a_break(till)
        till.until(lambda: till.stage.state.break_since is not None)
        assert "On a break since" in says(till)
        typed(till, JANE[1], enter=True)
        till.until(lambda: till.stage.state.phase is Phase.SELLING)
        assert plugged.newest("BREAK_ENDED") == {"how": "unlock"}


@pytest.mark.slow
def test_another_takes_the_till_by_signing_in_and_not_by_unlocking(tmp_path: Path) -> None:
    with open_plugged(tmp_path) as plugged:
        till = plugged.till
        on_a_break(till)
        till.until(lambda: till.stage.state.break_since is not None)
        tap(till.window, "Somebody else takes the till")
        till.until(lambda: has(till.window, ADMIN_NAME))
        assert "Who signs in takes the till" in says(till)
        tap(till.window, ADMIN_NAME)
        typed(till, ADMIN[1], enter=True)
        till.until(lambda: till.stage.state.phase is Phase.SELLING)
        employee = till.stage.state.employee
        assert employee is not None
        assert employee.role == "manager"
        assert plugged.newest("BREAK_ENDED") == {"how": "switch"}


ADMIN_NAME = "Ada Admin"
