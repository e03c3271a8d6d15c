"""Committed events to their readers: the lane thread hands over and goes on."""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Generic, ParamSpec, TypeVar

from pos_terminal.log import get_logger

log = get_logger(__name__)

Event = TypeVar("Event")


class Subscription(Generic[Event]):
    """One reader's queue; what overflows is read from the journal by the reader's cursor."""

    def __init__(self, limit: int) -> None:
        """Hold at most `limit` events."""
        self._events: deque[Event] = deque(maxlen=limit)
        self._ready = threading.Event()

    def take(self, timeout_s: float | None = None) -> list[Event]:
        """All waiting events, oldest first; waits up to `timeout_s` for the first."""
        self._ready.wait(timeout_s)
        self._ready.clear()
        events: list[Event] = []
        while self._events:
            events.append(self._events.popleft())
        return events

    def put(self, events: Sequence[Event]) -> None:
        """Append without waiting."""
        self._events.extend(events)
        if not self._ready.is_set():
            self._ready.set()

    def wake(self) -> None:
        """Make a waiting `take` return."""
        self._ready.set()


Joining = TypeVar("Joining", bound=Subscription[Any])


class Bus(Generic[Event]):
    """Publishes what the disk has accepted, and nothing else."""

    def __init__(self) -> None:
        """Start without readers."""
        self._subscriptions: tuple[Subscription[Event], ...] = ()

    def subscribe(self, limit: int = 4096) -> Subscription[Event]:
        """A new reader's queue."""
        return self.join(Subscription(limit))

    def join(self, subscription: Joining) -> Joining:
        """A reader with a queue of its own kind."""
        self._subscriptions = (*self._subscriptions, subscription)
        return subscription

    def unsubscribe(self, subscription: Subscription[Event]) -> None:
        """Forget a reader."""
        self._subscriptions = tuple(s for s in self._subscriptions if s is not subscription)
        subscription.wake()

    def publish(self, events: Sequence[Event]) -> None:
        """Hand committed events to every reader, in order."""
        for subscription in self._subscriptions:
            subscription.put(events)


Told = ParamSpec("Told")


class Listeners(Generic[Told]):
    """Who wants to hear of changes; any thread may come, go, or tell them."""

    def __init__(self) -> None:
        """Nobody listens."""
        self._lock = threading.Lock()
        self._listeners: list[Callable[Told, None]] = []

    def add(self, listener: Callable[Told, None]) -> Callable[[], None]:
        """Tell this one too; returns how to stop that, harmless when repeated."""
        with self._lock:
            self._listeners.append(listener)

        def leave() -> None:
            with self._lock, contextlib.suppress(ValueError):
                self._listeners.remove(listener)

        return leave

    def tell(self, *args: Told.args, **kwargs: Told.kwargs) -> None:
        """Tell all, on this thread; one that fails neither stops us nor keeps it from others."""
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(*args, **kwargs)
            except Exception:
                log.exception("listener")
