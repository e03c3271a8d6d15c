"""Settings of librdkafka: what is missing or cannot work is said at once, never the password."""

from __future__ import annotations

from pathlib import Path

import pytest
from confluent_kafka import KafkaError

from pos_terminal.cli.sentences import sentence_of
from pos_terminal.domain.errors import AuthPaused, Poison, SinkDown, SinkError
from sync.kafka.client import PRODUCING, Clients
from sync.kafka.errors import Complaints, of_error
from sync.settings import Kafka

PASSWORD = "open sesame"
NOWHERE = "127.0.0.1:1"


def clients(**given: str) -> Clients:
    return Clients(Kafka(**({"servers": NOWHERE} | given)), lambda _: PASSWORD)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given",
    [
        {"servers": ""},
        {"servers": " "},
        {"ca_file": "/nowhere/ca.pem"},
        {"security": "sasl_tls"},  # nobody is named
    ],
)
def test_settings_that_cannot_work_pause_with_a_reason(given: dict[str, str]) -> None:
    with pytest.raises(AuthPaused) as told:
        clients(**given).admin()
    assert told.value.key == "sync.kafka.settings"
    assert told.value.facts["reason"]
    assert PASSWORD not in f"{told.value!r} {told.value.__cause__!r}"


def test_a_password_that_is_not_kept_is_missed_before_anybody_is_asked() -> None:
    nobody = Clients(
        Kafka(servers=NOWHERE, security="sasl_plaintext", username="lane"), lambda _: None
    )
    with pytest.raises(AuthPaused, match="password"):
        nobody.producer()


def test_a_file_that_is_no_certificate_is_told(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("nothing")
    with pytest.raises(SinkError) as told:
        clients(ca_file=str(tmp_path / "ca.pem")).admin()
    assert told.value.key in ("sync.kafka.settings", "sync.kafka.tls")


def test_every_way_to_sign_in_makes_a_client() -> None:
    for mechanism in ("SCRAM-SHA-512", "SCRAM-SHA-256", "PLAIN"):
        made = clients(security="sasl_tls", mechanism=mechanism, username="lane")
        made.producer().close()
        made.consumer("group").close()


def test_the_producer_keeps_order_and_waits_for_all() -> None:
    assert PRODUCING["acks"] == "all"
    assert PRODUCING["enable.idempotence"]
    assert PRODUCING["enable.gapless.guarantee"]
    assert PRODUCING["max.in.flight.requests.per.connection"] <= 5
    assert PRODUCING["message.timeout.ms"] > clients().patience.delivery_s * 1000
    assert PRODUCING["partitioner"] == "murmur2_random"


KINDS = {
    KafkaError.MSG_SIZE_TOO_LARGE: (Poison, "sync.kafka.refused"),
    KafkaError.INVALID_RECORD: (Poison, "sync.kafka.refused"),
    KafkaError.SASL_AUTHENTICATION_FAILED: (AuthPaused, "sync.kafka.sign_in"),
    KafkaError._AUTHENTICATION: (AuthPaused, "sync.kafka.sign_in"),
    KafkaError.TOPIC_AUTHORIZATION_FAILED: (AuthPaused, "sync.kafka.forbidden"),
    KafkaError.CLUSTER_AUTHORIZATION_FAILED: (AuthPaused, "sync.kafka.forbidden"),
    KafkaError.UNKNOWN_TOPIC_OR_PART: (SinkDown, "sync.kafka.no_topic"),
    KafkaError._SSL: (SinkDown, "sync.kafka.tls"),
    KafkaError._MSG_TIMED_OUT: (SinkDown, "sync.unreachable"),
    KafkaError._TRANSPORT: (SinkDown, "sync.unreachable"),
    KafkaError.NOT_ENOUGH_REPLICAS: (SinkDown, "sync.unreachable"),
    KafkaError.NOT_LEADER_FOR_PARTITION: (SinkDown, "sync.unreachable"),
    KafkaError.OUT_OF_ORDER_SEQUENCE_NUMBER: (SinkDown, "sync.unreachable"),
    KafkaError._FATAL: (SinkDown, "sync.unreachable"),
    KafkaError._PURGE_QUEUE: (SinkDown, "sync.unreachable"),
}


@pytest.mark.parametrize("code", KINDS)
def test_errors_are_told_apart_in_a_sentence(code: int) -> None:
    kind, key = KINDS[code]
    err = of_error(KafkaError(code), "pos-events")
    assert (type(err), err.key) == (kind, key)
    assert "{" not in sentence_of(err)
    assert "Refused: sync" not in sentence_of(err)


def test_a_call_that_only_ran_out_of_time_is_explained_by_what_was_said_on_the_side() -> None:
    heard = Complaints()
    heard.note(KafkaError(KafkaError._TRANSPORT, "Connection refused"))
    assert "refused" in str(of_error(KafkaError(KafkaError._TIMED_OUT), "topics", heard))
    heard.note(KafkaError(KafkaError._AUTHENTICATION, "no"))
    heard.note(KafkaError(KafkaError._TRANSPORT, "closed"))  # the broker hangs up after that
    assert heard.must_stop
    timed_out = KafkaError(KafkaError._MSG_TIMED_OUT)
    assert isinstance(of_error(timed_out, "pos-events", heard), AuthPaused)
    assert isinstance(of_error(KafkaError(KafkaError.MSG_SIZE_TOO_LARGE), "t", heard), Poison)
    heard.clear()
    assert isinstance(of_error(timed_out, "pos-events", heard), SinkDown)


def test_that_no_broker_is_there_is_no_fault_of_settings() -> None:
    heard = Complaints()
    heard.note(KafkaError(KafkaError._ALL_BROKERS_DOWN))
    assert heard.nobody
    assert not heard.must_stop
