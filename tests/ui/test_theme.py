"""Colours that can be read, sizes that can be hit."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics

from pos_terminal.ui import fonts
from pos_terminal.ui.app import UnusableQt, refuse_bad_pair
from pos_terminal.ui.assets import asset
from pos_terminal.ui.button_kinds import Kind, wear
from pos_terminal.ui.theme import Scale, current_theme, space_for, style_sheet
from pos_terminal.ui.tokens import DARK, INITIAL_FILLS, INITIAL_INK, LIGHT, SIZES, Tokens
from tests.ui.conftest import Dress

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
TEXT_ON = (
    ("text", "bg"),
    ("text", "surface"),
    ("text", "select"),
    ("muted", "bg"),
    ("muted", "surface"),
    ("muted", "select"),
    ("surface", "text"),  # toast, tool tip, chosen tab
    ("on", "primary"),
    ("on", "pay"),
    ("on", "danger"),
    ("danger", "surface"),
    ("danger", "bg"),
    ("pay", "surface"),
    ("warn", "warnbg"),
    ("warn", "bg"),
)
EDGE_ON = (
    ("border", "surface"),
    ("border", "bg"),
    ("primary", "surface"),  # focus ring
    ("primary", "bg"),
    ("danger", "surface"),
    ("warn", "warnbg"),
    ("muted", "bg"),  # quiet dot
    ("pay", "bg"),  # good dot
)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@THEMES
def test_all_words_have_a_contrast_of_at_least_4_5(tokens: Tokens) -> None:
    low = {
        pair: round(contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])), 2)
        for pair in TEXT_ON
        if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < 4.5
    }
    assert not low


@THEMES
def test_all_edges_and_the_focus_ring_have_a_contrast_of_at_least_3(tokens: Tokens) -> None:
    low = {
        pair: round(contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])), 2)
        for pair in EDGE_ON
        if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < 3
    }
    assert not low


@THEMES
def test_every_kind_of_button_can_be_read_in_every_state(tokens: Tokens) -> None:
    for kind, checked, enabled in product(Kind, (False, True), (False, True)):
        worn = wear(tokens, kind, checked=checked, enabled=enabled)
        assert contrast(worn.ink, worn.fill) >= 4.5, (kind, checked, enabled)


@THEMES
def test_what_can_be_pressed_stands_out_from_what_lies_under_it(tokens: Tokens) -> None:
    for kind, checked in product(set(Kind) - {Kind.QUIET}, (False, True)):
        worn = wear(tokens, kind, checked=checked)
        assert max(contrast(worn.edge, tokens.bg), contrast(worn.fill, tokens.bg)) >= 3, kind
        assert max(contrast(worn.edge, tokens.surface), contrast(worn.fill, tokens.surface)) >= 3


def test_the_letter_of_a_coloured_initial_can_be_read_on_every_fill() -> None:
    assert all(contrast(INITIAL_INK, fill) >= 4.5 for fill in INITIAL_FILLS)


@THEMES
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
def test_the_style_sheet_has_every_name_filled_in(tokens: Tokens, text: float) -> None:
    sheet = style_sheet(tokens, Scale(text=text))

    assert "$" not in sheet
    assert tokens.primary in sheet
    assert f"font-size: {round(16 * text)}px" in sheet


def test_large_text_grows_words_but_not_gaps() -> None:
    large = Scale(text=2.0).sizes()

    assert (large.font_body, large.font_line) == (32, 36)
    assert large.grid == SIZES.grid
    assert SIZES.font_total < large.font_total < 2 * SIZES.font_total


@pytest.mark.parametrize("dpi", [96.0, 120.0, 160.0, 227.0])
def test_a_finger_gets_48_px_and_9_mm_on_any_screen(dpi: float) -> None:
    target = SIZES.scaled(1.0, space_for(dpi)).target

    assert target >= 48
    assert target / dpi * 25.4 >= 8.9


@pytest.mark.parametrize("dpi", [0.0, 25.0, 5_000.0])
def test_a_screen_that_lies_about_its_size_is_drawn_as_usual(dpi: float) -> None:
    assert space_for(dpi) == 1.0


def test_the_fonts_are_ours_and_figures_have_one_width() -> None:
    made = fonts.font(20, QFont.Weight.DemiBold)
    metrics = QFontMetrics(made)

    assert fonts.load_fonts() == 10
    assert QFontInfo(made).family() == "Inter"
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


@pytest.mark.slow
def test_the_theme_that_was_applied_is_the_current_one(dress: Dress) -> None:
    dress(theme="dark", text_scale=1.5)

    assert current_theme().tokens is DARK
    assert current_theme().sizes.font_body == 24


@pytest.mark.slow
def test_reduced_motion_means_none(dress: Dress) -> None:
    assert 0 < current_theme().motion_ms <= 120
    dress(reduced_motion=True)
    assert current_theme().motion_ms == 0


@pytest.mark.parametrize(
    ("version", "python", "fine"),
    [
        ("6.12.0", (3, 11), False),
        ("6.12.0", (3, 10), False),
        ("6.12.0", (3, 12), True),
        ("6.11.3", (3, 11), True),
        ("6.10.3", (3, 11), True),
    ],
)
def test_the_qt_that_aborts_on_this_python_is_refused_in_one_line(
    version: str, python: tuple[int, int], fine: bool
) -> None:
    if fine:
        refuse_bad_pair(version, python)
        return
    with pytest.raises(UnusableQt) as refused:
        refuse_bad_pair(version, python)
    assert "install" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_every_role_that_a_label_wears_is_in_the_style_sheet() -> None:
    """A misspelt role would silently look like body text."""
    room = Path(__file__).parents[2] / "pos_terminal" / "ui"
    sheet = asset("styles", "app.qss").read_text(encoding="utf-8")
    known = set(re.findall(r'role="([a-z-]+)"', sheet)) | {"body", "scrolled"}
    worn: set[str] = set()
    for path in room.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        worn |= set(re.findall(r'setProperty\("role", "([a-z-]+)"\)', source))
        worn |= set(re.findall(r'label\([^()]*(?:\([^()]*\))?[^()]*, "([a-z-]+)"', source))

    assert worn - known == set()
    assert len(worn) > 15


def test_no_colour_and_no_font_size_is_written_outside_of_the_tokens() -> None:
    room = Path(__file__).parents[2] / "pos_terminal" / "ui"
    sources = [p for p in room.rglob("*.py") if p.name != "tokens.py"]
    sources.append(asset("styles", "app.qss"))
    found = {
        path.name: hits
        for path in sources
        if (hits := re.findall(r"#[0-9A-Fa-f]{6}\b|\brgba?\(", path.read_text(encoding="utf-8")))
    }

    assert found == {}


def test_the_window_has_our_icon(dress: Dress) -> None:
    assert not dress().windowIcon().pixmap(64, 64).isNull()
