"""The simulated card terminal: what a real one does, told to fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from hardware.drivers.standalone_terminal import StandAloneTerminal
from hardware.ports import CardOutcome, TerminalUnreachable
from hardware.simulators.display import SimulatedDisplay
from hardware.simulators.drawer import SimulatedDrawer
from hardware.simulators.terminal import SimulatedTerminal, TerminalFault

ROOT = Path(__file__).parents[3]
CRASH = """
import sys, pathlib
from hardware.simulators.terminal import SimulatedTerminal
terminal = SimulatedTerminal(pathlib.Path(sys.argv[1]), plan=[sys.argv[2]])
terminal.authorize("key-1", 1250, "EUR")
"""


def test_the_same_key_is_charged_once() -> None:
    terminal = SimulatedTerminal()
    results = {terminal.authorize("key-1", 1250, "EUR") for _ in range(5)}
    assert len(results) == 1
    assert terminal.moved_minor("EUR") == 1250


def test_a_refund_gives_back() -> None:
    terminal = SimulatedTerminal()
    sold = terminal.authorize("key-1", 1250, "EUR")
    terminal.refund("key-2", 250, "EUR", sold.reference)
    assert terminal.moved_minor("EUR") == 1000
    assert terminal.moved_minor("USD") == 0


@pytest.mark.parametrize(
    ("fault", "outcome", "moved"),
    [
        (TerminalFault.DECLINE, CardOutcome.DECLINED, 0),
        (TerminalFault.CANCEL, CardOutcome.CANCELLED, 0),
        (TerminalFault.LOST_BEFORE, CardOutcome.UNKNOWN, 0),
        (TerminalFault.LOST_AFTER, CardOutcome.UNKNOWN, 1250),
        (TerminalFault.NONE, CardOutcome.APPROVED, 1250),
    ],
)
def test_a_plan_of_faults(fault: TerminalFault, outcome: CardOutcome, moved: int) -> None:
    terminal = SimulatedTerminal(plan=[fault])
    assert terminal.authorize("key-1", 1250, "EUR").outcome is outcome
    assert terminal.moved_minor("EUR") == moved
    assert terminal.authorize("key-2", 1, "EUR").outcome is CardOutcome.APPROVED


def test_a_lost_answer_is_found_again_by_its_key() -> None:
    terminal = SimulatedTerminal(plan=[TerminalFault.LOST_AFTER, TerminalFault.LOST_BEFORE])
    terminal.authorize("key-1", 1250, "EUR")
    terminal.authorize("key-2", 1250, "EUR")
    first = terminal.last_transaction("key-1")
    assert first is not None
    assert first.outcome is CardOutcome.APPROVED
    assert terminal.last_transaction("key-2") is None


def test_an_unreachable_terminal_was_not_asked() -> None:
    terminal = SimulatedTerminal()
    terminal.plan(TerminalFault.OFFLINE, TerminalFault.OFFLINE)
    assert terminal.health().online is False
    with pytest.raises(TerminalUnreachable):
        terminal.authorize("key-1", 1250, "EUR")
    with pytest.raises(TerminalUnreachable):
        terminal.last_transaction("key-1")
    assert terminal.health().online is True
    assert terminal.last_transaction("key-1") is None


@pytest.mark.parametrize(
    ("fault", "moved"), [(TerminalFault.DIES_BEFORE, 0), (TerminalFault.DIES_AFTER, 1250)]
)
def test_its_memory_survives_the_death_of_the_lane(
    tmp_path: Path, fault: TerminalFault, moved: int
) -> None:
    memory = tmp_path / "terminal" / "memory.json"
    died = subprocess.run(
        [sys.executable, "-c", CRASH, str(memory), fault.value], cwd=ROOT, check=False
    )
    assert died.returncode == 137
    after = SimulatedTerminal(memory)
    assert after.moved_minor("EUR") == moved
    assert (after.last_transaction("key-1") is None) == (moved == 0)
    after.authorize("key-1", 1250, "EUR")
    assert after.moved_minor("EUR") == 1250


def test_a_plan_can_be_written_by_another_process(tmp_path: Path) -> None:
    memory = tmp_path / "memory.json"
    terminal = SimulatedTerminal(memory)
    memory.write_text('{"plan": ["decline"]}', "utf-8")
    assert terminal.authorize("key-1", 1250, "EUR").outcome is CardOutcome.DECLINED


def test_a_plan_counts_beside_a_memory_that_was_there_before(tmp_path: Path) -> None:
    memory = tmp_path / "memory.json"
    SimulatedTerminal(memory).authorize("key-1", 1, "EUR")
    again = SimulatedTerminal(memory, [TerminalFault.DECLINE])
    assert again.authorize("key-2", 1, "EUR").outcome is CardOutcome.DECLINED


def test_a_stand_alone_terminal_believes_the_cashier() -> None:
    terminal = StandAloneTerminal()
    terminal.typed("key-1", "SLIP 77")
    assert terminal.authorize("key-1", 1250, "EUR").reference == "SLIP 77"
    assert terminal.authorize("key-1", 1250, "EUR").reference == "SLIP 77"
    assert terminal.health().online is None


def test_after_a_restart_only_the_slip_of_a_stand_alone_terminal_knows() -> None:
    found = StandAloneTerminal().last_transaction("key-1")
    assert found is not None
    assert found.outcome is CardOutcome.UNKNOWN
    assert "slip" in found.reason


def test_a_stuck_drawer_and_a_dark_display_say_so() -> None:
    assert SimulatedDrawer(stuck=True).health().key == "drawer.fault"
    assert SimulatedDisplay(offline=True).health().key == "display.offline"
