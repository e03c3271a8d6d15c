"""Lanes of a relay's share: each one's stream, and what of it is to be delivered next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pos_terminal.domain.errors import Forked
from pos_terminal.log import get_logger
from sync import segments
from sync.lane_event import LaneEvent
from sync.relay.feed import Message, Place
from sync.relay.stream import LaneStream, Stopped, Verdict
from sync.sinks.base import Batch, Position

log = get_logger(__name__)


@dataclass
class Lanes:
    """All lanes that were met since the share last changed."""

    position: Callable[[str], Position | None]
    segmented: bool = False  # the sink takes whole segments: tails wait here, not yet done
    streams: dict[str, LaneStream] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)  # by the sink: lane and sentence's key
    _tails: dict[str, list[Message]] = field(default_factory=dict)
    _told: dict[str, Verdict] = field(default_factory=dict)

    def forget(self) -> None:
        """The share changed: others may have moved these lanes on."""
        self.streams.clear()
        self._tails.clear()

    def batches(self, messages: list[Message]) -> list[Batch]:
        """What is to be delivered, one lane after another, each in order.

        Repeated events go to an exact sink, too: it compares, and so a clone that sells behind
        our back is found (F12); an archive compares whole segments by itself.
        """
        lanes: dict[str, list[Message]] = {}
        for message in messages:
            if message.event is not None:
                lanes.setdefault(message.event.terminal_id, []).append(message)
        return [batch for lane, each in lanes.items() for batch in self._of_lane(lane, each)]

    def done(self, messages: list[Message]) -> dict[Place, int]:
        """Up to where each place is done once all batches are delivered: tails are not."""
        upto = {message.place: message.offset + 1 for message in messages}
        for first in (tail[0] for tail in self._tails.values() if tail):
            upto[first.place] = min(upto.get(first.place, first.offset), first.offset)
        return upto

    def stopped(self) -> list[Stopped]:
        """Lanes that do not go on, and why."""
        return [stream.stopped for stream in self.streams.values() if stream.stopped is not None]

    def taken(self, terminal_id: str) -> None:
        """The sink has taken events of that lane: whatever it refused before is settled."""
        if self.refused.pop(terminal_id, None) is not None:
            log.info("lane goes on", terminal=terminal_id)

    def refuse(self, terminal_id: str, why: Forked) -> None:
        """The sink holds another history of that lane: it stands, the others go on."""
        if terminal_id not in self.refused:
            log.error("lane refused", terminal=terminal_id, why=str(why))
        self.refused[terminal_id] = why.key

    def _of_lane(self, terminal_id: str, messages: list[Message]) -> list[Batch]:
        stream = self.streams.get(terminal_id)
        if stream is None:
            stream = self.streams[terminal_id] = LaneStream(terminal_id, self.position(terminal_id))
        fresh = self._tails.pop(terminal_id, [])
        repeated: list[LaneEvent] = []
        for message in messages:
            verdict = stream.judge(_event(message))
            if verdict is Verdict.NEXT:
                fresh.append(message)
            elif verdict is Verdict.AGAIN and stream.exact and not self.segmented:
                repeated.append(_event(message))
        self._tell(stream)
        events = self._ready(terminal_id, fresh)
        again = [Batch((event,)) for event in repeated]
        return [*again, Batch(events)] if events else again

    def _ready(self, terminal_id: str, fresh: list[Message]) -> tuple[LaneEvent, ...]:
        events = [_event(message) for message in fresh]
        if not self.segmented:
            return tuple(events)
        ready = segments.whole(events)
        if tail := fresh[len(ready) :]:
            self._tails[terminal_id] = tail
        return tuple(ready)

    def _tell(self, stream: LaneStream) -> None:
        """Say it once when a lane stops, and once when it goes on."""
        stopped = stream.stopped
        lane = stream.terminal_id
        if stopped is not None and self._told.get(lane) is not stopped.verdict:
            self._told[lane] = stopped.verdict
            log.error(
                "lane stopped",
                terminal=lane,
                why=stopped.verdict.value,
                needs_seq=stopped.needs_seq,
                found_seq=stopped.found_seq,
            )
        elif stopped is None and self._told.pop(lane, None) is not None:
            log.info("lane goes on", terminal=lane)


def _event(message: Message) -> LaneEvent:
    assert message.event is not None  # noqa: S101 - only such messages come here
    return message.event
