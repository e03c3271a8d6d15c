"""Waiting before the next try."""

from __future__ import annotations

from sync.backoff import CAP_S, LEAST_S, Backoff


def test_the_ceiling_doubles_up_to_the_cap_and_the_dice_decide_below_it() -> None:
    ceilings: list[float] = []

    def highest(low: float, high: float) -> float:
        assert low == 0.0  # full jitter: anything from nothing on
        ceilings.append(high)
        return high

    backoff = Backoff(highest)
    waits = [backoff.next_s() for _ in range(200)]
    assert ceilings[:8] == [0.5, 1, 2, 4, 8, 16, 32, CAP_S]
    assert waits == ceilings
    assert max(waits) == CAP_S


def test_success_begins_again_and_no_wait_is_none() -> None:
    backoff = Backoff(lambda low, high: low)
    assert backoff.next_s() == LEAST_S
    assert backoff.failures == 1
    backoff.reset()
    assert backoff.failures == 0


def test_a_thousand_lanes_do_not_come_back_together() -> None:
    waits = {round(Backoff().next_s(), 4) for _ in range(1000)}
    assert len(waits) > 500
