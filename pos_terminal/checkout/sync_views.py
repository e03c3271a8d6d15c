"""What people see of the sync agent: plain frozen values, the same for screen and command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pos_terminal.store.head import Head


class SinkState(StrEnum):
    """How a sink is."""

    OFF = "off"  # not configured, or switched off
    CONNECTING = "connecting"
    LIVE = "live"  # everything is there
    CATCHING_UP = "catching_up"
    DOWN = "down"  # tried again by itself
    AUTH = "auth"  # credentials are refused: a person must act
    PAUSED = "paused"  # by a person
    FORKED = "forked"  # another history of this lane is there
    BROKEN = "broken"  # our own mistake; tried again, seldom


@dataclass(frozen=True, slots=True)
class SinkProblem:
    """What is wrong: key and facts of a sentence, since when, and the other side's request id."""

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)
    request_id: str = ""
    since: str = ""  # UTC
    retry_in_s: float | None = None

    @property
    def seen(self) -> Head | None:
        """Of a fork: the newest head that the store has; None where it told none."""
        held = self.facts.get("held")
        return Head(**held) if isinstance(held, dict) else None


@dataclass(frozen=True, slots=True)
class SinkView:
    """One store outside."""

    name: str
    state: SinkState = SinkState.OFF
    sent_seq: int = 0
    waiting: int = 0  # events of the journal that it does not have yet
    held: int = 0  # more, that wait until their segment is full or the shift closes: not behind
    oldest_unsent: str = ""  # when the first of them happened, UTC
    per_second: float = 0.0  # events, over the last minute
    left_s: float | None = None  # until nothing waits, at that rate
    delivered: int = 0  # since the agent's start
    parked: int = 0
    seen: int = 0  # of the parked: a person has looked, and nobody is warned of them any more
    last_ack: str = ""  # UTC
    problem: SinkProblem | None = None

    @property
    def unseen(self) -> int:
        """Parked events that nobody has looked at."""
        return self.parked - self.seen


@dataclass(frozen=True, slots=True)
class ParkedView:
    """An event that one store can never take."""

    sink: str
    seq: int
    event_id: str
    event_type: str
    occurred_at: str
    problem: SinkProblem
    tries: int
    seen: bool = False


@dataclass(frozen=True, slots=True)
class SectionView:
    """What one section of the settings holds: a store outside, or how to sign in to a cloud."""

    name: str  # as in sync.settings.SECTIONS
    values: Mapping[str, Any] = field(default_factory=dict)  # all keys, the file's among them
    fixed: tuple[str, ...] = ()  # keys that the file says; nobody changes them here
    file: str = ""  # which file that is
    secrets: Mapping[str, bool] = field(default_factory=dict)  # name → whether one is kept


@dataclass(frozen=True, slots=True)
class SyncView:
    """The agent as a whole; `running` False: nobody replicates at the moment."""

    running: bool = False
    head_seq: int = 0
    sinks: tuple[SinkView, ...] = ()
    inbox_waiting: int = 0  # documents from head office that the lane has not applied yet
    catalogue_seen: str = ""  # when head office was last heard, UTC
    problem: SinkProblem | None = None  # of the agent itself: its settings, its own file

    @property
    def online(self) -> bool:
        """Whether every store that is switched on is reached."""
        away = {SinkState.DOWN, SinkState.AUTH, SinkState.FORKED, SinkState.BROKEN}
        return self.running and not any(sink.state in away for sink in self.sinks)

    @property
    def waiting(self) -> int:
        """Events that at least one store does not have yet."""
        on = [sink.waiting for sink in self.sinks if sink.state is not SinkState.OFF]
        return max(on, default=0)
