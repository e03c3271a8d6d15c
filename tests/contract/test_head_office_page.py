"""docs/head-office.md describes the documents as they are: every kind, every field, each limit."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from sync.hq import documents
from sync.hq.bodies import BODIES
from sync.hq.signing import SigningKey
from sync.receiving_kafka import SIGNATURE
from sync.receiving_postgres import TABLE

PAGE = (Path(__file__).parents[2] / "docs" / "head-office.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)` \| .+? \| (.+) \|$", PAGE, re.MULTILINE))


def fields_of(kind: type[msgspec.Struct]) -> set[str]:
    """Names, those of rows within the row included."""
    found = set()
    for field in msgspec.structs.fields(kind):
        found.add(field.name)
        found |= set().union(
            *(
                fields_of(inner)
                for inner in re.findall(r"sync\.hq\.bodies\.(\w+)", str(field.type))
                for inner in [getattr(__import__("sync.hq.bodies", fromlist=["x"]), inner)]
            )
        )
    return found


def test_every_kind_is_described_with_all_its_fields_and_no_others() -> None:
    assert ROWS.keys() >= BODIES.keys()
    for kind, body in BODIES.items():
        told = set(re.findall(r"`(\w+)`", ROWS[kind]))
        assert told == fields_of(body), kind


def test_every_field_of_a_document_is_described() -> None:
    envelope = [field.name for field in msgspec.structs.fields(documents._Envelope)]
    section = PAGE.split("## Documents")[1].split("In Kafka")[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == sorted(
        envelope, key=[*re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)].index
    )


def test_names_and_limits_are_the_programs() -> None:
    for word in (SIGNATURE, TABLE, str(documents.LONGEST), "mypos head office 1"):
        assert word in PAGE


def test_a_signature_is_made_as_the_page_says() -> None:
    key = SigningKey(bytes(32))
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    signature = key.sign(b"{}")
    public = Ed25519PublicKey.from_public_bytes(key.public.raw)
    public.verify(signature.value, b"mypos head office 1\n{}")
