"""Notices when the screen stops answering, and writes down what it was doing meanwhile (I9)."""

from __future__ import annotations

import sys
import threading
import time
from collections import deque
from dataclasses import asdict, dataclass, replace
from types import FrameType
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from pos_terminal.log import get_logger

log = get_logger(__name__)
LIMIT_S = 0.1  # I9
# Signs of life: a block is timed to the pause between two of them, and a till at rest sleeps more.
AT_WORK_S = 0.025
AT_REST_S = 0.2
WORK_LASTS_S = 30.0  # since the screen last did something
WORK_CPU_S = 0.002  # of the screen's thread between two answers: it did something
OVERSLEPT_S = 0.05  # this thread woke so much too late: the machine slept, or nobody could run
LINES_A_MINUTE = 6
KEPT = 20  # of the last blocks
FRAMES = 20  # of a stack
DEBUGGERS = frozenset({"bdb", "pdb", "pydevd"})


@dataclass(frozen=True, slots=True)
class Block:
    """A time without a sign of life; it lasted between `at_least_ms` and `blocked_ms`."""

    blocked_ms: int
    at_least_ms: int
    cpu_ms: int  # of the screen's thread: near 0 it waited, near `blocked_ms` it reckoned
    when: str  # starting | selling | debugger
    stack: tuple[str, ...]  # "module:line function" while it was blocked, innermost last


@dataclass(frozen=True, slots=True)
class Record:
    """What was seen so far; start-up and debuggers do not count as blocks."""

    beats: int = 0  # signs of life
    blocks: int = 0
    worst_ms: int = 0
    worst_in: str = ""  # innermost frame of the worst
    starting_ms: int = 0  # the longest while starting

    def as_data(self) -> dict[str, object]:
        """For status, control socket and metrics."""
        return asdict(self)


class _Sign(NamedTuple):
    """The screen's last sign of life."""

    at: float  # monotonic
    pause_s: float  # until the next one is due
    cpu_s: float  # that the screen's thread has used since the one before


class Watchdog(QObject):
    """A timer of the event loop gives signs of life; a thread looks whether they come."""

    def __init__(self, parent: QObject | None = None, *, limit_s: float = LIMIT_S) -> None:
        """Made on the thread that is watched; `limit_s` without a sign of life is a block."""
        super().__init__(parent)
        self.recent: deque[Block] = deque(maxlen=KEPT)
        self._seen = Record()
        self._beats = 0
        self._limit_s = limit_s
        self._watched = threading.get_ident()
        self._when = "starting"
        self._cpu_s = time.thread_time()
        self._worked_at = time.monotonic()
        self._sign = _Sign(self._worked_at, AT_WORK_S, 0.0)
        self._blocked = False
        self._back = threading.Event()  # the screen lives again
        self._stopping = threading.Event()
        self._lost_s = 0.0  # since the last sign, in which nobody could run
        self._lost_at = 0.0  # when that was seen
        self._lines: deque[float] = deque(maxlen=LINES_A_MINUTE)
        self._unsaid = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._thread = threading.Thread(target=self._watch, name="pos-watchdog", daemon=True)

    @property
    def record(self) -> Record:
        """What was seen until now; any thread."""
        return replace(self._seen, beats=self._beats)

    def start(self) -> None:
        """Watch from now on; what takes long belongs to the start until `ready`."""
        self._timer.start(_ms(AT_WORK_S))
        self._thread.start()

    def ready(self) -> None:
        """The till is up: from here on a block is a fault."""
        self._when = "selling"

    def stop(self) -> None:
        """Watch no longer; harmless when repeated."""
        self._timer.stop()
        self._stopping.set()
        self._back.set()
        if self._thread.is_alive():
            self._thread.join()

    @Slot()
    def _beat(self) -> None:
        now, cpu = time.monotonic(), time.thread_time()
        used, self._cpu_s = cpu - self._cpu_s, cpu
        if used > WORK_CPU_S:
            self._worked_at = now
        pause = AT_WORK_S if now - self._worked_at < WORK_LASTS_S else AT_REST_S
        if pause != self._sign.pause_s:
            self._timer.setInterval(_ms(pause))
        self._beats += 1
        self._sign = _Sign(now, pause, used)
        if self._blocked:
            self._back.set()

    # -- on the watchdog's thread -------------------------------------------------------

    def _watch(self) -> None:
        last = self._sign
        while not self._stopping.is_set():
            if self._sign is not last:
                last = self._sign
                if last.at > self._lost_at:
                    self._lost_s = 0.0
            left = last.at + self._allowed(last) + self._lost_s - time.monotonic()
            if left > 0:
                self._wait(self._stopping, left)
            elif self._sign is last:
                self._follow(last)

    def _allowed(self, last: _Sign) -> float:
        """How long the next sign may take: at rest, what is surely more than the limit."""
        return self._limit_s + (0.0 if last.pause_s == AT_WORK_S else last.pause_s)

    def _follow(self, last: _Sign) -> None:
        """The next sign is overdue: keep what the screen is at, wait for it, note the block."""
        self._back.clear()
        self._blocked = True
        stack = stack_of(self._watched)
        while self._sign is last and not self._stopping.is_set():
            self._wait(self._back, self._limit_s)
        self._blocked = False
        blocked = self._sign.at - last.at - self._lost_s
        if blocked > self._allowed(last) and not self._stopping.is_set():
            at_least = max(0.0, blocked - last.pause_s)
            cpu = _ms(self._sign.cpu_s)
            self._note(Block(_ms(blocked), _ms(at_least), cpu, self._when, stack))

    def _wait(self, event: threading.Event, seconds: float) -> None:
        """Wait; what this thread overslept without anybody reckoning is nobody's block."""
        before, cpu = time.monotonic(), time.process_time()
        event.wait(seconds)
        now = time.monotonic()
        late = now - before - seconds
        if late > OVERSLEPT_S:  # a suspended machine, a stopped process, no core to run on
            self._lost_s += max(0.0, late - (time.process_time() - cpu))
            self._lost_at = now

    def _note(self, block: Block) -> None:
        if any(frame.partition(":")[0] in DEBUGGERS for frame in block.stack):
            block = replace(block, when="debugger")
        self.recent.append(block)
        seen = self._seen
        if block.when == "selling":
            worst = block.blocked_ms > seen.worst_ms
            self._seen = replace(
                seen,
                blocks=seen.blocks + 1,
                worst_ms=block.blocked_ms if worst else seen.worst_ms,
                worst_in=block.stack[-1] if worst else seen.worst_in,
            )
        elif block.when == "starting":
            self._seen = replace(seen, starting_ms=max(seen.starting_ms, block.blocked_ms))
        self._say(block)

    def _say(self, block: Block) -> None:
        """One line a block, and a count of those that were too many for the log."""
        now = time.monotonic()
        full = len(self._lines) == LINES_A_MINUTE
        if full and now - self._lines[0] < 60:
            self._unsaid += 1
            return
        self._lines.append(now)
        facts = asdict(block) | ({"unsaid": self._unsaid} if self._unsaid else {})
        self._unsaid = 0
        if block.when == "selling":
            log.warning("ui_blocked", **facts)
        else:
            log.info("ui_blocked", **facts)


def stack_of(thread: int) -> tuple[str, ...]:
    """What a thread is at, "module:line function", innermost last; one word when it is gone."""
    frame: FrameType | None = sys._current_frames().get(thread)
    frames: list[str] = []
    while frame is not None and len(frames) < FRAMES:
        module = frame.f_globals.get("__name__", "?")
        frames.append(f"{module}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return tuple(reversed(frames)) or ("unknown",)


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
