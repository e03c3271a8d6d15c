"""On the real window: a clock that jumps is asked about, and the sale is where it was (F9)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pos_terminal.checkout.state import Phase
from tests.fakes.world import FakeClock
from tests.lane_fixtures import events_of
from tests.ui.acts import names, scanned
from tests.ui.till import BREAD, MILK, Till, open_till, tap

YEARS = timedelta(days=3 * 365)


def clock_of(till: Till) -> FakeClock:
    """From now on the till's clock is the test's."""
    clock = FakeClock(datetime.now(UTC))

    def exchange(at_work: object) -> None:
        time = at_work.time  # type: ignore[attr-defined]
        clock.passes(seconds=time.clock.monotonic() - clock.monotonic())
        clock.is_set_to(datetime.now(UTC))
        time.clock = clock

    till.running.lane.call(exchange).result(60)
    return clock


def test_pay_after_a_jump_brings_the_question_and_yes_brings_the_sale_back(
    tmp_path: Path,
) -> None:
    with open_till(tmp_path) as till:
        clock = clock_of(till)
        scanned(till, BREAD)
        clock.is_set_to(clock.now() + YEARS)
        tap(till.window, "Pay")
        till.until(lambda: till.stage.state.phase is Phase.CONFIRM_TIME, "nobody asks")
        till.settle()
        assert till.stage.state.basket.lines  # kept behind the question
        tap(till.window, "Yes, this is right")
        till.until(lambda: till.stage.state.phase is Phase.SELLING, "the question stays")
        till.settle()
        assert len(names(till)) == 1
        scanned(till, MILK)
        assert len(names(till)) == 2
        assert len(events_of(till.running.files.data_dir, "TIME_CONFIRMED")) == 1
