"""What a connection must do, whatever it is made of."""

from __future__ import annotations

from typing import Protocol

from pos_terminal.control.errors import ControlError

SEND_PATIENCE_S = 5.0  # for a peer that does not read


class Silence(ControlError):
    """Nothing whole came in time."""


class Channel(Protocol):
    """Whole lines to and from one peer."""

    def send(self, line: bytes) -> None:
        """Send one line, from any thread; ControlError when the peer is gone or does not read."""

    def receive(self, limit: int, timeout_s: float | None) -> bytes | None:
        """The next line, None at the end; raises ControlError if too long, Silence if too late."""

    def pending(self) -> bool:
        """Whether `receive` would have something to read at once."""

    def wake(self) -> None:
        """End the conversation, from any thread: whoever receives gets None."""

    def close(self) -> None:
        """Free it; only by the thread that receives."""


class Listener(Protocol):
    """Waits for peers of our own user."""

    def accept(self) -> Channel | None:
        """The next peer; None when woken."""

    def wake(self) -> None:
        """Stop waiting, from any thread."""

    def close(self) -> None:
        """Free it; only by the thread that accepts."""
