"""A shift leaves nothing behind; and what would be left behind is found."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.faults import soak, soak_judge, soak_shift, soak_window
from tests.faults.soak_judge import Sample, judge, slope

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc: nothing to count"),
]
SALES = 300
AT_REST = Sample(0, 20, 9, 400, 3, 600, 500_000, 90_000, 70_000, 4_000)


def shift(**each_sale: float) -> list[Sample]:
    """Samples of 4,000 sales in which some figures grow by so much a sale."""
    return [
        replace(
            AT_REST,
            sales=n,
            **{name: getattr(AT_REST, name) + int(n * by) for name, by in each_sale.items()},
        )
        for n in range(100, 4_001, 100)
    ]


def test_a_short_shift_on_the_lane_leaves_nothing_behind() -> None:
    """In a process of its own: what pytest and coverage keep is not this shift's."""
    rows = soak._child("lane", SALES, 1)
    assert not any(row.startswith("LEAK") for row in rows), rows
    assert any("log_kb" in row for row in rows)  # the log was really looked at
    assert any("handles" in row for row in rows)


def test_a_short_shift_at_the_window_leaves_nothing_behind() -> None:
    """In a process of its own: windows of other tests are not this shift's."""
    rows = soak._child("window", 18, 1)
    assert not any(row.startswith("LEAK") for row in rows), rows
    assert any("widgets" in row for row in rows)


@pytest.mark.parametrize(
    ("plant", "found"),
    [
        (lambda kept, lane: kept.append([object() for _ in range(2_000)]), "blocks rise"),
        (lambda kept, lane: kept.append(open(os.devnull, "rb")), "handles rise"),
    ],
    ids=["a list that grows", "files left open"],
)
def test_what_a_sale_leaves_behind_is_found(
    tmp_path: Path, plant: Callable[[list[Any], Any], object], found: str
) -> None:
    kept: list[Any] = []
    samples = soak_shift.work(tmp_path / "data", 60, 1, lambda lane: plant(kept, lane))
    for thing in kept:
        if hasattr(thing, "close"):
            thing.close()
    assert found in " ".join(judge(samples))


def test_a_reader_that_never_ends_lets_the_log_grow_and_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soak_judge, "MAX_LOG_KB", 4_500)  # a tenth of a shift is enough to see it
    pinned: list[Any] = []

    def pin(lane: Any) -> None:
        if not pinned:
            pinned.append(lane.running.queries._lane.read())
            pinned[0].__enter__().exec_driver_sql("SELECT count(*) FROM journal").scalar_one()

    samples = soak_shift.work(tmp_path / "data", 160, 1, pin)
    pinned[0].__exit__(None, None, None)
    assert "log of lane.db grew" in " ".join(judge(samples))


PLANTED_WIDGETS = """
import sys, tempfile
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from tests.faults import soak_window
from tests.faults.soak_judge import judge
def plant(till):
    QLabel("kept", till.window)
    timer = QTimer(till.window); timer.start(60_000)
with tempfile.TemporaryDirectory() as folder:
    print(judge(soak_window.work(Path(folder) / "data", 15, 1, plant)))
"""


def test_widgets_and_timers_that_a_sale_leaves_behind_are_found() -> None:
    env = {**os.environ, "PYTHONPATH": str(soak.ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PLANTED_WIDGETS], env=env, capture_output=True, text=True
    )
    assert "widgets rise" in done.stdout, done.stderr[-2_000:]
    assert "timers rise" in done.stdout
    assert "objects rise" in done.stdout


def test_another_look_leaves_nothing_of_the_old_one_behind(tmp_path: Path) -> None:
    with soak_window._till(tmp_path / "shop") as till:
        soak_window.loop(1_000)  # the sale's page is made a moment after the window
        before = soak_window.counted(till)[0]
        for _ in range(4):
            till.stage.page_wanted.emit("theme")
            soak_window.loop(50)
        till.until(lambda: soak_window.counted(till)[0] <= before)


def test_the_judge_lets_pass_what_breathes_and_not_what_grows() -> None:
    assert judge(shift()) == []
    assert slope(shift(blocks=2.0), "blocks") == pytest.approx(2.0, abs=0.01)
    assert judge(shift(own_kb=2.0)) == ["own_kb rise by 2,800 in 1,900 sales"]
    assert judge(shift(blocks=10.0)) == ["blocks rise by 14,000 in 1,900 sales"]
    assert judge(shift(threads=0.002)) == ["threads rise"]
    assert judge(shift(handles=0.01)) == ["handles rise"]
    assert judge(shift(widgets=0.002, objects=0.002)) == ["widgets rise", "objects rise"]
    breathing = [
        replace(sample, handles=20 + number % 3, own_kb=70_000 + 400 * (number % 5))
        for number, sample in enumerate(shift())
    ]
    assert judge(breathing) == []
    assert "grew to 17,000 kB" in judge([*shift(), replace(shift()[-1], log_kb=17_000)])[0]
