"""What the proxy is told to do at this moment; all connections ask here, in its thread."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum

from tests.faultproxy.aws_errors import AwsError
from tests.faultproxy.chance import Chance


class Line(Enum):
    """How the line is: one at a time."""

    OPEN = "pass_on"
    REFUSING = "refuse"
    SLOW = "slow"
    RESETTING = "reset"
    FROZEN = "freeze"


@dataclass(slots=True)
class Switchboard:
    """The line's state, the planned faults, and how often each has really fired."""

    line: Line = Line.OPEN
    delay_s: float = 0.0
    jitter_s: float = 0.0
    cut: Chance | None = None
    refusal: tuple[AwsError, Chance] | None = None
    fired: Counter[str] = field(default_factory=Counter)
    _thawed: asyncio.Event = field(default_factory=asyncio.Event)
    _dice: random.Random = field(default_factory=lambda: random.Random(0))

    def turn(self, line: Line) -> None:
        """Puts the line into that state; open also forgets what else was planned."""
        self.line = line
        if line is Line.OPEN:
            self.cut = self.refusal = None
        if line is Line.FROZEN:
            self._thawed.clear()
        elif line in (Line.OPEN, Line.SLOW):  # refused and reset lines die frozen, as a kill does
            self._thawed.set()

    async def let_through(self) -> None:
        """Returns when bytes may move: at once, or when a frozen line has thawed."""
        if self.line is Line.FROZEN:
            self.fired["freeze"] += 1
            await self._thawed.wait()

    async def dawdle(self) -> None:
        """Holds an answer up for as long as a slow line takes."""
        if self.line is Line.SLOW:
            self.fired["slow"] += 1
            await asyncio.sleep(self.delay_s + self._dice.uniform(0, self.jitter_s))

    def cuts(self, request: bytes = b"") -> bool:
        """Whether the answer to this request is to be lost."""
        return self._struck("cut_answer", self.cut, request)

    def refuses_with(self, request: bytes) -> AwsError | None:
        """The service's error that this request gets instead of reaching the server."""
        if self.refusal is None:
            return None
        error, chance = self.refusal
        return error if self._struck("answer_with", chance, request) else None

    def _struck(self, kind: str, chance: Chance | None, request: bytes) -> bool:
        if chance is None or not chance.strikes(request):
            return False
        self.fired[kind] += 1
        return True
