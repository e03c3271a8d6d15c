"""Batches grow on a quick line and shrink on a thin one, within their bounds."""

from __future__ import annotations

from sync.sinks.postgres.pace import FEWEST, MOST, Pace


def test_a_quick_line_gets_larger_batches_up_to_a_bound() -> None:
    pace = Pace()
    first = pace.limits.events
    pace.took(0.1, events=1)  # a single sale was quick: that says nothing
    assert pace.limits.events == first
    pace.took(0.1, events=first)
    assert pace.limits.events == 2 * first
    for _ in range(9):
        pace.took(0.1, MOST)
    assert pace.limits.events == MOST
    assert pace.limits.payload_bytes == 1_000 * MOST


def test_a_thin_line_gets_smaller_ones_and_what_is_in_between_stays() -> None:
    pace = Pace()
    first = pace.limits
    pace.took(5.0, first.events)
    assert pace.limits == first
    for _ in range(9):
        pace.took(30.0, 1)
    assert pace.limits.events == FEWEST
