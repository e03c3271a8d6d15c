"""The simulated paper itself: what it objects to, and that noise does it no harm."""

from __future__ import annotations

from io import BytesIO
from random import Random

import pytest
import zxingcpp
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from hardware.simulators.paper import PAPER_MARGIN_DOTS, picture_of, print_out
from hardware.simulators.paper.bars import OF_DIGITS
from hardware.simulators.paper.marks import Kick, Look
from hardware.simulators.paper.pages import NO_CHARACTER

PRINTED = b"Milk\n"


def picture(data: bytes, width_dots: int = 576) -> Image.Image:
    return Image.open(BytesIO(picture_of(data, width_dots)))


@pytest.mark.parametrize(
    ("data", "objection"),
    [
        (b"\x07", "control byte 0x07"),
        (b"\x00", "control byte 0x00"),
        (b"\x1bz\x1by", "is not known"),
        (b"\x1dv0\x00\x02", "is not finished"),
        (b"\x1b", "is not finished"),
        (b"\x1bt\xc8", "code page 200 is not known"),
        (b"\x1bt\x10\x81", "code page 16 has no such character"),
        (b"\x1dk\x02123\x00", "EAN13: 12 or 13 digits are wanted"),
        (b"\x1dkI\x02xx", "Code128"),
        (b"\x1dkI\x20{B" + b"W" * 30, "is not printed"),
        (b"\x1d(k\x03\x001Q0", "a symbol without data"),
        (b"Milk\x1dv0\x00\x01\x00\x01\x00\x80", "in the middle of a line"),
        (b"\x1dv0\x00\x03\x00\x01\x00\x10\x04\x01", "within the data"),
    ],
)
def test_what_a_careful_printer_objects_to_is_said(data: bytes, objection: str) -> None:
    paper = print_out(PRINTED + data)
    assert paper.texts[0] == "Milk"
    assert any(objection in one for one in paper.complaints), paper.complaints


def test_a_command_that_nobody_knows_is_named_and_the_rest_is_printed() -> None:
    paper = print_out(b"\x1byMilk\n")
    assert [(one.at, one.data) for one in paper.unknown] == [(0, b"\x1by")]
    assert paper.texts == ["Milk"]


def test_a_byte_without_a_character_is_seen_on_paper() -> None:
    assert print_out(b"\x1bt\xc8A\xe4\n").texts == [f"A{NO_CHARACTER}"]


@pytest.mark.parametrize(
    ("page", "byte", "char"),
    [(0, 0x84, "ä"), (1, 0xB1, "ｱ"), (1, 0xE0, "═"), (2, 0xE1, "ß"), (3, 0x84, "ã")]
    + [(4, 0x8D, "‗"), (5, 0x9B, "ø"), (16, 0x80, "€"), (17, 0x80, "А"), (18, 0x9D, "Ł")]
    + [(19, 0xD5, "€"), (21, 0xA1, "ก"), (46, 0xDF, "Я"), (50, 0xC7, "ا")],
)
def test_code_pages_are_numbered_as_epson_does(page: int, byte: int, char: str) -> None:
    assert print_out(bytes((0x1B, 0x74, page, byte, 0x0A))).texts == [char]


def test_a_country_has_its_own_signs_and_kanji_take_two_columns() -> None:
    assert print_out(b"\x1bR\x03#\n\x1bR\x02[\\]\n").texts == ["£", "ÄÖÜ"]
    chinese = print_out(b"\x1c&" + "牛奶".encode("gb18030") + b" 3.88\x1c.\n")
    assert chinese.texts == ["牛奶 3.88"]
    assert [cell.left for cell in chinese.lines[0].cells][:4] == [0, 24, 48, 60]
    japanese = print_out(b"\x1cC\x01\x1c&" + "牛乳".encode("shift_jis") + b"\n")
    assert japanese.texts == ["牛乳"]


def test_the_drawer_and_the_buzzer_are_heard_and_questions_kept() -> None:
    paper = print_out(b"\x1bp\x00\x19\xfa\x10\x14\x01\x01\x02\x1bB\x03\x02\x10\x04\x01\x1dr1")
    assert paper.kicks == [Kick(2, 50), Kick(5, 200)]
    assert paper.buzzes == 1
    assert paper.questions == [b"\x10\x04\x01", b"\x1dr1"]
    assert paper.marks == []


