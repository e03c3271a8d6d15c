"""The plugins' bus: one reader of the lane's bus routes events to each plugin's inbox.

An inbox is bounded: what does not fit is dropped here and read from the journal by the plugin's
cursor. Nobody is ever made to wait, least of all the lane.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plugins.cabinet import Cursor
from pos_terminal.bus import Bus, Subscription
from pos_terminal.domain.events import EventType
from pos_terminal.log import get_logger
from pos_terminal.store.journal import JournalEvent

log = get_logger(__name__)
ROOM = 1_000  # events waiting for one plugin
FAR = 1_000  # events that nobody wanted, after which a plugin keeps its place
ADDRESSED = frozenset({"PLUGIN_SETTINGS_CHANGED", "PLUGIN_ANSWERED", "PLUGIN_ACTED"})
OF_THE_HOST = frozenset({"PLUGIN_SWITCHED", "PLUGIN_SUSPENDED", "PLUGIN_SETTINGS_CHANGED"})
LOOKS = 100  # without an event, until the reader sleeps
BREATH_S = 0.02  # so much later an event is routed, and read, unless payment waits


@dataclass(frozen=True, slots=True)
class Mail:
    """What came: events in order, and up to where nothing else was wanted."""

    events: list[JournalEvent]
    upto: Cursor
    whole: bool  # False: something is missing, the journal has it
    checkout_seq: int  # of the last CHECKOUT_STARTED, wanted or not


class Inbox:
    """One plugin's queue; the pump puts, the plugin's worker takes."""

    def __init__(self, plugin: str, *, urgent: bool) -> None:
        """`urgent`: payment waits for this plugin, so it is woken for a checkout at once."""
        self.plugin = plugin
        self.urgent = urgent
        self.wanted: frozenset[str] = frozenset()  # set by the worker, once it is known
        self._events: deque[JournalEvent] = deque()
        self._upto = Cursor()
        self._kept = 0  # seq up to which the worker knows
        self._whole = False  # what was before must be read from the journal
        self._checkout_seq = 0
        self._waiting = False  # the worker has nothing in hand
        self._lock = threading.Lock()
        self._ready = threading.Event()
        self._hurry = threading.Event()

    @property
    def done(self) -> int:
        """Seq up to which nothing is left to do; 0 while the worker is busy."""
        with self._lock:
            return self._upto.seq if self._waiting and not self._ready.is_set() else 0

    def put(self, events: Sequence[JournalEvent], *, whole: bool) -> None:
        """Route committed events."""
        mine = [event for event in events if self._is_wanted(event)]
        checkout = _last_checkout(events)
        with self._lock:
            self._whole = self._whole and whole and len(self._events) + len(mine) <= ROOM
            if self._whole:
                self._events.extend(mine)
            else:
                self._events.clear()
            self._upto = Cursor(events[-1].seq, events[-1].hash)
            self._checkout_seq = checkout or self._checkout_seq
            hurry = bool(checkout) and self.urgent
            if hurry:
                self._hurry.set()
            if mine or hurry or not self._whole or self._far():
                self._ready.set()

    def _far(self) -> bool:
        return self._upto.seq - self._kept >= FAR

    def _is_wanted(self, event: JournalEvent) -> bool:
        if event.event_type not in self.wanted:
            return False
        return event.event_type not in ADDRESSED or event.data.get("plugin") == self.plugin

    def renew(self) -> None:
        """Nothing is missing from here on: the worker reads in the journal what was before."""
        with self._lock:
            self._events.clear()
            self._whole = True
            self._kept = self._upto.seq

    def take(self, breath_s: float, patience_s: float | None = None) -> Mail:
        """All that waits; first waits for something, and then a breath unless payment waits.

        With a patience the worker has something else to do when nothing comes.
        """
        with self._lock:
            self._waiting = patience_s is None
        if self._ready.wait(patience_s):
            self._hurry.wait(breath_s)
        with self._lock:
            self._waiting = False
            self._ready.clear()
            self._hurry.clear()
            mail = Mail(list(self._events), self._upto, self._whole, self._checkout_seq)
            self._events.clear()
            self._kept = self._upto.seq
        return mail

    def wake(self) -> None:
        """Make a waiting `take` return at once."""
        self._hurry.set()
        self._ready.set()


def _last_checkout(events: Sequence[JournalEvent]) -> int:
    seqs = [e.seq for e in events if e.event_type == EventType.CHECKOUT_STARTED]
    return seqs[-1] if seqs else 0


class _Unhurried(Subscription[JournalEvent]):
    """Wakes its reader for a checkout, or after a rest; what comes in between waits a little.

    A thread that wakes with every commit takes its turn at the interpreter each time.
    """

    def __init__(self, limit: int = 4096) -> None:
        super().__init__(limit)
        self._asleep = True

    def put(self, events: Sequence[JournalEvent]) -> None:
        self._events.extend(events)
        if self._asleep or _last_checkout(events):
            self._ready.set()

    def take(self, timeout_s: float | None = None) -> list[JournalEvent]:
        """Every `timeout_s` while events come; after a while without any it waits for one."""
        for _ in range(LOOKS):
            if self._ready.wait(timeout_s) or self._events:
                return super().take(0)
        self._asleep = True
        try:
            if not self._events:  # one that came before `put` knew is not slept through
                self._ready.wait()
        finally:
            self._asleep = False
        return super().take(0)


class PluginBus:
    """Hands what the lane has committed to every inbox, on the host's thread."""

    def __init__(self, bus: Bus[JournalEvent]) -> None:
        """Listen from now on."""
        self._bus = bus
        self._events = bus.join(_Unhurried())
        self._inboxes: tuple[Inbox, ...] = ()
        self._doubted = False
        self.seq = 0  # of the last event that was routed
        self.after_round: Callable[[], None] = lambda: None

    def join(self, inbox: Inbox) -> None:
        """From now on; what was before, its worker reads in the journal."""
        self._inboxes = (*self._inboxes, inbox)

    def leave(self, inbox: Inbox) -> None:
        """Forget it."""
        self._inboxes = tuple(one for one in self._inboxes if one is not inbox)

    def route(
        self,
        stopping: threading.Event,
        told: Callable[[JournalEvent], None],
        lost: Callable[[], None],
    ) -> None:
        """Until `stopping`; `told` hears what concerns the host itself, or that some was `lost`."""
        while not stopping.is_set():
            events = self._events.take(BREATH_S)
            if self._doubted:
                self._doubted = False
                lost()
            if not events:
                continue
            whole = events[-1].seq - self.seq <= len(events)  # some may be lost in their midst
            for inbox in self._inboxes:
                inbox.put(events, whole=whole)
            if not whole:
                lost()
            for event in events:
                if event.event_type in OF_THE_HOST:
                    told(event)
            self.seq = events[-1].seq
            self.after_round()

    def doubt(self) -> None:
        """Have `lost` called, as if something had been."""
        self._doubted = True
        self._events.wake()

    def wake(self) -> None:
        """Make `route` look whether it is stopping."""
        self._events.wake()

    def close(self) -> None:
        """Hear nothing any more."""
        self._bus.unsubscribe(self._events)
