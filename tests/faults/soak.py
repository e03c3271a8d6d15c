"""A ten-hour shift, compressed: `run(sales, seed)` sells, samples and says what leaks.

`./pos faults --soak [SALES]` calls `run(sales: int, seed: int) -> list[str]`: the rows of a table,
the last of them "soak: nothing leaks" or "soak: LEAKS …" (`leaks(rows)` tells which). Each half,
the headless lane with all sales and the real window with a tenth of them, is a process of its
own, so that neither pays for what the other has loaded. Alone:
`./pos python -m tests.faults.soak 5000 --seed 1`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.faults.soak_judge import SALES_OF_A_SHIFT, Sample, judge, table

ROOT = Path(__file__).parents[2]
WINDOW_SHARE = 10
HALVES = ("lane", "window")
FINE = "soak: nothing leaks"


def run(sales: int = SALES_OF_A_SHIFT, seed: int = 1) -> list[str]:
    """Both halves, one after the other; minutes for 5,000 sales."""
    rows, findings = [], []
    for half in HALVES:
        part = sales if half == "lane" else max(1, sales // WINDOW_SHARE)
        lines = _child(half, part, seed)
        rows += [line for line in lines if not line.startswith("LEAK ")]
        findings += [f"{half}: {line[5:]}" for line in lines if line.startswith("LEAK ")]
    return [*rows, f"soak: LEAKS {'; '.join(findings)}" if findings else FINE]


def leaks(rows: list[str]) -> bool:
    """Whether the rows of a run end with a leak."""
    return rows[-1] != FINE


def _child(half: str, sales: int, seed: int) -> list[str]:
    command = [sys.executable, "-m", "tests.faults.soak", str(sales), "--seed", str(seed)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [*command, "--half", half], env=env, cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode != 0:
        return [f"LEAK it broke off: {done.stderr.strip()[-500:]}"]
    return done.stdout.splitlines()


def work_of(half: str) -> Callable[[Path, int, int], list[Sample]]:
    """What sells; the window brings Qt with it."""
    if half == "lane":
        from tests.faults.soak_shift import work
    else:
        from tests.faults.soak_window import work  # type: ignore[assignment]
    return work


def main() -> int:
    """One half in this process, or both in two."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.soak", description=__doc__)
    parser.add_argument("sales", type=int, nargs="?", default=SALES_OF_A_SHIFT)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--half", choices=HALVES)
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if chosen.half is None:
        rows = run(chosen.sales, chosen.seed)
        print("\n".join(rows))
        return int(leaks(rows))
    with tempfile.TemporaryDirectory(prefix="pos-soak-") as folder:
        samples = work_of(chosen.half)(Path(folder) / "data", chosen.sales, chosen.seed)
        print("\n".join([*table(chosen.half, samples), *(f"LEAK {one}" for one in judge(samples))]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
