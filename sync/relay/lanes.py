"""Lanes of a relay's share: each one's stream, and what of it is to be delivered next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pos_terminal.domain.errors import Forked
from pos_terminal.log import get_logger
from sync.lane_event import LaneEvent
from sync.relay.stream import LaneStream, Stopped, Verdict
from sync.sinks.base import Batch, Position

log = get_logger(__name__)


@dataclass
class Lanes:
    """All lanes that were met since the share last changed."""

    position: Callable[[str], Position | None]
    streams: dict[str, LaneStream] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)  # by the sink: lane and sentence's key
    _told: dict[str, Verdict] = field(default_factory=dict)

    def forget(self) -> None:
        """The share changed: others may have moved these lanes on."""
        self.streams.clear()

    def batches(self, events: list[LaneEvent]) -> list[Batch]:
        """What is to be delivered, one lane after another, each in order.

        Repeated events go to an exact sink, too: it compares, and so a clone that sells behind
        our back is found (F12).
        """
        lanes: dict[str, list[LaneEvent]] = {}
        for event in events:
            lanes.setdefault(event.terminal_id, []).append(event)
        return [batch for lane, each in lanes.items() for batch in self._of_lane(lane, each)]

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

    def _of_lane(self, terminal_id: str, events: list[LaneEvent]) -> list[Batch]:
        stream = self.streams.get(terminal_id)
        if stream is None:
            stream = self.streams[terminal_id] = LaneStream(terminal_id, self.position(terminal_id))
        fresh: list[LaneEvent] = []
        repeated: list[LaneEvent] = []
        for event in events:
            verdict = stream.judge(event)
            if verdict is Verdict.NEXT:
                fresh.append(event)
            elif verdict is Verdict.AGAIN:
                repeated.append(event)
        self._tell(stream)
        again = [Batch((event,)) for event in repeated] if stream.exact else []
        return [*again, Batch(tuple(fresh))] if fresh else again

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
