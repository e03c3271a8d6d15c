"""What a consumer of the events topic makes of it: the rules of docs/kafka.md in few lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.contract.sinks.rig import Held


@dataclass
class Follower:
    """One lane's events as a consumer applies them."""

    applied: list[Held] = field(default_factory=list)
    dropped: int = 0
    gaps: list[Held] = field(default_factory=list)

    def read(self, held: list[Held]) -> Follower:
        for event in held:
            last = self.applied[-1][1] if self.applied else 0
            if event[1] <= last:
                self.dropped += 1
            elif event[1] == last + 1:
                self.applied.append(event)
            else:
                self.gaps.append(event)
        return self
