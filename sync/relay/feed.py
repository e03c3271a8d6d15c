"""What a relay reads from: messages of topics, shared out among the relays of one group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sync.documents import Document
from sync.lane_event import LaneEvent

Place = tuple[str, int]  # topic and partition


@dataclass(frozen=True, slots=True)
class Message:
    """One message: an event, a document, or one that is neither (`problem` says why)."""

    place: Place
    offset: int
    event: LaneEvent | None = None
    document: Document | None = None
    problem: str = ""


class Feed(Protocol):
    """One member of a consumer group; its thread polls, or the group takes its share away."""

    @property
    def share(self) -> int:
        """A number that moves with each change of the member's share (rebalance)."""

    def poll(self, most: int, timeout_s: float) -> list[Message]:
        """The next messages; of each place in order. Raises SinkDown, AuthPaused."""

    def done(self, upto: dict[Place, int]) -> None:
        """Everything before these offsets has had its effect; it does not come again.

        What is not done when the member leaves, or loses its share, comes again to another one.
        """

    def behind(self) -> int:
        """Messages of the share that were not polled yet."""

    def close(self) -> None:
        """Leave the group at once."""
