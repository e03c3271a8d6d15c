"""The real window after a kill: how long until the recovery page is painted, and what it says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.faults.driver import ROOT
from tests.faults.driver_till import KilledShop
from tests.faults.kill_points import live, point_name
from tests.lane_fixtures import crash_copy

POINTS = ("commit.before@ITEM_CHANGED", "card.asked", "print.sent", "commit.after@BASKET_CLOSED")


@dataclass(frozen=True, slots=True)
class Restart:
    """One restart of the window."""

    point: str
    fired: bool
    findings: tuple[str, ...]
    seconds: float
    cpu_s: float  # of these, what the process itself used: the rest is others'
    words: tuple[str, ...]


def windows(shop: KilledShop, points: Sequence[str] = POINTS) -> Iterator[Restart]:
    """Die at each point, and open the window on a copy of what is left."""
    for point in points:
        shop.findings.clear()
        lane = shop.begin(point)
        fired = live(shop, lane) and shop.died(lane, point).at_point(point_name(point))
        copy = crash_copy(shop.data_dir, shop.data_dir.with_name("window"))
        seconds, shown = _window(str(copy))
        shutil.rmtree(copy)
        if shown["page"] != "recovery":
            shop.findings.append(f"window: {shown} instead of the recovery page")
        cpu_s, words = float(shown["cpu_s"]), tuple(shown["words"])
        yield Restart(point, fired, tuple(shop.findings), seconds, cpu_s, words)


def _window(data_dir: str) -> tuple[float, dict[str, Any]]:
    """Seconds from the start of the process to the painted page, and what it was."""
    began = time.monotonic()
    command = [sys.executable, "-m", "tests.faults.kill_window", data_dir]
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, env=env, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as window:
        assert window.stdout is not None
        line = next((line for line in window.stdout if line.startswith("{")), "")
        seconds = time.monotonic() - began
    return seconds, json.loads(line or '{"page": "none", "words": [], "cpu_s": 0}')
