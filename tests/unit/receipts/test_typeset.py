"""Lines of mixed scripts: fonts, shaping, breaking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from pos_terminal.receipts.fonts import Weight, face_for, shaping_available
from pos_terminal.receipts.text import clean, columns
from pos_terminal.receipts.typeset import Style, draw, runs, width, wrap

BODY = Style(24)


def test_pillow_can_shape_here() -> None:
    assert shaping_available(), "install libfribidi0"


@pytest.mark.parametrize(("char", "face"), [("A", 0), ("€", 0), ("₹", 0), ("ب", 1), ("ก", 2)])
def test_each_script_has_its_font(char: str, face: int) -> None:
    assert face_for(char) == face


def test_what_no_font_has_is_drawn_as_a_square_and_not_lost() -> None:
    assert [run.text for run in runs("한국")] == ["□□"]


def test_arabic_letters_join() -> None:
    apart = sum(width(char, BODY) for char in "حليب")
    assert width("حليب", BODY) < apart * 0.9


def test_thai_marks_take_no_room() -> None:
    assert width("ที่", BODY) == width("ท", BODY)


def test_figures_are_all_as_wide_so_that_amounts_stand_below_each_other() -> None:
    assert width("1111111", BODY) == width("8888888", BODY)


def test_bold_chinese_is_heavier() -> None:
    def ink(weight: Weight) -> int:
        image = Image.new("L", (120, 60), 255)
        draw(ImageDraw.Draw(image), 5, 40, "牛奶", Style(36, weight))
        return sum(255 - grey for grey in image.tobytes())

    assert ink(Weight.BOLD) > ink(Weight.REGULAR)


def test_runs_come_from_left_to_right() -> None:
    assert [run.text for run in runs("حليب 1L", rtl=True)] == ["1L", "حليب "]
    assert [run.text for run in runs("Milk (حليب)")] == ["Milk (", "حليب", ")"]


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("Whole milk 3.5 %", 10, ["Whole milk", "3.5 %"]),
        ("Donaudampfschiff", 6, ["Donaud", "ampfsc", "hiff"]),
        ("牛奶巧克力100克", 8, ["牛奶巧克", "力100克"]),
        ("豆腐，豆腐。", 6, ["豆腐，", "豆腐。"]),
        ("", 6, [""]),
    ],
)
def test_lines_break_at_spaces_and_between_chinese_characters(
    text: str, limit: int, lines: list[str]
) -> None:
    assert wrap(text, limit, columns) == lines


NAMES = st.text(alphabet="ab é-牛，（ก้ำเ ب1€", max_size=40).map(clean)


@given(text=NAMES, limit=st.integers(4, 30))
def test_wrapping_loses_nothing_and_keeps_within_the_limit(text: str, limit: int) -> None:
    lines = wrap(text, limit, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(columns(line) <= limit for line in lines)
