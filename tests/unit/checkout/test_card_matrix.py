"""Every act on a card × every way in which the terminal fails: paid or not, never both (C20).

What the bank has moved is compared with the journal after every single case.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hardware.simulators.terminal import CUTS, SimulatedTerminal, TerminalFault
from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import LaneState, Phase
from tests.lane_fixtures import (
    BY_MANAGER,
    MANAGER,
    MILK_CODE,
    Devices,
    LaneAtWork,
    crash_copy,
    lane_on,
    verified,
)

FAULTS = (
    *(TerminalFault.NONE, TerminalFault.DECLINE, TerminalFault.CANCEL, TerminalFault.OFFLINE),
    *(TerminalFault.LOST_BEFORE, TerminalFault.LOST_AFTER),
    *CUTS,
)
MEMORY = "card-simulator.json"
DEATHS = 5  # not heard of, begun, moved, known, declined


def is_decided(state: LaneState) -> bool:
    return state.phase is not Phase.CARD_PENDING


def in_payment(lane: LaneAtWork) -> None:
    lane.do(c.Scan(MILK_CODE, 2000))
    lane.do(c.StartCheckout())


def with_card(lane: LaneAtWork, amount_minor: int) -> c.Command:
    """A card has paid; the act that gives it back."""
    lane.do(c.PayCard(amount_minor))
    lane.wait(lambda state: len(state.tenders) == 1)
    return c.RemoveTender(lane.state.tenders[0].tender_id)


def returning(lane: LaneAtWork) -> None:
    lane.do(c.AddReturnNoReceipt("MILK", 1000), BY_MANAGER)
    lane.do(c.StartCheckout())


def pays(lane: LaneAtWork) -> c.Command:
    in_payment(lane)
    return c.PayCard(200)


def pays_out(lane: LaneAtWork) -> c.Command:
    returning(lane)
    return c.PayCard(-100)


def gives_back(lane: LaneAtWork) -> c.Command:
    in_payment(lane)
    return with_card(lane, 200)


def takes_back_what_was_paid_out(lane: LaneAtWork) -> c.Command:
    returning(lane)
    return with_card(lane, -100)


def gives_back_what_is_settled(lane: LaneAtWork) -> c.Command:
    in_payment(lane)
    remove = with_card(lane, 200)
    lane.devices.terminal.settle(str(remove))  # by hand, on the terminal itself
    return remove


ACTS: dict[Callable[[LaneAtWork], c.Command], tuple[str, ...]] = {
    pays: ("authorize",),
    pays_out: ("refund",),
    gives_back: ("reverse",),
    takes_back_what_was_paid_out: ("reverse",),
    gives_back_what_is_settled: ("reverse", "refund"),  # the fault meets the last of them
}


def planned(terminal: SimulatedTerminal, fault: TerminalFault, requests: tuple[str, ...]) -> None:
    terminal.plan(*[TerminalFault.NONE] * (len(requests) - 1), fault)


def finished(lane: LaneAtWork, terminal: SimulatedTerminal, *, asked_while_off: bool) -> None:
    """The cashier goes on until the sale is closed; what is open is asked for, never guessed."""
    for _ in range(4):
        lane.wait(is_decided)
        if lane.state.phase is not Phase.CARD_UNKNOWN:
            break
        card = lane.state.pending_card
        assert card is not None
        assert lane.refused(c.PayCash(1)) == "card.busy"
        if not asked_while_off:
            terminal.start()
        asked_while_off = False
        lane.do(c.AskCardAgain(card.tender_id))
    terminal.start()
    if lane.state.phase is Phase.PAYING:
        assert lane.state.settlement is not None
        lane.do(c.PayCash(lane.state.settlement.cash_remaining_minor))
    assert lane.state.phase is Phase.PAID
    lane.do(c.NextSale())


def agrees(lane: LaneAtWork, terminal: SimulatedTerminal, *case: object) -> None:
    """The bank moved exactly what the sales say, card by card."""
    booked = "SELECT coalesce(sum(amount_minor), 0) FROM payments WHERE kind = 'card'"
    assert terminal.moved_minor("EUR") == lane.rows(booked)[0][0], case


SOME = (pays, gives_back)


@pytest.mark.parametrize(
    "act", [*SOME, *(pytest.param(act, marks=pytest.mark.slow) for act in ACTS if act not in SOME)]
)
def test_a_terminal_that_fails_at_any_step_moves_what_the_journal_says(
    shop_dir: Path, act: Callable[[LaneAtWork], c.Command]
) -> None:
    terminal = SimulatedTerminal()
    with lane_on(shop_dir, devices=Devices(terminal=terminal)) as lane:
        lane.sign_in()
        for asked_while_off in (False, True):
            for fault in FAULTS:
                command = act(lane)
                planned(terminal, fault, ACTS[act])
                lane.do(command)
                finished(lane, terminal, asked_while_off=asked_while_off)
                agrees(lane, terminal, fault, asked_while_off)
    verified(shop_dir)


@dataclass
class Moment:
    """The disk of a lane that is about to ask the terminal, and what it asks."""

    folder: Path
    method: str = ""
    asked: tuple[Any, ...] = ()


class Watched(SimulatedTerminal):
    """Keeps the disk as it is before the watched request."""

    def __init__(self, data_dir: Path, moment: Moment) -> None:
        super().__init__(data_dir / MEMORY)
        self.data_dir, self.moment, self.watching = data_dir, moment, ""

    def _seen(self, method: str, *asked: Any) -> Any:
        if self.watching == method:
            self.moment.method, self.moment.asked, self.watching = method, asked, ""
            crash_copy(self.data_dir, self.moment.folder)
        return getattr(super(), method)(*asked)

    def authorize(self, *asked: Any) -> Any:  # type: ignore[override]
        return self._seen("authorize", *asked)

    def refund(self, *asked: Any) -> Any:  # type: ignore[override]
        return self._seen("refund", *asked)

    def reverse(self, *asked: Any) -> Any:  # type: ignore[override]
        return self._seen("reverse", *asked)


def copies(moment: Moment) -> Iterator[tuple[TerminalFault, Path]]:
    """The lane died there; the terminal went on alone, and died itself behind each step."""
    seen: set[str] = set()  # two deaths that leave the same disks are one
    for fault in (*CUTS, TerminalFault.NONE, TerminalFault.LOST_BEFORE, TerminalFault.DECLINE):
        folder = Path(shutil.copytree(moment.folder, moment.folder.with_name(fault.value)))
        alone = SimulatedTerminal(folder / MEMORY, [fault])
        getattr(alone, moment.method)(*moment.asked)
        alone.switch_off()
        memory = (folder / MEMORY).read_text("utf-8")
        if memory not in seen:
            yield fault, folder
        seen.add(memory)
        shutil.rmtree(folder)
    assert len(seen) >= DEATHS


@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS)
def test_a_lane_that_dies_while_the_terminal_takes_any_step_ends_paid_or_not_paid(
    shop_dir: Path, tmp_path: Path, act: Callable[[LaneAtWork], c.Command]
) -> None:
    moment = Moment(tmp_path / "moment")
    watched = Watched(shop_dir, moment)
    with lane_on(shop_dir, devices=Devices(terminal=watched)) as lane:
        lane.sign_in(MANAGER)
        command = act(lane)
        watched.watching = ACTS[act][-1]
        lane.do(command)
        finished(lane, watched, asked_while_off=False)
    for fault, folder in copies(moment):
        terminal = SimulatedTerminal(folder / MEMORY)
        with lane_on(folder, devices=Devices(terminal=terminal)) as again:
            again.wait(lambda state: state.recovery is not None)
            again.do(c.AcceptRecovery())
            again.sign_in()
            finished(again, terminal, asked_while_off=True)  # it is off at the restart
            agrees(again, terminal, fault)
        if fault is TerminalFault.CUT_MOVED:
            verified(folder)


def test_the_comparison_sees_money_that_no_sale_has(shop_dir: Path) -> None:
    terminal = SimulatedTerminal()
    with lane_on(shop_dir, devices=Devices(terminal=terminal)) as lane:
        agrees(lane, terminal)
        terminal.authorize("nobody's", 1, "EUR")
        with pytest.raises(AssertionError):
            agrees(lane, terminal)