@pytest.mark.parametrize(
    ("command", "look"),
    [
        (b"\x1b!\x00", Look()),
        (b"\x1bE\x01\x1b!\x00", Look()),
        (b"\x1b!\xb9", Look(font=1, bold=True, high=2, wide=2, underline=1)),
        (b"\x1d!\x52", Look(wide=6, high=3)),
        (b"\x1b{\x01", Look(upside_down=True)),
        (b"\x1br1", Look(second_colour=True)),
        (b"\x1bV1", Look(rotated=True)),
        (b"\x1bG1", Look(bold=True)),
        (b"\x1b-2", Look(underline=2)),
        (b"\x1bM1\x1b@", Look()),
    ],
)
def test_each_command_about_letters_changes_what_comes_after_it(command: bytes, look: Look) -> None:
    (line,) = print_out(command + b"X\n").lines
    assert line.cells[0].look == look


def test_kanji_mode_ends_where_it_is_ended() -> None:
    assert print_out(b"\x1c&\xc5\xa3\x1c.\x84\x84\n").texts == ["牛ää"]


def test_a_long_line_goes_on_below_and_is_counted() -> None:
    paper = print_out(b"W" * 50 + b"\n", 384)
    assert paper.texts == ["W" * 32, "W" * 18]
    assert paper.overruns == 1


@pytest.mark.parametrize("kind", OF_DIGITS)
def test_each_bar_code_is_read_by_another_program(kind: int) -> None:
    digits = {0: b"012345678905", 2: b"4006381333931", 3: b"96385074", 6: b"A40156B"}
    data = digits.get(kind, b"123456")
    found = zxingcpp.read_barcodes(picture(b"\x1dh\x50\x1dk" + bytes((kind,)) + data + b"\x00"))
    assert len(found) == 1
    name = OF_DIGITS[kind][0]
    assert found[0].format.name == ("EAN13" if name == "UPCA" else name)  # the same bars
    assert data[:6].removeprefix(b"0") in found[0].bytes or name == "UPCE"


def test_code_128_switches_its_subsets_as_it_is_told() -> None:
    for data, text in (
        (b"{BABC-1{C\x17-", b"ABC-12345"),
        (b"{B{1a{{b", b"a{b"),
        (b"{AA{Sab", None),
    ):
        found = zxingcpp.read_barcodes(picture(b"\x1dkI" + bytes((len(data),)) + data))
        assert [code.bytes for code in found] == ([text] if text else [])


def test_the_picture_has_the_width_of_the_roll() -> None:
    assert picture(PRINTED, 384).width == 384 + 2 * PAPER_MARGIN_DOTS


# -- noise

SNIPPETS = [
    b"\x1b@", b"\x1dv0\x00", b"\x1b*!", b"\x1d(k", b"\x1d(L", b"\x1d8L", b"\x1dkI", b"\x1dk\x04",
    b"\x1dV", b"\x1bd\xff", b"\x1b3\x00", b"\x1d!\xff", b"\x1bV\x01", b"\x1b{\x01", b"\x1c&",
    b"\x1cq", b"\x1d*", b"\x1bD", b"\x1b&", b"\x1bt", b"\x1d/", b"\x1cp", b"\x1dC;", b"\x1dQ0",
    b"\x1d(k\x04\x001P0\xff\x1d(k\x03\x001Q0", b"\x10\x14", b"\x10\x04", b"\x1b\\\xff\xff", b"\n",
]  # fmt: skip
NOISE = st.lists(st.one_of(st.binary(max_size=12), st.sampled_from(SNIPPETS)), max_size=60)


@pytest.mark.slow
@settings(max_examples=60)
@given(NOISE.map(b"".join))
@example(b"\x1b3\x00" + b"\x1bd\xff" * 400)
@example(b"\x1d!\xff" + b"W" * 500)
@example(b"\x1dk\x04" + b"A\x00\x1dk\x04" * 60)
def test_noise_is_printed_within_bounds_and_never_raises(data: bytes) -> None:
    image = picture(data)
    assert image.height < 42_000


@pytest.mark.parametrize("seed", range(6))
def test_ten_kilobytes_of_noise_are_worked_off(seed: int) -> None:
    dice = Random(seed)
    data = bytearray()
    while len(data) < 10_000:
        data += dice.choice(SNIPPETS) + dice.randbytes(dice.randrange(8)) + bytes(4)
    assert picture(bytes(data)).height < 42_000
