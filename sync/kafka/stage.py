"""What a topic holds of one lane, put in order: doubles dropped, lives told apart, gaps seen.

A topic is a log of what was sent, and a lane may have sent its events twice, late, or in two
histories. They are laid down in a scratch database, so that a million of them need little memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
from pysqlite3 import dbapi2

from sync.comparing import declared
from sync.lane_event import LaneEvent

_MAKE = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
CREATE TABLE events (epoch INTEGER, seq INTEGER, hash TEXT, journal TEXT, event BLOB,
  UNIQUE (epoch, seq, hash));
"""
_LIFE = "SELECT event FROM events WHERE epoch = ? AND seq < ? ORDER BY seq"
_LIVES = "SELECT epoch, min(seq), max(seq) FROM events GROUP BY epoch ORDER BY epoch"
_FORKS = "SELECT epoch, seq FROM events GROUP BY epoch, seq HAVING count(*) > 1 ORDER BY 1, 2"
_TWINS = (
    "SELECT epoch, min(seq) FROM events GROUP BY epoch HAVING count(DISTINCT journal) > 1"
    " ORDER BY epoch"
)
_AT = "SELECT event FROM events WHERE epoch = ? AND seq = ?"
_BEFORE = "SELECT hash FROM events WHERE epoch < ? AND seq = ? ORDER BY epoch DESC LIMIT 1"
_SEQS = "SELECT DISTINCT seq FROM events WHERE epoch = ? AND seq < ? ORDER BY seq"
_END = 2**53
_DECODER = msgspec.msgpack.Decoder(LaneEvent)


@dataclass(frozen=True, slots=True)
class Span:
    """Events from `first` to `last`, both with it."""

    first: int
    last: int

    def __str__(self) -> str:
        """As people say it."""
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


@dataclass(frozen=True, slots=True)
class Life:
    """One life of the lane, and before which seq the next one begins."""

    epoch: int
    first: int
    last: int
    until: int

    @property
    def left_behind(self) -> Span | None:
        """Its events that the next life began without: a restored backup had lost them."""
        return Span(self.until, self.last) if self.until <= self.last else None


class Stage:
    """The scratch database; one thread owns it."""

    def __init__(self, file: Path) -> None:
        """Make it."""
        self._driver = dbapi2.connect(str(file), isolation_level=None)
        self._driver.executescript(_MAKE)

    def close(self) -> None:
        """Let go; the file is the caller's to delete."""
        self._driver.close()

    def add(self, events: list[LaneEvent]) -> int:
        """Lay events down; how many were not there yet."""
        before = self._driver.total_changes
        rows = [(e.epoch, e.seq, e.hash, e.journal_id, msgspec.msgpack.encode(e)) for e in events]
        self._driver.execute("BEGIN")
        self._driver.executemany("INSERT OR IGNORE INTO events VALUES (?, ?, ?, ?, ?)", rows)
        self._driver.execute("COMMIT")
        return int(self._driver.total_changes - before)

    def lives(self) -> list[Life]:
        """The lives, the oldest first."""
        rows = self._driver.execute(_LIVES).fetchall()
        lives: list[Life] = []
        until = _END
        for epoch, first, last in reversed(rows):
            lives.append(Life(epoch, first, last, until))
            until = min(until, first)
        return lives[::-1]

    def fork(self) -> tuple[int, int] | None:
        """The first (epoch, seq) of two histories: other events, or two journals in one life."""
        row = self._driver.execute(_FORKS).fetchone() or self._driver.execute(_TWINS).fetchone()
        return None if row is None else (row[0], row[1])

    def branch(self) -> LaneEvent | None:
        """The first event of a life that goes on from a history which is not here.

        A topic takes the first of two histories alone (sync.branches); the other lane's new life
        is there, and what lies between the two is not.
        """
        for life in self.lives()[1:]:
            began = _DECODER.decode(
                self._driver.execute(_AT, (life.epoch, life.first)).fetchone()[0]
            )
            before = self._driver.execute(_BEFORE, (life.epoch, life.first - 1)).fetchone()
            if declared(began) if before is None else before[0] != began.prev_hash:
                return began
        return None

    def gaps(self) -> list[Span]:
        """What is missing between 1 and the last event of the line that counts."""
        gaps: list[Span] = []
        due = 1
        for life in self.lives():
            for (seq,) in self._driver.execute(_SEQS, (life.epoch, life.until)):
                if seq > due:
                    gaps.append(Span(due, seq - 1))
                due = seq + 1
        return gaps

    def events(self) -> Iterator[LaneEvent]:
        """The line that counts: of each life what comes before the next one."""
        for life in self.lives():
            for (event,) in self._driver.execute(_LIFE, (life.epoch, life.until)):
                yield _DECODER.decode(event)
