"""Where documents come from: a compacted topic of Kafka or a table of Postgres."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """One document as it came."""

    content: bytes = field(repr=False)
    signature: str
    name: str  # under which the source keeps the newest


@dataclass(frozen=True, slots=True)
class Received:
    """A portion; `offset` is the place behind it, in the source's own words."""

    messages: Sequence[Message]
    offset: str
    caught_up: bool  # nothing more was there


def place_in(offset: str, part: str) -> dict[str, Any]:
    """What a source said of its place; nothing for none, and for another source's words.

    A shop may go from Postgres to Kafka, or back: what came by the other way is read once more.
    """
    try:
        place = json.loads(offset or "{}")
    except ValueError:
        return {}
    return place if isinstance(place, dict) and part in place else {}


class Receiver(Protocol):
    """A source of documents. One thread owns it; raises SinkDown and AuthPaused."""

    def open(self, offset: str) -> None:
        """Connect and go on behind a place; empty: from the beginning."""

    def receive(self, most: int, wait_s: float, wanted: Callable[[], bool]) -> Received:
        """What has come, at most so many; waits for the first one as long as it is wanted."""

    def close(self) -> None:
        """Let go; never raises."""
