"""A topic in memory and members of a group that share its partitions out among themselves."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

from sync.lane_event import LaneEvent
from sync.relay.feed import Message, Place


@dataclass
class FakeTopic:
    """Messages by place; a key always goes to the same one."""

    partitions: int = 3
    messages: dict[Place, list[Message]] = field(default_factory=dict)
    committed: dict[Place, int] = field(default_factory=dict)
    members: list[FakeFeed] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)
    rebalances: int = 0

    def publish(self, events: Iterable[LaneEvent]) -> None:
        with self.lock:
            for event in events:
                partition = sum(event.terminal_id.encode()) % self.partitions
                self._append(("pos-events", partition), event=event)

    def garble(self, partition: int, problem: str) -> None:
        with self.lock:
            self._append(("pos-events", partition), problem=problem)

    def _append(self, place: Place, **what: object) -> None:
        log = self.messages.setdefault(place, [])
        log.append(Message(place, len(log), **what))  # type: ignore[arg-type]

    def places(self) -> list[Place]:
        return [("pos-events", number) for number in range(self.partitions)]

    def share_out(self) -> None:
        """A rebalance: everybody starts from what is committed."""
        with self.lock:
            self.rebalances += 1
            for feed in self.members:
                feed.assigned.clear()
                feed.share += 1
            for number, place in enumerate(self.places()):
                if self.members:
                    feed = self.members[number % len(self.members)]
                    feed.assigned[place] = self.committed.get(place, 0)

    @property
    def unread(self) -> int:
        """Messages whose effect is not committed."""
        with self.lock:
            return sum(
                len(log) - self.committed.get(place, 0) for place, log in self.messages.items()
            )


class FakeFeed:
    """One member."""

    def __init__(self, topic: FakeTopic) -> None:
        """Join; the group shares out anew."""
        self.share = 0
        self.assigned: dict[Place, int] = {}
        self._topic = topic
        with topic.lock:
            topic.members.append(self)
            topic.share_out()

    def poll(self, most: int, timeout_s: float) -> list[Message]:
        with self._topic.lock:
            found: list[Message] = []
            for place, offset in list(self.assigned.items()):
                some = self._topic.messages.get(place, [])[offset : offset + most - len(found)]
                self.assigned[place] = offset + len(some)
                found.extend(some)
        if not found:
            threading.Event().wait(0.01)
        return found

    def done(self, upto: dict[Place, int]) -> None:
        with self._topic.lock:
            for place, offset in upto.items():
                if place in self.assigned:  # else it is another's now
                    self._topic.committed[place] = offset

    def behind(self) -> int:
        with self._topic.lock:
            return sum(
                len(self._topic.messages.get(place, [])) - offset
                for place, offset in self.assigned.items()
            )

    def close(self) -> None:
        with self._topic.lock:
            if self in self._topic.members:
                self._topic.members.remove(self)
                self._topic.share_out()
