"""Names made safe and measured."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_terminal.receipts.text import MAX_FIELD, clean, clusters, columns, has_rtl, is_rtl


@pytest.mark.parametrize(
    ("dirty", "safe"),
    [
        ("Milk\x1b@\x1dV\x00", "Milk@V"),
        ("two\nlines\tand  spaces ", "two lines and spaces"),
        ("price \u202e00.1\u202c", "price 00.1"),
        ("\u2066isolate\u2069 \ufeffBOM \x9b31m", "isolate BOM 31m"),
        ("e\u0301", "é"),
        ("no\u00a0break\u3000space", "no break space"),
        ("a\ud800b", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_commands_a_printer_or_turns_text_round_is_taken_out(dirty: str, safe: str) -> None:
    assert clean(dirty) == safe


@given(st.text())
def test_cleaned_text_has_no_control_character_and_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert all(unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"} for char in once)
    assert len(once) <= MAX_FIELD
    assert clean(once) == once


def test_ten_thousand_characters_do_not_use_up_a_roll() -> None:
    assert len(clean("x" * 10_000)) == MAX_FIELD
    assert clean("x" * 10_000).endswith("…")


@pytest.mark.parametrize(
    ("text", "cells"), [("Milk", 4), ("牛奶", 4), ("น้ำ", 2), ("ﾊﾝ", 2), ("（京）", 6), ("", 0)]
)
def test_wide_characters_take_two_cells_and_marks_none(text: str, cells: int) -> None:
    assert columns(text) == cells


def test_marks_stay_with_their_letter() -> None:
    assert clusters("น้ำอ") == ["น้", "ำ", "อ"]
    assert clusters("بًت") == ["بً", "ت"]


def test_the_first_strong_letter_decides_the_direction() -> None:
    assert is_rtl("12 حليب milk")
    assert not is_rtl("milk حليب")
    assert not is_rtl("12.50")
    assert has_rtl("milk حليب")
    assert not has_rtl("milk")
