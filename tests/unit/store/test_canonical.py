"""Canonical bytes: RFC 8785 for what the journal takes, a refusal for the rest."""

from __future__ import annotations

from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from pos_terminal.domain.errors import BugError
from pos_terminal.store.canonical import MAX_SAFE_INTEGER, canonical, sha256

keys = st.text(st.characters(max_codepoint=127), max_size=8)
leaves = (
    st.none()
    | st.booleans()
    | st.integers(1 - MAX_SAFE_INTEGER, MAX_SAFE_INTEGER - 1)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
)
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.slow
@given(values)
def test_the_bytes_are_those_of_rfc_8785(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


def test_tuples_are_lists_and_keys_are_in_order() -> None:
    assert canonical({"b": (1, "ü"), "a": None}) == '{"a":null,"b":[1,"ü"]}'.encode()


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        MAX_SAFE_INTEGER,
        -MAX_SAFE_INTEGER,
        b"bytes",
        {1: 2},
        {"ü": 1},
        [{"a": {"b": 0.1}}],
        "\ud800",
        {"a": ["\udfff"]},
    ],
    ids=ascii,
)
def test_what_the_journal_does_not_take_is_refused_at_the_door(value: Any) -> None:
    with pytest.raises(BugError):
        canonical(value)


def test_a_hash_is_sha_256() -> None:
    assert sha256(b"abc").hex().startswith("ba7816bf")
