"""A screen that stands still is found with what it was at; one that is only busy is not (I9)."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from pos_terminal.checkout.state import Phase
from pos_terminal.ui import watchdog as module
from pos_terminal.ui.look import Look
from pos_terminal.ui.running import Opened, show
from pos_terminal.ui.watchdog import LINES_A_MINUTE, Block, Watchdog
from tests.fakes.lane import FakeLanePort, FakeOpened, FakeQueries, a_state
from tests.ui.till import wait_until

pytestmark = pytest.mark.slow  # `./pos test --quick` goes without

ROOT = Path(__file__).parents[2]


@contextmanager
def watching(limit_s: float = 0.1, *, ready: bool = True) -> Iterator[Watchdog]:
    dog = Watchdog(limit_s=limit_s)
    dog.start()
    if ready:
        dog.ready()
    wait_until(lambda: dog.record.beats > 1)
    try:
        yield dog
    finally:
        dog.stop()


def planted_sleep() -> None:
    time.sleep(0.3)


def planted_reckoning() -> None:
    """One call that never gives the interpreter away."""
    sum(range(15_000_000))


def a_debugger_waits() -> None:
    space = {"__name__": "pdb", "planted_sleep": planted_sleep}
    exec("def interaction():\n    planted_sleep()", space)
    space["interaction"]()  # type: ignore[operator]


def found(dog: Watchdog, where: str) -> list[Block]:
    return [block for block in dog.recent if any(where in frame for frame in block.stack)]


def block_by(dog: Watchdog, act: Callable[[], None], where: str = "") -> Block:
    QTimer.singleShot(0, act)
    wait_until(lambda: found(dog, where or act.__name__), "the block was not noticed")
    return found(dog, where or act.__name__)[0]


def test_a_slot_that_sleeps_is_found_with_its_line(qapp: QApplication) -> None:
    with watching() as dog:
        block = block_by(dog, planted_sleep)
        assert block.stack[-1].endswith("planted_sleep")
        assert block.stack[-1].startswith(f"{__name__}:")
        assert block.blocked_ms >= block.at_least_ms
        assert block.blocked_ms >= 300
        assert dog.record.blocks >= 1
        assert dog.record.worst_ms >= 300


def test_a_slot_that_keeps_the_interpreter_to_itself_is_found(qapp: QApplication) -> None:
    with watching() as dog:
        block = block_by(dog, planted_reckoning)
        assert block.cpu_ms > 50  # it reckoned: it did not wait


def test_a_till_at_rest_is_watched_too(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORK_LASTS_S", 0.0)
    with watching() as dog:
        wait_until(lambda: dog._timer.interval() == 200)
        QTimer.singleShot(0, lambda: time.sleep(0.5))
        wait_until(lambda: dog.record.worst_ms >= 500)


def test_a_screen_that_is_busy_all_the_time_but_answers_is_not_blocked(
    qapp: QApplication,
) -> None:
    pieces: list[int] = []

    def work() -> None:
        until = time.monotonic() + 0.02
        while time.monotonic() < until:
            pass
        pieces.append(1)
        if len(pieces) < 75:
            QTimer.singleShot(0, work)

    # busy for longer than the limit in all: only a watch on the sum of work would bark
    with watching(limit_s=1.2) as dog:
        QTimer.singleShot(0, work)
        wait_until(lambda: len(pieces) == 75)
        assert dog.recent == type(dog.recent)()


def test_the_start_and_a_debugger_are_told_apart(qapp: QApplication) -> None:
    with watching(ready=False) as dog:
        assert block_by(dog, planted_sleep).when == "starting"
        assert dog.record.starting_ms >= 300
        dog.ready()
        counted = dog.record.blocks
        assert block_by(dog, a_debugger_waits, "interaction").when == "debugger"
        assert not [b for b in dog.recent if b.when == "selling" and "planted" in b.stack[-1]]
        assert dog.record.blocks == counted + sum(b.when == "selling" for b in dog.recent)


def test_a_block_is_one_line_in_the_log_and_a_storm_is_counted(
    caplog: pytest.LogCaptureFixture, qapp: QApplication
) -> None:
    with caplog.at_level(logging.INFO, logger=module.__name__), watching(limit_s=60) as dog:
        block = Block(150, 125, 3, "selling", ("a:1 b",))
        for _ in range(LINES_A_MINUTE + 4):
            dog._note(block)
        lines = [r for r in caplog.records if r.message == "ui_blocked"]
        assert len(lines) == LINES_A_MINUTE
        assert lines[0].levelno == logging.WARNING
        assert lines[0].pos_facts["stack"] == ("a:1 b",)  # type: ignore[attr-defined]
        dog._lines = type(dog._lines)((time.monotonic() - 61,) * LINES_A_MINUTE, LINES_A_MINUTE)
        dog._note(block)
        assert caplog.records[-1].pos_facts["unsaid"] == 4  # type: ignore[attr-defined]
        assert dog.record.blocks == LINES_A_MINUTE + 5


CHILD = """
import sys, time
from PySide6.QtCore import QCoreApplication, QTimer
from pos_terminal.ui.watchdog import Watchdog
app = QCoreApplication([])
dog = Watchdog()
dog.start()
dog.ready()
def look():
    if sys.stdin.readline().strip() == "block":
        time.sleep(1.0)
    QTimer.singleShot(300, leave)
def leave():
    print(max((b.blocked_ms for b in dog.recent), default=0))
    app.quit()
def hello():
    print("ready", flush=True)
    QTimer.singleShot(300, look) if sys.argv[1] == "block" else QTimer.singleShot(500, leave)
QTimer.singleShot(100, hello)
app.exec()
dog.stop()
"""


def longest_block(mode: str, meanwhile: Callable[[subprocess.Popen[str]], None]) -> int:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, mode],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    meanwhile(child)
    out, _ = child.communicate(timeout=60)
    return int(out)


def stand_still(child: subprocess.Popen[str]) -> None:
    """Every thread of it, as when a machine is suspended."""
    os.kill(child.pid, signal.SIGSTOP)
    time.sleep(1.5)
    os.kill(child.pid, signal.SIGCONT)


def tell_to_block(child: subprocess.Popen[str]) -> None:
    assert child.stdin is not None
    child.stdin.write("block\n")
    child.stdin.flush()


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system has no SIGSTOP")
def test_a_machine_that_was_suspended_is_no_block() -> None:
    assert longest_block("suspend", stand_still) < 1_000
    assert longest_block("block", tell_to_block) >= 1_000  # and the child can be blocked


def test_the_window_is_watched_from_the_start_and_whoever_asks_is_told() -> None:
    opened = FakeOpened(FakeLanePort(a_state(Phase.SIGNED_OUT)), FakeQueries())
    told: list[dict[str, object]] = []
    timer = QTimer()

    def look(window: QWidget) -> None:
        told.append(opened.vitals["screen"]())
        if told[-1]["beats"] > told[0]["beats"]:  # type: ignore[operator]
            timer.stop()
            window.close()

    def then(window: QWidget, _opened: Opened) -> None:
        timer.timeout.connect(lambda: look(window))
        timer.start(20)

    assert show(Look(sounds=False), lambda: nullcontext(opened), then) == 0
    timer.timeout.disconnect()
    assert told[-1].keys() == {"beats", "blocks", "worst_ms", "worst_in", "starting_ms"}
