"""A document on a compacted topic: whole, one a key, and what is gone says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sync.documents import Document, Kind, Version
from sync.kafka.cloud_events import BadMessage
from sync.kafka.documents import decode, key_of, value_of

VERSION = Version(False, 7, "2026-01-02T03:04:05.000000Z", "T1")
ADA = Document(Kind.CUSTOMER, "c-1", VERSION, {"name": "Ada", "points": 3}, 12)
ERASED = replace(ADA, version=replace(VERSION, erased=True), body={})
GONE = Document(Kind.PRODUCT, "SKU/1", VERSION, {}, 13, deleted=True)


@pytest.mark.parametrize("document", [ADA, ERASED, GONE], ids=["whole", "erased", "gone"])
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    key, value = key_of(document.kind, document.key), value_of(document)
    assert decode(key, value) == document
    assert value_of(decode(key, value)) == value


def test_what_is_gone_takes_its_body_along() -> None:
    careless = replace(ERASED, body={"name": "Ada"})
    assert b"Ada" not in value_of(careless)


def test_kinds_do_not_meet_in_one_topic() -> None:
    assert key_of(Kind.CUSTOMER, "1") != key_of(Kind.EMPLOYEE, "1")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (b"customer/c-1", None),
        (b"customer/c-1", b"{}"),
        (b"customer/c-1", b"\xff"),
        (b"customer/c-2", value_of(ADA)),
        (None, value_of(ADA)),
        (b"customer/c-1", value_of(ADA).replace(b'"version":7', b'"version":-7')),
        (b"customer/c-1", value_of(ADA).replace(b'"customer"', b'"stranger"')),
    ],
)
def test_nonsense_is_refused(key: bytes | None, value: bytes | None) -> None:
    with pytest.raises(BadMessage):
        decode(key, value)


def test_fields_of_a_later_version_are_passed_over() -> None:
    later = value_of(ADA).replace(b'{"body"', b'{"added":1,"body"')
    assert decode(b"customer/c-1", later) == ADA
