"""Anything in any field of any command is carried out or refused in words; the books stay whole."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import Phase
from pos_terminal.domain.errors import CashierError
from tests.faults.hostile import COMMANDS, hostile
from tests.lane_fixtures import BY_MANAGER, MANAGER, PINS, LaneAtWork, verified


def at_the_till(lane: LaneAtWork) -> None:
    """Whatever the command before did: a manager with something on the ticket."""
    lane.clock.passes(hours=1)  # wrong PINs are forgiven
    for command in (
        c.ConfirmTime(), c.SignIn(MANAGER, PINS[MANAGER]), c.OpenShift(10_000), c.NextSale(),
        c.CancelCheckout(), c.AddProduct("MILK"),
    ):  # fmt: skip
        with suppress(CashierError):
            lane.do(command)


def paying(lane: LaneAtWork) -> None:
    at_the_till(lane)
    with suppress(CashierError):
        lane.do(c.StartCheckout())


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_hostile_fields_are_carried_out_or_refused(
    lane: LaneAtWork, command: type[c.Command]
) -> None:
    tried = []

    @settings(
        max_examples=40,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(hostile(command), st.booleans())
    def attack(given_command: c.Command, in_payment: bool) -> None:
        (paying if in_payment else at_the_till)(lane)
        tried.append(given_command)
        with suppress(CashierError):
            lane.do(given_command, BY_MANAGER)
        assert lane.state.phase is not Phase.STOPPED, given_command

    attack()
    assert tried
    verified(lane.data_dir)
