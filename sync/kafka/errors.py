"""Kafka's errors as ours: what passes by itself, what needs a person, what can never succeed.

Source: the protocol's error codes and librdkafka's rdkafka.h. Time-outs, lost lines, leaders that
move and everything fatal to a producer are SinkDown: the next try makes a new producer.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from confluent_kafka import KafkaError, KafkaException

from pos_terminal.domain.errors import AuthPaused, Poison, SinkDown, SinkError
from sync import reasons

SINK = "kafka"
POISON = frozenset(
    {KafkaError.MSG_SIZE_TOO_LARGE, KafkaError.RECORD_LIST_TOO_LARGE, KafkaError.INVALID_RECORD}
)
SIGN_IN = frozenset(
    {
        KafkaError._AUTHENTICATION,
        KafkaError.SASL_AUTHENTICATION_FAILED,
        KafkaError.UNSUPPORTED_SASL_MECHANISM,
        KafkaError.ILLEGAL_SASL_STATE,
    }
)
FORBIDDEN = frozenset(
    {
        KafkaError.TOPIC_AUTHORIZATION_FAILED,
        KafkaError.GROUP_AUTHORIZATION_FAILED,
        KafkaError.CLUSTER_AUTHORIZATION_FAILED,
        KafkaError.TRANSACTIONAL_ID_AUTHORIZATION_FAILED,
    }
)
NO_TOPIC = frozenset(
    {
        KafkaError.UNKNOWN_TOPIC_OR_PART,
        KafkaError._UNKNOWN_TOPIC,
        KafkaError._UNKNOWN_PARTITION,
    }
)
# A call that fails for one of these only runs out of time; the cause is said on the side.
TELLING = SIGN_IN | {KafkaError._SSL}
WAITED = frozenset(
    {
        KafkaError._ALL_BROKERS_DOWN,
        KafkaError._MSG_TIMED_OUT,
        KafkaError._TIMED_OUT,
        KafkaError._TRANSPORT,
    }
)
STARTING = frozenset({KafkaError.LEADER_NOT_AVAILABLE, KafkaError.NOT_LEADER_FOR_PARTITION})
SETTINGS = frozenset({KafkaError._INVALID_ARG, KafkaError._CRIT_SYS_RESOURCE})

# Parts of librdkafka's words, which hold addresses and states too.
_REFUSALS = (("echanism", "the broker does not know this mechanism"),)
_SAFETY = (
    ("certificate", "its certificate is not trusted"),
    ("wrong version number", "no TLS is spoken there"),
    ("Disconnected", "no TLS is spoken there"),
)


class Complaints:
    """What a client says on the side: why a call ran out of time, which the call does not tell."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.told: KafkaError | None = None
        self.nobody_since: float | None = None  # monotonic; every known broker was tried in vain

    def note(self, err: KafkaError) -> None:
        """A client's `error_cb`; keeps what a person must mend, over what passes."""
        if err.code() == KafkaError._ALL_BROKERS_DOWN:
            self.nobody_since = time.monotonic()
        elif self.told is None or err.code() in TELLING:
            self.told = err

    @property
    def nobody(self) -> bool:
        """Whether no broker could be reached since something worked."""
        return self.nobody_since is not None

    @property
    def must_stop(self) -> bool:
        """Whether waiting helps nobody: a person must act."""
        return self.told is not None and self.told.code() in TELLING

    def clear(self) -> None:
        """It works (again)."""
        self.told = None
        self.nobody_since = None


def of_error(err: KafkaError, what: str, complaints: Complaints | None = None) -> SinkError:
    """Our error for one of Kafka's about `what` (a topic, or the brokers)."""
    told = complaints.told if complaints is not None else None
    if told is not None and err.code() in WAITED:
        err = told
    code = err.code()
    if code in POISON:
        return Poison("sync.kafka.refused", topic=what, reason=err.str())
    if code in SIGN_IN:
        return AuthPaused("sync.kafka.sign_in", reason=_refusal(err.str()))
    if code in FORBIDDEN:
        return AuthPaused("sync.kafka.forbidden", what=what, reason=_bare(err.str()))
    if code in SETTINGS:
        return AuthPaused("sync.kafka.settings", reason=err.str())
    if code == KafkaError._SSL:
        return SinkDown("sync.kafka.tls", reason=_safety(err.str()))
    if code in NO_TOPIC:
        return SinkDown("sync.kafka.no_topic", topic=what)
    return SinkDown("sync.unreachable", sink=SINK, reason=_absence(err))


def _absence(err: KafkaError) -> str:
    """Why no broker answers; librdkafka's own words name sockets and states."""
    if err.code() in STARTING:
        return reasons.STARTING
    known = err.code() in WAITED or err.code() == KafkaError._RESOLVE
    return reasons.plain(err.str(), reasons.NOT_CONNECTED if known else _bare(err.str()))


def _bare(words: str) -> str:
    """Without who says it: "Broker: Topic authorization failed"."""
    return words.rpartition(": ")[2]


def _refusal(words: str) -> str:
    return _first(_REFUSALS, words, "name or password is wrong")


def _safety(words: str) -> str:
    return _first(_SAFETY, words, reasons.UNSAFE)


def _first(known: Sequence[tuple[str, str]], words: str, otherwise: str) -> str:
    return next((plain for part, plain in known if part in words), otherwise)


@contextmanager
def told(what: str, complaints: Complaints | None = None) -> Iterator[None]:
    """Turn what confluent-kafka raises about `what` into our errors."""
    try:
        yield
    except KafkaException as err:
        raise of_error(err.args[0], what, complaints) from err
