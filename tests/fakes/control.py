"""A connection and a listener in memory: the control socket without a system under it."""

from __future__ import annotations

import queue
from typing import Self

from pos_terminal.control.channel import Channel, Silence
from pos_terminal.control.errors import ControlError


class FakeChannel:
    """One end of a conversation; `pair` makes both."""

    def __init__(self) -> None:
        self.heard: queue.Queue[bytes | None] = queue.Queue()
        self.other: FakeChannel = self
        self.closed = False

    @classmethod
    def pair(cls) -> tuple[Self, Self]:
        one, two = cls(), cls()
        one.other, two.other = two, one
        return one, two

    def send(self, line: bytes) -> None:
        if self.other.closed:
            raise ControlError("The other side is gone.")
        self.other.heard.put(line)

    def receive(self, limit: int, timeout_s: float | None) -> bytes | None:
        try:
            line = self.heard.get(timeout=timeout_s)
        except queue.Empty:
            raise Silence("Nothing came in time.") from None
        if line is not None and len(line) > limit:
            raise ControlError("The line is too long.")
        return line

    def pending(self) -> bool:
        return not self.heard.empty()

    def wake(self) -> None:
        self.heard.put(None)

    def close(self) -> None:
        self.closed = True
        self.other.heard.put(None)


class FakeListener:
    """Hands over the visitors that a test sends."""

    def __init__(self) -> None:
        self._visitors: queue.Queue[Channel | None] = queue.Queue()
        self.closed = False

    def visit(self) -> FakeChannel:
        """The test's end of a fresh conversation."""
        ours, theirs = FakeChannel.pair()
        self._visitors.put(theirs)
        return ours

    def accept(self) -> Channel | None:
        return self._visitors.get()

    def wake(self) -> None:
        self._visitors.put(None)

    def close(self) -> None:
        self.closed = True
