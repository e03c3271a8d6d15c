"""What a long shift must not use up: samples at rest, their slope, and the judge's word."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

PROC = Path("/proc/self")
SAMPLES = 40
SALES_OF_A_SHIFT = 5_000

# What may never rise: whatever a sale opens or makes, it closes or drops again. What breathes by so
# many is no leak: SQLite keeps a file open for its next reader, a report is in the making.
COUNTED = {"handles": 4, "threads": 1, "widgets": 0, "timers": 0, "objects": 0}
# Growth a sale that is no leak, and how much it may breathe. Blocks are pieces of Python's memory:
# a small object kept for each sale is one or two of them.
# The last number is of sales that it takes to tell: before, modules and caches still fill.
GROWING = {"blocks": (1.5, 8_000, 25), "own_kb": (0.6, 1_500, 1_000)}
MAX_LOG_KB = 16_384  # 6 MB make the lane fold it for good, after up to 64 more commits


@dataclass(frozen=True, slots=True)
class Sample:
    """What the process holds with an empty basket and nothing under way."""

    sales: int
    handles: int
    threads: int
    widgets: int
    timers: int
    objects: int  # of Qt, below the window
    blocks: int  # pieces of memory that Python has given out
    resident_kb: int
    own_kb: int  # made by this process; PSS moves when a neighbour with the same libraries ends
    log_kb: int  # lane.db-wal


def every(sales: int) -> int:
    """After how many sales a sample is taken: each costs a look through all objects."""
    return max(1, sales // (SAMPLES if sales >= 1_000 else SAMPLES * 2 // 5))


def take(sales: int, log: Path, qt: Callable[[], tuple[int, int, int]] | None = None) -> Sample:
    """A sample now; `qt` counts widgets, running timers and objects."""
    gc.collect()
    widgets, timers, objects = qt() if qt is not None else (0, 0, 0)
    return Sample(
        sales,
        sum(1 for _ in (PROC / "fd").iterdir()),
        len(list((PROC / "task").iterdir())) or threading.active_count(),
        widgets,
        timers,
        objects,
        sys.getallocatedblocks(),
        _kb("status", "VmRSS:"),
        _kb("smaps_rollup", "Anonymous:"),
        log.stat().st_size // 1024 if log.exists() else 0,
    )


def _kb(file: str, name: str) -> int:
    for line in (PROC / file).read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1])
    return 0


def second_half(samples: Sequence[Sample]) -> Sequence[Sample]:
    """Caches fill in the first half; what still grows then is a leak."""
    return samples[len(samples) // 2 :]


def slope(samples: Sequence[Sample], name: str) -> float:
    """Growth a sale over the second half, by least squares."""
    half = second_half(samples)
    xs, ys = [s.sales for s in half], [getattr(s, name) for s in half]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / (spread or 1)


def rises(samples: Sequence[Sample], name: str, breath: int) -> bool:
    """Whether it is always more at the end than ever at the start of the second half."""
    values = [getattr(s, name) for s in second_half(samples)]
    third = max(1, len(values) // 3)
    return min(values[-third:]) > max(values[:third]) + breath


def growth(samples: Sequence[Sample], name: str) -> int:
    """From the least of the first third to the least of the last: what breathes, breathes up."""
    values = [getattr(s, name) for s in second_half(samples)]
    third = max(1, len(values) // 3)
    return int(min(values[-third:]) - min(values[:third]))


def judge(samples: Sequence[Sample]) -> list[str]:
    """What leaks, in words; empty when the shift left nothing behind."""
    found = [f"{name} rise" for name, breath in COUNTED.items() if rises(samples, name, breath)]
    sold = samples[-1].sales - second_half(samples)[0].sales
    for name, (a_sale, breath, least) in GROWING.items():
        grown = growth(samples, name)
        if sold >= least and grown > a_sale * sold + breath:
            found.append(f"{name} rise by {grown:,} in {sold:,} sales")
    largest = max(s.log_kb for s in samples)
    if largest > MAX_LOG_KB:
        found.append(f"the log of lane.db grew to {largest:,} kB")
    return found


def table(title: str, samples: Sequence[Sample]) -> list[str]:
    """Start, end and slope of everything, for people."""
    half, last = second_half(samples)[0], samples[-1]
    rows = [f"{title}: {last.sales:,} sales, {len(samples)} samples"]
    rows.append(f"  {'':12}{'start':>10}{'half':>10}{'end':>10}{'slope in 1,000 sales':>24}")
    for field in fields(Sample)[1:]:
        values = [getattr(s, field.name) for s in (samples[0], half, last)]
        if any(values):
            cells = "".join(f"{value:>10,}" for value in values)
            rows.append(f"  {field.name:12}{cells}{1000 * slope(samples, field.name):>+24,.1f}")
    return rows
