"""Canonical bytes and hashes: the program, the verifier and rfc8785 agree, or refuse."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from pos_terminal.domain.errors import BugError
from pos_terminal.store.canonical import canonical
from pos_terminal.store.head import GENESIS, Head
from pos_terminal.store.journal import Stamp, seal
from pos_terminal.store.verify import wire
from pos_terminal.store.verify.reading import Row, envelope, malformed

DATA = Path(__file__).parents[3] / "data"
GOLDEN = json.loads((DATA / "journal" / "golden.json").read_text("utf-8"))["events"]

LIMIT = 2**53
texts = st.text(st.characters(exclude_categories=["Cs"]))
keys = st.text(st.characters(max_codepoint=127))
leaves = st.none() | st.booleans() | st.integers(1 - LIMIT, LIMIT - 1) | texts
values = st.recursive(
    leaves, lambda inner: st.lists(inner) | st.dictionaries(keys, inner), max_leaves=12
)
objects = st.dictionaries(keys, values)


@pytest.mark.slow
@given(values)
@example({"a": "\x7f\x80\u2028\U0001f602", "A": [], "": {}})
@example([LIMIT - 1, 1 - LIMIT])
def test_the_program_writes_what_rfc8785_writes(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@pytest.mark.slow
@given(objects)
def test_the_verifier_reads_what_the_program_writes(value: dict[str, Any]) -> None:
    assert wire.decode(canonical(value)) == value
    assert wire.encode(value) == canonical(value)


@pytest.mark.parametrize(
    "value",
    [
        *(1.0, float("nan"), float("inf"), LIMIT, -LIMIT, b"x", {1}, object),
        *({"ä": 1}, {1: 1}, {None: 1}, {"a": [0.5]}, "\ud800", {"\ud800": 1}, {"a": "\udfff"}),
    ],
    ids=repr,
)
def test_what_a_journal_cannot_hold_is_refused_at_the_door(value: Any) -> None:
    with pytest.raises(BugError):
        canonical(value)


REWRITES: dict[str, Callable[[str], str]] = {
    "a space": lambda text: text.replace(",", ", ", 1),
    "an escape that needs none": lambda text: text.replace("é", "\\u00e9"),
    "keys in the other order": lambda text: '{"b":2,"a":1}',
    "a key twice": lambda text: '{"a":1,"a":1}',
    "a float": lambda text: '{"a":1.0}',
    "an exponent": lambda text: '{"a":1e3}',
    "not a number": lambda text: '{"a":NaN}',
    "a leading zero": lambda text: '{"a":01}',
    "minus zero": lambda text: '{"a":-0}',
    "a large integer": lambda text: '{"a":9007199254740992}',
    "a key beyond ASCII": lambda text: '{"é":1}',
    "a key beyond ASCII behind a quote": lambda text: '{"é\\"b":1}',
    "a key beyond ASCII inside": lambda text: '{"a":[{"b":{"é":1}}]}',
    "half a character": lambda text: '{"a":"\\ud800"}',
    "a list": lambda text: "[1]",
    "a byte order mark": lambda text: "\ufeff" + text,
    "something behind": lambda text: text + " ",
    "nothing": lambda text: "",
    "too deep": lambda text: '{"a":' + "[" * 100_000,
}


@pytest.mark.parametrize("rewrite", sorted(REWRITES))
def test_other_bytes_for_the_same_value_are_not_canonical(rewrite: str) -> None:
    text = canonical({"a": 1, "b": "é", "c": '"'}).decode()
    assert wire.decode(text.encode()) == {"a": 1, "b": "é", "c": '"'}
    with pytest.raises(wire.NotCanonical):
        wire.decode(REWRITES[rewrite](text).encode())


@pytest.mark.parametrize("text", ['{"a":"1234567890123456789"}', '{"a":"é","b":":é"}'])
def test_a_quick_look_that_was_misled_refuses_nothing(text: str) -> None:
    assert wire.encode(wire.decode(text.encode())) == text.encode()


def golden_rows() -> list[Row]:
    """The golden chain as rows of the journal."""
    rows = []
    for event in GOLDEN:
        fields = json.loads(event["envelope_canonical"])
        for name in ("event_id", "journal_id", "shift_id", "basket_id", "caused_by"):
            fields[name] = fields[name] and uuid.UUID(fields[name]).bytes
        for name in ("data_hash", "prev_hash"):
            fields[name] = bytes.fromhex(fields[name])
        fields["training"] = int(fields["training"])
        data = event["data_canonical"].encode()
        rows.append(Row(**fields, data=data, hash=bytes.fromhex(event["hash"])))
    return rows


def test_the_verifier_reads_the_golden_chain() -> None:
    before = bytes(32)
    for row, event in zip(golden_rows(), GOLDEN, strict=True):
        assert malformed(row) == ""
        assert envelope(row).decode() == event["envelope_canonical"]
        assert wire.sha256(envelope(row)) == row.hash
        assert wire.sha256(row.data) == row.data_hash
        assert row.prev_hash == before
        assert wire.encode(wire.decode(row.data)) == row.data
        before = row.hash


def test_the_program_writes_the_golden_chain() -> None:
    before = GENESIS
    for golden in GOLDEN:
        fields = json.loads(golden["envelope_canonical"])
        stamp = Stamp(**{name: fields[name] for name in Stamp.__dataclass_fields__})
        head = Head(fields["journal_id"], fields["epoch"], fields["seq"] - 1, before)
        data = json.loads(golden["data_canonical"])
        event, head = seal(head, fields["event_id"], fields["event_type"], stamp, data)
        assert event.data_bytes.decode() == golden["data_canonical"]
        assert (event.hash, event.prev_hash) == (golden["hash"], before)
        before = head.hash
