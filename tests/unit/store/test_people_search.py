"""Whom a typed text finds: notations, accents, scripts, slips of the finger; and in which order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from pos_terminal.store import people, people_index, people_leaving, people_rewrite
from pos_terminal.store.people_names import (
    digits_of,
    errors_between,
    errors_in,
    plain,
    typo_keys,
    words_of,
)
from pos_terminal.store.people_search import find_customers
from pos_terminal.store.unit_of_work import LaneStore
from tests.unit.store.test_people_and_operations import customer

NAMES = ("Ada Löwe", "Anna Maria Müller", "Anne Mühler", "Søren Łukasz", "Борис Чайка",
    "أحمد الحسن", "王小明", "Siobhán O'Neill", "Schmidt Anna")  # fmt: skip


@pytest.fixture
def connection(store: LaneStore) -> Iterator[Connection]:
    """A shop's customers, each with a number."""
    with store.transaction() as tx:
        for number, name in enumerate(NAMES, start=1):
            people.save_customer(
                tx.connection,
                customer(
                    number,
                    name=name,
                    phone=f"0664 555 0{number:03d}",
                    phone_e164=f"+436645550{number:03d}",
                    email=f"mail{number}@example.org",
                    card=f"CARD-{number}",
                ),
            )
        yield tx.connection


def found(connection: Connection, typed: str, limit: int = 20) -> list[str]:
    return [row.name for row in find_customers(connection, typed, limit)]


@pytest.mark.parametrize(
    "typed",
    [
        "+436645550002", "0664 555 0002", "0664/555-0002", "0043 (0)664 555 0002", "6645550002",
        "5550002", "50002", "٠٦٦٤٥٥٥٠٠٠٢", "CARD-2", "card-2", "MAIL2@example.org", "mail2@",
        "Müller", "muller", "MÜLLER", "anna mü", "mu anna", "maria", "Muller Anna Maria",
        "Mueller", "Mulelr", "Anna Mller", "Ana Muller", "Anna Maria Mullr", "anna 0002",
    ],
)  # fmt: skip
def test_a_person_is_found_however_they_are_typed(connection: Connection, typed: str) -> None:
    assert found(connection, typed)[0] == "Anna Maria Müller"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("soren", "Søren Łukasz"),
        ("lukasz", "Søren Łukasz"),
        ("Чайка", "Борис Чайка"),
        ("чаика борис", "Борис Чайка"),
        ("Чайкя", "Борис Чайка"),
        ("احمد", "أحمد الحسن"),
        ("小明", "王小明"),
        ("oneill", "Siobhán O'Neill"),
        ("o’neil", "Siobhán O'Neill"),
        ("siobhan", "Siobhán O'Neill"),
    ],
)
def test_any_script_is_read_without_its_marks(
    connection: Connection, typed: str, name: str
) -> None:
    assert found(connection, typed)[0] == name


def test_what_is_exact_stands_before_what_begins_so_and_that_before_what_is_like_it(
    connection: Connection,
) -> None:
    for number, name in enumerate(("Muller", "Mullerin", "Mulder", "Miller"), start=50):
        people.save_customer(connection, customer(number, name=name))
    assert found(connection, "muller")[:4] == ["Muller", "Anna Maria Müller", "Mullerin", "Miller"]
    assert found(connection, "muller") == found(connection, "muller")
    assert found(connection, "muller", 2) == ["Muller", "Anna Maria Müller"]


def test_nobody_is_found_by_what_is_nothing_like_them(connection: Connection) -> None:
    for typed in ("xyz", "9999999", "anna 0001", "Ada Müller", "ab@example.org", "%", "_", "n"):
        assert "Anna Maria Müller" not in found(connection, typed), typed


def test_nothing_typed_brings_the_newest(connection: Connection) -> None:
    assert found(connection, " ", 2) == ["Schmidt Anna", "Siobhán O'Neill"]


def test_a_change_leaves_no_key_of_what_was(connection: Connection) -> None:
    before = keys_and_words(connection)
    person = people.customer(connection, customer(1)["customer_ref"])
    assert person is not None
    as_it_was = {name: getattr(person, name) for name in customer(1)}
    changed = {"name": "Eve Kowalska", "phone_e164": "+4366077", "email": "", "card": "X"}
    people.save_customer(connection, customer(1) | changed)
    assert not found(connection, "löwe")
    assert not found(connection, "0664 555 0001")
    people.save_customer(connection, as_it_was)
    assert keys_and_words(connection) == before


def test_keys_made_anew_are_those_that_changes_made(connection: Connection) -> None:
    before = keys_and_words(connection)
    people_index.index_all(connection)
    assert keys_and_words(connection) == before
    people_rewrite.rewrite(connection)
    assert keys_and_words(connection) == before
    assert found(connection, "Mulelr") == ["Anna Maria Müller"]


def test_who_is_erased_leaves_nothing_to_be_found_by(connection: Connection) -> None:
    for number in range(1, len(NAMES) + 1):
        row = people.customer(connection, customer(number)["customer_ref"])
        assert row is not None
        people_leaving.erase_customer(connection, row, "2026-11-21T12:00:00.000000Z")
    assert keys_and_words(connection) == ([], [])
    kept = connection.execute(text("SELECT * FROM customers")).all()
    assert all("" in row and "Ada" not in str(row) for row in kept)


def keys_and_words(connection: Connection) -> tuple[list[Any], list[Any]]:
    keys = connection.execute(text("SELECT * FROM customer_keys ORDER BY 1, 2")).all()
    words = connection.execute(text("SELECT * FROM customer_words ORDER BY 1, 2")).all()
    return [tuple(row) for row in keys], [tuple(row) for row in words]


# -- how people are written

LETTERS = st.text("abcdeklmnorstuüößłéйрشم", min_size=4, max_size=12)


@given(st.text(max_size=40))
def test_a_name_made_plain_is_plain_already(name: str) -> None:
    assert plain(plain(name)) == plain(name)
    for word in words_of(name):
        assert words_of(word) == (word,)


@given(st.text(max_size=40))
def test_upper_case_and_composition_make_no_difference(name: str) -> None:
    for form in ("NFC", "NFD"):
        assert words_of(unicodedata.normalize(form, name)) == words_of(name)
    assert words_of(name.casefold()) == words_of(name)


@given(LETTERS, st.integers(0, 3), st.randoms(use_true_random=False))
def test_one_slip_of_the_finger_has_a_key_in_common(word: str, kind: int, dice: Random) -> None:
    (clean,) = words_of(word) or ("",)
    if len(clean) < 4:
        return
    at = dice.randrange(len(clean) - 1)
    slips = (
        clean[:at] + clean[at + 1] + clean[at] + clean[at + 2 :],
        clean[:at] + clean[at + 1 :],
        clean[:at] + "x" + clean[at:],
        clean[:at] + "x" + clean[at + 1 :],
    )
    slip = slips[kind]
    assert typo_keys(slip) & typo_keys(clean), slip
    assert errors_between(slip, clean) in (0, 1)
    assert errors_in((slip,), (clean, "other")) in (0, 1)


@given(st.integers(10_000, 99_999_999), st.sampled_from(["0{}", "+{}", "00{}", "({})", "{} "]))
def test_a_number_is_its_digits_in_any_notation(number: int, notation: str) -> None:
    spaced = " ".join(str(number))
    for written in (str(number), spaced, spaced.replace(" ", "-"), spaced.replace(" ", "/")):
        assert digits_of(notation.format(written)) == str(number)
