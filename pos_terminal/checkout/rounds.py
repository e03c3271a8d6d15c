"""A watchman's rounds: the whole journal is read again while nobody needs the lane."""

from __future__ import annotations

from pos_terminal.checkout import recovery
from pos_terminal.checkout.till import Till
from pos_terminal.store.chain import Break, Link, walk

STRETCH = 250  # events a look: 5 ms, a third of a frame
REST_S = 0.25  # between looks: 2 % of one core


class Rounds:
    """Start-up looks at the new tail only; here the rest follows, once a run of the program."""

    def __init__(self) -> None:
        """Begin before the first event."""
        self._link = Link()
        self.done = False

    def look(self, till: Till) -> bool:
        """Look at one stretch; True where selling was stopped because it does not follow."""
        if self.done or till.running.stopped:
            self.done = True
            return False
        with till.store.transaction() as tx:
            reached = walk(tx.connection, self._link, STRETCH)
        if isinstance(reached, Break):
            recovery.stop_selling(till, reached)
            self.done = True
            return True
        self.done = reached.seq < self._link.seq + STRETCH
        self._link = reached
        return False
