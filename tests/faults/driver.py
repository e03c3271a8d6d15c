"""The lane as somebody outside it knows it: by what it answered, until it dies."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

from pos_terminal.checkout import commands as c
from pos_terminal.checkout.state import LaneState
from pos_terminal.domain.errors import CashierError
from tests.lane_fixtures import rows_of
from tests.waiting import until

ROOT = Path(__file__).parents[2]
PATIENCE_S = 90.0  # for an answer, on however slow a machine
POLL_S = 0.002
Heard = Callable[[LaneState], None]


class LaneDiedError(Exception):
    """No more answers come from the lane's process."""


class TimeGoesBy:
    """The clock of a lane in another process: nobody turns it."""

    def passes(self, **_time: float) -> None:
        """It passes by itself."""


@dataclass(frozen=True, slots=True)
class Death:
    """How a life ended: the signal or code, and its last words."""

    code: int
    words: str

    @property
    def killed(self) -> bool:
        """Whether it was SIGKILL and nothing gentler."""
        return self.code == -9

    def at_point(self, name: str) -> bool:
        """Whether it killed itself where the drill said."""
        return self.killed and f"crash point {name} reached" in self.words


@dataclass
class DrivenLane:
    """A lane process; the surface is that of tests.lane_fixtures.LaneAtWork."""

    data_dir: Path
    printer_port: int
    heard: Heard  # is told every state that came out of the process
    crash_at: str = ""
    env: dict[str, str] = field(default_factory=dict)  # added to the process's own
    clock: TimeGoesBy = field(default_factory=TimeGoesBy)
    _state: LaneState | None = None
    _is_ready: bool = False

    def __post_init__(self) -> None:
        """Start the process; `opened` waits for the lane."""
        self._words = self.data_dir.with_name("last-words.txt")
        self._driver, theirs = Pipe()
        env = {k: v for k, v in os.environ.items() if not k.startswith("POS_")}
        env |= {"PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1"} | (
            {"POS_CRASH_AT": self.crash_at} if self.crash_at else {}
        )
        env |= self.env
        with theirs, self._words.open("wb") as words:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.faults.lane_process", str(self.data_dir),
                 str(self.printer_port), str(theirs.fileno())],
                env=env, cwd=ROOT, stderr=words, pass_fds=[theirs.fileno()],
            )  # fmt: skip

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def state(self) -> LaneState:
        """The latest that the process told."""
        assert self._state is not None
        return self._state

    def ready(self) -> None:
        """Wait until everything is imported and the lane is about to open."""
        if not self._is_ready:
            self._answer("ready")
            self._is_ready = True

    def opened(self) -> LaneState:
        """Wait for the first state, recovery included."""
        self.ready()
        self._answer("opened")
        return self.state

    def do(self, command: c.Command, approval: c.Approval | None = None) -> Any:
        """Carry out a command; what returns here is acknowledged."""
        return self._ask(("do", command, approval))

    def look(self) -> LaneState:
        """The state now."""
        self._ask(("look",))
        return self.state

    def settle(self) -> None:
        """Wait until each plugin that is on has read the whole journal, or rests."""
        assert self._ask(("settle",)), "a plugin does not come to the end"

    def replay(self, plugin: str) -> None:
        """Have a plugin's tables made anew."""
        self._ask(("replay", plugin))

    def wait(self, reached: Callable[[LaneState], bool]) -> LaneState:
        """The state as soon as a device's thread has brought it about."""
        until(
            lambda: reached(self.state) or reached(self.look()),
            PATIENCE_S,
            lambda: self.state,
            POLL_S,
        )
        return self.state

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of lane.db, read beside the lane."""
        return rows_of(self.data_dir, query)

    def kill(self) -> None:
        """SIGKILL from outside; harmless when it is dead already."""
        self._process.kill()

    def stop(self) -> Death:
        """A clean end."""
        self._send(("stop",))
        self._answer("stopped")
        return self.buried()

    def buried(self) -> Death:
        """Wait for the end of the process."""
        self._driver.close()
        code = self._process.wait(PATIENCE_S)
        return Death(code, self._words.read_text("utf-8", "replace"))

    def _ask(self, question: tuple[Any, ...]) -> Any:
        self._send(question)
        kind, result = self._answer("done", "refused", "failed")
        if kind == "refused":
            key, facts = result
            raise CashierError(key, **facts)
        assert kind == "done", result
        return result

    def _send(self, question: tuple[Any, ...]) -> None:
        try:
            self._driver.send(question)
        except OSError as err:
            raise LaneDiedError from err

    def _answer(self, *kinds: str) -> tuple[str, Any]:
        try:
            assert self._driver.poll(PATIENCE_S), "the lane hangs"
            kind, result, *state = self._driver.recv()
        except (EOFError, OSError) as err:
            raise LaneDiedError from err
        if kind == "opened":
            state = [result]
        assert kind in kinds, (kind, result)
        if state:
            self._state = state[0]
            self.heard(self._state)
        return kind, result
