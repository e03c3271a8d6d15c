"""Data directories with as many closed sales as one likes, as if a lane had sold for years.

`./pos python -m tests.bench.bulk DIR SALES` makes one, or brings one further; stopped at any time
it goes on where it was. A real lane plays set-up and the first two shifts; the second is copied
with new ids, times, numbers and hashes; what is left of a day is played by the lane again.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pos_terminal.checkout import commands as c
from pos_terminal.control.lock import LaneLock
from tests.bench.bulk_day import end_shift, open_for_business, play
from tests.bench.bulk_room import Pace, room_for
from tests.bench.bulk_writer import BulkWriter, take_up
from tests.fakes.world import FakeClock
from tests.lane_fixtures import MANAGER, lane_on, rows_of

FIRST_DAY = date(1999, 1, 4)  # 5,000,000 sales end in 2026
A_SHIFT = 500
PROBE = 2_000  # sales, before room and time are told
OPENS_H = 8

Progress = Callable[[int], None]
Tell = Callable[[str], None]


def make_journal(
    data_dir: Path,
    sales: int,
    *,
    seed: int = 1,
    progress: Progress | None = None,
    tell: Tell | None = None,
    a_shift: int = A_SHIFT,
) -> None:
    """Bring a data directory to `sales` closed sales; one that has more is left as it is.

    `progress` hears how many there are; `tell` hears what room and time the rest will take, before
    it is taken. Raises bulk_room.NoRoom. The staff's PINs are those of tests.lane_fixtures.
    """
    if (data_dir / "lane.db").exists():
        with LaneLock(data_dir):
            take_up(data_dir)
    else:
        _begin(data_dir, min(a_shift, max(1, sales // 2)), sales, seed)
    _settle(data_dir)
    told = progress or (lambda _: None)
    while (missing := sales - sold_in(data_dir)) > 0:
        if _shifts_in(data_dir) < 2:
            _one_day(data_dir, min(a_shift, missing), seed)
        else:
            missing -= _copy_days(data_dir, missing, seed, told, tell)
            if missing:
                _one_day(data_dir, missing, seed)
        told(sold_in(data_dir))


def sold_in(data_dir: Path) -> int:
    """How many sales were ever closed there."""
    return int(rows_of(data_dir, "SELECT coalesce(sum(sales_count), 0) FROM perpetual")[0][0])


def _shifts_in(data_dir: Path) -> int:
    return int(rows_of(data_dir, "SELECT count(*) FROM shifts WHERE closed_seq > 0")[0][0])


def next_morning(data_dir: Path) -> FakeClock:
    """A clock that stands at opening time of the day after the last event."""
    query = "SELECT business_date FROM journal ORDER BY seq DESC LIMIT 1"
    day = date.fromisoformat(rows_of(data_dir, query)[0][0]) + timedelta(days=1)
    return _opening_time(day)


def _opening_time(day: date) -> FakeClock:
    # without summer time, so that all days are alike
    return FakeClock(datetime(day.year, day.month, day.day, OPENS_H, tzinfo=UTC), "UTC")


def _begin(data_dir: Path, a_shift: int, sales: int, seed: int) -> None:
    """Set-up and the first two shifts, in a folder beside: a kill leaves nothing half done."""
    folder = data_dir.with_name(f"{data_dir.name}.beginning")
    shutil.rmtree(folder, ignore_errors=True)
    with lane_on(folder, _opening_time(FIRST_DAY)) as lane:
        open_for_business(lane)
        play(lane, a_shift, random.Random(seed))
    if sales > a_shift:
        _one_day(folder, a_shift, seed)
    with suppress(FileNotFoundError):
        data_dir.rmdir()  # an empty one may stand there
    folder.rename(data_dir)


def _one_day(data_dir: Path, sales: int, seed: int) -> None:
    """A shift on the next day, by the lane itself."""
    clock = next_morning(data_dir)
    with lane_on(data_dir, clock) as lane:
        play(lane, sales, random.Random(f"{seed} {clock.now()}"))


def _settle(data_dir: Path) -> None:
    """Close a shift and drop prints that a kill left behind."""
    left = (
        "SELECT 1 FROM shifts WHERE closed_seq IS NULL UNION "
        "SELECT 1 FROM print_jobs WHERE status = 'QUEUED'"
    )
    if rows_of(data_dir, left):
        with lane_on(data_dir, next_morning(data_dir)) as lane:
            lane.sign_in(MANAGER)
            lane.do(c.PrintBacklog(False))
            end_shift(lane)


def _copy_days(data_dir: Path, missing: int, seed: int, told: Progress, tell: Tell | None) -> int:
    """Append whole days; how many sales that were."""
    with LaneLock(data_dir):
        writer = BulkWriter(data_dir, seed)
        try:
            a_day = writer.template.sales
            days, before = missing // a_day, sold_in(data_dir)
            probe = min(days, -(-PROBE // a_day))
            pace = Pace(data_dir)
            writer.write(probe, lambda count: told(before + count))
            if days > probe:
                needed = pace.for_more(probe * a_day, (days - probe) * a_day)
                if tell is not None:
                    tell(str(needed))
                room_for(data_dir, needed)
                before += probe * a_day
                writer.write(days - probe, lambda count: told(before + count))
            return days * a_day
        finally:
            writer.close()


def main(arguments: Sequence[str]) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bulk", description=__doc__)
    parser.add_argument("dir", type=Path, help="the data directory")
    parser.add_argument("sales", type=int, help="how many closed sales it shall have")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    make_journal(
        chosen.dir, chosen.sales, seed=chosen.seed, progress=Meter(chosen.sales), tell=print
    )


class Meter:
    """Prints how far it is, at most every ten seconds, with rate and time left."""

    def __init__(self, sales: int) -> None:
        """So many are asked for."""
        self._sales = sales
        self._first: tuple[float, int] | None = None
        self._last = 0.0

    def __call__(self, count: int) -> None:
        """One more step is written."""
        now = time.monotonic()
        first_at, first = self._first = self._first or (now, count)
        if now - self._last < 10 and count < self._sales:
            return
        self._last = now
        rate = (count - first) / (now - first_at) if now > first_at else 0.0
        left = f", {rate:,.0f} a second, {(self._sales - count) / rate:,.0f} s left" if rate else ""
        print(f"{count:,} of {self._sales:,} sales{left}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
