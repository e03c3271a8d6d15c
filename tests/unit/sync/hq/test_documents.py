"""Head office's documents: exact shapes, exact bytes, and nothing that a lane must not meet."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from sync.hq.documents import LONGEST, HqDocument, decode, encode
from sync.hq.refusals import Refused
from sync.hq.signing import NotSigned, PublicKey, SigningKey, signature_from
from tests.fakes.head_office import BODIES, Office

KEYS = {"quick_key": "drinks/3", "product": "TEA", "plugin_switch": "fraud_detection"}


def documents() -> list[HqDocument]:
    office = Office()
    return [office.document(kind, KEYS.get(kind, "A"), 7) for kind in BODIES]


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.kind)
def test_every_kind_comes_back_as_it_was(document: HqDocument) -> None:
    assert decode(encode(document)) == document
    gone = replace(document, body={}, deleted=True)
    assert decode(encode(gone)) == gone


def test_the_bytes_of_a_document_are_these() -> None:
    document = HqDocument("category", "drinks", 3, "2026-01-01T10:00:00.000000Z",
                          BODIES["category"])  # fmt: skip
    assert encode(document) == (
        b'{"body":{"colour":"","name":"Drinks","position":1},"deleted":false,"format":1,'
        b'"key":"drinks","kind":"category","published_at":"2026-01-01T10:00:00.000000Z",'
        b'"store_id":"","version":3}'
    )


HOSTILE: list[tuple[str, dict[str, Any], str]] = [
    ("product", {"unit_price": 2.5}, "float"),
    ("product", {"unit_price": "NaN"}, "unit_price"),
    ("product", {"unit_price": "1e3"}, "unit_price"),
    ("product", {"unit_price": "-1"}, "unit_price"),
    ("product", {"unit_price": "99999999"}, "unit_price"),
    ("product", {"min_age": "16"}, "min_age"),
    ("product", {"active": 1}, "active"),
    ("product", {"name": "Tea \u202egnp.exe"}, "U+202E"),
    ("product", {"name": "Tea\x1b[2J"}, "U+001B"),
    ("product", {"name": "T" * 256}, "name"),
    ("product", {"sku": "OTHER"}, "SKU"),
    ("product", {"stock": 7}, "stock"),
    ("product", {"codes": [{"code": "1", "qty_milli": 0}]}, "qty_milli"),
    ("product", {"codes": [{"code": "4006381333931", "qty_milli": 1000}] * 2}, "twice"),
    ("product", {"prices": [{"customer_group": "", "starts_on": "2026-02-30", "ends_on": None,
                             "unit_price": "1"}]}, "day"),
    ("product", {"prices": [{"customer_group": "", "starts_on": "2026-02-03",
                             "ends_on": "2026-02-01", "unit_price": "1"}]}, "ends before"),
    ("tax", {"rate": "Infinity"}, "rate"),
    ("tax", {"kind": "division", "rate": "2"}, "tax.rate"),
    ("tax_group", {"taxes": ["A", "A"]}, "twice"),
    ("employee", {"role": "root"}, "role"),
    ("employee", {"pin_hash": "1234"}, "pin_hash"),
    ("employee", {"pin_hash": "", "password_hash": ""}, "sign in"),
    ("setting", {"value": 5}, "value"),
    ("plugin_switch", {"settings": {"limit": 0.5}}, "float"),
    ("plugin_switch", {"settings": {"limit": 2**53}}, "2**53"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "changes", "why"), HOSTILE, ids=[f"{k}-{w}" for k, _, w in HOSTILE]
)
def test_a_hostile_document_is_refused_on_both_sides_with_its_reason(
    kind: str, changes: dict[str, Any], why: str
) -> None:
    document = Office().document(kind, KEYS.get(kind, "A"), 7)
    hostile = replace(document, body=document.body | changes)
    with pytest.raises(Refused):
        encode(hostile)
    sent = json.loads(encode(document)) | {"body": hostile.body}
    with pytest.raises(Refused) as refused:
        decode(json.dumps(sent).encode())
    assert why in str(refused.value) or (why == "float" and "point" in str(refused.value))


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"\xff", b"NaN", b'{"format": 1e0}', b"{" * 100_000, b"x" * (LONGEST + 1),
        b'{"format":1,"kind":"Tax!","key":"A","version":1,"published_at":"now","deleted":false,'
        b'"body":{}}',
    ],
    ids=range(8),
)  # fmt: skip
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        decode(content)


def test_a_kind_or_format_of_a_newer_program_is_no_mistake() -> None:
    whole = json.loads(encode(documents()[0]))
    assert not decode(json.dumps(whole | {"kind": "voucher", "body": {"a": 1}}).encode()).known
    newer = decode(json.dumps(whole | {"format": 2, "body": {"rate": 0.5}}).encode())
    assert not newer.known
    assert newer.kind == "tax.2"


def test_only_the_pinned_key_counts() -> None:
    key, other = SigningKey(bytes(32)), SigningKey(bytes([1]) * 32)
    content = encode(documents()[0])
    pinned = PublicKey.from_text(key.public.text)
    pinned.verify(content, signature_from(key.sign(content).text))
    with pytest.raises(NotSigned, match="another key"):
        pinned.verify(content, other.sign(content))
    forged = replace(other.sign(content), key_id=pinned.key_id)
    with pytest.raises(NotSigned, match="wrong"):
        pinned.verify(content, forged)
    with pytest.raises(NotSigned, match="wrong"):
        pinned.verify(content + b" ", key.sign(content))
    for text in ("", "nonsense", f"{pinned.key_id}:###"):
        with pytest.raises(NotSigned):
            pinned.verify(content, signature_from(text))
