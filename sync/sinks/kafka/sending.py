"""A producer that either has everything acknowledged or is thrown away with what it still holds.

A message that an old producer sends late would come after newer ones, and one that it drops would
leave a gap: so nothing of a batch that failed is left to it. The batch comes again, whole.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from confluent_kafka import KafkaError, KafkaException

from sync.kafka.client import Clients
from sync.kafka.cloud_events import Headers
from sync.kafka.errors import of_error

Message = tuple[bytes, bytes, Headers]  # key, value, headers
_FULL_WAIT_S = 0.1
_LOOK_S = 0.25
_LOOKS_FOR_REPORTS = 20


class Reports:
    """What became of the messages of one batch: the client calls for each that has failed.

    One that was acknowledged leaves the client's queue and says nothing: a call for each of a
    backlog's million would take a tenth of its time.
    """

    def __init__(self) -> None:
        """Nothing was reported yet."""
        self.first: KafkaError | None = None  # the cause; those after it are its consequences

    def __call__(self, err: KafkaError | None, _message: object) -> None:
        """The client's report of one message."""
        if err is not None and self.first is None:
            self.first = err


class Sending:
    """Owns the producer; one thread."""

    def __init__(self, clients: Clients, clock: Callable[[], float] = time.monotonic) -> None:
        """The producer is made when it is needed."""
        self._clients = clients
        self._complaints = clients.complaints
        self._clock = clock
        self._producer: Any = None

    def prepare(self) -> None:
        """Let the producer begin to connect: it asks for its identity meanwhile (0.5 s)."""
        if self._producer is None:
            self._producer = self._clients.producer()

    def send(self, topic: str, messages: Iterable[Message]) -> None:
        """Return when all are acknowledged; raises, and then nothing of them comes any more."""
        try:
            self._send(topic, messages, Reports())
        except BaseException:
            self.discard()
            raise
        self._complaints.clear()

    def discard(self) -> None:
        """Throw the producer away with what it holds; what left this machine may still arrive."""
        producer, self._producer = self._producer, None
        if producer is not None:
            with suppress(KafkaException, SystemError):  # its last words
                producer.purge()
                producer.flush(0)
            producer.close()

    def _send(self, topic: str, messages: Iterable[Message], reports: Reports) -> None:
        self.prepare()
        patience = _Patience(self._clock, self._clients, lambda: len(self._producer))
        try:
            self._hand_over(topic, messages, reports, patience)
            while len(self._producer) and reports.first is None and not patience.ended:
                self._producer.flush(_LOOK_S)
        except (KafkaException, SystemError) as err:
            raise self._of_fatal(err, reports, topic) from err
        if len(self._producer) or reports.first is not None:
            raise self._why(reports, topic)

    def _hand_over(
        self, topic: str, messages: Iterable[Message], reports: Reports, patience: _Patience
    ) -> None:
        """Give messages to the client, which sends meanwhile; ends at the first failure."""
        poll, produce = self._producer.poll, self._producer.produce
        sent = 0
        for key, value, headers in messages:
            while True:
                try:
                    produce(topic, value, key, headers=headers, on_delivery=reports)
                    break
                except BufferError:
                    poll(_FULL_WAIT_S)
                    if patience.ended:
                        raise self._why(reports, topic) from None
            sent += 1
            if not sent & 255:
                poll(0)
                if reports.first is not None:
                    break

    def _of_fatal(self, err: Exception, reports: Reports, topic: str) -> Exception:
        """What is fatal to a producer is raised by whatever serves its reports; SystemError is
        that meeting a report. The first report says what was wrong with the message.
        """
        cause = err if isinstance(err, KafkaException) else err.__cause__
        if cause is not None and not isinstance(cause, KafkaException):
            raise err  # our own mistake
        for _ in range(_LOOKS_FOR_REPORTS):
            if reports.first is not None:
                return of_error(reports.first, topic, self._complaints)
            with suppress(KafkaException, SystemError):
                self._producer.poll(_LOOK_S / 5)
        said = cause.args[0] if cause is not None else KafkaError(KafkaError._FATAL)
        return of_error(said, topic, self._complaints)

    def _why(self, reports: Reports, topic: str) -> Exception:
        if reports.first is not None:
            return of_error(reports.first, topic, self._complaints)
        why = "no acknowledgement came in time"
        return of_error(KafkaError(KafkaError._TIMED_OUT, why), topic, self._complaints)


class _Patience:
    """How long a batch is waited for: less when nothing has moved since every broker was lost."""

    def __init__(
        self, clock: Callable[[], float], clients: Clients, queued: Callable[[], int]
    ) -> None:
        self._clock, self._queued, self._complaints = clock, queued, clients.complaints
        self._nobody_s = clients.patience.nobody_s
        self._moved_at = clock()
        self._seen = 0  # messages in the client's queue
        self._deadline = self._moved_at + clients.patience.delivery_s

    @property
    def ended(self) -> bool:
        now = self._clock()
        queued = self._queued()
        if queued < self._seen:
            self._moved_at = now
        self._seen = queued
        since = self._complaints.nobody_since
        if since is not None and now - max(since, self._moved_at) > self._nobody_s:
            return True
        return now > self._deadline
