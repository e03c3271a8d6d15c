"""Keeps one plugin abreast of the journal: live from its inbox, else by its cursor."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import Any

from plugins.bodies import body_of
from plugins.bus import BREATH_S, FAR, Inbox
from plugins.cabinet import Cursor
from plugins.delivery import Delivery, Stopped
from plugins.description import Description
from plugins.errors import PluginFailed
from plugins.reading import BITE, JournalPages
from plugins.rebuilding import Rebuild, begin, is_for
from plugins.registry import MakeStage
from plugins.stage import Stage
from plugins.standing import Standing
from plugins.strikes import Strikes
from plugins.turnstile import Turnstile
from pos_terminal.checkout.commands import PluginOutcome
from pos_terminal.domain.errors import StoreError
from pos_terminal.log import get_logger

log = get_logger(__name__)
REST_S = 0.005  # between bites of a rebuild: who sells goes first
SMALL_BITE = 50  # events, while a sale is in hand
NOTE_S = 0.03  # between looks for a quiet moment
MOST_NOTES = 100
Body = dict[str, Any]


class Follower:
    """Reads for one stage; only the plugin's own thread uses it."""

    def __init__(
        self,
        description: Description,
        make: MakeStage,
        folder: Path,
        pages: JournalPages,
        inbox: Inbox,
        delivery: Delivery,
        standing: Standing,
        turnstile: Turnstile,
        stopping: threading.Event,
    ) -> None:
        """`make` gives a stage on a folder; it is opened by the first `go_on`."""
        self.stage: Stage = make(folder)
        self._description = description
        self._make = make
        self._folder = folder
        self._pages = pages
        self._inbox = inbox
        self._delivery = delivery
        self._standing = standing
        self._turnstile = turnstile
        self._stopping = stopping
        self._strikes = Strikes(description.name, standing, stopping)
        self._opened = False
        self._behind = self._owing = True
        self._owing = False  # its file may keep outcomes that the lane was not told
        self._careful_until = 0  # events one by one up to here: one of them failed
        self._trying = 0  # the last event of the batch in hand
        self._seen = Cursor()  # all up to here is handled, or not wanted

    def go_on(self) -> None:
        """The next step. Raises Struck, Stopped, PluginRefused, StoreError."""
        try:
            if not self._opened:
                self._open()
            elif self._behind:
                self._catch_up()
            else:
                self._take()
        except PluginFailed as err:
            self.recover(err)
        except StoreError:
            self._behind = self._owing = True  # what was in hand is in the journal, and in its file
            if not self._opened:
                self.reopen()
            raise

    def recover(self, err: PluginFailed) -> None:
        """Once more, and carefully; raises Struck when it was the third time."""
        self._behind = self._owing = True
        self._careful_until = max(self._careful_until, err.seq or self._trying)
        if not self._opened or err.cause in ("died", "hung", "flooded"):
            self.reopen()
        self._strikes.add(err.cause, err.detail, err.seq)

    def reopen(self) -> None:
        """The next step opens the stage anew."""
        self._opened = False
        with suppress(PluginFailed):
            self.stage.close()

    def close(self) -> None:
        """Keep the place and end."""
        with suppress(PluginFailed, StoreError):
            if self._opened:
                self._keep_place()
                self._delivery.note(self.stage)
        with suppress(PluginFailed):
            self.stage.close()

    # -- opening

    def _open(self) -> None:
        self.stage.open()
        if self._pages.has(self.stage.cursor):
            begin(self.stage, self._description, self._folder, self._pages)
        else:
            self._from_the_journal()
        self._inbox.wanted = self.stage.wanted
        self._seen = self.stage.cursor
        self._standing.seq = self._seen.seq
        self._delivery.leftovers(self.stage)
        self._opened = self._behind = True

    def _from_the_journal(self) -> None:
        """The journal is another one than the plugin has read: its tables follow it."""
        log.warning("plugin rebuilt", plugin=self._inbox.plugin, why="the journal is another one")
        self.stage.close()
        self._standing.turns("catching_up")
        with Rebuild(
            self._description, self._make, self._folder, self._pages, self._standing, quiet=False
        ) as rebuild:
            rebuild.read(self._pages.head().seq, self._stopping, REST_S)
            if self._stopping.is_set():
                raise Stopped  # what the old tables keep for the lane is of another journal
            rebuild.take_place()
        self.stage.open()

    # -- reading

    def _take(self) -> None:
        open_notes = bool(self._delivery.confirmed)
        mail = self._inbox.take(BREATH_S, NOTE_S if open_notes else None)
        if self._stopping.is_set():
            return
        if open_notes and not mail.events:
            self._note()
        if not mail.whole:
            self._behind = True
            return
        urgent = self._inbox.urgent and mail.checkout_seq > self._delivery.marked
        new = [body_of(event) for event in mail.events if event.seq > self._seen.seq]
        for part in _runs(new, self._careful_until):
            self._handle(part, live=True, urgent=urgent)
        if mail.upto.seq > self._seen.seq:
            self._seen = mail.upto
        self._standing.seq = self._seen.seq
        if self._seen.seq - self.stage.cursor.seq >= FAR:
            self._keep_place()
        if urgent:
            self._delivery.mark(self._seen.seq)

    def _catch_up(self) -> None:
        """Read from the journal what was not, or not all, in the inbox."""
        if self._owing:
            self._delivery.leftovers(self.stage)
            self._owing = False
        self._inbox.renew()  # before the head is looked at: what comes later is in the inbox
        self._seen = max(self._seen, self.stage.cursor, key=lambda at: at.seq)
        head = self._pages.head()
        if head.seq - self._seen.seq > BITE:
            self._standing.turns("catching_up")
        began, first = time.monotonic(), self._seen.seq
        while self._seen.seq < head.seq and not self._stopping.is_set():
            self._bite(head.seq)
            spent = max(time.monotonic() - began, 1e-6)
            self._standing.events_per_s = (self._seen.seq - first) / spent
        if self._stopping.is_set():
            return
        self._keep_place()
        self._delivery.note(self.stage)
        if self._inbox.urgent:
            self._delivery.mark(self._seen.seq)
        self._behind = False
        self._standing.turns("working")

    def _bite(self, upto: int) -> None:
        in_hand = self._delivery.basket_in_hand()
        most = SMALL_BITE if in_hand else BITE
        if self._seen.seq < self._careful_until:
            most = 1
        with self._turnstile.passed(self._stopping, urgent=False):
            bite = self._pages.bite(self._seen.seq, self.stage.wanted, upto, most)
            mine = [body for body in bite.bodies if is_for(self._inbox.plugin, body)]
            made = self._handled(mine, live=False) if mine and not in_hand else []
        if not in_hand and mine:
            self._hand_over(mine, made, live=False)
        elif mine:
            for live, run in _by_basket(mine, in_hand):
                self._handle(run, live=live, urgent=False)
        self._seen = bite.upto
        self._standing.seq = self._seen.seq

    def _handle(self, part: Sequence[Body], *, live: bool, urgent: bool) -> None:
        with self._turnstile.passed(self._stopping, urgent=urgent):
            made = self._handled(part, live=live)
            if not urgent:
                self._delivery.note(self.stage)
        self._hand_over(part, made, live=live)

    def _handled(self, part: Sequence[Body], *, live: bool) -> list[PluginOutcome]:
        last = part[-1]
        self._trying = last["seq"]
        self._standing.allowed_s = len(part) * self._description.deadline_s
        self._standing.busy_since = time.monotonic()
        try:
            made = self.stage.handle(part, live=live)
        finally:
            self._standing.busy_since = 0.0
        self._seen = Cursor(last["seq"], last["hash"])
        return made

    def _hand_over(self, part: Sequence[Body], made: list[PluginOutcome], *, live: bool) -> None:
        seq = part[-1]["seq"]
        self._delivery.hand_over(self.stage, seq, made, live=live)
        slowest, self.stage.slowest_s = self.stage.slowest_s, 0.0
        if slowest > self._description.deadline_s:
            self._strikes.add("slow", f"{slowest:.1f} s for one event", seq)
        else:
            self._strikes.clear(len(part))

    def _note(self) -> None:
        """What was delivered is struck out in a quiet moment, or with the next events."""
        if self._turnstile.quiet or len(self._delivery.confirmed) > MOST_NOTES:
            self._delivery.note(self.stage)

    def _keep_place(self) -> None:
        if self._seen.seq > self.stage.cursor.seq:
            self.stage.pass_over(self._seen.seq, self._seen.hash)


def _by_basket(bodies: list[Body], in_hand: str) -> Iterator[tuple[bool, list[Body]]]:
    """Stretches of events of the basket in hand, which is live, and of others."""
    for live, run in groupby(bodies, lambda body: bool(body["basket_id"] == in_hand)):
        yield live, list(run)


def _runs(bodies: Sequence[Body], careful_until: int) -> Iterator[Sequence[Body]]:
    """All at once, but for those near one that failed."""
    singles = [body for body in bodies if body["seq"] <= careful_until]
    for body in singles:
        yield [body]
    if len(singles) < len(bodies):
        yield bodies[len(singles) :]
