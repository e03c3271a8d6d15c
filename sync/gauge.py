"""How one sink is, written by its worker and read by whoever shows it."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from pos_terminal.checkout.sync_views import SinkProblem, SinkState, SinkView

WINDOW_S = 60.0  # the rate is that of the last minute


@dataclass(frozen=True, slots=True)
class _Sent:
    at_s: float  # monotonic
    events: int


class Gauge:
    """The newest view of a sink."""

    def __init__(
        self,
        name: str,
        state: SinkState = SinkState.CONNECTING,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin with nothing known."""
        self._monotonic = monotonic
        self._view = SinkView(name, state)
        self._sent: deque[_Sent] = deque()
        self._lock = threading.Lock()
        self.changes = 0  # moves with every change worth a look
        self.on_change: Callable[[], None] = lambda: None  # told without the lock

    @property
    def view(self) -> SinkView:
        """A snapshot; what was sent longer than the window ago is no rate any more."""
        with self._lock:
            if self._sent and self._sent[-1].at_s < self._monotonic() - WINDOW_S:
                self._sent.clear()
                self._view = replace(self._view, per_second=0.0, left_s=None)
            return self._view

    def become(self, state: SinkState, problem: SinkProblem | None = None) -> None:
        """Another state; an old problem goes with it."""
        self._change(state=state, problem=problem)

    def stand(self, seq: int, waiting: int, oldest_unsent: str, held: int = 0) -> None:
        """Where the cursor is, what is still before it, and what waits for its segment."""
        self._change(
            sent_seq=seq,
            waiting=waiting,
            oldest_unsent=oldest_unsent,
            left_s=self._left(waiting),
            held=held,
        )

    def count(self, events: int, now_s: float, now: str) -> None:
        """So many events were acknowledged at `now_s` (monotonic), `now` UTC."""
        with self._lock:
            self._sent.append(_Sent(now_s, events))
            while self._sent[0].at_s < now_s - WINDOW_S:
                self._sent.popleft()
            span = max(1.0, now_s - self._sent[0].at_s)
            rate = sum(sent.events for sent in self._sent) / span
            self._view = replace(
                self._view,
                delivered=self._view.delivered + events,
                last_ack=now,
                per_second=round(rate, 1),
            )
            self.changes += 1
        self.on_change()

    def see_head(self, head_seq: int, oldest_unsent: Callable[[int], str], tail: int = 0) -> None:
        """The journal has grown while nobody sends; asks when the event of a seq happened.

        `tail`: so many of its last events wait for their segment and are not behind.
        """
        view = self.view
        unsent = max(0, head_seq - view.sent_seq)
        held = min(tail, unsent)
        waiting = unsent - held
        oldest = view.oldest_unsent
        if waiting and not oldest:
            oldest = oldest_unsent(view.sent_seq + 1)
        with self._lock:
            if self._view.sent_seq != view.sent_seq:
                return  # the worker has moved on and knows better
        self._change(waiting=waiting, oldest_unsent=oldest if waiting else "", held=held)

    def parked(self, number: int, seen: int = 0) -> None:
        """So many events are parked, and a person has looked at `seen` of them."""
        self._change(parked=number, seen=seen)

    def _left(self, waiting: int) -> float | None:
        rate = self._view.per_second
        return round(waiting / rate, 1) if waiting and rate else None

    def _change(self, **values: object) -> None:
        with self._lock:
            changed = replace(self._view, **values)  # type: ignore[arg-type]
            if changed == self._view:
                return
            self._view = changed
            self.changes += 1
        self.on_change()
