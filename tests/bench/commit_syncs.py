"""How often the lane waits for the disk to close a sale: system calls counted by strace.

From the tender to the state that says "paid": exactly one sync of lane.db's files for cash, two
for a card (its intent is durable before the terminal is asked).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.bench.children.sells import MARK
from tests.bench.figures import Figure
from tests.bench.options import ROOT, Options

NAME = "syncs of a sale"
DOES = "fsync and fdatasync of lane.db between tender and paid, counted by strace"
CALLS = "trace=fsync,fdatasync,?access,?faccessat,?faccessat2"
WANTED = {"cash": 1, "card": 2}
_SYNC = re.compile(r"\b(?:fsync|fdatasync)\(\d+<[^>]*/lane\.db(?:-wal|-journal)?>")
_MARK = re.compile(rf'"{MARK}:(cash|card):(begin|end)"')


def counted(trace: Iterable[str]) -> dict[str, list[int]]:
    """Syncs of each sale by its kind, from the lines of strace in their order."""
    found: dict[str, list[int]] = {kind: [] for kind in WANTED}
    syncs = 0
    for line in trace:
        if marked := _MARK.search(line):
            kind, place = marked.groups()
            if place == "end":
                found[kind].append(syncs)
            syncs = 0
        elif _SYNC.search(line):
            syncs += 1
    return found


def why_not(work: Path) -> str:
    """Why system calls cannot be counted here; "" when they can."""
    if shutil.which("strace") is None:
        return "there is no strace here"
    tried = subprocess.run(
        ["strace", "-f", "-e", CALLS, "-o", str(work / "try.trace"), sys.executable, "-c", ""],
        capture_output=True,
        text=True,
    )
    return (tried.stderr.strip().splitlines() or [""])[0] if tried.returncode else ""


def measure(options: Options) -> Iterator[Figure]:
    """Cash and card, each sale counted by itself."""
    if reason := why_not(options.work):
        print(f"{NAME}: not counted, {reason}")
        return
    trace = options.work / "sales.trace"
    sales = 20 if options.quick else 100
    command = ["strace", "-f", "-y", "-o", str(trace), "-e", CALLS]
    command += [sys.executable, "-m", "tests.bench.children.sells"]
    subprocess.run([*command, str(options.work / "data"), str(sales)], check=True, cwd=ROOT)
    with trace.open(encoding="utf-8", errors="replace") as lines:
        found = counted(lines)
    for kind, syncs in found.items():
        if len(syncs) != sales:
            raise RuntimeError(f"{len(syncs)} of {sales} {kind} sales were seen")
        seen = sorted(Counter(syncs).items())
        yield Figure(
            name=f"close a {kind} sale, syncs of lane.db at most",
            unit="syncs",
            ours=max(syncs),
            floor=None,
            floor_is="",
            goal=f"exactly {WANTED[kind]}",
            met=set(syncs) == {WANTED[kind]},
            note=", ".join(f"{number} in {times} sales" for number, times in seen),
        )
