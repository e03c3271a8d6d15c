"""A producer that either has everything acknowledged or is thrown away with what it still holds.

A message that an old producer sends late would come after newer ones, and one that it drops would
leave a gap: so nothing of a batch that failed is left to it. The batch comes again, whole.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

from confluent_kafka import KafkaError, KafkaException, Producer

from sync.kafka.client import Clients
from sync.kafka.cloud_events import Headers
from sync.kafka.errors import of_error

Message = tuple[bytes, bytes, Headers]  # key, value, headers
_FULL_WAIT_S = 0.1
_LOOK_S = 0.25


class Reports:
    """What became of the messages of one batch."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Nothing was reported yet."""
        self.sent = 0
        self.acknowledged = 0
        self.first: KafkaError | None = None  # the cause; those after it are its consequences
        self.moved_at = clock()  # when something was acknowledged
        self._clock = clock

    def __call__(self, err: KafkaError | None, _message: object) -> None:
        """The client's report of one message."""
        if err is None:
            self.acknowledged += 1
            self.moved_at = self._clock()
        elif self.first is None:
            self.first = err

    @property
    def complete(self) -> bool:
        """Whether everything that was sent is acknowledged."""
        return self.first is None and self.acknowledged == self.sent


class Sending:
    """Owns the producer; one thread."""

    def __init__(self, clients: Clients, clock: Callable[[], float] = time.monotonic) -> None:
        """The producer is made when it is needed."""
        self._clients = clients
        self._complaints = clients.complaints
        self._delivery_s = clients.patience.delivery_s
        self._nobody_s = clients.patience.nobody_s
        self._clock = clock
        self._producer: Any = None

    def prepare(self) -> None:
        """Let the producer begin to connect: it asks for its identity meanwhile (0.5 s)."""
        if self._producer is None:
            self._producer = self._clients.producer()

    def send(self, topic: str, messages: Iterable[Message]) -> None:
        """Return when all are acknowledged; raises, and then nothing of them comes any more."""
        reports = Reports(self._clock)
        try:
            self._send(topic, messages, reports)
        except BaseException:
            self.discard()
            raise
        self._complaints.clear()

    def discard(self) -> None:
        """Throw the producer away with what it holds; what left this machine may still arrive."""
        producer, self._producer = self._producer, None
        if producer is not None:
            producer.purge()
            producer.flush(0)
            producer.close()

    def _send(self, topic: str, messages: Iterable[Message], reports: Reports) -> None:
        self.prepare()
        producer = self._producer
        deadline = self._clock() + self._delivery_s
        for message in messages:
            self._produce(producer, topic, message, reports, deadline)
            if reports.first is not None:
                break
            if not reports.sent & 255:
                producer.poll(0)
        while not reports.complete and reports.first is None and not self._late(reports, deadline):
            producer.flush(_LOOK_S)
        if not reports.complete:
            raise self._why(reports, topic)

    def _produce(
        self, producer: Producer, topic: str, message: Message, reports: Reports, deadline: float
    ) -> None:
        key, value, headers = message
        while True:
            try:
                producer.produce(topic, value, key, headers=headers, on_delivery=reports)
            except BufferError as err:
                if self._late(reports, deadline):
                    raise self._why(reports, topic) from err
                producer.poll(_FULL_WAIT_S)
                continue
            except KafkaException as err:
                raise of_error(err.args[0], topic, self._complaints) from err
            reports.sent += 1
            return

    def _late(self, reports: Reports, deadline: float) -> bool:
        now, since = self._clock(), self._complaints.nobody_since
        if since is not None and now - max(since, reports.moved_at) > self._nobody_s:
            return True
        return now > deadline

    def _why(self, reports: Reports, topic: str) -> Exception:
        if reports.first is not None:
            return of_error(reports.first, topic, self._complaints)
        silent = KafkaError(
            KafkaError._TIMED_OUT, f"no acknowledgement in {self._delivery_s:.0f} s"
        )
        return of_error(silent, topic, self._complaints)
