"""A secret under a passphrase: back with it, and with nothing else."""

from __future__ import annotations

import secrets

import pytest

from pos_terminal import secret_wrap
from pos_terminal.domain.errors import StoreError
from pos_terminal.secret_store import PEPPER, take_pepper
from pos_terminal.secret_wrap import check_passphrase, unwrap, wrap
from tests.fakes.secret_store import FakeSecretStore

WORDS = "correct horse battery staple"
PEPPER_BYTES = bytes(range(32))


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secret_wrap, "_MEMORY_KIB", 64)


@pytest.mark.parametrize("length", [1, 31, 32, 33, 200])
def test_a_secret_comes_back_with_its_passphrase_and_is_nowhere_in_the_wrapping(
    length: int,
) -> None:
    secret = secrets.token_bytes(length)
    wrapped = wrap(secret, WORDS)
    assert unwrap(wrapped, WORDS) == secret
    assert length < 8 or secret.hex() not in str(wrapped)


def test_two_wrappings_of_one_secret_have_nothing_in_common() -> None:
    first, second = wrap(PEPPER_BYTES, WORDS), wrap(PEPPER_BYTES, WORDS)
    assert all(first[part] != second[part] for part in ("salt", "sealed", "tag"))


@pytest.mark.parametrize("words", ["", "correct horse battery stapl", WORDS.upper()])
def test_another_passphrase_is_refused(words: str) -> None:
    with pytest.raises(StoreError, match="not the passphrase"):
        unwrap(wrap(PEPPER_BYTES, WORDS), words)


@pytest.mark.parametrize("part", ["salt", "sealed", "tag"])
def test_any_changed_part_is_refused(part: str) -> None:
    wrapped = wrap(PEPPER_BYTES, WORDS)
    spoilt = bytearray.fromhex(str(wrapped[part]))
    spoilt[0] ^= 1
    with pytest.raises(StoreError):
        unwrap(wrapped | {part: spoilt.hex()}, WORDS)


@pytest.mark.parametrize(
    "change",
    [
        {"salt": ""},
        {"salt": "zz"},
        {"tag": None},
        {"sealed": "00" * 2_000},
        {"version": 2},
        {"version": None},
    ],
)
def test_nonsense_is_refused_in_words(change: dict[str, object]) -> None:
    with pytest.raises(StoreError):
        unwrap(wrap(PEPPER_BYTES, WORDS) | change, WORDS)


def test_a_short_passphrase_is_not_taken() -> None:
    assert check_passphrase("twelve chars") == "twelve chars"
    with pytest.raises(StoreError, match="too short"):
        check_passphrase("eleven char")


def test_a_pepper_that_is_put_in_place_keeps_the_one_that_was_there() -> None:
    store = FakeSecretStore()
    for fresh in (b"one", b"one", b"two", b"three"):
        take_pepper(store, fresh)
    assert store.get(PEPPER) == b"three"
    assert sorted(store.kept.values()) == [b"one", b"three", b"two"]
