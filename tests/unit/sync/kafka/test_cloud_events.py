"""An event on Kafka is a CloudEvent for everybody, and for us the same event again."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import unquote

import pytest
from cloudevents.core.bindings.kafka import KafkaMessage, from_binary
from cloudevents.core.formats.json import JSONFormat
from msgspec.structs import replace

from pos_terminal.store.canonical import canonical, sha256
from sync.kafka import cloud_events
from sync.kafka.cloud_events import OPTIONAL, BadMessage, decode, header_of, headers_of, key_of
from sync.lane_event import HASHED, LaneEvent
from tests.sync_journal import lane_events, some

EVENTS = lane_events("Kasse 7/ü", some(40))
A_UUID = EVENTS[0].event_id
BARE = replace(EVENTS[0], shift_id=None, employee_id=None, basket_id=None, caused_by=None)


def wire(event: LaneEvent) -> list[tuple[str, bytes]]:
    """The headers as a broker gives them back."""
    return [(name, str(value).encode()) for name, value in headers_of(event).items()]


def through(event: LaneEvent) -> LaneEvent:
    return decode(key_of(event), event.payload, wire(event))


def changed(**given: bytes | None) -> list[tuple[str, bytes]]:
    """The headers of an event with some replaced, or left out where None."""
    wanted = {**dict(wire(EVENTS[3])), **given}
    return [(name, value) for name, value in wanted.items() if value is not None]


def test_an_event_comes_back_as_it_was() -> None:
    assert [through(event) for event in EVENTS] == EVENTS
    assert all(through(event).genuine for event in EVENTS)


def test_absent_is_absent_and_empty_stays_empty() -> None:
    empty = replace(BARE, employee_id="", utc_offset_min=-210, training=True)
    assert through(BARE) == BARE
    assert through(empty) == empty
    assert not {"ce_employeeid", "ce_basketid"} & headers_of(BARE).keys()


def test_every_hashed_field_is_a_header_of_small_letters_and_digits() -> None:
    names = {header_of(field) for field in (*HASHED, "hash")}
    full = replace(EVENTS[3], employee_id="7", **dict.fromkeys(OPTIONAL - {"employee_id"}, A_UUID))
    assert names <= headers_of(full).keys()
    assert all(name.startswith("ce_") and name[3:].isalnum() for name in names)
    assert all(name == name.lower() and len(name) <= 23 for name in names)


def test_a_reader_of_cloud_events_reads_them() -> None:
    for event in EVENTS:
        headers = dict(wire(event))
        message = KafkaMessage(headers, key_of(event), event.payload)
        read = from_binary(message, JSONFormat())  # it judges names and required attributes
        assert read.get_specversion() == "1.0"
        assert (read.get_id(), read.get_type()) == (event.event_id, event.event_type)
        assert read.get_time() == datetime.fromisoformat(event.occurred_at)
        assert unquote(read.get_source()) == "/stores/S1/terminals/Kasse 7/ü"
        assert event.basket_id is None or event.basket_id in str(read.get_subject())
        assert read.get_extension("seq") == str(event.seq)
        assert read.get_data() == event.data


def test_the_chain_is_verified_from_headers_and_value_alone() -> None:
    """As a stranger would, with nothing of ours but the table in docs/kafka.md."""
    whole = {"epoch", "seq", "version", "utc_offset_min"}
    previous = "0" * 64
    for event in EVENTS:
        headers = {name: value.decode() for name, value in wire(event)}
        envelope = {}
        for field in HASHED:
            text = headers.get(header_of(field))
            envelope[field] = int(text) if text is not None and field in whole else text
        envelope["training"] = headers["ce_training"] == "true"
        assert headers["ce_datahash"] == sha256(event.payload).hex()
        assert headers["ce_hash"] == sha256(canonical(envelope)).hex()
        assert headers["ce_prevhash"] == previous
        previous = headers["ce_hash"]


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ([], "no CloudEvent"),
        (changed(ce_specversion=b"0.3"), "no CloudEvent"),
        ([*changed(), ("ce_seq", b"9")], "ce_seq is there twice"),
        (changed(ce_seq=None), "ce_seq is missing"),
        (changed(ce_seq=b"0"), "ce_seq is not"),
        (changed(ce_seq=b"07"), "ce_seq is not"),
        (changed(ce_seq="٧".encode()), "ce_seq is not"),
        (changed(ce_seq=b"9" * 16), "ce_seq is not"),
        (changed(ce_epoch=b"-1"), "ce_epoch is not"),
        (changed(ce_hash=b"A" * 64), "ce_hash is not"),
        (changed(ce_hash=b"a" * 63 + b"\n"), "ce_hash is not"),
        (changed(ce_journalid=b"{}"), "ce_journalid is not"),
        (changed(ce_training=b"yes"), "ce_training is not"),
        (changed(ce_storeid=b"\xff"), "not UTF-8"),
        (changed(ce_storeid=b"x" * 1001), "too long"),
        (changed(ce_storeid=b"x" * 256), "ce_storeid is not"),
        (changed(ce_employeeid=b"a\x00b"), "ce_employeeid is not"),
        (changed(ce_type=b""), "ce_type is not"),
        (changed(ce_time=b"2026-02-30T10:00:00.000000Z"), "ce_time is not"),
        (changed(ce_time=b"now"), "ce_time is not"),
        (changed(ce_businessdate=b"20260201"), "ce_businessdate is not"),
        (changed(**{"content-type": b"text/plain"}), "content type"),
        (changed(ce_terminalid=b"another"), "its key is not its lane"),
    ],
)
def test_nonsense_is_refused_with_a_reason(headers: list[tuple[str, bytes]], why: str) -> None:
    with pytest.raises(BadMessage, match=why):
        decode(key_of(EVENTS[3]), EVENTS[3].payload, headers)


def test_a_tombstone_and_a_message_without_key_are_no_events() -> None:
    with pytest.raises(BadMessage, match="no value"):
        decode(key_of(EVENTS[3]), None, wire(EVENTS[3]))
    with pytest.raises(BadMessage, match="its key"):
        decode(None, EVENTS[3].payload, wire(EVENTS[3]))


@pytest.mark.parametrize("value", [b"", b"[]", b"7", b"{", b'{"a":\xff}', b"[" * 100_000])
def test_a_value_that_no_store_can_read_is_no_event(value: bytes) -> None:
    with pytest.raises(BadMessage, match="no JSON object"):
        decode(key_of(EVENTS[3]), value, wire(EVENTS[3]))


def test_headers_of_others_are_passed_over_and_a_forged_value_is_not_genuine() -> None:
    headers = [*wire(EVENTS[3]), ("traceparent", b"\xff"), ("ce_partitionkey", b"x")]
    assert decode(key_of(EVENTS[3]), EVENTS[3].payload, headers) == EVENTS[3]
    forged = decode(key_of(EVENTS[3]), EVENTS[4].payload, headers)
    assert not forged.genuine


def test_no_field_of_an_event_is_forgotten() -> None:
    assert set(cloud_events._READERS) == {*HASHED, "hash"}
