"""Customer displays: what drivers write, read by an interpreter that shares nothing with them."""

from __future__ import annotations

import unicodedata
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.drivers.cd5220 import Cd5220
from hardware.drivers.escpos_display import EscposDisplay
from hardware.drivers.pole_display import PoleDisplay
from hardware.line_text import cells, laid_out, plain, spelled
from hardware.parsing.pole_display import PoleScreen
from hardware.ports import DisplayOffline, LineDisplay
from hardware.simulators.display import PoleCable, SimulatedDisplay

DRIVERS = [Cd5220, EscposDisplay]
LEFT_ON = b"\x1bQAstring mode\r\x1b\x13\x1f\x03"  # what another program may have left behind


def display(
    make: type[PoleDisplay], columns: int = 20, page: str = ""
) -> tuple[PoleDisplay, PoleScreen]:
    """A driver at work on a display that somebody else used before."""
    cable = PoleCable(columns)
    cable.screen.feed(LEFT_ON)
    driver = make(cable, "display", columns, page)
    driver.open()
    driver.claim()
    driver.enable()
    return driver, cable.screen


@pytest.mark.parametrize("make", DRIVERS)
@pytest.mark.parametrize("columns", [20, 16])
def test_two_lines_stand_where_they_belong_whatever_was_there_before(
    make: type[PoleDisplay], columns: int
) -> None:
    driver, screen = display(make, columns)
    assert isinstance(driver, LineDisplay)
    for _ in range(3):  # the third time as the first: nothing scrolls or wraps
        driver.show("Milk 1 l", "2 x 1.45\t2.90")
        assert screen.lines == ("Milk 1 l", "2 x 1.45".ljust(columns - 4) + "2.90")
    driver.show("A" * 50, "\t" + "9" * columns)
    assert screen.lines == ("A" * columns, "9" * columns)
    driver.clear()
    assert screen.lines == ("", "")
    assert not screen.cursor_shown


def test_in_string_mode_nothing_else_is_shown_until_it_ends() -> None:
    screen = PoleScreen()
    screen.feed(b"\x1bQATOTAL\rplain\x1bl\x01\x02\x1b[K\x0atext")
    assert (screen.lines, screen.column, screen.row) == (("TOTAL", ""), 1, 1)
    screen.feed(b"\x0cplain")
    assert screen.lines == ("plain", "")


@pytest.mark.parametrize("make", DRIVERS)
def test_a_line_keeps_its_amount_and_loses_the_end_of_its_name(make: type[PoleDisplay]) -> None:
    driver, screen = display(make)
    driver.show("Wholemeal sourdough bread\t12.90")
    assert screen.lines[0] == "Wholemeal sour 12.90"


@pytest.mark.parametrize("make", DRIVERS)
def test_control_characters_in_a_name_never_reach_the_glass(make: type[PoleDisplay]) -> None:
    driver, screen = display(make)
    driver.show("\x1b@\x0c\x1fX\x01Milk\x00\x7f\x9b\u202e", "a\r\nb\x1b=\x01")
    assert screen.lines == ("@XMilk", "a  b=")
    assert (screen.selected, screen.brightness) == (True, "100%")


@pytest.mark.parametrize(
    ("text", "page", "shown"),
    [
        ("Käse Ø Łódź", "ascii", "Kase O Lodz"),
        ("Käse", "cp437", "Käse"),
        ("Straße – „Süß“", "ascii", 'Strasse - "Suss"'),
        ("12 € · 3 × ½", "ascii", "12 EUR . 3 x 1/2"),
        ("12 €", "cp858", "12 €"),
        ("Ёлка", "cp866", "Ёлка"),
        ("Ёлка 1", "ascii", ""),  # nobody reads ????
        ("牛乳 Milk long", "ascii", "?? Milk long"),
        ("Really? Yes!", "ascii", "Really? Yes!"),
        ("1\u00a0234,50", "ascii", "1 234,50"),
    ],
)
def test_what_a_code_page_lacks_is_said_otherwise(text: str, page: str, shown: str) -> None:
    assert spelled(text, page) == shown


@pytest.mark.parametrize("make", DRIVERS)
def test_every_code_page_comes_out_as_it_went_in(make: type[PoleDisplay]) -> None:
    for page in make.pages:
        driver, screen = display(make, page=page)
        if make is Cd5220:
            screen.page = page if page != "ascii" else "cp437"  # by the switches under it
        driver.show("Käse Ærø Ёлка Łódź €", "\t1,45 €")
        assert screen.page == page or page == "ascii"
        spell = partial(spelled, page=page)
        assert screen.lines[0] == laid_out("Käse Ærø Ёлка Łódź €", 20, spell).rstrip()


@given(st.text(max_size=60), st.text(max_size=40), st.sampled_from([16, 20]))
def test_a_line_fills_exactly_its_cells_whatever_is_in_it(
    left: str, right: str, columns: int
) -> None:
    line = laid_out(f"{left}\t{right}", columns)
    assert cells(line) == columns
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in line)


@given(st.text(max_size=60), st.sampled_from(["ascii", "cp437", "cp866", "cp1252"]))
def test_spelling_gives_one_printable_byte_a_cell(text: str, page: str) -> None:
    said = spelled(text, page)
    data = said.encode(page)
    assert len(data) == len(said) == cells(said)
    assert all(byte >= 0x20 and byte != 0x7F for byte in data)


def test_wide_characters_take_two_cells_and_marks_none() -> None:
    assert (cells("牛乳"), cells("e\u0301"), cells("Milk")) == (4, 1, 4)
    assert laid_out("牛乳牛乳\t12", 10) == "牛乳牛  12"
    assert plain("a\tb\x07c") == "abc"


@given(st.lists(st.binary(max_size=80), max_size=6))
def test_any_bytes_leave_two_rows_of_printable_cells(parts: list[bytes]) -> None:
    screen = PoleScreen()
    for part in parts:
        screen.feed(part)
    assert [len(row) for row in screen.cells] == [20, 20]
    assert 1 <= screen.row <= 2
    screen.feed(bytes(600) + b"\r")  # whatever was begun has ended
    screen.selected = True
    screen.feed(b"\x0cOK")
    assert screen.lines[0] == "OK"


@pytest.mark.parametrize("make", DRIVERS)
def test_a_pulled_cable_says_so_and_the_display_is_made_ready_again(
    make: type[PoleDisplay],
) -> None:
    cable = PoleCable()
    driver = make(cable, "display")
    driver.claim()
    driver.enable()
    cable.pulled = True
    with pytest.raises(DisplayOffline):
        driver.show("Milk")
    assert driver.health().online is False
    cable.pulled = False
    cable.screen = PoleScreen()
    driver.claim()
    driver.enable()
    driver.show("Milk")
    assert cable.screen.lines == ("Milk", "")


def test_the_simulated_display_shows_its_lines_and_plays_dead() -> None:
    simulated = SimulatedDisplay()
    simulated.show("Milk\t1.45", "Total\t1.45")
    assert simulated.simulate("lines") == "Milk            1.45\nTotal           1.45"
    assert simulated.simulate("offline", "on")
    assert simulated.health().key == "display.offline"
    with pytest.raises(DisplayOffline):
        simulated.show("")
    with pytest.raises(ValueError, match="cannot dance"):
        simulated.simulate("dance")
