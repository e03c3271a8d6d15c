"""Vectors of others and of standards: canonical JSON, ids, card numbers, a chain (reliability/).

Ours by copy, or those of the directory that POS_CASES_DIR names, where it has such a folder.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

import pytest

from pos_terminal.domain.errors import BugError
from pos_terminal.redaction import redact
from pos_terminal.store.canonical import canonical, sha256
from pos_terminal.store.ids import uuid7
from pos_terminal.store.verify import wire
from pos_terminal.store.verify.cards import holds_card_number
from tests.contract.selling.loading import OWN_COPY, cases_dir

named = cases_dir() / "reliability"
CASES = named if named.is_dir() else OWN_COPY / "reliability"
# What the journal refuses at its door, and why: a float has more than one text, a key beyond ASCII
# sorts by UTF-16 in the standard and by code point in everything that we could check with.
REFUSED = {
    "french": "not ASCII: a key with an accent",
    "structures": "float: 56.0",
    "values": "float: 4.50 and others",
    "weird": "not ASCII: a key that is the euro sign",
}


def read(name: str) -> Any:
    return json.loads((CASES / name).read_text("utf-8"))


@cache
def vectors() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (CASES / "jcs" / "input").glob("*.json")))


def refusal(name: str) -> str:
    """Why our encoder refuses a vector, or nothing where it takes it."""
    try:
        canonical(read(f"jcs/input/{name}.json"))
    except BugError as err:
        return str(err)
    return ""


# -- canonical JSON


@pytest.mark.parametrize("name", vectors())
def test_a_vector_of_rfc_8785_is_given_byte_by_byte_or_refused(name: str) -> None:
    wanted = bytes.fromhex((CASES / "jcs" / "outhex" / f"{name}.txt").read_text("ascii"))
    assert wanted == (CASES / "jcs" / "output" / f"{name}.json").read_bytes()
    why = refusal(name)
    if not why:
        assert canonical(read(f"jcs/input/{name}.json")) == wanted
        return
    word = REFUSED[name].split(":")[0].removeprefix("not ")
    assert word in why
    if name != "structures":  # its canonical bytes say 56: fine by then
        with pytest.raises(wire.NotCanonical):  # the verifier takes it from nobody either
            wire.decode(b'{"data":' + wanted + b"}")


def test_each_vector_is_counted_and_both_kinds_are_there() -> None:
    taken = {name for name in vectors() if not refusal(name)}
    assert set(vectors()) - taken == REFUSED.keys() & set(vectors())
    assert (len(vectors()), len(taken)) == (6, 2)
    assert taken == {"arrays", "unicode"}


@pytest.mark.parametrize("name", ["structures", "values"])
def test_what_is_refused_for_its_floats_alone_is_given_without_them(name: str) -> None:
    value = read(f"jcs/input/{name}.json")

    def whole(part: Any) -> Any:
        if isinstance(part, float):
            return int(part) if part.is_integer() and abs(part) < 2**53 else None
        if isinstance(part, list):
            return [whole(item) for item in part]
        return {key: whole(item) for key, item in part.items()} if isinstance(part, dict) else part

    wanted = json.loads((CASES / "jcs" / "output" / f"{name}.json").read_bytes())
    assert json.loads(canonical(whole(value))) == whole(wanted)


# -- ids


@pytest.mark.parametrize("case", read("uuid/vectors.json")["cases"], ids=lambda case: case["uuid"])
def test_an_id_of_rfc_9562_is_made_from_its_parts(case: dict[str, Any]) -> None:
    raw = bytes.fromhex(case["uuid"].replace("-", ""))
    assert uuid7(case["unix_ts_ms"], raw[6:]) == case["uuid"]
    made = bytes.fromhex(uuid7(case["unix_ts_ms"]).replace("-", ""))
    assert (made[:6], made[6] >> 4, made[8] >> 6) == (raw[:6], case["version"], case["variant"])


# -- card numbers: the log and the verifier each by their own eyes


@pytest.mark.parametrize("case", read("pan/vectors.json")["must_redact"], ids=repr)
def test_a_card_number_is_seen_by_the_log_and_by_the_verifier(case: dict[str, Any]) -> None:
    assert redact(case["text"]) != case["text"]
    assert holds_card_number(case["text"])


@pytest.mark.parametrize("case", read("pan/vectors.json")["must_keep"], ids=repr)
def test_what_is_no_card_number_stays_readable_and_storable(case: dict[str, Any]) -> None:
    assert redact(case["text"]) == case["text"]
    assert not holds_card_number(case["text"])


# -- a chain with another envelope: fields are called otherwise (payload_sha256, prev, agg, actor),
# so our verifier does not read it as a journal; canonical form, hashes and links are the same.


def test_the_golden_chain_of_others_holds_by_our_encoder_and_by_our_verifier() -> None:
    golden = read("journal/golden.json")
    before = golden["genesis_prev"]
    assert before == wire.GENESIS
    for event in golden["events"]:
        payload, envelope = event["payload_canonical"], event["envelope_canonical"]
        for text in (payload, envelope):
            assert canonical(json.loads(text)) == text.encode()
            assert wire.encode(wire.decode(text.encode())) == text.encode()
        fields = json.loads(envelope)
        assert sha256(payload.encode()).hex() == fields["payload_sha256"]
        assert fields["prev"] == before
        before = sha256(envelope.encode()).hex()
        assert before == event["hash"] == hashlib.sha256(envelope.encode()).hexdigest()


def test_a_golden_chain_with_one_letter_changed_does_not_hold() -> None:
    event = read("journal/golden.json")["events"][1]
    changed = event["payload_canonical"].replace("1649", "1648", 1)
    assert changed != event["payload_canonical"]
    told = json.loads(event["envelope_canonical"])["payload_sha256"]
    assert sha256(changed.encode()).hex() != told
