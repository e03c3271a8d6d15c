"""Directions, against FriBidi where the system has it (receipts need it there anyway)."""

from __future__ import annotations

import ctypes
import ctypes.util

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_terminal.receipts.bidi import levels, visual_order

PIECES = st.sampled_from(
    ["a", "Zz", "é", "ا", "بت", "شك", "א", "بً", "7", "12", "٣", " ", ",", ".", "/", ":", "+", "-"]
    + ["%", "€", "(", ")", "[", "]", "×", "·", "'", "*", "#"]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)


def fribidi() -> ctypes.CDLL | None:
    name = ctypes.util.find_library("fribidi")
    return ctypes.CDLL(name) if name else None


def by_fribidi(library: ctypes.CDLL, text: str, rtl: bool) -> list[int]:
    units = (ctypes.c_uint32 * len(text))(*map(ord, text))
    visual = (ctypes.c_uint32 * len(text))()
    found = (ctypes.c_int8 * len(text))()
    base = ctypes.c_uint32(0x111 if rtl else 0x110)
    size = ctypes.c_int(len(text))
    done = library.fribidi_log2vis(units, size, ctypes.byref(base), visual, None, None, found)
    assert done
    return list(found)


@pytest.mark.slow
@pytest.mark.skipif(fribidi() is None, reason="libfribidi is not on this system")
@given(text=TEXTS.filter(bool), rtl=st.booleans())
def test_levels_are_those_of_fribidi(text: str, rtl: bool) -> None:
    library = fribidi()
    assert library is not None
    assert levels(text, rtl) == by_fribidi(library, text, rtl)


@pytest.mark.parametrize(
    ("text", "rtl", "expected"),
    [
        ("abc", False, [0, 0, 0]),
        ("אב", False, [1, 1]),
        ("אב 12", True, [1, 1, 1, 2, 2]),
        ("a (א)", False, [0, 0, 0, 1, 0]),
    ],
)
def test_levels_of_plain_cases(text: str, rtl: bool, expected: list[int]) -> None:
    assert levels(text, rtl) == expected


def test_runs_from_the_right_are_turned_round() -> None:
    assert visual_order([("a", 0), ("b", 1), ("c", 1), ("d", 0)]) == ["a", "c", "b", "d"]
    assert visual_order([("א", 1), ("12", 2), ("ב", 1)]) == ["ב", "12", "א"]
